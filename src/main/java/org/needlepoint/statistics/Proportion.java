package org.needlepoint.statistics;

/**
 * A proportion with its counts.
 *
 * @param successes numerator, 0 or more
 * @param trials denominator, at least 1 and not below the numerator
 */
public record Proportion(int successes, int trials) {

    /**
     * Makes a proportion.
     *
     * @throws IllegalArgumentException if the counts are impossible
     */
    public Proportion {
        if (trials < 1 || successes < 0 || successes > trials) {
            throw new IllegalArgumentException("Not a proportion: " + successes + " of " + trials);
        }
    }

    /**
     * The proportion itself.
     *
     * @return successes / trials
     */
    public double value() {
        return (double) successes / trials;
    }

    /**
     * Wilson's score interval: (p + z²/2n ± z√(p(1−p)/n + z²/4n²)) / (1 + z²/n).
     *
     * <p>Source: E. B. Wilson, Journal of the American Statistical Association 22 (1927) 209–212. Equals R's
     * {@code prop.test(x, n, correct = FALSE)}.
     *
     * @param level confidence level in (0, 1)
     * @return interval inside [0, 1]
     */
    public ConfidenceInterval wilson(double level) {
        double z = Distributions.normalHalfWidth(Arguments.level(level));
        double n = trials;
        double p = value();
        double scale = 1 + z * z / n;
        double middle = (p + z * z / (2 * n)) / scale;
        double half = z * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / scale;
        return new ConfidenceInterval(
                successes == 0 ? 0 : middle - half, successes == trials ? 1 : middle + half, level, "Wilson");
    }

    /**
     * Clopper and Pearson's exact interval, from quantiles of the beta distribution: lower B(α/2; x, n−x+1), upper
     * B(1−α/2; x+1, n−x).
     *
     * <p>Source: Biometrika 26 (1934) 404–413. Equals R's {@code binom.test}.
     *
     * @param level confidence level in (0, 1)
     * @return interval inside [0, 1]
     */
    public ConfidenceInterval clopperPearson(double level) {
        double tail = (1 - Arguments.level(level)) / 2;
        int failures = trials - successes;
        // The lower limit is one minus the upper limit of the failures: small tails keep their precision.
        double lower = successes == 0 ? 0 : 1 - Distributions.betaUpperQuantile(tail, failures + 1.0, successes);
        double upper = failures == 0 ? 1 : Distributions.betaUpperQuantile(tail, successes + 1.0, failures);
        return new ConfidenceInterval(lower, upper, level, "Clopper–Pearson");
    }
}
