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
            "Export the file again, or ask the archive to correct the attribute");

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
