package org.needlepoint.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.workflow.CheckPublishedTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code needlepoint check-table}: whether published figures can hold together. */
@Command(
        name = "check-table",
        description = {
            "Checks whether the figures of a publication can hold together (counts, percentages, means, quartiles, areas",
            "under curves, tests; format in docs/consistency.md) and prints the arithmetic. Exit code 32 if they cannot."
        })
final class CheckTableCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE.json", description = "Published figures")
    private Path file;

    @Override
    public Integer call() throws ProblemException {
        CheckPublishedTable check = CheckPublishedTable.of(file);
        spec.commandLine().getOut().println(check.toText());
        spec.commandLine().getOut().flush();
        check.requireConsistent();
        return 0;
    }
}
