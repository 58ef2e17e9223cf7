package org.needlepoint.statistics;

import org.needlepoint.problem.Problem;
import org.needlepoint.problem.ProblemKind;

/** Why a statistic is not defined for the data given. */
public enum StatisticsProblem implements Problem {
    /** {0} sample, {1} position from 1, {2} value. */
    NOT_FINITE(
            "{0} holds no finite number at position {1} but {2}.",
            "Leave out rows without a value before the analysis, and say how many were left out."),
    /** {0} statistic, {1} least number, {2} what is counted, {3} number found. */
    TOO_FEW(
            "{0} needs at least {1} {2}, but there are {3}.",
            "Add cases, or report the values themselves instead of a test."),
    /** {0} statistic, {1} greatest number, {2} what is counted, {3} number found. */
    TOO_MANY("{0} is limited to {1} {2}, but there are {3}.", "Use the asymptotic form of the test."),
    /** {0} statistic, {1} sample. */
    CONSTANT("{0} is not defined: there is no variation in {1}.", "Check that the right column was chosen."),
    /** {0} first sample, {1} its size, {2} second sample, {3} its size. */
    DIFFERENT_LENGTHS("{0} has {1} values but {2} has {3}.", "Both must come from the same rows, in the same order."),
    /** {0} column, {1} values found. */
    NOT_BINARY(
            "{0} is not a column of two classes 0 and 1: it holds {1}.", "Choose a cut-off first, or another column."),
    /** {0} outcome, {1} class that is empty. */
    EMPTY_CLASS("{0} has no case in the class {1}.", "Both classes are needed; check the column and its cut-off."),
    /** {0} statistic, {1} sample, {2} condition that is broken, such as "not negative". */
    OUT_OF_RANGE("{0} needs values of {1} that are {2}.", "Check the column and its unit."),
    /** {0} model, {1} predictor. */
    COLLINEAR(
            "{0} cannot be fitted: {1} is constant or a combination of the other predictors.",
            "Leave that predictor out."),
    /** {0} model, {1} iterations. */
    NOT_CONVERGED("{0} did not converge in {1} iterations.", "Use fewer predictors or a larger penalty."),
    /** {0} first curve's outcome, {1} second curve's outcome. */
    NOT_PAIRED(
            "The ROC curves of {0} and {1} do not rest on the same cases.",
            "Build both curves from the same outcome column and rows.");

    private final String message;
    private final String remedy;

    StatisticsProblem(String message, String remedy) {
        this.message = message;
        this.remedy = remedy;
    }

    @Override
    public ProblemKind kind() {
        return ProblemKind.STATISTICS;
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
