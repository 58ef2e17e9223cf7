package org.needlepoint.placement;

import org.needlepoint.problem.Problem;
import org.needlepoint.problem.ProblemKind;

/** Why no advice can be given about where to put capsules. */
public enum PlacementProblem implements Problem {
    /** {0} file, {1} reason. */
    FILE_UNREADABLE(ProblemKind.BAD_FILE, "Cannot read {0}: {1}.", "Check the path and that the file may be read."),
    /** {0} file, {1} what is wrong. */
    FILE_MALFORMED(
            ProblemKind.BAD_FILE,
            "{0}: {1}.",
            "docs/placement.md describes the contour file and the layout file, with an example of each."),
    /** {0} contour, {1} gap mm. */
    CONTOUR_OPEN(
            ProblemKind.BAD_GEOMETRY,
            "{0} is not closed: its last point lies {1} from its first, farther than its points lie apart.",
            "Give the whole outline, all round the body, and repeat the first point at the end."),
    /** {0} contour, {1} place of the crossing. */
    CONTOUR_CROSSES_ITSELF(
            ProblemKind.BAD_GEOMETRY,
            "{0} crosses itself near {1}.",
            "Give the points in their order round the body, each once."),
    /** {0} contour, {1} size. */
    CONTOUR_SIZE(
            ProblemKind.BAD_GEOMETRY,
            "{0} is {1} in size, which is no limb or trunk (35 to 800 mm).",
            "Give lengths in millimetres: 16 cm is 160."),
    /** {0} where the target is. */
    TARGET_OUTSIDE(
            ProblemKind.BAD_SETTINGS,
            "The target {0} lies outside the body contour.",
            "Give the target in the contour's own coordinates, mm: x to the patient's left, y to the back, z to the head."),
    /** {0} level of the target, {1} levels of the contour. */
    TARGET_BEYOND_LEVELS(
            ProblemKind.BAD_SETTINGS,
            "The target is at level z = {0}, and the contour covers {1}.",
            "Give a contour that reaches 20 mm beyond the target on both sides, or one contour without levels."),
    /** {0} places needed, {1} line, {2} places left and why. */
    TOO_FEW_PLACES(
            ProblemKind.BAD_SETTINGS,
            "There is no room for {0} capsules on line {1}: {2}.",
            "Lower --free-mm or --gap-mm, leave out --lying, or use fewer capsules."),
    /** {0} option, {1} value, {2} what is allowed. */
    BAD_VALUE(ProblemKind.BAD_SETTINGS, "{0} is {1}; it must be {2}.", "Correct the option."),
    /** {0} capsule, {1} distance. */
    CAPSULE_OFF_SKIN(
            ProblemKind.BAD_SETTINGS,
            "Capsule {0} of the layout lies {1} from the skin.",
            "Give positions on the skin, in mm and in the contour's own coordinates."),
    /** {0} what is wrong with the labels. */
    LAYOUT_LABELS(
            ProblemKind.BAD_SETTINGS,
            "The layout cannot be judged: {0}.",
            "Give three to eight capsules, each label once, at least 5 mm apart."),
    /** {0} series, {1} level. */
    NO_SKIN_IN_IMAGES(
            ProblemKind.BAD_GEOMETRY,
            "No whole body outline was found in {0} {1}.",
            "Use a transverse series that shows the whole limb or trunk with air around it, or give --ellipse or --contour.");

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
