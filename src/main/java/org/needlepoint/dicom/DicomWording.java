package org.needlepoint.dicom;

import org.needlepoint.problem.Wording;

/** What is said about files, series and scales: reasons, evidence, and what is wrong. */
public enum DicomWording implements Wording {
    /** Parts: description. */
    DESCRIPTION("description '{0}'"),
    /** Parts: sequence name, description. */
    CALCULATED_FROM_NAMES("a calculated b-value: derived, Sequence Name '{0}', description '{1}'"),
    /** Parts: photometric interpretation. */
    COLOUR_PIXELS("colour pixels ({0})"),
    /** No parts. */
    MAP_OF_DIFFUSION("Parametric Map whose real world values are diffusion coefficients"),
    /** No parts. */
    MAP_OF_OTHER("Parametric Map of another quantity"),
    /** No parts. */
    NO_MODALITY("Modality absent"),
    /** No parts. */
    TYPE_PHASE("Image Type says phase"),
    /** No parts. */
    WEIGHTING_UNKNOWN("neither attributes nor description tell the weighting"),
    /** No parts. */
    MAPPED_TO_DIFFUSION("Real World Value Mapping in a unit of diffusion"),
    /** Parts: type. */
    RESCALE_TYPE_OF_DIFFUSION("Rescale Type '{0}' is a unit of diffusion"),
    /** Parts: image type. */
    CALCULATED_BY_TYPE("Image Type {0}: a calculated b-value"),
    /** Parts: description. */
    CALCULATED_BY_NAME("a calculated b-value: '{0}'"),
    /** No parts. */
    TYPE_OR_CONTRAST("Image Type or Acquisition Contrast says diffusion"),
    /** Parts: inversion time. */
    NULLS_FAT("inversion time {0} ms nulls fat (STIR)"),
    /** No parts. */
    ECHO_PLANAR("echo-planar without a diffusion weighting"),
    /** Parts: times. */
    GRADIENT_ECHO("{0}, gradient echo"),
    /** Parts: times. */
    PROTON_DENSITY("proton density: {0}"),
    /** Parts: reason, evidence. */
    FAT_SUPPRESSED("{0}; fat suppressed: {1}"),
    /** Parts: image type. */
    DIXON("Image Type {0} (Dixon water image)"),
    /** Parts: word, description. */
    IN_DESCRIPTION("'{0}' in the description '{1}'"),
    /** Parts: class. */
    NO_IMAGES("no images; SOP class {0}"),
    /** No parts. */
    ABSENT("absent"),
    /** Parts: file, what is wrong with it. */
    FILE_SAYS("file {0} {1}"),
    /** Parts: file, attribute, value. */
    BAD_VALUE("{0}: {1} holds '{2}'"),
    /** Parts: value, attribute. */
    HOLDS("holds '{0}' as {1}"),
    /** Parts: attribute. */
    OF_A_SINGLE_SLICE("{0} of a single slice"),
    /** Parts: slice, distance. */
    BESIDE_THE_LINE("slice {0} lies {1} mm beside the line of the others"),
    /** Parts: angle. */
    SHEARED("the slices are sheared by {0}°"),
    /** Parts: attribute, spacing. */
    SPACING_STANDS_IN("{0}: the distance between slices, {1} mm, stands in for it, so a gap cannot be seen"),
    /** Parts: least, greatest. */
    DISTANCES("distances from {0} to {1} mm"),
    /** Parts: place. */
    ONE_MISSING("1 slice, at {0} mm LPS"),
    /** Parts: number, places. */
    SOME_MISSING("{0} slices, at {1} mm LPS"),
    /** Parts: found, all. */
    FRAMES_THERE("{0} of {1} frames are there"),
    /** No parts. */
    DEFLATED_SHORT("a deflated frame ends early"),
    /** No parts. */
    DEFLATED_DAMAGED("a deflated frame is damaged"),
    /** No parts. */
    NO_PLUG_IN("the image plug-in is not on the class path"),
    /** No parts. */
    RLE_HEADER("the RLE header is cut off"),
    /** No parts. */
    RLE_OUTSIDE("the RLE segments lie outside the data"),
    /** No parts. */
    RLE_SHORT("an RLE segment ends early"),
    /** Parts: why. */
    CODESTREAM("the codestream is damaged ({0})"),
    /** Parts: width, height, bands, columns, rows. */
    DECODES_TO("it decodes to {0}×{1} with {2} bands, the header says {3}×{4}"),
    /** Parts: segments, bits. */
    RLE_SEGMENTS("{0} segments for samples of {1} bits"),
    /** Parts: program, seconds. */
    DID_NOT_FINISH("{0} did not finish within {1} s"),
    /** Parts: program. */
    INTERRUPTED("{0} was interrupted"),
    /** Parts: program, its words. */
    PROGRAM_SAYS("{0} says: {1}"),
    /** No parts. */
    NOTHING("nothing"),
    /** No parts. */
    SLICES_NOT_STATED("the number of its slices is not stated"),
    /** No parts. */
    NO_NORMAL("the slice normal of the Siemens CSA header (0029,1010) is absent"),
    /** Parts: attribute. */
    IS_ABSENT("{0} is absent"),
    /** Parts: slice, distance. */
    SPECTRAL_SLICE_OFF("spectroscopic slice {0} is {1} mm off"),
    /** Parts: folder. */
    EVERY_FILE("Every file in {0}"),
    /** No parts. */
    IS_DICOMDIR("is a DICOMDIR; the files beside it are read themselves"),
    /** No parts. */
    NO_CLASS("has neither a SOP class nor an image"),
    /** No parts. */
    ENDS_BEFORE_PIXELS("is truncated: it ends before its pixels"),
    /** No parts. */
    IS_NOT_DICOM("is not a DICOM file"),
    /** No parts. */
    IS_TRUNCATED("is truncated"),
    /** No parts. */
    ACCESS_DENIED("access is denied"),
    /** No parts. */
    LISTED_BUT_ABSENT("is listed in the DICOMDIR but absent"),
    /** No parts. */
    NO_SYNTAX("no transfer syntax and no element of group 0008 after the preamble"),
    /** No parts. */
    DIFFUSION_UNKNOWN("neither an attribute nor a name tells the diffusion weighting"),
    /** No parts. */
    MONOCHROME1("MONOCHROME1: shown inverted by viewers; values are used as stored"),
    /** No parts. */
    ROWS_AND_COLUMNS("rows and columns"),
    /** Parts: bytes. */
    PIXELS_MISSING("is truncated: {0} bytes of pixels are missing"),
    /** Parts: why. */
    IS_DAMAGED("is damaged: {0}"),
    /** Parts: why. */
    CANNOT_BE_READ("cannot be read: {0}"),
    /** Parts: why. */
    DAMAGED_ZIP("is a damaged zip: {0}"),
    /** Parts: samples, photometric interpretation. */
    SAMPLES("{0} samples per pixel, {1}"),
    /** Parts: bits. */
    BITS("{0} bits allocated"),
    /** Parts: frames, positions. */
    FRAMES_AT_POSITIONS("{0} frames at {1} positions"),
    /** Parts: nucleus. */
    NUCLEUS("nucleus {0}"),
    /** Parts: rows. */
    TWO_DIMENSIONAL("two-dimensional spectra of {0} rows"),
    /** Parts: attribute. */
    POSITIVE("a positive {0}"),
    /** Parts: two sources. */
    B_VALUES_DISAGREE("two attributes disagree on the b-value: {0} against {1}; the first is used"),
    /** Parts: source. */
    MEANS_ZERO("{0}, a label that means 0"),
    /** Parts: attribute, its value. */
    BY_NAME("{0} '{1}', for want of an attribute"),
    /** Parts: source. */
    ONLY_FROM_A_NAME("the b-value is only known from a name: {0}"),
    /** Parts: number. */
    COPIES("{0} images are copies of others (same SOP Instance UID)"),
    /** Parts: images, positions. */
    REPETITIONS(
            "{0} images at each of {1} positions that no attribute tells apart; taken as repetitions in the order of their numbers"),
    /** Parts: number. */
    SAME_POSITION(
            "{0} of the images lie at a position that another already has; they are only accepted if their pixels are the same"),
    /** Parts: number, angle. */
    ORIENTATIONS("{0} orientations, up to {1}° apart"),
    /** Parts: maker. */
    NO_UNIT_CONVENTION("no unit is stated; by the convention of {0} stored values are 10⁻⁶ mm²/s"),
    /** Parts: slices without, all. */
    MAPPING_LACKING("{0} of {1} slices lack the Real World Value Mapping of the others"),
    /** Parts: what was measured. */
    NO_UNIT_FITS("{0}; in none of mm²/s, 10⁻³ mm²/s and 10⁻⁶ mm²/s is that an ADC of tissue"),
    /** Parts: rescale, unit. */
    ONLY_UNIT("no unit is stated; {0}; of the customary units only {1} gives tissue a possible ADC"),
    /** No parts. */
    MAP_EMPTY("the map is empty"),
    /** Parts: value. */
    MEDIAN("median stored value {0}"),
    /** Parts: value, ADC. */
    MEDIAN_GIVES("median stored value {0} gives {1} ×10⁻³ mm²/s");

    private final String template;

    DicomWording(String template) {
        this.template = template;
    }

    @Override
    public String template() {
        return template;
    }
}
