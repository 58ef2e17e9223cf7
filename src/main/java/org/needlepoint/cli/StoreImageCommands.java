package org.needlepoint.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.workflow.KeepHistology;
import org.needlepoint.workflow.StoreTarget;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands of {@code needlepoint store} for pictures of histology. */
final class StoreImageCommands {
    private StoreImageCommands() {}

    /** Where the files are. */
    static final class ImageOptions {
        @Option(
                names = "--images",
                paramLabel = "DIR",
                description = "Folder of the image files (default: STORE.images beside an SQLite file)")
        private Path folder;

        KeepHistology in(StoreTarget store) {
            return KeepHistology.in(store, Optional.ofNullable(folder));
        }
    }

    /** {@code store attach-image}. */
    @Command(
            name = "attach-image",
            description = {
                "Attaches a picture of histology (JPEG, PNG, TIFF, SVS) to a core.",
                "It is opened, copied into the folder of images under its SHA-256, and entered with stain and magnification."
            })
    static final class Attach extends StoreAction {
        @Mixin
        private ImageOptions images;

        @Parameters(index = "1", paramLabel = "FILE", description = "Picture")
        private Path file;

        @Option(names = "--case", required = true, paramLabel = "NAME", description = "Case")
        private String caseId;

        @Option(names = "--core", paramLabel = "N", defaultValue = "1", description = "Core (default: 1)")
        private int core;

        @Option(
                names = "--specimen",
                defaultValue = "CORE",
                description = "What it shows: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
        private KeepHistology.Specimen specimen;

        @Option(names = "--stain", required = true, paramLabel = "NAME", description = "Stain, such as HE or Ki-67")
        private String stain;

        @Option(
                names = "--magnification",
                required = true,
                paramLabel = "TIMES",
                description = "Magnification, such as 200")
        private double magnification;

        @Override
        List<String> act(StoreTarget store) throws ProblemException {
            return List.of(images.in(store).attach(file, caseId, core, specimen, stain, magnification));
        }
    }

    /** {@code store images}. */
    @Command(name = "images", description = "Lists the pictures of histology, and whether their files are there.")
    static final class Listing extends StoreAction {
        @Mixin
        private ImageOptions images;

        @Override
        List<String> act(StoreTarget store) throws ProblemException {
            return images.in(store).lines();
        }
    }

    /** {@code store export-images}. */
    @Command(
            name = "export-images",
            description = "Copies the pictures of histology out, each checked against its SHA-256.")
    static final class Export extends StoreAction {
        @Mixin
        private ImageOptions images;

        @Option(names = "--case", paramLabel = "NAME", description = "Only those of this case")
        private String caseId;

        @Option(
                names = {"-o", "--out"},
                required = true,
                paramLabel = "DIR",
                description = "Output folder; made if absent")
        private Path output;

        @Override
        List<String> act(StoreTarget store) throws ProblemException {
            return images.in(store).export(Optional.ofNullable(caseId), output);
        }
    }
}
