package org.needlepoint.statistics;

import java.util.Optional;
import org.needlepoint.problem.ProblemException;

/**
 * Correlation of paired samples with a two-sided test of no association.
 *
 * <p>Pearson: r = Sxy/√(Sxx·Syy), t = r√((n−2)/(1−r²)) on n − 2 degrees of freedom, interval by Fisher's z with
 * SE 1/√(n−3). Spearman: the same r and t on midranks; interval by Fisher's z with Bonett and Wright's
 * SE √((1 + r²/2)/(n−3)) (Psychometrika 65 (2000) 23–28). Kendall: τ-b = S/√((n₀−n₁)(n₀−n₂)), z = S/√Var(S) with the
 * tie-corrected variance (M. G. Kendall, Rank Correlation Methods, 1970, chapter 4); interval by Fisher's z with
 * Fieller's SE √(0.437/(n−4)) (Biometrika 44 (1957) 470–481). Equals R's {@code cor.test(method = …, exact = FALSE)},
 * which gives an interval for Pearson only.
 */
public final class CorrelationTest {
    private final Method method;
    private final double level;

    private CorrelationTest(Method method, double level) {
        this.method = method;
        this.level = level;
    }

    /** Which coefficient. */
    public enum Method {
        /** Product-moment correlation. */
        PEARSON,
        /** Product-moment correlation of midranks. */
        SPEARMAN,
        /** Kendall's τ-b. */
        KENDALL
    }

    /**
     * Pearson's r.
     *
     * @return test with a 95 % interval
     */
    public static CorrelationTest pearson() {
        return new CorrelationTest(Method.PEARSON, 0.95);
    }

    /**
     * Spearman's ρ, p-value by the t approximation.
     *
     * @return test with a 95 % interval
     */
    public static CorrelationTest spearman() {
        return new CorrelationTest(Method.SPEARMAN, 0.95);
    }

    /**
     * Kendall's τ-b, p-value by the normal approximation. Time grows as n².
     *
     * @return test with a 95 % interval
     */
    public static CorrelationTest kendall() {
        return new CorrelationTest(Method.KENDALL, 0.95);
    }

    /**
     * The same test with another confidence level.
     *
     * @param confidenceLevel in (0, 1)
     * @return test
     */
    public CorrelationTest withLevel(double confidenceLevel) {
        return new CorrelationTest(method, Arguments.level(confidenceLevel));
    }

    /**
     * Tests two paired samples.
     *
     * @param x first values
     * @param y second values, same order
     * @return result
     * @throws ProblemException {@link StatisticsProblem#DIFFERENT_LENGTHS}, {@link StatisticsProblem#TOO_FEW} for
     *     fewer than three pairs, {@link StatisticsProblem#CONSTANT}
     */
    public Result test(Sample x, Sample y) throws ProblemException {
        String what = "A correlation of " + x.name() + " and " + y.name();
        Arguments.sameLength(x, y);
        Arguments.atLeast(what, 3, "pairs", x.size());
        Arguments.varies(what, x);
        Arguments.varies(what, y);
        return switch (method) {
            case PEARSON -> productMoment(x.values(), y.values());
            case SPEARMAN ->
                productMoment(Ranks.of(x.values()).ranks(), Ranks.of(y.values()).ranks());
            case KENDALL -> tauB(x.values(), y.values());
        };
    }

    private Result productMoment(double[] x, double[] y) {
        int n = x.length;
        double meanX = Sample.mean(x);
        double meanY = Sample.mean(y);
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < n; i++) {
            double dx = x[i] - meanX;
            double dy = y[i] - meanY;
            xx += dx * dx;
            yy += dy * dy;
            xy += dx * dy;
        }
        double r = Math.max(-1, Math.min(1, xy / (Math.sqrt(xx) * Math.sqrt(yy))));
        double t = r * Math.sqrt((n - 2) / (1 - r * r)); // infinite for |r| = 1
        double variance = method == Method.PEARSON ? 1 : 1 + r * r / 2;
        return new Result(
                method,
                n,
                r,
                t,
                Distributions.tTwoSided(t, n - 2.0),
                n > 3
                        ? Optional.of(fisher(
                                r,
                                Math.sqrt(variance / (n - 3)),
                                method == Method.PEARSON ? "Fisher z" : "Fisher z, Bonett and Wright"))
                        : Optional.empty());
    }

    private Result tauB(double[] x, double[] y) {
        int n = x.length;
        long concordantLessDiscordant = 0;
        for (int i = 1; i < n; i++) {
            for (int j = 0; j < i; j++) {
                concordantLessDiscordant += (long) sign(x[i], x[j]) * sign(y[i], y[j]);
            }
        }
        Ranks rx = Ranks.of(x);
        Ranks ry = Ranks.of(y);
        double pairs = n * (n - 1.0) / 2;
        double untiedX = pairs - rx.sumOverTies(t -> t * (t - 1.0) / 2);
        double untiedY = pairs - ry.sumOverTies(t -> t * (t - 1.0) / 2);
        double tau = concordantLessDiscordant / (Math.sqrt(untiedX) * Math.sqrt(untiedY));
        tau = Math.max(-1, Math.min(1, tau));
        double v0 = n * (n - 1.0) * (2.0 * n + 5);
        double vx = rx.sumOverTies(t -> t * (t - 1.0) * (2.0 * t + 5));
        double vy = ry.sumOverTies(t -> t * (t - 1.0) * (2.0 * t + 5));
        double v1 = rx.sumOverTies(t -> t * (t - 1.0)) * ry.sumOverTies(t -> t * (t - 1.0));
        double v2 = rx.sumOverTies(t -> t * (t - 1.0) * (t - 2.0)) * ry.sumOverTies(t -> t * (t - 1.0) * (t - 2.0));
        double variance = (v0 - vx - vy) / 18 + v1 / (2.0 * n * (n - 1)) + v2 / (9.0 * n * (n - 1) * (n - 2));
        double z = concordantLessDiscordant / Math.sqrt(variance);
        return new Result(
                method,
                n,
                tau,
                z,
                Distributions.normalTwoSided(z),
                n > 4 ? Optional.of(fisher(tau, Math.sqrt(0.437 / (n - 4)), "Fisher z, Fieller")) : Optional.empty());
    }

    private static int sign(double a, double b) {
        return a > b ? 1 : a < b ? -1 : 0;
    }

    private ConfidenceInterval fisher(double r, double error, String name) {
        double z = Math.log((1 + r) / (1 - r)) / 2;
        double half = Distributions.normalHalfWidth(level) * error;
        return new ConfidenceInterval(Math.tanh(z - half), Math.tanh(z + half), level, name);
    }

    /**
     * Result of the test.
     *
     * @param method which coefficient
     * @param n number of pairs
     * @param coefficient r, ρ or τ-b, in [−1, 1]
     * @param statistic t on n − 2 degrees of freedom, or z for Kendall; infinite for a perfect r or ρ
     * @param p two-sided p-value
     * @param interval of the coefficient; empty for fewer than four pairs (Kendall: five)
     */
    public record Result(
            Method method,
            int n,
            double coefficient,
            double statistic,
            double p,
            Optional<ConfidenceInterval> interval) {}
}
