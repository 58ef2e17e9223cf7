package org.needlepoint.cohort.consistency;

import org.needlepoint.problem.Problem;
import org.needlepoint.problem.ProblemKind;

/** Why published figures cannot be checked, or cannot be true. */
public enum ConsistencyProblem implements Problem {
    /** Parts: file, reason. */
    UNREADABLE(ProblemKind.NO_INPUT, "{0} cannot be read ({1}).", "Check that the file exists and may be read."),
    /** Parts: file, member, reason. */
    BAD_TABLE(
            ProblemKind.BAD_FILE,
            "The published figures in {0} are malformed at {1}: {2}.",
            "Correct that place; docs/consistency.md describes the file."),
    /** Parts: file, number of impossible checks, number of checks, names. */
    CONTRADICTION(
            ProblemKind.CONTRADICTION,
            "{0}: {1} of {2} checks find figures that cannot hold together: {3}.",
            "Compare the figures with the publication; if they are copied rightly, ask its authors.");

    private final ProblemKind kind;
    private final String message;
    private final String remedy;

    ConsistencyProblem(ProblemKind kind, String message, String remedy) {
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
