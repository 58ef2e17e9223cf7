package org.needlepoint.registration;

import org.needlepoint.wording.Wording;

/** Sentences about what markers say of a registration. */
public enum RegistrationWording implements Wording {
    /** Parts: thickness, localisation error, what is open. */
    COLLINEAR("The markers lie on one line within {0} mm (localisation error {1} mm): {2}"),
    /** Parts: what is open. */
    FROM_MARKERS_ALONE("From the markers alone, {0}"),
    /** Parts: rotation, standard deviation. */
    KNOWN_ONLY_TO("{0} is known only to ±{1}° (1 SD)"),
    /** Parts: labels. */
    ABOUT_LINE("rotation about the line {0}"),
    /** No parts. */
    ABOUT_LEFT_RIGHT("rotation about the left–right axis"),
    /** No parts. */
    ABOUT_FRONT_BACK("rotation about the front–back axis"),
    /** No parts. */
    ABOUT_HEAD_FOOT("rotation about the head–foot axis"),
    /** No parts. */
    THREE_MARKERS("With only three markers a slipped one can pass as a motion of the patient: only the distances "
            + "between them were checked"),
    /** Parts: factor, its interval. */
    ERRORS_LARGER("The markers fit {0} times worse than their localisation errors allow (95 % interval {1} to {2}); "
            + "the predicted error is enlarged accordingly"),
    /** Parts: label, distance. */
    DOUBTFUL_MARKER("Marker {0} is {1} mm from its fitted place, more than its localisation error explains"),
    /** Parts: percentage, uncertainty. */
    DISTANCES_LONGER("Distances between markers are {0} % longer in MR than in CT (uncertainty {1} %)"),
    /** Parts: percentage, uncertainty. */
    DISTANCES_SHORTER("Distances between markers are {0} % shorter in MR than in CT (uncertainty {1} %)"),
    /** Parts: labels, difference, uncertainty. */
    PAIR_LONGER("{0}–{1} is {2} mm longer in MR (uncertainty {3} mm)"),
    /** Parts: labels, difference, uncertainty. */
    PAIR_SHORTER("{0}–{1} is {2} mm shorter in MR (uncertainty {3} mm)"),
    /** Parts: labels, distances. */
    MAY_HAVE_MOVED("{0} may have moved; {1}"),
    /** Parts: percentage. */
    LONGER("{0} % longer"),
    /** Parts: percentage. */
    SHORTER("{0} % shorter"),
    /** Parts: tilt, p. */
    TILT_CONTRADICTS("The markers show a tilt of {0}° between CT and MR slices, more than the protocol allows (p = "
            + "{1}): models that assume parallel slices were set aside"),
    /** Parts: tilt allowed, error by markers alone. */
    RESTS_ON_PROTOCOL("The predicted error rests on slices being parallel within ±{0}° (1 SD), which was not measured; "
            + "the markers alone leave {1} mm (95 %) at the tip"),
    /** No parts. */
    NOT_TEXT("it is not text"),
    /** Parts: line. */
    FIRST_LINE("its first line is not \"{0}\""),
    /** No parts. */
    SEVERAL_TRANSFORMS("it holds more than one transform"),
    /** No parts. */
    LINES_MISSING("the Transform or Parameters line is missing"),
    /** Parts: line. */
    NOT_A_NUMBER("\"{0}\" holds something not a number"),
    /** Parts: line. */
    NOT_FINITE("\"{0}\" holds a number that is not finite"),
    /** No parts. */
    NOT_RIGID("its matrix scales, shears or mirrors"),
    /** Parts: type. */
    OF_TYPE("its type is {0}"),
    /** Parts: type, number. */
    PARAMETER_COUNT("{0} cannot have the {1} parameters given");

    private final String template;

    RegistrationWording(String template) {
        this.template = template;
    }

    @Override
    public String template() {
        return template;
    }
}
