package org.needlepoint.dicom;

import org.needlepoint.problem.Problem;
import org.needlepoint.problem.ProblemKind;

/** What can go wrong while DICOM is read. The first part is the file or series concerned. */
public enum DicomProblem implements Problem {
    /** The path does not exist. */
    PATH_MISSING(ProblemKind.NO_INPUT, "There is no file or folder {0}", "Check the path; it is case-sensitive"),
    /** The path cannot be read. */
    PATH_UNREADABLE(ProblemKind.NO_INPUT, "{0} cannot be read: {1}", "Check the permissions and the disk"),
    /** Nothing in the folder. */
    FOLDER_EMPTY(
            ProblemKind.NO_INPUT,
            "{0} holds no file",
            "Give the folder, zip or DICOMDIR that holds the case's DICOM files"),
    /** Files, but none of them DICOM. */
    NO_DICOM(
            ProblemKind.NO_INPUT,
            "None of the {1} files in {0} is a DICOM object",
            "Give the folder, zip or DICOMDIR that holds the case's DICOM files"),
    /** A file that is not DICOM. */
    NOT_DICOM(ProblemKind.BAD_FILE, "{0} is not a DICOM file", "Remove it, or export it again from the archive"),
    /** A file that ends early. */
    TRUNCATED_FILE(
            ProblemKind.BAD_FILE,
            "{0} is truncated: it ends before its data does",
            "Copy or export the file again from the archive"),
    /** A file whose bytes contradict themselves. */
    DAMAGED_FILE(ProblemKind.BAD_FILE, "{0} is damaged: {1}", "Copy or export the file again from the archive"),
    /** A value that its representation does not allow. */
    MALFORMED_ATTRIBUTE(
            ProblemKind.BAD_FILE,
            "{0}: {1} holds '{2}', which is not allowed there",
            "Export the file again, or ask the archive to correct the attribute"),
    /** Geometry attributes that a volume needs. */
    MISSING_GEOMETRY(
            ProblemKind.BAD_GEOMETRY,
            "{0} lacks {1}, without which its place in the patient is unknown",
            "Export the series again with its geometry; nothing is assumed in its place"),
    /** Slices that are not parallel. */
    NON_PARALLEL_SLICES(
            ProblemKind.BAD_GEOMETRY,
            "The slices of {0} are not parallel: {1}",
            "Give a series of parallel slices, or reformat it on the scanner's workstation"),
    /** Slices at irregular distances. */
    UNEVEN_SPACING(
            ProblemKind.BAD_GEOMETRY,
            "The slices of {0} are unevenly spaced: {1}",
            "Give a series with one slice distance, or reformat it on the scanner's workstation"),
    /** Slices shifted sideways against each other. */
    SHIFTED_SLICES(
            ProblemKind.BAD_GEOMETRY,
            "The slices of {0} do not lie above one another: {1}",
            "Give a series whose slices share one axis"),
    /** A tilted gantry. */
    GANTRY_TILT(
            ProblemKind.BAD_GEOMETRY,
            "{0} was acquired with a tilted gantry: {1}",
            "Positions are computed with the tilt; check it if the needle was advanced under another angle"),
    /** Slices absent between others. */
    MISSING_SLICES(
            ProblemKind.MISSING_SLICES,
            "Slices are missing in {0}: {1}",
            "Export the whole series again from the archive"),
    /** Two different images at one position. */
    DUPLICATE_SLICES(
            ProblemKind.BAD_GEOMETRY,
            "{0} holds several different images at one position: {1}",
            "Remove the images that do not belong, or export the series again"),
    /** Several acquisitions in one series. */
    SEVERAL_IMAGES_PER_POSITION(
            ProblemKind.AMBIGUOUS_INPUT,
            "{0} holds several images at each position: {1}",
            "Name the series or acquisition that is meant"),
    /** Images that differ in matrix or pixel spacing. */
    MIXED_MATRIX(
            ProblemKind.BAD_GEOMETRY,
            "{0} mixes images of different matrix or pixel spacing: {1}",
            "Each part is used on its own; give the part that is meant as a series of its own if it is ambiguous"),
    /** More than one frame of reference in a series. */
    MIXED_FRAMES(
            ProblemKind.MIXED_FRAMES,
            "{0} mixes frames of reference: {1}",
            "Only images of one frame of reference can be used together; register or separate them"),
    /** More than one patient in a series. */
    MIXED_PATIENTS(
            ProblemKind.WRONG_PATIENT,
            "{0} mixes patients: {1}",
            "Check the export: one series can only belong to one patient"),
    /** Attributes that contradict each other. */
    CONTRADICTION(
            ProblemKind.BAD_FILE,
            "{0} contradicts itself: {1}",
            "Look at the images before relying on them, and tell the archive"),
    /** No way to read the pixels. */
    NO_CODEC(
            ProblemKind.MISSING_SOFTWARE,
            "{0} is compressed as {1}, which needs the package {2}, and that is not installed",
            "Install it with: apt-get install {2}"),
    /** A compression that nothing here reads. */
    UNSUPPORTED_COMPRESSION(
            ProblemKind.MISSING_SOFTWARE,
            "{0} is compressed as {1}, which this program cannot read",
            "Export the series uncompressed (Explicit VR Little Endian)"),
    /** A codec failed. */
    DECOMPRESSION_FAILED(
            ProblemKind.BAD_FILE,
            "{0}, compressed as {1}, cannot be decompressed: {2}",
            "Export the file again, uncompressed if possible"),
    /** Pixels that are no grey values of a kind that can be measured. */
    UNSUPPORTED_PIXELS(
            ProblemKind.BAD_FILE,
            "{0} holds pixels that cannot be measured: {1}",
            "Give the original images, not a screen capture or colour rendering"),
    /** An object without pixels where pixels are needed. */
    NO_PIXELS(ProblemKind.BAD_FILE, "{0} holds no pixel data", "Give a series of images"),
    /** Several slices tiled into one image. */
    MOSAIC(
            ProblemKind.BAD_GEOMETRY,
            "{0} is a mosaic of slices that cannot be taken apart: {1}",
            "Export the series with one image per slice"),
    /** Diffusion-weighted images of unknown weighting. */
    B_VALUE_UNKNOWN(
            ProblemKind.DIFFUSION,
            "The diffusion-weighted images of {0} state no b-value: {1}",
            "Export the series with its vendor attributes, or use the vendor's ADC map"),
    /** An ADC map whose stated scale gives values that no tissue has. */
    ADC_SCALE_IMPLAUSIBLE(
            ProblemKind.DIFFUSION,
            "The ADC map {0} has an implausible scale: {1}",
            "Ask the scanner's vendor for the unit of the map, or measure on the b-value images instead"),
    /** An ADC map without any unit that no customary unit explains. */
    ADC_SCALE_UNKNOWN(
            ProblemKind.DIFFUSION,
            "The ADC map {0} states no unit, and none can be inferred: {1}",
            "Ask the scanner's vendor for the unit of the map, or measure on the b-value images instead"),
    /** A spectroscopy object without what is needed to use it. */
    SPECTROSCOPY_INCOMPLETE(
            ProblemKind.SPECTROSCOPY,
            "{0} lacks {1}, without which its spectra cannot be used",
            "Export the spectroscopy again as DICOM MR Spectroscopy Storage with all its attributes"),
    /** A kind of spectroscopy that is not supported. */
    SPECTROSCOPY_UNSUPPORTED(
            ProblemKind.SPECTROSCOPY,
            "{0} holds spectroscopy of an unsupported kind: {1}",
            "Export the time signals of a single-voxel or multi-voxel proton acquisition");

    private final ProblemKind kind;
    private final String message;
    private final String remedy;

    DicomProblem(ProblemKind kind, String message, String remedy) {
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
