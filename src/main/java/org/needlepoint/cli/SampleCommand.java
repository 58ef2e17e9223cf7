package org.needlepoint.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.workflow.MakeSampleCase;
import org.needlepoint.workflow.MakeTeachingCohort;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code needlepoint sample}: a synthetic case with known truth. */
@Command(
        name = "sample",
        description = {
            "Makes a synthetic case: DICOM files of CT, MR and spectroscopy, and truth.json with what is true of it.",
            "Every parameter of a recipe can be changed with --set; the recipe is repeated in truth.json."
        })
final class SampleCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME|FILE",
            description = "A named recipe (see --list) or a JSON file with one")
    private String recipe;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "Output folder; made if absent")
    private Path output;

    @Option(names = "--list", description = "List the named recipes")
    private boolean list;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the noise")
    private Long seed;

    @Option(names = "--cohort", description = "Make the teaching cohort of 32 cases (tables) instead of one case")
    private boolean cohort;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Change a parameter, for example --set ct.spacingMm=2; may be repeated")
    private Map<String, String> changes = new LinkedHashMap<>();

    @Override
    public Integer call() throws ProblemException {
        if (list) {
            for (MakeSampleCase.Named named : MakeSampleCase.recipes()) {
                spec.commandLine().getOut().printf("%-20s %s%n", named.name(), named.description());
            }
            spec.commandLine().getOut().flush();
            return 0;
        }
        if (cohort) {
            return cohort();
        }
        if (recipe == null || output == null) {
            throw new ParameterException(spec.commandLine(), "Name a recipe and an output folder, or use --list");
        }
        Map<String, String> all = new LinkedHashMap<>(changes);
        if (seed != null) {
            all.put("seed", Long.toString(seed));
        }
        try (TerminalProgress progress = new TerminalProgress()) {
            MakeSampleCase.make(recipe, all, output, progress);
        }
        spec.commandLine()
                .getOut()
                .println("Wrote " + output + " (synthetic; its truth is in " + MakeSampleCase.TRUTH_FILE + ")");
        spec.commandLine().getOut().flush();
        return 0;
    }

    private int cohort() throws ProblemException {
        if (recipe != null || output == null || !changes.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--cohort takes an output folder and perhaps a seed, but no recipe and no --set");
        }
        MakeTeachingCohort.make(seed == null ? MakeTeachingCohort.SEED : seed, output);
        spec.commandLine().getOut().println("Wrote " + output + " (synthetic; README.md says what it is)");
        spec.commandLine().getOut().flush();
        return 0;
    }
}
