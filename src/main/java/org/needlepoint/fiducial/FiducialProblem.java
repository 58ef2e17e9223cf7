package org.needlepoint.fiducial;

import org.needlepoint.problem.Problem;
import org.needlepoint.problem.ProblemKind;

/** What can go wrong with markers and their templates. */
public enum FiducialProblem implements Problem {
    /** {0} file, {1} field, {2} why. */
    TEMPLATE_INVALID(
            ProblemKind.BAD_SETTINGS,
            "The fiducial template {0} cannot be used: field {1}: {2}.",
            "Correct the field; fiducial-templates/template.schema.json describes each one and"
                    + " vitamin-d-capsule-six.json is a complete example."),
    /** {0} file, {1} why. */
    TEMPLATE_UNREADABLE(
            ProblemKind.BAD_SETTINGS,
            "The fiducial template {0} cannot be read: {1}.",
            "Give the path of a JSON file, or the name of a template in fiducial-templates."),
    /** {0} name, {1} names that exist. */
    TEMPLATE_UNKNOWN(
            ProblemKind.BAD_SETTINGS,
            "There is no fiducial template named {0}.",
            "Choose one of {1}, or give the path of a JSON file."),
    /** {0} position, {1} image, {2} why. */
    NO_MARKER_THERE(
            ProblemKind.MARKERS,
            "No marker of the template's shape was found at {0} in the {1}: {2}.",
            "Place the mark on the marker itself, or state its position exactly in a marks file."),
    /** {0} labels per modality, {1} what was found. */
    MARKERS_MISSING(
            ProblemKind.MARKERS,
            "Markers are missing: {0}. Found: {1}.",
            "Check that the markers lie in the scanned volume and that the template fits them, or place them by hand"
                    + " in a marks file."),
    /** {0} alternatives, {1} why. */
    MARKERS_AMBIGUOUS(
            ProblemKind.MARKERS,
            "The markers cannot be told apart: {1}. Possible: {0}.",
            "State the labels and positions by hand in a marks file."),
    /** {0} evidence. */
    MARKERS_MIRRORED(
            ProblemKind.MARKERS,
            "MR and CT show the markers mirrored, left for right: {0}. One examination is of the other limb, or one"
                    + " image is flipped.",
            "Check patient, side and orientation of both examinations; do not use this pair before the cause is"
                    + " found. A template or marks file cannot mend it."),
    /** {0} markers and millimetres. */
    MARKERS_SLIPPED(
            ProblemKind.MARKERS,
            "Markers moved between MR and CT: {0}.",
            "Look at the skin: if a marker has left its mark, leave it out (marks file, at least three others) or put"
                    + " it back and scan again. If all sit on their marks, check spacing and tilt of both series.");

    private final ProblemKind kind;
    private final String message;
    private final String remedy;

    FiducialProblem(ProblemKind kind, String message, String remedy) {
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
