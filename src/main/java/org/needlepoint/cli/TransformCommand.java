package org.needlepoint.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.needlepoint.casefile.planning.PoseChoice.FixedImage;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.workflow.ExportTransform;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code needlepoint transform}: a pose of a measured case as an ITK transform file. */
@Command(
        name = "transform",
        description = {
            "Writes a registration of a measured case as an ITK transform file (.tfm), for 3D Slicer, ITK-SNAP,",
            "elastix and others. ITK transforms map points of the fixed image to points of the moving one."
        })
final class TransformCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RESULT", description = "result.json of a measured case")
    private Path result;

    @Option(
            names = "--model",
            description = "A fit to write instead of the pose that was used: ${COMPLETION-CANDIDATES}")
    private ExportTransform.Fit model;

    @Option(
            names = "--fixed",
            defaultValue = "MR",
            description = "Image taken as fixed: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private FixedImage fixed;

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "FILE",
            description = "File to write")
    private Path output;

    @Override
    public Integer call() throws ProblemException {
        spec.commandLine().getOut().println(ExportTransform.write(result, Optional.ofNullable(model), fixed, output));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
