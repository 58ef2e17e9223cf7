package org.needlepoint.workflow.session;

import org.needlepoint.problem.Problem;
import org.needlepoint.problem.ProblemKind;

/** What can go wrong when the parts of a case are put together. */
public enum WorkflowProblem implements Problem {
    /** {0} what is missing, {1} what the folder holds. */
    SERIES_MISSING(
            ProblemKind.MISSING_SERIES,
            "No {0} was found. The input holds: {1}.",
            "Add the series, or name it with --series if its role was guessed wrongly (./needlepoint inspect shows the"
                    + " roles and why)."),
    /** {0} purpose, {1} what was asked for, {2} what the folder holds. */
    SERIES_UNKNOWN(
            ProblemKind.MISSING_SERIES,
            "The series asked for as {0}, \"{1}\", is not in the input. It holds: {2}.",
            "Give a Series Instance UID or a series number that ./needlepoint inspect lists."),
    /** {0} what was to be set aside, {1} what the input holds. */
    SET_ASIDE_UNKNOWN(
            ProblemKind.MISSING_SERIES,
            "The series to be set aside, \"{0}\", is not in the input. It holds: {1}.",
            "Give a Series Instance UID or a series number that ./needlepoint inspect lists."),
    /** {0} number, {1} series that have it. */
    SET_ASIDE_AMBIGUOUS(
            ProblemKind.AMBIGUOUS_INPUT,
            "More than one series has the number {0}, which is to be set aside: {1}.",
            "Give the Series Instance UID of the one that is meant."),
    /** {0} purpose, {1} candidates. */
    SERIES_AMBIGUOUS(
            ProblemKind.AMBIGUOUS_INPUT,
            "More than one series can serve as {0}: {1}.",
            "Choose one with --series {0}=UID."),
    /** {0} first patient and series, {1} second patient and series. */
    PATIENTS_DIFFER(
            ProblemKind.WRONG_PATIENT,
            "The images belong to different patients: {0}, but {1}.",
            "Put only one patient's images into the input. If both are the same person, correct Patient ID, name and"
                    + " birth date at the archive first, or acknowledge the difference."),
    /** {0} the values that differ, {1} name of the hazard on the command line. */
    HAZARD(
            ProblemKind.WRONG_PATIENT,
            "The images may not belong together: {0}.",
            "Check patient, side and dates at the archive. If the images are right, acknowledge the difference: in the"
                    + " window on the first step, on the command line with --acknowledge {1}."),
    /** {0} first series and its frame, {1} second series and its frame. */
    FRAMES_DIFFER(
            ProblemKind.MIXED_FRAMES,
            "{0} and {1} lie in different frames of reference, so a place on one is not known on the other.",
            "Use series of one MR session without repositioning. Frames are never joined because they overlap; only a"
                    + " registration may."),
    /** {0} series, {1} the trouble. */
    SERIES_DAMAGED(
            ProblemKind.BAD_FILE,
            "A file of {0}, which is needed, is damaged: {1}.",
            "Export the series again from the archive."),
    /** {0} series, {1} slice and purpose. */
    SLICE_MISSING(
            ProblemKind.MISSING_SLICES,
            "{0} lacks a slice where it is needed: {1}.",
            "Export the whole series again; slices are never interpolated."),
    /** {0} model, {1} error. */
    MODEL_FAILS(
            ProblemKind.REGISTRATION,
            "The model asked for, {0}, leaves a predicted error of {1} (95 %) at the needle tip, above the limit.",
            "Leave --model out to use the recommended model."),
    /** {0} what was put in place of the fit, {1} how far it moves it, {2} predicted error, {3} limit. */
    POSE_AGAINST_MARKERS(
            ProblemKind.REGISTRATION,
            "The pose by {0} {1} against the markers' fit; with that, the predicted error at the needle tip is {2} (95 %),"
                    + " above the limit of {3}.",
            "Check the transform or the nudge against the pictures; if the markers slipped and the pose is right, correct"
                    + " the markers or use landmarks instead of them in a marks file."),
    /** {0} file, {1} image taken as fixed, {2} the other, {3} misfit of the markers, {4} misfit the other way round. */
    TRANSFORM_DIRECTION(
            ProblemKind.REGISTRATION,
            "{0} misses the markers by {3} RMS when {1} is taken as the fixed image, and by {4} the other way round.",
            "Give --transform-fixed {2}: ITK transforms map points of the fixed image to the moving one."),
    /** {0} file, {1} model. */
    NO_SUCH_MODEL(
            ProblemKind.BAD_SETTINGS,
            "{0} holds no fit of the model {1}.",
            "Leave --model out to write the pose that was used."),
    /** {0} result file, {1} what is wrong. */
    SETTINGS_NOT_RECORDED(
            ProblemKind.BAD_SETTINGS,
            "{0} does not record the settings it was measured with: {1}.",
            "Measure the case anew with ./needlepoint measure."),
    /** {0} folder. */
    NO_RESULTS(
            ProblemKind.NO_INPUT,
            "{0} holds no result.json of a measured case.",
            "Give the folder into which ./needlepoint measure wrote the cases."),
    /** {0} how many, {1} of how many, {2} the first of them. */
    NOT_REPRODUCED(
            ProblemKind.NOT_REPRODUCED,
            "{0} of {1} cases did not come out the same, the first is {2}.",
            "Look at the causes above; measure a case anew if the change is meant."),
    /** {0} distance, {1} series. */
    TIP_OUTSIDE(
            ProblemKind.CORE,
            "The needle tip, carried to MR, lies {0} outside {1}.",
            "Check the registration and that the MR covers the biopsy site."),
    /** {0} part of the core, {1} series. */
    CORE_OUTSIDE(
            ProblemKind.CORE,
            "Of the core, {0} lies inside {1}.",
            "Check needle tip and registration, or choose a series that covers the core."),
    /** {0} how many pixels. */
    NO_ADC_PIXELS(
            ProblemKind.DIFFUSION,
            "No pixel of the core holds a usable ADC ({0} were rejected as zero, negative or below the noise floor).",
            "Look at the ADC map at the core; fat-suppressed tissue and air have no ADC."),
    /** {0} marks file's frame, {1} series and frame. */
    MARKS_OTHER_FRAME(
            ProblemKind.BAD_SETTINGS,
            "The marks file's positions are in frame {0}, but {1}.",
            "Place the marks on the series that is measured; ./needlepoint inspect prints its Frame of Reference UID."),
    /** {0} labels on MR, {1} labels on CT. */
    MARKS_UNPAIRED(
            ProblemKind.BAD_SETTINGS,
            "The marks do not pair: MR has {0}, CT has {1}; at least three common labels are needed.",
            "Give each marker the same label on MR and CT, or let the other modality be detected."),
    /** {0} file. */
    SPECTRUM_FORMAT(
            ProblemKind.SPECTROSCOPY,
            "{0} is of no spectroscopy format that is read here.",
            "Give a Siemens .rda, a Philips .spar with its .sdat, a NIfTI-MRS .nii or .nii.gz, or a jMRUI .txt file."),
    /** {0} file, {1} why. */
    SPECTRUM_UNREADABLE(
            ProblemKind.NO_INPUT, "{0} cannot be read: {1}.", "Check the path; SPAR and SDAT must lie side by side."),
    /** {0} label, {1} labels of the markers. */
    NO_SUCH_MARKER(
            ProblemKind.BAD_SETTINGS,
            "No marker {0} can be left out; the markers are {1}.",
            "Give --exclude a label of this list."),
    /** {0} labels, {1} how many are left, {2} of how many. */
    TOO_MANY_EXCLUDED(
            ProblemKind.BAD_SETTINGS,
            "Without {0}, {1} of {2} markers are left; a registration needs three.",
            "Leave fewer markers out, or place landmarks by hand in a marks file."),
    /** {0} number asked for, {1} number of candidates. */
    NEEDLE_NUMBER(
            ProblemKind.BAD_SETTINGS,
            "Needle {0} was asked for, but {1} found.",
            "Leave --needle out to see the candidates listed.");

    private final ProblemKind kind;
    private final String message;
    private final String remedy;

    WorkflowProblem(ProblemKind kind, String message, String remedy) {
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
