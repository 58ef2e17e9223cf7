package org.needlepoint.registration;

import org.needlepoint.problem.Problem;
import org.needlepoint.problem.ProblemKind;

/** Ways in which a registration can be impossible or must not be used. */
public enum RegistrationProblem implements Problem {
    /** Parts: number of pairs. */
    TOO_FEW_MARKERS(
            ProblemKind.MARKERS,
            "A registration needs at least three markers found in both CT and MR; there are {0}.",
            "Place the missing markers by hand in a marks file, or add bone or vessel landmarks seen in both images."),
    /** Parts: label. */
    DUPLICATE_LABEL(
            ProblemKind.MARKERS,
            "Marker {0} is given more than once.",
            "Give each marker one position in CT and one in MR, and its own label."),
    /** Parts: two labels, distance, frame. */
    COINCIDENT_MARKERS(
            ProblemKind.MARKERS,
            "Markers {0} and {1} lie {2} apart in the {3}: one marker was taken twice.",
            "Remove or correct one of the two positions."),
    /** Parts: labels, distances moved. */
    MARKERS_SLIPPED(
            ProblemKind.REGISTRATION,
            "{0} moved between CT and MR: {1} away from where the other markers place it.",
            "Check {0} in both images; if it slipped on the skin, leave it out or repeat the scan with it fixed."),
    /** Parts: the evidence. */
    MARKERS_INCONSISTENT(
            ProblemKind.REGISTRATION,
            "The markers moved against each other between CT and MR and it cannot be told which: {0}.",
            "Check every marker in both images; repeat the scan that has the slipped markers, or use landmarks."),
    /** Parts: RMS residual of the proper and of the mirrored fit. */
    MIRRORED(
            ProblemKind.REGISTRATION,
            "The marker positions in CT and MR are mirror images of each other: fit {0} RMS, mirrored {1} RMS.",
            "Check left and right, the order of the labels, and the patient position recorded in both images."),
    /** Parts: angle. */
    IMPLAUSIBLE_ROTATION(
            ProblemKind.REGISTRATION,
            "The markers fit only if the patient was turned by {0} between CT and MR.",
            "Check the order of the labels and the patient position recorded in both images: this is usually a mirrored"
                    + " or reversed marker order."),
    /** Parts: relative difference with {@code longer} or {@code shorter}, its uncertainty. */
    SCALE_DIFFERS(
            ProblemKind.REGISTRATION,
            "Distances between markers are {0} in MR than in CT (uncertainty {1}).",
            "Check the pixel and slice spacing of both series and MR distortion correction; rigid motion cannot change"
                    + " lengths."),
    /** Parts: predicted error, limit, model. */
    ERROR_TOO_LARGE(
            ProblemKind.REGISTRATION,
            "The predicted registration error at the needle tip is {0} (95 %), above the limit of {1} (model: {2}).",
            "Add markers or landmarks away from the present line or plane and nearer the target, or locate the markers"
                    + " more exactly on thinner slices."),
    /** Parts: number of steps. */
    NOT_SETTLED(
            ProblemKind.REGISTRATION,
            "The fit to the markers did not settle in {0} steps: the positions contradict each other.",
            "Check the labels and positions of the markers in both images."),
    /** Parts: file, what is wrong. */
    NOT_A_TRANSFORM_FILE(
            ProblemKind.BAD_FILE,
            "{0} is not an ITK text transform: {1}.",
            "Export the transform as an ITK .tfm or .txt file with one linear transform."),
    /** Parts: file, transform type or reason. */
    NOT_A_RIGID_TRANSFORM(
            ProblemKind.BAD_FILE,
            "{0} does not hold one rigid transform: {1}.",
            "Export a rigid transform (Euler3D, VersorRigid3D, or an affine matrix without scale and shear)."),
    /** Parts: file. */
    TRANSFORM_NOT_READABLE(ProblemKind.BAD_FILE, "{0} cannot be read.", "Check that the file exists and may be read."),
    /** Parts: file. */
    TRANSFORM_NOT_WRITABLE(
            ProblemKind.OUTPUT, "{0} cannot be written.", "Choose a folder that exists and may be written.");

    private final ProblemKind kind;
    private final String message;
    private final String remedy;

    RegistrationProblem(ProblemKind kind, String message, String remedy) {
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
