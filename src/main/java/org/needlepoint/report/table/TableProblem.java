package org.needlepoint.report.table;

import org.needlepoint.problem.Problem;
import org.needlepoint.problem.ProblemKind;

/** What can go wrong when tables are written. */
public enum TableProblem implements Problem {
    /** {0} file, {1} reason. */
    NOT_WRITABLE(
            ProblemKind.OUTPUT,
            "Cannot write the table {0}: {1}.",
            "Choose another folder, or make it writable and free some space.");

    private final ProblemKind kind;
    private final String message;
    private final String remedy;

    TableProblem(ProblemKind kind, String message, String remedy) {
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
