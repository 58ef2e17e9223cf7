package org.needlepoint.statistics;

import org.needlepoint.problem.ProblemException;

/**
 * Two-sample t test of equal means, t = (x̄ − ȳ) / SE, two-sided.
 *
 * <p>Student: SE² = s²(1/m + 1/n) with the pooled variance s², df = m + n − 2. Welch: SE² = s²ₓ/m + s²ᵧ/n with the
 * Welch–Satterthwaite df = SE⁴ / ((s²ₓ/m)²/(m−1) + (s²ᵧ/n)²/(n−1)). Source: B. L. Welch, Biometrika 34 (1947) 28–35.
 * Equals R's {@code t.test(x, y, var.equal = …)}.
 */
public final class TTest {
    private final Form form;
    private final double level;

    private TTest(Form form, double level) {
        this.form = form;
        this.level = level;
    }

    /** How the variances are treated. */
    public enum Form {
        /** Equal variances, pooled. */
        STUDENT,
        /** Unequal variances. */
        WELCH
    }

    /**
     * Student's test with a 95 % interval.
     *
     * @return test
     */
    public static TTest student() {
        return new TTest(Form.STUDENT, 0.95);
    }

    /**
     * Welch's test with a 95 % interval.
     *
     * @return test
     */
    public static TTest welch() {
        return new TTest(Form.WELCH, 0.95);
    }

    /**
     * The same test with another confidence level.
     *
     * @param confidenceLevel in (0, 1)
     * @return test
     */
    public TTest withLevel(double confidenceLevel) {
        return new TTest(form, Arguments.level(confidenceLevel));
    }

    /**
     * Tests whether two samples have the same mean.
     *
     * @param x first sample
     * @param y second sample
     * @return result for mean of x minus mean of y
     * @throws ProblemException {@link StatisticsProblem#TOO_FEW} for fewer than two values in a sample (Student: one,
     *     and three in all), {@link StatisticsProblem#CONSTANT} if the standard error vanishes
     */
    public Result test(Sample x, Sample y) throws ProblemException {
        boolean pooled = form == Form.STUDENT;
        String what = pooled ? "Student's t test" : "Welch's t test";
        int m = x.size();
        int n = y.size();
        Arguments.atLeast(what, pooled ? 1 : 2, "values of " + x.name(), m);
        Arguments.atLeast(what, pooled ? 1 : 2, "values of " + y.name(), n);
        Arguments.atLeast(what, 3, "values in both samples", m + n);
        double meanX = x.mean();
        double meanY = y.mean();
        double df;
        double squaredError;
        if (pooled) {
            df = m + n - 2.0;
            squaredError = (x.sumOfSquares() + y.sumOfSquares()) / df * (1.0 / m + 1.0 / n);
        } else {
            double ofX = x.variance() / m;
            double ofY = y.variance() / n;
            squaredError = ofX + ofY;
            df = squaredError * squaredError / (ofX * ofX / (m - 1) + ofY * ofY / (n - 1));
        }
        double error = Math.sqrt(squaredError);
        // As R: below this the spread is only rounding.
        if (error < 10 * Math.ulp(1.0) * Math.max(Math.abs(meanX), Math.abs(meanY)) || error == 0) {
            throw new ProblemException(StatisticsProblem.CONSTANT, what, x.name() + " and " + y.name());
        }
        double difference = meanX - meanY;
        double t = difference / error;
        return new Result(
                form,
                x.name() + " minus " + y.name(),
                difference,
                error,
                t,
                df,
                Distributions.tTwoSided(t, df),
                ConfidenceInterval.around(
                        difference, error * Distributions.tHalfWidth(level, df), level, "t distribution"));
    }

    /**
     * Result of the test.
     *
     * @param form how the variances were treated
     * @param direction which difference was taken
     * @param difference difference of the means, in the samples' unit
     * @param standardError of the difference
     * @param t statistic
     * @param df degrees of freedom
     * @param p two-sided p-value
     * @param interval of the difference
     */
    public record Result(
            Form form,
            String direction,
            double difference,
            double standardError,
            double t,
            double df,
            double p,
            ConfidenceInterval interval) {}
}
