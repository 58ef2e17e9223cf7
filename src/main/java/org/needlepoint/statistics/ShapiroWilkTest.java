package org.needlepoint.statistics;

import org.needlepoint.problem.ProblemException;

/**
 * The Shapiro–Wilk test of normality, W = (Σ aᵢx₍ᵢ₎)² / Σ(xᵢ − x̄)², with Royston's weights and p-value.
 *
 * <p>Source: P. Royston, Algorithm AS R94, Applied Statistics 44 (1995) 547–551; its constants are below. Equals R's
 * {@code shapiro.test}. n from 3 to 5000.
 */
public final class ShapiroWilkTest {
    private static final int LEAST = 3;
    private static final int MOST = 5000;

    // AS R94: polynomials in 1/√n for the two outer weights, …
    private static final double[] C1 = {0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056};
    private static final double[] C2 = {0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633};
    // … for mean and log standard deviation of the transformed 1 − W, in n for n ≤ 11 …
    private static final double[] C3 = {0.544, -0.39978, 0.025054, -6.714e-4};
    private static final double[] C4 = {1.3822, -0.77857, 0.062767, -0.0020322};
    private static final double[] G = {-2.273, 0.459};
    // … and in ln n above.
    private static final double[] C5 = {-1.5861, -0.31082, -0.083751, 0.0038915};
    private static final double[] C6 = {-0.4803, -0.082676, 0.0030302};

    private ShapiroWilkTest() {}

    /**
     * The test in Royston's form.
     *
     * @return test
     */
    public static ShapiroWilkTest royston() {
        return new ShapiroWilkTest();
    }

    /**
     * Tests a sample.
     *
     * @param sample 3 to 5000 values, not all equal
     * @return W and its p-value
     * @throws ProblemException {@link StatisticsProblem#TOO_FEW}, {@link StatisticsProblem#TOO_MANY} or
     *     {@link StatisticsProblem#CONSTANT}
     */
    public Result test(Sample sample) throws ProblemException {
        String what = "The Shapiro–Wilk test";
        int n = sample.size();
        Arguments.atLeast(what, LEAST, "values of " + sample.name(), n);
        if (n > MOST) {
            throw new ProblemException(StatisticsProblem.TOO_MANY, what, MOST, "values of " + sample.name(), n);
        }
        Arguments.varies(what, sample);
        double[] x = sample.sorted();
        double range = x[n - 1] - x[0];
        double mean = Sample.mean(x);
        double[] a = weights(n);
        double squares = 0;
        double product = 0;
        for (int i = 0; i < n; i++) {
            double d = (x[i] - mean) / range;
            squares += d * d;
            product += a[i] * d;
        }
        // Σa² = 1 by construction; dividing by it keeps 1 − W exact when W is near 1.
        double weight = 0;
        for (double ai : a) {
            weight += ai * ai;
        }
        double root = Math.sqrt(weight * squares);
        double oneMinusW = (root - product) * (root + product) / (weight * squares);
        double w = 1 - oneMinusW;
        return new Result(n, w, pValue(n, w, Math.max(oneMinusW, 0)));
    }

    /** Antisymmetric weights in ascending order of the sample. */
    private static double[] weights(int n) {
        double[] a = new double[n];
        int half = n / 2;
        if (n == LEAST) {
            a[2] = Math.sqrt(0.5);
            a[0] = -a[2];
            return a;
        }
        double[] m = new double[half];
        double sum = 0;
        for (int i = 0; i < half; i++) {
            m[i] = Distributions.normalQuantile((i + 1 - 0.375) / (n + 0.25)); // Blom's scores, negative
            sum += 2 * m[i] * m[i];
        }
        double norm = Math.sqrt(sum);
        double u = 1 / Math.sqrt(n);
        int polynomial = n > 5 ? 2 : 1;
        double[] outer = {polynomial(C1, u) - m[0] / norm, n > 5 ? polynomial(C2, u) - m[1] / norm : 0};
        double numerator = sum - 2 * m[0] * m[0] - (n > 5 ? 2 * m[1] * m[1] : 0);
        double denominator = 1 - 2 * outer[0] * outer[0] - 2 * outer[1] * outer[1];
        double scale = Math.sqrt(numerator / denominator);
        for (int i = 0; i < half; i++) {
            double weight = i < polynomial ? outer[i] : -m[i] / scale;
            a[n - 1 - i] = weight;
            a[i] = -weight;
        }
        return a;
    }

    private static double pValue(int n, double w, double oneMinusW) {
        if (n == LEAST) {
            // Exact: p = (6/π)(asin √W − asin √¾).
            return Math.max(0, 6 / Math.PI * (Math.asin(Math.sqrt(w)) - Math.asin(Math.sqrt(0.75))));
        }
        double y = Math.log(oneMinusW);
        double mean;
        double sd;
        if (n <= 11) {
            double gamma = polynomial(G, n);
            if (y >= gamma) {
                return 1e-99; // AS R94: beyond the reach of the transformation
            }
            y = -Math.log(gamma - y);
            mean = polynomial(C3, n);
            sd = Math.exp(polynomial(C4, n));
        } else {
            double ln = Math.log(n);
            mean = polynomial(C5, ln);
            sd = Math.exp(polynomial(C6, ln));
        }
        return Distributions.normalUpper((y - mean) / sd);
    }

    private static double polynomial(double[] c, double x) {
        double sum = 0;
        for (int i = c.length - 1; i >= 0; i--) {
            sum = sum * x + c[i];
        }
        return sum;
    }

    /**
     * Result of the test.
     *
     * @param n number of values
     * @param w statistic, in (0, 1]; small values speak against normality
     * @param p p-value
     */
    public record Result(int n, double w, double p) {}
}
