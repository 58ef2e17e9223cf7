package org.needlepoint.statistics;

import java.util.Arrays;
import org.needlepoint.problem.ProblemException;

/**
 * A named column of two classes that always says which one is the positive class.
 *
 * <p>Serves as disease status, treatment arm and event indicator.
 */
public final class BinaryOutcome {
    private final String name;
    private final String positiveClass;
    private final String negativeClass;
    private final boolean[] positive;
    private final int positives;

    private BinaryOutcome(String name, String positiveClass, String negativeClass, boolean[] positive) {
        this.name = name;
        this.positiveClass = positiveClass;
        this.negativeClass = negativeClass;
        this.positive = positive;
        int n = 0;
        for (boolean p : positive) {
            n += p ? 1 : 0;
        }
        this.positives = n;
    }

    /**
     * Makes an outcome.
     *
     * @param name what is classified, such as "grade"
     * @param positiveClass name of the positive class, such as "high"
     * @param negativeClass name of the other class, such as "low"
     * @param positive one entry per case, copied
     * @return the outcome
     */
    public static BinaryOutcome of(String name, String positiveClass, String negativeClass, boolean... positive) {
        return new BinaryOutcome(name, positiveClass, negativeClass, positive.clone());
    }

    /**
     * Reads a column of 0 and 1.
     *
     * @param column zeros and ones
     * @param positiveValue which of them, 0 or 1, is the positive class
     * @return the outcome, classes named "0" and "1"
     * @throws ProblemException {@link StatisticsProblem#NOT_BINARY} for any other value
     */
    public static BinaryOutcome of(Sample column, int positiveValue) throws ProblemException {
        if (positiveValue != 0 && positiveValue != 1) {
            throw new IllegalArgumentException("Positive value must be 0 or 1, not " + positiveValue);
        }
        boolean[] positive = new boolean[column.size()];
        for (int i = 0; i < positive.length; i++) {
            double v = column.value(i);
            if (v != 0 && v != 1) {
                throw new ProblemException(StatisticsProblem.NOT_BINARY, column.name(), v);
            }
            positive[i] = v == positiveValue;
        }
        return new BinaryOutcome(
                column.name(), String.valueOf(positiveValue), String.valueOf(1 - positiveValue), positive);
    }

    /**
     * What is classified.
     *
     * @return name
     */
    public String name() {
        return name;
    }

    /**
     * Name of the positive class.
     *
     * @return class name
     */
    public String positiveClass() {
        return positiveClass;
    }

    /**
     * Name of the other class.
     *
     * @return class name
     */
    public String negativeClass() {
        return negativeClass;
    }

    /**
     * Number of cases.
     *
     * @return count
     */
    public int size() {
        return positive.length;
    }

    /**
     * Number of cases in the positive class.
     *
     * @return count
     */
    public int positives() {
        return positives;
    }

    /**
     * Number of cases in the other class.
     *
     * @return count
     */
    public int negatives() {
        return positive.length - positives;
    }

    /**
     * The class of one case.
     *
     * @param i position from 0
     * @return true for the positive class
     */
    public boolean isPositive(int i) {
        return positive[i];
    }

    /** "name = class", for messages. */
    String describe(boolean ofPositive) {
        return name + " = " + (ofPositive ? positiveClass : negativeClass);
    }

    /** Whether both outcomes put the same cases in the positive class. */
    boolean sameCases(BinaryOutcome other) {
        return Arrays.equals(positive, other.positive);
    }

    @Override
    public String toString() {
        return describe(true) + " in " + positives + " of " + positive.length;
    }
}
