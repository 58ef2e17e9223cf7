package org.needlepoint.statistics;

import org.needlepoint.problem.ProblemException;

/**
 * Two of the nine sample quantiles of Hyndman and Fan, The American Statistician 50 (1996) 361–365.
 *
 * <p>The quantile for the fraction p is x₍ⱼ₎ + g(x₍ⱼ₊₁₎ − x₍ⱼ₎), where j + g is the position h, counted from 1 and
 * held inside the sample. Equals R's {@code quantile(x, p, type = 6)} and {@code type = 7}.
 */
public enum QuantileType {
    /** h = (n + 1)p; SPSS, Minitab. */
    TYPE_6,
    /** h = (n − 1)p + 1; the default of R, NumPy and spreadsheets. */
    TYPE_7;

    /**
     * A quantile.
     *
     * @param sample at least one value
     * @param fraction p in [0, 1]
     * @return quantile
     * @throws ProblemException {@link StatisticsProblem#TOO_FEW} for an empty sample
     */
    public double of(Sample sample, double fraction) throws ProblemException {
        Arguments.atLeast("A quantile", 1, "values of " + sample.name(), sample.size());
        return ofSorted(sample.sorted(), fraction);
    }

    /**
     * The three quartiles.
     *
     * @param sample at least one value
     * @return quartiles of this type
     * @throws ProblemException {@link StatisticsProblem#TOO_FEW} for an empty sample
     */
    public Quartiles quartiles(Sample sample) throws ProblemException {
        Arguments.atLeast("A quantile", 1, "values of " + sample.name(), sample.size());
        double[] sorted = sample.sorted();
        return new Quartiles(this, ofSorted(sorted, 0.25), ofSorted(sorted, 0.5), ofSorted(sorted, 0.75));
    }

    double ofSorted(double[] sorted, double fraction) {
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException("Quantile fraction must lie in [0, 1], not be " + fraction);
        }
        int n = sorted.length;
        double position = this == TYPE_6 ? (n + 1) * fraction : (n - 1) * fraction + 1;
        double rounding = 4 * Math.ulp(1.0); // as R: (n + 1)p may miss a whole number by rounding
        int j = (int) Math.floor(position + rounding);
        double g = position - j;
        if (Math.abs(g) < rounding) {
            g = 0;
        }
        double below = sorted[Math.min(Math.max(j - 1, 0), n - 1)];
        double above = sorted[Math.min(Math.max(j, 0), n - 1)];
        return g == 0 ? below : below + g * (above - below);
    }

    /**
     * Quartiles of a sample.
     *
     * @param type how they were interpolated
     * @param p25 first quartile
     * @param median second quartile
     * @param p75 third quartile
     */
    public record Quartiles(QuantileType type, double p25, double median, double p75) {}
}
