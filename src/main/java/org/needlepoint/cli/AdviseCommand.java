package org.needlepoint.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.workflow.AdviseOptions;
import org.needlepoint.workflow.AdvisePlacement;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code needlepoint advise}: where to put the capsules before a scan. */
@Command(
        name = "advise",
        description = {
            "Before the scan: where to put the capsules for a body outline and a target, the predicted error there,",
            "and what a proposed layout lacks. Coordinates in mm: x to the patient's left, y to the back, z to the head;",
            "clock seen from the feet: 12 front, 3 the patient's left."
        })
final class AdviseCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private Body body;

    private static final class Body {
        @Option(names = "--ellipse", paramLabel = "WIDTHxHEIGHT", description = "Body as an ellipse, mm: 160x140")
        private String ellipse;

        @Option(names = "--contour", paramLabel = "FILE", description = "Body outline, JSON or CSV (docs/placement.md)")
        private Path contour;

        @Option(names = "--images", paramLabel = "PATH", description = "Earlier CT or MR: its skin is the outline")
        private Path images;
    }

    @ArgGroup(multiplicity = "1", exclusive = true)
    private Target target;

    private static final class Target {
        @Option(names = "--target", split = ",", paramLabel = "X,Y[,Z]", description = "Target, mm")
        private List<Double> coordinates;

        @ArgGroup(exclusive = false)
        private Depth depth;
    }

    private static final class Depth {
        @Option(
                names = "--depth",
                required = true,
                paramLabel = "MM",
                description = "Depth of the target below the skin")
        private double depthMm;

        @Option(names = "--clock", required = true, paramLabel = "HOUR", description = "... measured at this hour")
        private double clock;
    }

    @Option(names = "--entry-clock", paramLabel = "HOUR", description = "Planned needle entry; default: nearest skin")
    private Double entryClock;

    @Option(
            names = "--free-mm",
            defaultValue = "30",
            paramLabel = "MM",
            description = "Radius round the entry kept free (default: ${DEFAULT-VALUE})")
    private double freeMm;

    @Option(names = "--lying", paramLabel = "SIDE", description = "Side on the table: back, front, left, right")
    private String lying;

    @Option(
            names = {"-n", "--capsules"},
            defaultValue = "6",
            paramLabel = "N",
            description = "Number of capsules, 3 to 8 (default: ${DEFAULT-VALUE})")
    private int count;

    @Option(
            names = "--template",
            defaultValue = "vitamin-d-capsule-six",
            paramLabel = "NAME|FILE",
            description = "Fiducial template, for the localisation errors (default: ${DEFAULT-VALUE})")
    private String template;

    @Option(
            names = "--pitch-mm",
            defaultValue = "4",
            paramLabel = "MM",
            description = "Distance between slices (default: ${DEFAULT-VALUE})")
    private double pitchMm;

    @Option(
            names = "--gap-mm",
            defaultValue = "30",
            paramLabel = "MM",
            description = "Least distance between capsules (default: ${DEFAULT-VALUE})")
    private double gapMm;

    @Option(
            names = "--shift-mm",
            paramLabel = "MM",
            description = "Line A above (+) or below (-) line B; default: chosen")
    private Double shiftMm;

    @Option(
            names = "--max-shift-mm",
            defaultValue = "60",
            paramLabel = "MM",
            description = "Largest distance between the lines (default: ${DEFAULT-VALUE})")
    private double mostShiftMm;

    @Option(names = "--layout", paramLabel = "FILE", description = "A layout to judge, JSON or CSV (docs/placement.md)")
    private Path layout;

    @Option(names = "--accept-mm", defaultValue = "3", paramLabel = "MM", description = "95 %% error that is accepted")
    private double acceptMm;

    @Option(names = "--caution-mm", defaultValue = "5", paramLabel = "MM", description = "95 %% error still usable")
    private double cautionMm;

    @Option(names = "--json", description = "Print JSON")
    private boolean json;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "Write the sheet for the scanner (PDF, HTML, JSON)")
    private Path output;

    @Override
    public Integer call() throws ProblemException {
        AdviseOptions options = new AdviseOptions(
                body.ellipse,
                body.contour,
                body.images,
                target.coordinates,
                target.depth == null ? null : target.depth.depthMm,
                target.depth == null ? null : target.depth.clock,
                entryClock,
                freeMm,
                lying == null ? null : lying.toUpperCase(Locale.ROOT),
                count,
                template,
                pitchMm,
                gapMm,
                shiftMm,
                mostShiftMm,
                layout,
                acceptMm,
                cautionMm);
        AdvisePlacement.Advice advice;
        try (TerminalProgress progress = new TerminalProgress()) {
            advice = AdvisePlacement.advise(options.settings(), progress);
            if (output != null) {
                advice.write(output);
            }
        }
        spec.commandLine().getOut().println(json ? advice.toJson() : advice.toText());
        if (output != null && !json) {
            spec.commandLine().getOut().println("Wrote " + output);
        }
        spec.commandLine().getOut().flush();
        return 0;
    }
}
