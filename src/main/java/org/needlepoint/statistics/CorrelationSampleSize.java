package org.needlepoint.statistics;

/**
 * How many cases a study needs to show that a correlation is not 0, two-sided.
 *
 * <p>The least n whose power is enough, where the test is the t test of r and r is transformed after Fisher with his
 * correction of bias: power(n) = Φ((z + r/(2(n−1)) − z₀)·√(n−3)) + Φ((−z − r/(2(n−1)) − z₀)·√(n−3)), z = artanh r, z₀ =
 * artanh(t/√(t² + n − 2)), t the critical value on n − 2 degrees of freedom. Source: J. Cohen, Statistical Power Analysis
 * for the Behavioral Sciences, 2nd ed. (1988) 546; equals {@code pwr::pwr.r.test}, rounded up. For Spearman's coefficient
 * n − 3 grows by 1 + r²/2 (D. G. Bonett and T. A. Wright, Psychometrika 65 (2000) 23–28).
 */
public final class CorrelationSampleSize {
    private static final int FEWEST = 4;
    private static final int MOST = 100_000_000;

    private final double alpha;
    private final double power;

    private CorrelationSampleSize(double alpha, double power) {
        this.alpha = alpha;
        this.power = power;
    }

    /**
     * α 0.05, power 0.8.
     *
     * @return plan
     */
    public static CorrelationSampleSize withDefaults() {
        return new CorrelationSampleSize(0.05, 0.8);
    }

    /**
     * The same plan with other risks of error.
     *
     * @param level α, two-sided, in (0, 1)
     * @param wantedPower in (α, 1)
     * @return plan
     * @throws IllegalArgumentException if they are not
     */
    public CorrelationSampleSize withRisks(double level, double wantedPower) {
        if (!(level > 0 && level < 1 && wantedPower > level && wantedPower < 1)) {
            throw new IllegalArgumentException(StatisticsWording.RISKS_NOT_POSSIBLE.say(level, wantedPower));
        }
        return new CorrelationSampleSize(level, wantedPower);
    }

    /**
     * Cases needed.
     *
     * @param r expected coefficient, |r| from 0.001 to below 1
     * @return numbers
     * @throws IllegalArgumentException if it is not
     */
    public Result forCorrelation(double r) {
        double size = Math.abs(r);
        if (!(size >= 0.001 && size < 1)) {
            throw new IllegalArgumentException(StatisticsWording.NO_CORRELATION.say(r));
        }
        int low = FEWEST - 1;
        int high = FEWEST;
        while (power(size, high) < power && high < MOST) {
            low = high;
            high *= 2;
        }
        while (high - low > 1) {
            int middle = low + (high - low) / 2;
            if (power(size, middle) < power) {
                low = middle;
            } else {
                high = middle;
            }
        }
        int spearman = 3 + (int) Math.ceil((high - 3) * (1 + r * r / 2) - 1e-9);
        return new Result(r, high, spearman, power(size, high));
    }

    /** Power of n cases for a coefficient above 0. */
    private double power(double r, int n) {
        double t = Distributions.tHalfWidth(1 - alpha, n - 2.0);
        double critical = atanh(t / Math.sqrt(t * t + n - 2));
        double z = atanh(r) + r / (2 * (n - 1.0));
        double root = Math.sqrt(n - 3.0);
        return Distributions.normalUpper(-(z - critical) * root) + Distributions.normalUpper((z + critical) * root);
    }

    private static double atanh(double x) {
        return 0.5 * Math.log((1 + x) / (1 - x));
    }

    /**
     * Cases needed.
     *
     * @param coefficient expected coefficient
     * @param pearson cases for Pearson's coefficient
     * @param spearman cases for Spearman's coefficient
     * @param power power reached with Pearson's number
     */
    public record Result(double coefficient, int pearson, int spearman, double power) {}
}
