package org.needlepoint.registration.intensity;

import org.needlepoint.problem.Problem;
import org.needlepoint.problem.ProblemKind;

/** Ways in which a registration by intensities cannot be tried, or must not be used. */
public enum IntensityProblem implements Problem {
    /** Parts: CT or MR. */
    NO_BODY(
            ProblemKind.REGISTRATION,
            "No body was found in the {0}: no piece of tissue is large enough.",
            "Check that the series shows the limb, or give a mask."),
    /** Parts: CT or MR, slices, columns, rows. */
    TOO_THIN(
            ProblemKind.BAD_GEOMETRY,
            "The {0} has {1} slices of {2} × {3} pixels; the refinement needs at least 4 slices of 16 × 16.",
            "Use a series that covers the tumour."),
    /** Parts: part of the MR samples inside the CT, limit. */
    NO_OVERLAP(
            ProblemKind.REGISTRATION,
            "At the start only {0} of the body in MR lies inside the CT; {1} is needed.",
            "Check that both series show the same part of the body, or give a better start."),
    /** Parts: the test, its number, its limit. */
    REFUSED(
            ProblemKind.REGISTRATION,
            "The images cannot be registered reliably: {0} is {1}, limit {2}.",
            "Use the markers' registration without refinement, or repeat the scan in the position of the MR.");

    private final ProblemKind kind;
    private final String message;
    private final String remedy;

    IntensityProblem(ProblemKind kind, String message, String remedy) {
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
