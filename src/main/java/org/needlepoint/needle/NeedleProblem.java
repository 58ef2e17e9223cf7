package org.needlepoint.needle;

import org.needlepoint.problem.Problem;
import org.needlepoint.problem.ProblemKind;

/** What can go wrong with the needle and its core. */
public enum NeedleProblem implements Problem {
    /** {0} what was searched. */
    NO_NEEDLE(
            ProblemKind.NEEDLE,
            "No biopsy needle was found in {0}: nothing metal-dense, thin and straight enters the body from outside the skin.",
            "Check that this CT shows the needle in place, or give two points on the needle, its tip and another on the"
                    + " shaft, by hand."),
    /** {0} the candidates. */
    SEVERAL_NEEDLES(
            ProblemKind.NEEDLE,
            "Several needles were found and nothing tells which one took the core: {0}.",
            "Choose one of them, or give two points on the needle by hand."),
    /** {0} distance between the points. */
    POINTS_TOO_CLOSE(
            ProblemKind.NEEDLE,
            "The two points given for the needle are only {0} apart, which does not define its direction.",
            "Give the tip and a point at least 10 mm further out on the shaft."),
    /** {0} angle between needle and slice plane. */
    CORE_ACROSS_SLICE(
            ProblemKind.CORE,
            "The needle stands {0} out of the slice plane; a core rectangle cannot be laid in that slice.",
            "Choose a series whose slices hold the needle."),
    /** {0} length outside. */
    CORE_OUTSIDE_IMAGE(
            ProblemKind.CORE,
            "{0} of the core rectangle lies outside the image.",
            "Choose a slice and series that cover the whole core, or check needle tip and registration.");

    private final ProblemKind kind;
    private final String message;
    private final String remedy;

    NeedleProblem(ProblemKind kind, String message, String remedy) {
        this.kind = kind;
        this.message = message;
        this.remedy = remedy;
    }

    @Override
    public ProblemKind kind() {
        return kind;
    }

    @Override
    public String message() {
        return message;
    }

    @Override
    public String remedy() {
        return remedy;
    }
}
