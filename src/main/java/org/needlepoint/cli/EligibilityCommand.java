package org.needlepoint.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.workflow.AssessEligibility;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code needlepoint eligibility}: reasons for exclusion applied to a table of patients. */
@Command(
        name = "eligibility",
        description = {
            "Applies reasons for exclusion, in order, to a table of patients and prints the flow from all assessed to",
            "those included. What is not known never makes a case eligible: exit code 31 if a case is undecided."
        })
final class EligibilityCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "TABLE.csv", description = "One row for each patient, with a column case_id")
    private Path table;

    @Option(names = "--rules", paramLabel = "FILE", description = "Reasons (JSON); without it the fusion study's six")
    private Path rules;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "Also write the flow diagram (flow.svg, .pdf, .png) and decisions.csv to this folder")
    private Path output;

    @Override
    public Integer call() throws ProblemException {
        AssessEligibility assessment = AssessEligibility.of(table, Optional.ofNullable(rules));
        spec.commandLine().getOut().println(assessment.toText());
        spec.commandLine().getOut().flush();
        if (output != null) {
            assessment.write(output);
        }
        assessment.requireDecided();
        return 0;
    }
}
