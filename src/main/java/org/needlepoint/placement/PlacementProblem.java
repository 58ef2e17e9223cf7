package org.needlepoint.placement;

import org.needlepoint.problem.Problem;
import org.needlepoint.problem.ProblemKind;

/** Why no placement can be advised. */
public enum PlacementProblem implements Problem {
    /** Parts: which outline, what is wrong with it. */
    BAD_OUTLINE(
            ProblemKind.BAD_GEOMETRY,
            "{0} {1}.",
            "Give each outline as its corners in order, once round, in millimetres."),
    /** Parts: size. */
    IMPLAUSIBLE_SIZE(
            ProblemKind.BAD_GEOMETRY,
            "An outline of {0} is no limb and no trunk (30 to 700 mm).",
            "Give the outline in millimetres."),
    /** Parts: target. */
    TARGET_OUTSIDE(
            ProblemKind.BAD_GEOMETRY,
            "The target {0} does not lie under the skin.",
            "Check the target against the outline: x grows to the patient's left, y to the back, z to the head, mm."),
    /** Parts: capsules wanted, places found. */
    NO_ROOM(
            ProblemKind.BAD_SETTINGS,
            "{0} capsules do not fit: the skin that is left has room for {1}.",
            "Use a smaller --free-mm or --gap-mm, or leave out --lying."),
    /** Parts: number. */
    BAD_COUNT(
            ProblemKind.BAD_SETTINGS,
            "{0} capsules cannot be planned; 3 to 8 can.",
            "Use three capsules on one line or six on two."),
    /** Parts: file, field, what is wrong. */
    FILE_MALFORMED(ProblemKind.BAD_SETTINGS, "{0}: {1} {2}.", "Correct it after docs/placement.md."),
    /** Parts: file, reason. */
    FILE_NOT_READABLE(ProblemKind.BAD_SETTINGS, "{0} cannot be read: {1}.", "Check the path.");

    private final ProblemKind kind;
    private final String message;
    private final String remedy;

    PlacementProblem(ProblemKind kind, String message, String remedy) {
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
