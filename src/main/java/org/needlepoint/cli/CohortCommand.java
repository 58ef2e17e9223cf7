package org.needlepoint.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.workflow.AnalyseCohort;
import org.needlepoint.workflow.CohortInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code needlepoint cohort}: the study's tables and figures from measured cases or a table. */
@Command(
        name = "cohort",
        description = {
            "Turns a table of cases (CSV), or a folder of measured cases and CSV files joined by case_id, into the study's",
            "Tables 1-6 and Figures 1, 3, 6 and 7 with supplement, methods and report. docs/cohort.md lists the columns,",
            "their units and the headings that are understood."
        })
final class CohortCommand implements Callable<Integer> {
    private static final int FEWEST_DRAWS = 100;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "DIR_OR_CSV",
            description = "Table, folder with tables and measured cases, or store (SQLite file, jdbc:postgresql: URL)")
    private String input;

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "DIR",
            description = "Output folder; made if absent")
    private Path output;

    @Option(
            names = "--pathology",
            paramLabel = "FILE",
            description = "Further CSV file, joined by case; may be repeated")
    private List<Path> pathology = List.of();

    @Option(
            names = "--eligibility",
            paramLabel = "FILE",
            description =
                    "Reasons for exclusion, for tables of candidates (default: eligibility.json of the folder, else"
                            + " those of the study)")
    private Path eligibility;

    @Option(
            names = "--marker",
            paramLabel = "COLUMN:END",
            description = "Further marker and its positive end, such as adc_median:lower; may be repeated")
    private List<String> markers = List.of();

    @Option(
            names = "--ki67-cut-off",
            paramLabel = "PERCENT",
            defaultValue = "30",
            description = "From here on expression is high (default: ${DEFAULT-VALUE})")
    private double ki67CutOff;

    @Option(
            names = "--adjust",
            defaultValue = "NONE",
            description = "Adjust p-values within a table: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private AnalyseCohort.Adjustment adjustment;

    @Option(
            names = "--normality-of-all",
            description =
                    "Let normality over all cases decide between t and rank-sum test, as the study did; default: of"
                            + " each group")
    private boolean wholeNormality;

    @Option(names = "--student", description = "Student's t test instead of Welch's")
    private boolean student;

    @Option(
            names = "--draws",
            defaultValue = "10000",
            description = "Draws of the bootstrap, 100 or more (default: ${DEFAULT-VALUE})")
    private int draws;

    @Option(names = "--seed", defaultValue = "1", description = "Seed of the draws (default: ${DEFAULT-VALUE})")
    private long seed;

    @Override
    public Integer call() throws ProblemException {
        if (draws < FEWEST_DRAWS) {
            throw new ParameterException(spec.commandLine(), "--draws must be " + FEWEST_DRAWS + " or more");
        }
        if (!(ki67CutOff > 0 && ki67CutOff <= 100)) {
            throw new ParameterException(spec.commandLine(), "--ki67-cut-off must be above 0, to 100");
        }
        AnalyseCohort.Choices choices = new AnalyseCohort.Choices(
                pathology,
                Optional.ofNullable(eligibility),
                markers,
                ki67CutOff,
                adjustment,
                wholeNormality,
                student,
                draws,
                seed);
        List<String> lines;
        try (CohortInput tables = CohortInput.of(input, System.getProperty("user.name"));
                TerminalProgress progress = new TerminalProgress()) {
            lines = AnalyseCohort.run(tables.path(), output, choices, progress);
        }
        lines.forEach(spec.commandLine().getOut()::println);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
