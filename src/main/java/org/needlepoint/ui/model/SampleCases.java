package org.needlepoint.ui.model;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.work.Progress;
import org.needlepoint.workflow.MakeSampleCase;

/** The sample cases that come with the program: in its folder, else made in the user's data folder when they are opened. */
public final class SampleCases {
    /** The committed ones; their recipes have the same names. */
    private static final List<String> NAMES = List.of("thigh-high-grade", "calf-low-grade", "trunk-moved");

    private static final String FOLDER = "sample-cases";

    private final Path data;
    private final Optional<Path> installed;

    /**
     * A sample case.
     *
     * @param name its name; the window's texts say what it shows
     */
    public record Sample(String name) {}

    SampleCases(Path data) {
        this(data, besideProgram());
    }

    SampleCases(Path data, Optional<Path> installed) {
        this.data = data;
        this.installed = installed;
    }

    /** The folder of sample cases nearest above the program's classes or jar. */
    private static Optional<Path> besideProgram() {
        try {
            Path code = Path.of(SampleCases.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            for (Path p = code; p != null; p = p.getParent()) {
                if (Files.isDirectory(p.resolve(FOLDER).resolve(NAMES.get(0)))) {
                    return Optional.of(p.resolve(FOLDER));
                }
            }
            return Optional.empty();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The program's place is always a file", e);
        }
    }

    List<Sample> list() {
        return NAMES.stream().map(Sample::new).toList();
    }

    private Optional<Path> installed(Sample sample) {
        return installed.map(i -> i.resolve(sample.name())).filter(Files::isDirectory);
    }

    private Path own(Sample sample) {
        return data.resolve(FOLDER).resolve(sample.name());
    }

    /** Whether its images need not be made first. */
    boolean isThere(Sample sample) {
        return installed(sample).isPresent() || Files.isDirectory(own(sample));
    }

    /** The folder with its images, which may have to be made. */
    Path folder(Sample sample, Progress progress) throws ProblemException {
        if (!isThere(sample)) {
            // Appears whole or not at all.
            MakeSampleCase.make(sample.name(), Map.of(), own(sample), progress);
        }
        return installed(sample).orElseGet(() -> own(sample));
    }
}
