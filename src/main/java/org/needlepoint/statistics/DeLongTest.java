package org.needlepoint.statistics;

import org.needlepoint.problem.ProblemException;

/**
 * DeLong's test of two AUCs measured on the same cases: z = (A₁ − A₂)/√(V₁ + V₂ − 2·C₁₂), two-sided.
 *
 * <p>Source as for {@link RocCurve#varianceDeLong()}. Equals
 * {@code pROC::roc.test(method = "delong", paired = TRUE)}.
 */
public final class DeLongTest {
    private final double level;

    private DeLongTest(double level) {
        this.level = level;
    }

    /**
     * The paired test with a 95 % interval of the difference.
     *
     * @return test
     */
    public static DeLongTest paired() {
        return new DeLongTest(0.95);
    }

    /**
     * The same test with another confidence level.
     *
     * @param confidenceLevel in (0, 1)
     * @return test
     */
    public DeLongTest withLevel(double confidenceLevel) {
        return new DeLongTest(Arguments.level(confidenceLevel));
    }

    /**
     * Compares two curves.
     *
     * @param first a curve
     * @param second a curve of another score, or direction, with the same outcome for the same cases
     * @return result for first minus second
     * @throws ProblemException {@link StatisticsProblem#NOT_PAIRED} if the outcomes differ,
     *     {@link StatisticsProblem#TOO_FEW} for fewer than two cases in a class, {@link StatisticsProblem#CONSTANT} if
     *     the AUCs differ but their difference has no variance
     */
    public Result test(RocCurve first, RocCurve second) throws ProblemException {
        if (!first.outcome().sameCases(second.outcome())) {
            throw new ProblemException(StatisticsProblem.NOT_PAIRED, first, second);
        }
        double v1 = first.varianceDeLong();
        double v2 = second.varianceDeLong();
        double variance = v1 + v2 - 2 * first.covarianceDeLong(second);
        double difference = first.auc() - second.auc();
        boolean withoutVariance = variance <= 1e-14 * (v1 + v2); // nothing but rounding
        if (withoutVariance && Math.abs(difference) > 1e-14) {
            throw new ProblemException(
                    StatisticsProblem.CONSTANT, "DeLong's test", "the difference of " + first + " and " + second);
        }
        double error = withoutVariance ? 0 : Math.sqrt(variance);
        double z = withoutVariance ? 0 : difference / error;
        return new Result(
                first.auc(),
                second.auc(),
                difference,
                error,
                z,
                Distributions.normalTwoSided(z),
                ConfidenceInterval.around(difference, error * Distributions.normalHalfWidth(level), level, "DeLong"));
    }

    /**
     * Result of the test.
     *
     * @param firstAuc AUC of the first curve
     * @param secondAuc AUC of the second curve
     * @param difference first minus second
     * @param standardError of the difference
     * @param z statistic; 0 for curves that rank every pair alike
     * @param p two-sided p-value
     * @param interval of the difference
     */
    public record Result(
            double firstAuc,
            double secondAuc,
            double difference,
            double standardError,
            double z,
            double p,
            ConfidenceInterval interval) {}
}
