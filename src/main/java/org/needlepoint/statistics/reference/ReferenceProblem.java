package org.needlepoint.statistics.reference;

import org.needlepoint.problem.Problem;
import org.needlepoint.problem.ProblemKind;

/** What can go wrong with a reference file. */
public enum ReferenceProblem implements Problem {
    /** {0} file. */
    UNREADABLE(ProblemKind.NO_INPUT, "The file {0} cannot be read.", "Check the path and that it is a readable file."),
    /** {0} file, {1} line, {2} column, {3} why. */
    MALFORMED(
            ProblemKind.BAD_FILE,
            "{0} is not valid JSON: line {1}, column {2}: {3}.",
            "Correct or export the file again; a missing number is written as null."),
    /** {0} file, {1} what is missing. */
    NOT_REFERENCE(
            ProblemKind.BAD_FILE,
            "{0} is not a reference file of statistics: {1}.",
            "See the format in docs/statistics.md: an object \"input\" of number columns, and results beside it."),
    /** {0} column, {1} why. */
    BAD_COLUMN(ProblemKind.BAD_FILE, "The input column {0} cannot be used: {1}.", "Correct the column in the file."),
    /** {0} column. */
    NO_SUCH_COLUMN(
            ProblemKind.BAD_FILE,
            "The file has no input column {0}.",
            "Add the column to \"input\", or take out the results that need it."),
    /** {0} what was read, {1} what is expected. */
    BAD_SETTING(ProblemKind.BAD_FILE, "The file says {0}, which is not {1}.", "Correct the entry in the file."),
    /** {0} file. */
    NOTHING_TO_COMPARE(
            ProblemKind.BAD_FILE,
            "{0} holds no result that can be recomputed.",
            "See docs/statistics.md for the results that are known."),
    /** {0} file, {1} number of entries, {2} the first of them. */
    DISAGREES(
            ProblemKind.STATISTICS,
            "{1} in {0} could not be confirmed, first {2}.",
            "Compare the version and settings of the program that wrote the file; if they are right, report this as an"
                    + " error of this program.");

    private final ProblemKind kind;
    private final String message;
    private final String remedy;

    ReferenceProblem(ProblemKind kind, String message, String remedy) {
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
