package org.needlepoint.statistics;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Tail probabilities and quantiles from Commons Statistics.
 *
 * <p>Its root search for quantiles of the t, F and beta distributions promises an absolute accuracy of 1e-9 only;
 * {@code DistributionsTest} holds those needed here to 1e-13.
 */
final class Distributions {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Distributions() {}

    /** 2·P(Z ≥ |z|). */
    static double normalTwoSided(double z) {
        return Math.min(1, 2 * NORMAL.survivalProbability(Math.abs(z)));
    }

    static double normalUpper(double z) {
        return NORMAL.survivalProbability(z);
    }

    static double normalQuantile(double p) {
        return NORMAL.inverseCumulativeProbability(p);
    }

    /** The z with P(|Z| ≤ z) = level. */
    static double normalHalfWidth(double level) {
        return NORMAL.inverseSurvivalProbability((1 - level) / 2);
    }

    /** 2·P(T ≥ |t|); 0 for an infinite t. */
    static double tTwoSided(double t, double df) {
        return Double.isInfinite(t) ? 0 : Math.min(1, 2 * TDistribution.of(df).survivalProbability(Math.abs(t)));
    }

    /** The t with P(|T| ≤ t) = level. */
    static double tHalfWidth(double level, double df) {
        return TDistribution.of(df).inverseSurvivalProbability((1 - level) / 2);
    }

    static double fUpper(double f, double df1, double df2) {
        return FDistribution.of(df1, df2).survivalProbability(f);
    }

    /** The f with P(F ≥ f) = upper. */
    static double fUpperQuantile(double upper, double df1, double df2) {
        return FDistribution.of(df1, df2).inverseSurvivalProbability(upper);
    }

    static double chiSquaredUpper(double x, double df) {
        return ChiSquaredDistribution.of(df).survivalProbability(x);
    }

    /** The x with P(B ≥ x) = upper for a beta variable. */
    static double betaUpperQuantile(double upper, double alpha, double beta) {
        return BetaDistribution.of(alpha, beta).inverseSurvivalProbability(upper);
    }
}
