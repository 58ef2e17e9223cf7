package org.needlepoint.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.workflow.RemeasureCohort;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code needlepoint remeasure}: every case of a cohort again from its inputs. */
@Command(
        name = "remeasure",
        description = {
            "Measures every case of a cohort again from its images, with the settings its result.json records,",
            "and says which values changed and why. Changes nothing of the cohort. Exits with 29 unless every",
            "case came out the same."
        })
final class RemeasureCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "COHORT", description = "Folder that holds the cases' result.json, or one such file")
    private Path cohort;

    @Option(
            names = "--inputs",
            paramLabel = "DIR",
            description = "Folder that holds each case's images under its case name, if they moved")
    private Path inputs;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "Write remeasure.csv and the new results here")
    private Path output;

    @Override
    public Integer call() throws ProblemException {
        RemeasureCohort done;
        try (TerminalProgress progress = new TerminalProgress()) {
            done = RemeasureCohort.run(cohort, Optional.ofNullable(inputs), Optional.ofNullable(output), progress);
        }
        done.lines().forEach(spec.commandLine().getOut()::println);
        spec.commandLine().getOut().flush();
        done.requireSame();
        return 0;
    }
}
