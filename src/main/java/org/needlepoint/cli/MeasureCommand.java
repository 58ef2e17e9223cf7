package org.needlepoint.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import org.needlepoint.casefile.planning.AdcFitChoice;
import org.needlepoint.casefile.planning.Hazard;
import org.needlepoint.casefile.planning.MeasuringRules;
import org.needlepoint.casefile.planning.ModelChoice;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.PoseChoice;
import org.needlepoint.casefile.planning.Purpose;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.workflow.MeasureCase;
import org.needlepoint.workflow.MeasureIntoStore;
import org.needlepoint.workflow.ReportLanguages;
import org.needlepoint.workflow.session.MeasureSettings;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code needlepoint measure}: the main job, from a folder of DICOM to the values in the core. */
@Command(
        name = "measure",
        description = {
            "Registers the MR target slice to the CT slice with the needle tip, lays the core rectangle",
            "and reads ADC and Cho/Cr in it, with intervals. Writes result.json, result.csv, report.html",
            "and report.pdf. Refuses, with a reason and an exit code from 10 on, what it cannot measure."
        })
final class MeasureCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PATH", description = "Folder, zip or DICOMDIR with CT and MR of one patient")
    private Path input;

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "DIR",
            description = "Output folder; made if absent")
    private Path output;

    @Option(
            names = "--template",
            paramLabel = "NAME|FILE",
            defaultValue = PlanningCase.DEFAULT_TEMPLATE,
            description = "Fiducial template: a name in fiducial-templates or a file (default: ${DEFAULT-VALUE})")
    private String template;

    @Option(
            names = "--marks",
            paramLabel = "FILE",
            description = "Manual marker and needle positions that override detection (docs/marks-file.md)")
    private Path marks;

    @Option(
            names = "--needle",
            paramLabel = "N",
            description = "Which needle candidate to use, 1 for the first listed, when there are several")
    private Integer needle;

    @Option(
            names = "--model",
            defaultValue = "RECOMMENDED",
            description = "Registration model: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private ModelChoice model;

    @Option(
            names = "--transform",
            paramLabel = "FILE",
            description = {
                "ITK transform file (.tfm, .txt) to use instead of the fitted pose; the markers judge it",
                "and the predicted error contains how far it departs from them"
            })
    private Path transform;

    @Option(
            names = "--transform-fixed",
            defaultValue = "MR",
            description = "Image that was fixed when the file was made: ${COMPLETION-CANDIDATES} (default: MR, as in"
                    + " mr-to-ct.tfm)")
    private PoseChoice.FixedImage transformFixed;

    @Option(
            names = "--refine",
            description = {
                "Refine the pose by the images' intensities, within what the markers allow; a refinement that",
                "cannot be trusted is left out and named"
            })
    private boolean refine;

    @Option(
            names = "--nudge",
            paramLabel = "DX,DY,DZ,RX,RY,RZ",
            description = {
                "Move the CT on the MR by hand: shift in mm (LPS, MR axes) after a turn about the tip in degrees",
                "(rotation vector, same axes); the predicted error contains the move"
            })
    private String nudge;

    @Option(
            names = "--adc-fit",
            defaultValue = "WEIGHTED_LOG_LINEAR",
            description = "ADC from more than two b-values: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private AdcFitChoice adcFit;

    @Option(
            names = "--series",
            paramLabel = "PURPOSE=UID",
            description = "Use this series (UID or number) for CT, T2, T1, DWI, ADC or MRS; may be repeated")
    private Map<Purpose, String> series = new LinkedHashMap<>();

    @Option(
            names = "--without-series",
            paramLabel = "SERIES",
            description = "Use this series (UID or number) for nothing; may be repeated")
    private List<String> withoutSeries = new ArrayList<>();

    @Option(
            names = "--draws",
            defaultValue = "1000",
            description = "Draws of pose, needle and noise for the intervals (default: ${DEFAULT-VALUE})")
    private int draws;

    @Option(names = "--seed", defaultValue = "1", description = "Seed of the draws (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--accept-mm",
            defaultValue = "3",
            description = "Predicted 95 %% error at the tip up to which the registration is accepted (default: 3)")
    private double acceptMm;

    @Option(
            names = "--caution-mm",
            defaultValue = "5",
            description = "Predicted 95 %% error at the tip above which the registration is refused (default: 5)")
    private double cautionMm;

    @Option(
            names = "--exclude",
            paramLabel = "LABEL",
            split = ",",
            description = "Leave these markers out of the registration, such as P3; the result records the effect")
    private List<String> exclude = List.of();

    @Option(
            names = "--acknowledge",
            paramLabel = "HAZARD",
            split = ",",
            converter = HazardConverter.class,
            description = "Measure although the images differ in this; you have checked that it is no mistake:"
                    + " two-patients, two-sides")
    private Set<Hazard> acknowledge = Set.of();

    @ArgGroup(exclusive = false, heading = "%nInto the store of a study:%n")
    private InStore inStore;

    /** Which store takes the measurement or its refusal. */
    static final class InStore {
        @Option(
                names = "--store",
                required = true,
                paramLabel = "STORE",
                description = {
                    "Add the measurement to this store, or record the refusal there, so that eligibility and the flow",
                    "diagram count it; the exit code stays"
                })
        private String store;

        @Option(
                names = "--case",
                paramLabel = "NAME",
                description = "Name of the case in the store (default: name of the input)")
        private String caseId;

        @Option(names = "--core", paramLabel = "N", defaultValue = "1", description = "Core (default: 1)")
        private int core = 1;

        @Option(
                names = "--key",
                paramLabel = "FILE",
                description = "Key file (default: STORE.key beside an SQLite file)")
        private Path key;

        @Option(names = "--as", paramLabel = "NAME", description = "Who acts (default: the system's user)")
        private String actor;
    }

    @Option(names = "--timings", description = "Print how long each step took")
    private boolean timings;

    @Option(
            names = "--language",
            paramLabel = "LANGUAGE",
            defaultValue = "en",
            converter = LanguageConverter.class,
            description =
                    "Language of the report: en, zh-CN (default: ${DEFAULT-VALUE}); result.json is the same in all")
    private Locale language;

    @Option(names = "--core-length-mm", defaultValue = "20", description = "Length of the core (default: 20)")
    private double coreLengthMm;

    @Option(names = "--core-width-mm", defaultValue = "2", description = "Width of the core (default: 2)")
    private double coreWidthMm;

    @Override
    public Integer call() throws ProblemException {
        MeasureCase job = new MeasureCase(settings(), ReportLanguages.of(language));
        MeasureCase.Outcome outcome;
        List<String> times;
        try (TerminalProgress terminal = new TerminalProgress()) {
            StepTimes progress = new StepTimes(terminal);
            outcome = inStore == null
                    ? job.run(progress)
                    : new MeasureIntoStore(
                                    job,
                                    StoreOptions.target(inStore.store, inStore.key, inStore.actor),
                                    Optional.ofNullable(inStore.caseId),
                                    inStore.core)
                            .run(spec.commandLine().getErr()::println, progress);
            times = timings ? progress.lines() : List.of();
        }
        outcome.summary().forEach(spec.commandLine().getOut()::println);
        times.forEach(spec.commandLine().getOut()::println);
        spec.commandLine().getOut().flush();
        return 0;
    }

    private MeasureSettings settings() {
        try {
            PlanningCase decisions = PlanningCase.of(input)
                    .withTemplate(template)
                    .withSeries(series)
                    .withNotUsed(new HashSet<>(withoutSeries))
                    .withNeedle(needle == null ? OptionalInt.empty() : OptionalInt.of(needle))
                    .withExcluded(exclude)
                    .withPose(new PoseChoice(
                            Optional.ofNullable(transform),
                            transformFixed,
                            refine,
                            Optional.ofNullable(nudge).map(PoseChoice.Nudge::parse)))
                    .withRules(new MeasuringRules(
                            model, adcFit, acceptMm, cautionMm, coreLengthMm, coreWidthMm, draws, seed));
            return new MeasureSettings(decisions, output, Optional.ofNullable(marks), acknowledge);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    /** The languages of reports by their tags. */
    static final class LanguageConverter implements CommandLine.ITypeConverter<Locale> {
        @Override
        public Locale convert(String value) {
            return ReportLanguages.ALL.stream()
                    .filter(l -> l.toLanguageTag().equalsIgnoreCase(value.trim()))
                    .findFirst()
                    .orElseThrow(() -> new CommandLine.TypeConversionException(
                            value + " is no language of reports; use one of: en, zh-CN"));
        }
    }

    /** Hazards are written with hyphens on the command line. */
    static final class HazardConverter implements CommandLine.ITypeConverter<Hazard> {
        @Override
        public Hazard convert(String value) {
            for (Hazard hazard : Hazard.values()) {
                if (hazard.name().replace('_', '-').equalsIgnoreCase(value.trim())) {
                    return hazard;
                }
            }
            throw new CommandLine.TypeConversionException("\"" + value + "\" is neither two-patients nor two-sides");
        }
    }
}
