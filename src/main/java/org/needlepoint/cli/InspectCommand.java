package org.needlepoint.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.workflow.InspectFolder;
import org.needlepoint.workflow.InspectFolder.Inspection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code needlepoint inspect}: what a folder of DICOM holds, and what is wrong with it. */
@Command(
        name = "inspect",
        description = {
            "Lists the series of a folder, zip or DICOMDIR: patient, role and why, geometry, b-values, ADC",
            "scale, and every problem found."
        })
final class InspectCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PATH", description = "Folder, zip, DICOMDIR or file")
    private Path input;

    @Option(names = "--json", description = "Print JSON instead of a table")
    private boolean json;

    @Override
    public Integer call() throws ProblemException {
        Inspection inspection;
        try (TerminalProgress progress = new TerminalProgress()) {
            inspection = InspectFolder.inspect(input, progress);
        }
        spec.commandLine().getOut().println(json ? inspection.toJson() : inspection.toTable());
        spec.commandLine().getOut().flush();
        return 0;
    }
}
