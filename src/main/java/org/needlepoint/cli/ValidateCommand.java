package org.needlepoint.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.workflow.ValidateStatistics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code needlepoint validate}: the program's statistics against those of another program. */
@Command(
        name = "validate",
        description = {
            "Recomputes every statistical result in a reference file (JSON with input columns and results, see",
            "docs/statistics.md), prints the largest relative difference per test, and what the file holds that is",
            "not known. Exit code 28 if a result differs above its tolerance (1e-8, iterative fits 1e-6)."
        })
final class ValidateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "Reference file")
    private Path file;

    @Override
    public Integer call() throws ProblemException {
        ValidateStatistics validation = ValidateStatistics.of(file);
        spec.commandLine().getOut().println(validation.toTable());
        spec.commandLine().getOut().flush();
        validation.requireAgreement();
        return 0;
    }
}
