package org.needlepoint.report;

import org.needlepoint.problem.Problem;
import org.needlepoint.problem.ProblemKind;

/** What can go wrong when reports and tables are written. */
public enum ReportProblem implements Problem {
    /** A file cannot be written. */
    NOT_WRITABLE(
            ProblemKind.OUTPUT, "Cannot write {0}: {1}.", "Choose another folder with --out, or make it writable."),
    /** A table that should grow has other columns. */
    OTHER_COLUMNS(
            ProblemKind.OUTPUT,
            "The table {0} has other columns than this program writes: column {1} is '{2}', expected '{3}'.",
            "Keep that table as it is and choose another file for the new rows.");

    private final ProblemKind kind;
    private final String message;
    private final String remedy;

    ReportProblem(ProblemKind kind, String message, String remedy) {
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
