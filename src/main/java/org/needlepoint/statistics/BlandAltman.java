package org.needlepoint.statistics;

import java.util.Optional;
import org.needlepoint.problem.ProblemException;

/**
 * Agreement of two readings after Bland and Altman, and repeatability.
 *
 * <p>With differences dᵢ = first − second and pair means mᵢ: bias d̄; limits of agreement d̄ ± 1.96·SD(d); within-subject
 * SD s_w = √(Σd²/2n); repeatability coefficient 1.96·√2·s_w; within-subject coefficient of variation by the
 * root-mean-square method √(Σ(d/m)²/2n). Sources: J. M. Bland and D. G. Altman, Lancet 327 (1986) 307–310 and
 * Statistical Methods in Medical Research 8 (1999) 135–160, which also gives the t interval of the limits,
 * SE² = SD²·(1/n + 1.96²/(2(n−1))); RMS method: Bland, "How should I calculate a within-subject coefficient of
 * variation?" (2006). The factor is 1.96 by convention, not a quantile.
 *
 * @param n number of pairs
 * @param direction which difference was taken
 * @param bias mean difference, in the readings' unit
 * @param biasInterval its 95 % interval by the t distribution
 * @param standardDeviation of the differences
 * @param lowerLimit lower limit of agreement
 * @param lowerLimitInterval its 95 % interval
 * @param upperLimit upper limit of agreement
 * @param upperLimitInterval its 95 % interval
 * @param withinSubjectSd s_w, in the readings' unit
 * @param repeatabilityCoefficient below which 95 % of the differences between two readings lie
 * @param withinSubjectCv as a fraction, not percent; empty if a pair's mean is not positive
 */
public record BlandAltman(
        int n,
        String direction,
        double bias,
        ConfidenceInterval biasInterval,
        double standardDeviation,
        double lowerLimit,
        ConfidenceInterval lowerLimitInterval,
        double upperLimit,
        ConfidenceInterval upperLimitInterval,
        double withinSubjectSd,
        double repeatabilityCoefficient,
        Optional<Double> withinSubjectCv) {
    private static final double FACTOR = 1.96;
    private static final double LEVEL = 0.95;

    /**
     * Compares two readings of the same cases.
     *
     * @param first first reading
     * @param second second reading, same order and unit
     * @return agreement
     * @throws ProblemException {@link StatisticsProblem#DIFFERENT_LENGTHS}, {@link StatisticsProblem#TOO_FEW} for
     *     fewer than two pairs
     */
    public static BlandAltman of(Sample first, Sample second) throws ProblemException {
        Arguments.sameLength(first, second);
        int n = first.size();
        Arguments.atLeast("Bland–Altman analysis", 2, "pairs", n);
        double[] d = new double[n];
        double squares = 0;
        double relative = 0;
        boolean positive = true;
        for (int i = 0; i < n; i++) {
            d[i] = first.value(i) - second.value(i);
            double mean = (first.value(i) + second.value(i)) / 2;
            positive &= mean > 0;
            squares += d[i] * d[i];
            relative += d[i] * d[i] / (mean * mean);
        }
        String direction = first.name() + " minus " + second.name();
        Sample differences = Sample.of(direction, d);
        double bias = differences.mean();
        double sd = differences.standardDeviation();
        double within = Math.sqrt(squares / (2.0 * n));
        double t = Distributions.tHalfWidth(LEVEL, n - 1.0);
        double limitError = sd * Math.sqrt(1.0 / n + FACTOR * FACTOR / (2.0 * (n - 1)));
        double low = bias - FACTOR * sd;
        double high = bias + FACTOR * sd;
        return new BlandAltman(
                n,
                direction,
                bias,
                ConfidenceInterval.around(bias, t * sd / Math.sqrt(n), LEVEL, "t distribution"),
                sd,
                low,
                ConfidenceInterval.around(low, t * limitError, LEVEL, "t distribution, Bland and Altman 1999"),
                high,
                ConfidenceInterval.around(high, t * limitError, LEVEL, "t distribution, Bland and Altman 1999"),
                within,
                FACTOR * Math.sqrt(2) * within,
                positive ? Optional.of(Math.sqrt(relative / (2.0 * n))) : Optional.empty());
    }
}
