package org.needlepoint.statistics;

import java.util.Arrays;
import org.needlepoint.problem.ProblemException;

/** A named, ordered, immutable list of finite numbers: one column of a table, or one group of it. */
public final class Sample {
    private final String name;
    private final double[] values;

    private Sample(String name, double[] values) {
        this.name = name;
        this.values = values;
    }

    /**
     * Makes a sample.
     *
     * @param name what the numbers are, for messages and results, such as "adcMean"
     * @param values the numbers, copied; may be empty, because each test states how many it needs
     * @return the sample
     * @throws ProblemException {@link StatisticsProblem#NOT_FINITE} for NaN or an infinity, naming its position
     */
    public static Sample of(String name, double... values) throws ProblemException {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new ProblemException(StatisticsProblem.NOT_FINITE, name, i + 1, values[i]);
            }
        }
        return new Sample(name, values.clone());
    }

    /**
     * What the numbers are.
     *
     * @return name
     */
    public String name() {
        return name;
    }

    /**
     * Number of values.
     *
     * @return count, 0 or more
     */
    public int size() {
        return values.length;
    }

    /**
     * One value.
     *
     * @param i position from 0
     * @return finite number
     */
    public double value(int i) {
        return values[i];
    }

    /**
     * All values in order.
     *
     * @return copy
     */
    public double[] values() {
        return values.clone();
    }

    /**
     * All values in ascending order.
     *
     * @return copy
     */
    public double[] sorted() {
        double[] s = values.clone();
        Arrays.sort(s);
        return s;
    }

    /**
     * The values of one class of an outcome.
     *
     * @param outcome one class per value, same order
     * @param positive true for the cases of the positive class, false for the others
     * @return sample named after this one and the class, may be empty
     * @throws ProblemException {@link StatisticsProblem#DIFFERENT_LENGTHS}
     */
    public Sample where(BinaryOutcome outcome, boolean positive) throws ProblemException {
        Arguments.sameLength(name, values.length, outcome.name(), outcome.size());
        double[] chosen = new double[positive ? outcome.positives() : outcome.negatives()];
        int n = 0;
        for (int i = 0; i < values.length; i++) {
            if (outcome.isPositive(i) == positive) {
                chosen[n++] = values[i];
            }
        }
        return new Sample(name + " where " + outcome.describe(positive), chosen);
    }

    /**
     * Arithmetic mean, in two passes so that rounding of the sum is corrected.
     *
     * @return mean
     * @throws ProblemException {@link StatisticsProblem#TOO_FEW} if there is no value
     */
    public double mean() throws ProblemException {
        Arguments.atLeast("A mean", 1, "values of " + name, values.length);
        return mean(values);
    }

    /**
     * Sample variance: Σ(x − mean)² / (n − 1).
     *
     * @return variance, 0 or more
     * @throws ProblemException {@link StatisticsProblem#TOO_FEW} for fewer than two values
     */
    public double variance() throws ProblemException {
        Arguments.atLeast("A standard deviation", 2, "values of " + name, values.length);
        return sumOfSquares() / (values.length - 1);
    }

    /**
     * Sample standard deviation, the root of {@link #variance()}.
     *
     * @return standard deviation
     * @throws ProblemException {@link StatisticsProblem#TOO_FEW} for fewer than two values
     */
    public double standardDeviation() throws ProblemException {
        return Math.sqrt(variance());
    }

    /** Mean of a non-empty array; the second pass adds what rounding took from the first. */
    static double mean(double[] values) {
        double sum = 0;
        for (double v : values) {
            sum += v;
        }
        double mean = sum / values.length;
        double rest = 0;
        for (double v : values) {
            rest += v - mean;
        }
        return mean + rest / values.length;
    }

    /** Σ(x − mean)²; 0 for an empty sample. */
    double sumOfSquares() {
        double mean = values.length == 0 ? 0 : mean(values);
        double sum = 0;
        for (double v : values) {
            sum += (v - mean) * (v - mean);
        }
        return sum;
    }

    /** Whether all values are equal; true for an empty sample. */
    boolean isConstant() {
        for (double v : values) {
            if (v != values[0]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return name + " (n = " + values.length + ")";
    }
}
