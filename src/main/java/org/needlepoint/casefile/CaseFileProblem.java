package org.needlepoint.casefile;

import org.needlepoint.problem.Problem;
import org.needlepoint.problem.ProblemKind;

/** What can go wrong with result files and output folders. */
public enum CaseFileProblem implements Problem {
    /** The output folder or file cannot be made or written. */
    OUTPUT_NOT_WRITABLE(
            ProblemKind.OUTPUT,
            "Cannot write to {0}: {1}.",
            "Choose another folder with --out, or make {0} writable. Nothing was written."),
    /** The output path is a file where a folder is needed. */
    OUTPUT_NOT_A_FOLDER(
            ProblemKind.OUTPUT,
            "{0} is a file, not a folder.",
            "Choose another folder with --out. Nothing was written."),
    /** A result file cannot be read. */
    RESULT_NOT_READABLE(
            ProblemKind.BAD_FILE,
            "The result file {0} cannot be read: {1}.",
            "Measure the case again to make a new one."),
    /** A result file lacks a field or holds something else in it. */
    RESULT_MALFORMED(
            ProblemKind.BAD_FILE,
            "The result file {0} is malformed at {1}: {2}.",
            "Compare it with docs/result.schema.json, or measure the case again."),
    /** {0} file, {1} why. */
    MARKS_NOT_READABLE(
            ProblemKind.BAD_SETTINGS, "The marks file {0} cannot be read: {1}.", "Check the path given to --marks."),
    /** {0} file, {1} field or line, {2} what is wrong with it. */
    MARKS_MALFORMED(
            ProblemKind.BAD_SETTINGS,
            "The marks file {0} is malformed: {1} {2}.",
            "Correct it after docs/marks-file.md."),
    /** A result file of another format version. */
    RESULT_VERSION(
            ProblemKind.BAD_FILE,
            "The result file {0} has format {1}, this program reads {2}.",
            "Measure the case again with this program, or read the file with the program that wrote it.");

    private final ProblemKind kind;
    private final String message;
    private final String remedy;

    CaseFileProblem(ProblemKind kind, String message, String remedy) {
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
