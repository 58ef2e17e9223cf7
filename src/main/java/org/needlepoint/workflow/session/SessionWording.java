package org.needlepoint.workflow.session;

import org.needlepoint.wording.Wording;

/** Sentences of a planning session: warnings, notes and what it is doing. */
public enum SessionWording implements Wording {
    /** Parts: the evidence. */
    TWO_PATIENTS("Two patients? {0}"),
    /** Parts: the evidence. */
    TWO_SIDES("Two sides? Laterality: {0}"),
    /** Parts: the evidence. */
    OLD_STUDY("CT and MR lie more than seven days apart: {0}"),
    /** Parts: the evidence. */
    BODY_PART_DIFFERS("Body part examined differs: {0}"),
    /** Parts: position on CT and on MR, what follows. */
    POSITION_DIFFERS("Patient position differs: CT {0}, MR {1}; {2}"),
    /** Parts: modality, series, patient. */
    PATIENT_OF("{0} {1}: {2}"),
    /** Parts: two dates, days. */
    DAYS_APART("CT {0}, MR {1}: {2} days apart"),
    /** Parts: predicted error. */
    CAUTION("Registration with caution: the predicted 95 % error at the tip is {0} mm"),
    /** Parts: reasons. */
    SPECTRUM_CAUTION("Spectrum caution: {0}"),
    /** Parts: reasons. */
    SPECTRUM_REJECT("Spectrum reject: {0}"),
    /** Parts: angle. */
    LEAVES_SLICE("The needle leaves the target slice at {0}°: part of the core lies in a neighbouring slice"),
    /** No parts. */
    NEEDLE_NOT_OUTSIDE(
            "The needle was not seen outside the skin; its deeper end was taken for the tip: look at the CT"),
    /** Parts: number. */
    MORE_NEEDLES("{0} more needle-like structures were found in the CT; the listed first one was used"),
    /** Parts: number. */
    PIXELS_REJECTED("{0} pixels of the core hold no usable ADC and were left out"),
    /** No parts. */
    NONE_HALF_INSIDE("No pixel lies at least half inside the core; ADCmin is that of the best-covered pixels"),
    /** Parts: percentage. */
    CORE_LEAVES_MAP("Only {0} % of the core lies inside the ADC map"),
    /** Parts: draws without ADC, draws. */
    DRAWS_LOST("{0} of {1} draws of the core gave no ADC"),
    /** Parts: percentage. */
    ADCS_DIFFER("The vendor's ADC and the one from the b-values differ by {0} % in the core"),
    /** No parts. */
    LINE_OFF_SLICE("The markers of the target line do not lie on the slice with the needle tip"),
    /** No parts. */
    NOTHING_CELLULAR("No slice holds a cellular area by the thresholds (bright on T2-FS and high b, ADC at most 1.5 "
            + "×10⁻³ mm²/s)"),
    /** No parts. */
    TIP_NOT_CELLULAR("The slice with the needle tip holds no cellular area by the thresholds"),
    /** Parts: series, its problem. */
    OF_SERIES("{0}: {1}"),
    /** Parts: failed tests. */
    REFINEMENT_REFUSED("Refinement by the images refused, the pose before it is used: {0}"),
    /** Parts: motion, move, error. */
    REFINED("Refined by the images ({0}): moved by {1} mm at the tip, their own estimate of its error {2} mm " + "RMS"),
    /** Parts: test, number, limit. */
    TEST_FAILED("{0} is {1}, limit {2}"),
    /** No parts. */
    NO_OTHER_MODEL("no other model"),
    /** Parts: model, error. */
    MODEL_ERROR("{0} {1} mm"),
    /** Parts: model, error, the others. */
    RECOMMENDED("{0}: predicted 95 % error at the tip {1} mm, against {2}"),
    /** Parts: model, error, the others. */
    RECOMMENDED_NOT_CHOSEN("{0}: predicted 95 % error at the tip {1} mm, against {2} (the reader chose another model)"),
    /** No parts. */
    ON_PARALLEL_SLICES("rests on parallel slices"),
    /** No parts. */
    NEEDLE_TIP("needle tip"),
    /** Parts: labels. */
    LEFT_OUT("Left out by the reader: {0}"),
    /** No parts. */
    ON_LANDMARKS("Registered on landmarks placed by hand; no skin marker was used"),
    /** Parts: labels. */
    LANDMARKS_JOINED("Landmarks placed by hand joined the markers: {0}"),
    /** No parts. */
    MARKS_FILE("marks file"),
    /** No parts. */
    PLACED_ON_BOTH("Markers placed by hand on MR and CT"),
    /** No parts. */
    PLACED_BY_HAND("placed by hand"),
    /** Parts: label. */
    ALONE_ON_MR("Marker {0} was placed by hand on MR and is not seen on CT; it is not used"),
    /** Parts: label. */
    ALONE_ON_CT("Marker {0} was placed by hand on CT and is not seen on MR; it is not used"),
    /** Parts: used, all. */
    SOME_OF_TEMPLATE("{0} of the template's {1} markers were used"),
    /** Parts: image, frame. */
    IN_FRAME("{0} is in frame {1}"),
    /** No parts. */
    THE_CT("the CT"),
    /** Parts: number. */
    STRAYS("{0} truncated files could not be told to belong to any series"),
    /** Parts: series. */
    NO_FAT_SUPPRESSION("No fat-suppressed T2 series: {0} is used, on which fat is bright too"),
    /** Parts: series. */
    SEVERAL_T2("Several T2 series can be measured on; the latest, {0}, is used (choose with --series T2=UID)"),
    /** Parts: purpose. */
    SEVERAL_STACKS("The series chosen as {0} holds several stacks; the first is used"),
    /** Parts: spectra, T2. */
    SPECTRA_OTHER_FRAME("Spectroscopy left out: {0} lies in another frame of reference than {1}"),
    /** Parts: why. */
    SPECTRA_LEFT_OUT("Spectroscopy left out: {0}"),
    /** Parts: spectra, why. */
    NO_CHO_CR_FROM("No Cho/Cr from {0}: {1}"),
    /** No parts. */
    NO_SPECTRA("No spectroscopy: Cho/Cr was not measured"),
    /** Parts: number, the one used. */
    SEVERAL_CT("The needle shows in {0} CT series of one scan; {1} is used"),
    /** Parts: series, UID. */
    SERIES_WITH_UID("{0} (UID {1})"),
    /** Parts: series, frame. */
    SERIES_IN_FRAME("{0} (frame {1})"),
    /** Parts: series, role. */
    SERIES_AS_ROLE("{0} as {1}"),
    /** Parts: modality, series, patient. */
    SERIES_OF_PATIENT("{0} {1} is of {2}"),
    /** No parts. */
    T2_WEIGHTED("T2-weighted MR series"),
    /** No parts. */
    T1_OR_T2_WEIGHTED("T1- or T2-weighted MR series"),
    /** No parts. */
    NO_DIFFUSION("ADC map, nor a diffusion series with two b-values,"),
    /** Parts: slice. */
    TARGET_SLICE_MISSING("slice {0}, the target slice"),
    /** Parts: slice. */
    CORE_SLICE_MISSING("slice {0}, which holds the core"),
    /** Parts: slice. */
    TIP_SLICE_MISSING("slice {0}, beside the needle tip"),
    /** Parts: number. */
    SLICES_MISSING_NO_NEEDLE("{0} missing in the stack, and no needle in the rest"),
    /** No parts. */
    ONE_WAS("one was"),
    /** Parts: number. */
    SEVERAL_WERE("{0} were"),
    /** Parts: stated percentage, positive, counted, percentage of these. */
    PERCENT_AND_COUNT("{0} % and {1} of {2} cells ({3} %) at once"),
    /** No parts. */
    POSITIVE_WITHOUT_ALL("a count of positive cells without all cells"),
    /** No parts. */
    ALL_WITHOUT_POSITIVE("a count of all cells without the positive ones"),
    /** No parts. */
    TRANSFORM_FILE("transform file"),
    /** No parts. */
    INTENSITY_REFINEMENT("intensity refinement"),
    /** No parts. */
    NUDGE("nudge"),
    /** Parts: distance, angle. */
    MOVES("moves the tip by {0} mm and turns the pose by {1}°"),
    /** Parts: sources, move, how likely. */
    POSE_MOVED("Pose by {0}: it {1} against the markers' fit ({2}); the predicted error contains this move"),
    /** Parts: sources. */
    POSE_SAME("Pose by {0}: it is the markers' fit"),
    /** No parts. */
    WITHIN_ERROR("within their error"),
    /** Parts: p. */
    BEYOND_ERROR("more than their error allows, p {0}"),
    /** No parts. */
    NOT_STATED("not stated"),
    /** No parts. */
    THICKNESS_NOTE("the localisation error of the markers differs between CT and MR"),
    /** No parts. */
    GAP_NOTE("a marker can hide in a gap; a negative gap means overlapping slices"),
    /** No parts. */
    SPACING_NOTE("slices do not correspond one to one"),
    /** No parts. */
    POSITION_NOTE("soft tissue lies differently; a rigid registration may not hold"),
    /** No parts. */
    FIELD_NOTE("what is near the border of one may be outside the other"),
    /** Parts: angle. */
    INCLINED("the slices are inclined by {0}° to each other"),
    /** Parts: columns, rows, slices, column spacing, row spacing, thickness, spacing. */
    GRID("{0} × {1} × {2} voxels of {3} × {4} mm, slices of {5} mm every {6} mm"),
    /** No parts. */
    READING_MR("Reading MR images"),
    /** No parts. */
    READING_DIFFUSION("Reading diffusion and spectroscopy"),
    /** No parts. */
    READING_CT("Reading CT"),
    /** No parts. */
    IMAGES_READ("Images read"),
    /** No parts. */
    LOOKING_FOR_NEEDLE("Looking for the needle"),
    /** No parts. */
    LOOKING_FOR_MARKERS("Looking for the markers"),
    /** No parts. */
    MATCHING_MARKERS("Matching the markers"),
    /** No parts. */
    REGISTERING("Registering"),
    /** No parts. */
    MEASURING_DIFFUSION("Measuring diffusion in the core"),
    /** No parts. */
    FITTING_SPECTRA("Fitting spectra"),
    /** No parts. */
    DRAWING_REPORT("Drawing the report"),
    /** No parts. */
    WRITING_REPORT("Writing the report"),
    /** No parts. */
    DONE("Done");

    private final String template;

    SessionWording(String template) {
        this.template = template;
    }

    @Override
    public String template() {
        return template;
    }
}
