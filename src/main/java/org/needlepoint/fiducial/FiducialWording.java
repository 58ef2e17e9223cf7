package org.needlepoint.fiducial;

import org.needlepoint.wording.Wording;

/** Sentences about marker-like places and how they were matched. */
public enum FiducialWording implements Wording {
    /** Parts: line, what the parser says. */
    NOT_JSON("it is not JSON at line {0} ({1})"),
    /** No parts. */
    WHOLE_FILE("(whole file)"),
    /** No parts. */
    LOOKING("Looking for markers"),
    /** Parts: number. */
    FITTING("Fitting {0} marker candidates"),
    /** Parts: length, height, signal, misfit. */
    CANDIDATE("{0} mm long, {1} mm high, {2}, misfit {3} % of the contrast"),
    /** Parts: length, height, signal, height of the centre, misfit. */
    CANDIDATE_ON_SKIN("{0} mm long, {1} mm high, {2}, centre {3} mm above the skin, misfit {4} % of the contrast"),
    /** Parts: part of tissue's. */
    SIGNAL("signal {0} of tissue"),
    /** No parts. */
    EVENLY_SPACED("The markers of a line are evenly spaced: only the order from right to left tells them apart, not "
            + "their distances."),
    /** Parts: two positions. */
    EQUALLY_RIGHT("Two markers of a line lie almost equally far to the right; their labels may be exchanged, their "
            + "pairing is not affected: {0} and {1}."),
    /** Parts: markers. */
    ONE_LINE("Only one line of {0} markers was found in both images; it is measured alone."),
    /** No parts. */
    OTHER_IN_MR_ONLY("The other line was seen in MR only."),
    /** Parts: line. */
    LINE_BY_CONVENTION("Which line is on the target slice is not known; by convention line {0} is the one nearer the "
            + "head. The pairs are not affected."),
    /** Parts: number. */
    SEVERAL_FIT("the distances between the markers fit {0} assignments"),
    /** Parts: mirrored, all, as they are. */
    MIRRORED("{0} of {1} agree mirrored, {2} as they are"),
    /** No parts. */
    NONE("none"),
    /** Parts: number. */
    OTHERS_AGREE("the other {0} agree"),
    /** Parts: number, line. */
    OTHERS_AGREE_LINE("the other {0} agree (line {1}: the one nearer the head)"),
    /** No parts. */
    NO_ORDER("no order of them makes the distances of MR and CT agree"),
    /** Parts: distances. */
    DIFFER_MOST("distances that differ most: {0}"),
    /** Parts: labels, millimetres. */
    DIFFERENCE("{0} by {1} mm in CT"),
    /** Parts: label, distance. */
    SLIP("{0} by {1} mm"),
    /** Parts: modality, place. */
    TOUCHING("two markers touch in {0} at {1}"),
    /** Parts: layout. */
    TEMPLATE_HAS("the template has {0}"),
    /** Parts: labels, line. */
    ON_LINE("{0} on line {1}"),
    /** Parts: labels. */
    LOST_IN_CT("in CT {0}"),
    /** Parts: labels. */
    LOST_IN_CT_BY_LEVEL("in CT {0} (lines named head to feet)"),
    /** Parts: found, wanted. */
    CANDIDATES_IN_MR("{0} of {1} candidates in MR"),
    /** Parts: found, wanted. */
    CANDIDATES_IN_CT("{0} of {1} in CT"),
    /** Parts: number. */
    AGREEING("of which {0} agree between the images"),
    /** Parts: place. */
    MARKER_AT("the marker at {0} in MR"),
    /** Parts: number, places. */
    FOUND_AT("{0} at {1}"),
    /** Parts: found in MR, found in CT. */
    FOUND_IN_BOTH("MR {0}; CT {1}"),
    /** No parts. */
    LINE_MOVED("one line of markers moved against the other (skin shift)"),
    /** Parts: factor. */
    PIXEL_SPACING_WRONG("the pixel spacing of MR or CT is wrong by a factor of {0}"),
    /** Parts: factor. */
    SLICE_SPACING_WRONG("the slice spacing of MR or CT is wrong by a factor of {0}"),
    /** Parts: angle. */
    GANTRY_TILT("the slices of MR or CT are tilted by {0}° against what the file says (gantry tilt)"),
    /** No parts. */
    OUTSIDE_IMAGE("it lies outside the image"),
    /** No parts. */
    NOTHING_LIKE_IT("nothing there has its size, contrast and shape"),
    /** No parts. */
    NEAREST_FARTHER("the nearest is farther away"),
    /** No parts. */
    NO_FILE("there is no such file"),
    /** No parts. */
    SHAPE_UNKNOWN("must be capsule, sphere or donut"),
    /** No parts. */
    HOLE_TOO_WIDE("is not smaller than the marker"),
    /** No parts. */
    WIDER_THAN_LONG("is greater than the length");

    private final String template;

    FiducialWording(String template) {
        this.template = template;
    }

    @Override
    public String template() {
        return template;
    }
}
