package org.needlepoint.report.chart;

import org.needlepoint.problem.Problem;
import org.needlepoint.problem.ProblemKind;

/** Why a figure is not drawn or not written. */
public enum ChartProblem implements Problem {
    /** {0} file, {1} reason. */
    NOT_WRITABLE(
            ProblemKind.OUTPUT,
            "Cannot write the figure {0}: {1}.",
            "Choose another folder, or make it writable and free some space."),
    /** {0} figure, {1} data, {2} position from 1, {3} value. */
    NOT_FINITE(
            ProblemKind.STATISTICS,
            "The figure \"{0}\" cannot show {1}: value {2} is {3}.",
            "Leave out cases without a value, and say in the caption how many were left out."),
    /** {0} figure, {1} what is missing. */
    NOTHING_TO_SHOW(
            ProblemKind.STATISTICS,
            "The figure \"{0}\" has nothing to show: {1}.",
            "Check the columns and filters that the figure was made from."),
    /** {0} figure, {1} contradiction. */
    IMPOSSIBLE(
            ProblemKind.STATISTICS,
            "The figure \"{0}\" would contradict itself: {1}.",
            "Compute all of its numbers from the same cases."),
    /** {0} figure, {1} stage, {2} expected, {3} stated. */
    SUM(
            ProblemKind.STATISTICS,
            "The flow diagram \"{0}\" does not add up at \"{1}\": {2}, but {3} is stated.",
            "Count every case once: give each excluded case one reason.");

    private final ProblemKind kind;
    private final String message;
    private final String remedy;

    ChartProblem(ProblemKind kind, String message, String remedy) {
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
