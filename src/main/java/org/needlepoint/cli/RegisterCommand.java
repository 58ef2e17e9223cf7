package org.needlepoint.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.needlepoint.casefile.planning.PoseChoice.FixedImage;
import org.needlepoint.casefile.planning.Purpose;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.workflow.RegisterImages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code needlepoint register}: CT to MR by their intensities. */
@Command(
        name = "register",
        description = {
            "Registers CT to MR by their intensities, without markers, and writes the transform if it passes every",
            "test; refuses rather than write a wrong one. Both images must lie in patient axes."
        })
final class RegisterCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PATH", description = "Folder, zip or DICOMDIR with CT and MR of one patient")
    private Path input;

    @Option(
            names = "--series",
            paramLabel = "PURPOSE=UID",
            description = "Use this series (UID or number) for CT, T1 or T2; may be repeated")
    private Map<Purpose, String> series = new LinkedHashMap<>();

    @Option(
            names = "--start",
            paramLabel = "FILE",
            description = "ITK transform file to start from (default: the bodies' centres and a coarse search)")
    private Path start;

    @Option(
            names = "--fixed",
            defaultValue = "MR",
            description = "Image that is fixed in the files: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private FixedImage fixed;

    @Option(names = "--slice-locked", description = "Take CT and MR slices as parallel")
    private boolean sliceLocked;

    @Option(
            names = "--target",
            paramLabel = "X,Y,Z",
            split = ",",
            description = "Place whose registration matters, MR LPS mm (default: the middle of the body)")
    private double[] target;

    @Option(
            names = "--radius-mm",
            defaultValue = "20",
            description = "Radius of the target in which the error is stated (default: ${DEFAULT-VALUE})")
    private double radiusMm;

    @Option(names = "--seed", defaultValue = "1", description = "Seed of the samples (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "FILE",
            description = "ITK transform file (.tfm) to write")
    private Path output;

    @Override
    public Integer call() throws ProblemException {
        if (target != null && target.length != 3 || !(radiusMm > 0)) {
            throw new ParameterException(
                    spec.commandLine(), "--target takes three numbers, LPS mm, and --radius-mm one above 0");
        }
        List<String> lines;
        try (TerminalProgress progress = new TerminalProgress()) {
            lines = new RegisterImages(
                            input,
                            Map.copyOf(series),
                            Optional.ofNullable(start),
                            fixed,
                            sliceLocked,
                            Optional.ofNullable(target).map(t -> new RegisterImages.Place(t[0], t[1], t[2])),
                            radiusMm,
                            seed,
                            output)
                    .run(progress);
        }
        lines.forEach(spec.commandLine().getOut()::println);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
