package org.needlepoint.dicom;

import org.needlepoint.wording.Wording;

/** Sentences about series: what each was taken for, why, and what is wrong with it. */
public enum DicomWording implements Wording {
    /** No parts. */
    SLICES_NOT_STATED("the number of its slices is not stated"),
    /** Parts: folder. */
    EVERY_FILE("Every file in {0}"),
    /** Parts: frames, positions. */
    FRAMES_AT_POSITIONS("{0} frames at {1} positions"),
    /** Parts: UID. */
    SERIES_UID("series {0}"),
    /** Parts: description. */
    SERIES_NAMED("series '{0}'"),
    /** Parts: number, description. */
    SERIES_NUMBERED("series {0} '{1}'"),
    /** No parts. */
    WITHOUT_ID("without ID"),
    /** No parts. */
    SPECTROSCOPY_CLASS("SOP class MR Spectroscopy Storage"),
    /** No parts. */
    SECONDARY_CAPTURE_CLASS("SOP class Secondary Capture"),
    /** Parts: photometric interpretation. */
    COLOUR("colour pixels ({0})"),
    /** Parts: value. */
    IMAGE_TYPE("Image Type {0}"),
    /** Parts: value. */
    IMAGE_TYPE_CALCULATED("Image Type {0}: a calculated b-value"),
    /** No parts. */
    IMAGE_TYPE_PHASE("Image Type says phase"),
    /** No parts. */
    DIFFUSION_MAP("Parametric Map whose real world values are diffusion coefficients"),
    /** No parts. */
    OTHER_MAP("Parametric Map of another quantity"),
    /** Parts: value. */
    MODALITY("Modality {0}"),
    /** No parts. */
    ABSENT("absent"),
    /** Parts: text. */
    DESCRIPTION("description '{0}'"),
    /** Parts: value. */
    ACQUISITION_CONTRAST("Acquisition Contrast {0}"),
    /** No parts. */
    NOT_TOLD("neither attributes nor description tell the weighting"),
    /** No parts. */
    DIFFUSION_UNIT_MAPPED("Real World Value Mapping in a unit of diffusion"),
    /** Parts: type. */
    RESCALE_TYPE("Rescale Type '{0}' is a unit of diffusion"),
    /** Parts: sequence name, description. */
    CALCULATED_DERIVED("a calculated b-value: derived, Sequence Name '{0}', description '{1}'"),
    /** Parts: text. */
    CALCULATED("a calculated b-value: '{0}'"),
    /** No parts. */
    SAYS_DIFFUSION("Image Type or Acquisition Contrast says diffusion"),
    /** Parts: inversion time. */
    NULLS_FAT("inversion time {0} ms nulls fat (STIR)"),
    /** No parts. */
    ECHO_PLANAR("echo-planar without a diffusion weighting"),
    /** Parts: repetition time, echo time. */
    TIMES("TR {0} ms, TE {1} ms"),
    /** Parts: times. */
    GRADIENT_ECHO("{0}, gradient echo"),
    /** Parts: times. */
    PROTON_DENSITY("proton density: {0}"),
    /** Parts: reason, by what. */
    FAT_SUPPRESSED("{0}; fat suppressed: {1}"),
    /** Parts: value. */
    SCAN_OPTIONS("Scan Options {0}"),
    /** Parts: value. */
    DIXON_WATER("Image Type {0} (Dixon water image)"),
    /** Parts: word, text. */
    IN_DESCRIPTION("'{0}' in the description '{1}'"),
    /** Parts: SOP class. */
    NO_IMAGES("no images; SOP class {0}"),
    /** Parts: attribute, value. */
    B_SOURCE("{0} = {1} s/mm²"),
    /** Parts: attribute, value. */
    B_PSEUDO_ZERO("{0} = {1} s/mm², a label that means 0"),
    /** Parts: attribute. */
    B_OFFSET("{0} stored with an offset of 1000000000"),
    /** Parts: two attributes. */
    B_DISAGREE("two attributes disagree on the b-value: {0} against {1}; the first is used"),
    /** Parts: attribute, text. */
    B_BY_NAME("{0} '{1}', for want of an attribute"),
    /** No parts. */
    B_UNKNOWN("neither an attribute nor a name tells the diffusion weighting"),
    /** Parts: source. */
    B_ONLY_BY_NAME("the b-value is only known from a name: {0}"),
    /** No parts. */
    INVERTED("MONOCHROME1: shown inverted by viewers; values are used as stored"),
    /** Parts: slope, intercept, unit. */
    MAPPING("Real World Value Mapping: slope {0}, intercept {1}, unit '{2}'"),
    /** Parts: slope, intercept. */
    RESCALE("Rescale Slope {0}, Intercept {1}"),
    /** Parts: rescale, type. */
    RESCALE_TYPED("{0}, Rescale Type '{1}'"),
    /** Parts: attribute, text, rescale. */
    UNIT_IN_TEXT("{0} '{1}'; {2}"),
    /** Parts: maker. */
    UNIT_BY_CONVENTION("no unit is stated; by the convention of {0} stored values are 10⁻⁶ mm²/s"),
    /** Parts: rescale, unit. */
    UNIT_INFERRED("no unit is stated; {0}; of the customary units only {1} gives tissue a possible ADC"),
    /** Parts: rescale, median. */
    UNIT_IMPOSSIBLE("{0}; {1}; in none of mm²/s, 10⁻³ mm²/s and 10⁻⁶ mm²/s is that an ADC of tissue"),
    /** No parts. */
    MAP_EMPTY("the map is empty"),
    /** Parts: value. */
    MEDIAN_STORED("median stored value {0}"),
    /** Parts: value, ADC. */
    MEDIAN_GIVES("median stored value {0} gives {1} ×10⁻³ mm²/s"),
    /** Parts: slices without, slices. */
    LACK_MAPPING("{0} of {1} slices lack the Real World Value Mapping of the others"),
    /** Parts: attribute. */
    SINGLE_SLICE("{0} of a single slice"),
    /** Parts: slice, distance. */
    BESIDE_LINE("slice {0} lies {1} mm beside the line of the others"),
    /** Parts: angle. */
    SHEARED("the slices are sheared by {0}°"),
    /** Parts: attribute, distance. */
    SPACING_FOR_THICKNESS("{0}: the distance between slices, {1} mm, stands in for it, so a gap cannot be seen"),
    /** Parts: lowest, highest. */
    DISTANCES("distances from {0} to {1} mm"),
    /** Parts: place. */
    MISSING_SLICE("1 slice, at {0} mm LPS"),
    /** Parts: number, places. */
    MISSING_SLICES("{0} slices, at {1} mm LPS"),
    /** Parts: images, positions. */
    REPETITIONS("{0} images at each of {1} positions that no attribute tells apart; taken as repetitions in the "
            + "order of their numbers"),
    /** Parts: number. */
    COPIES("{0} of the images lie at a position that another already has; they are only accepted if their "
            + "pixels are the same"),
    /** Parts: number, angle. */
    ORIENTATIONS("{0} orientations, up to {1}° apart"),
    /** No parts. */
    ROWS_AND_COLUMNS("rows and columns"),
    /** Parts: two patients. */
    TWO_PATIENTS("{0} and {1}"),
    /** Parts: UID. */
    FRAME_OF_REFERENCE("frame of reference {0}"),
    /** Parts: columns, rows, column spacing, row spacing. */
    MATRIX("{0}×{1} of {2}×{3} mm"),
    /** No parts. */
    B_LABEL_UNKNOWN("b unknown"),
    /** No parts. */
    WITHOUT_ORIENTATION("without orientation"),
    /** No parts. */
    AXIAL("axial"),
    /** No parts. */
    CORONAL("coronal"),
    /** No parts. */
    SAGITTAL("sagittal"),
    /** Parts: orientation, normal. */
    OBLIQUE("{0} oblique (normal {1})"),
    /** Parts: direction. */
    DIRECTION("direction {0}"),
    /** No parts. */
    NO_DIRECTION("none"),
    /** Parts: number. */
    TEMPORAL_POSITION("temporal position {0}"),
    /** Parts: number. */
    ACQUISITION("acquisition {0}"),
    /** Parts: number. */
    REPETITION("repetition {0}"),
    /** Parts: number. */
    SINGLE_IMAGE("image {0}"),
    /** Parts: file, attribute, value. */
    HOLDS("{0}: {1} holds '{2}'"),
    /** Parts: file, value, attribute. */
    HOLDS_AS("{0} holds '{1}' as {2}"),
    /** Parts: file, bytes. */
    TRUNCATED_BY("{0} is truncated: {1} bytes of pixels are missing"),
    /** Parts: file. */
    ENDS_BEFORE_PIXELS("{0} is truncated: it ends before its pixels"),
    /** Parts: file. */
    NOT_DICOM("{0} is not a DICOM file"),
    /** Parts: file. */
    TRUNCATED("{0} is truncated"),
    /** Parts: file, why. */
    DAMAGED("{0} is damaged: {1}"),
    /** Parts: file, why. */
    CANNOT_BE_READ("{0} cannot be read: {1}"),
    /** No parts. */
    ACCESS_DENIED("access is denied"),
    /** Parts: file, why. */
    DAMAGED_ZIP("{0} is a damaged zip: {1}"),
    /** Parts: file. */
    LISTED_ABSENT("{0} is listed in the DICOMDIR but absent"),
    /** No parts. */
    NO_SLICE_NORMAL("the slice normal of the Siemens CSA header (0029,1010) is absent"),
    /** Parts: attribute. */
    IS_ABSENT("{0} is absent"),
    /** Parts: nucleus. */
    NUCLEUS("nucleus {0}"),
    /** Parts: rows. */
    TWO_DIMENSIONAL("two-dimensional spectra of {0} rows"),
    /** Parts: slice, distance. */
    SPECTRA_OFF("spectroscopic slice {0} is {1} mm off"),
    /** Parts: series, b-values. */
    WITH_B("{0} with b {1} s/mm²"),
    /** No parts. */
    READING_HEADERS("Reading headers"),
    /** Parts: series. */
    LOADING("Loading {0}");

    private final String template;

    DicomWording(String template) {
        this.template = template;
    }

    @Override
    public String template() {
        return template;
    }
}
