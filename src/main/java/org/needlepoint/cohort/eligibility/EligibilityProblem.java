package org.needlepoint.cohort.eligibility;

import org.needlepoint.problem.Problem;
import org.needlepoint.problem.ProblemKind;

/** Why eligibility cannot be decided. */
public enum EligibilityProblem implements Problem {
    /** Parts: file, reason. */
    UNREADABLE(ProblemKind.NO_INPUT, "{0} cannot be read ({1}).", "Check that the file exists and may be read."),
    /** Parts: file, member, reason. */
    BAD_RULES(
            ProblemKind.BAD_SETTINGS,
            "The reasons for exclusion in {0} are malformed at {1}: {2}.",
            "Correct that place; docs/pathology.md describes the file."),
    /** No parts. */
    NO_CANDIDATES(ProblemKind.NO_INPUT, "The table holds no case.", "Give a table with one row for each patient."),
    /** Parts: case. */
    CASE_TWICE(ProblemKind.BAD_FILE, "Case {0} occurs in more than one row.", "Give each patient one row."),
    /** Parts: file, column. */
    NO_CASE_COLUMN(
            ProblemKind.BAD_FILE,
            "{0} has no column {1}.",
            "The first row must name the columns, one of them {1}; separate by commas."),
    /** Parts: folder, reason. */
    NOT_WRITTEN(ProblemKind.OUTPUT, "The flow cannot be written to {0}: {1}.", "Choose a folder that may be written."),
    /** Parts: number, first case, reason, column, why. */
    UNDECIDED(
            ProblemKind.PATHOLOGY,
            "Eligibility of {0} case(s) is not decided; first {1}, \"{2}\": column {3}, {4}.",
            "Complete the column; what is not known never makes a case eligible.");

    private final ProblemKind kind;
    private final String message;
    private final String remedy;

    EligibilityProblem(ProblemKind kind, String message, String remedy) {
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
