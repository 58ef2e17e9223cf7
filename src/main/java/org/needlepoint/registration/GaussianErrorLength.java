package org.needlepoint.registration;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.special.Erf;
import org.needlepoint.geometry.Covariance3;

/**
 * The distribution of the length of a three-dimensional Gaussian error with any covariance: the square root of the
 * generalised chi-square λ₀z₀² + λ₁z₁² + λ₂z₂², λ₀ ≥ λ₁ ≥ λ₂.
 *
 * <p>With ρ the length, the chance to exceed it is
 *
 * <pre>
 *   P(|e| &gt; ρ) = erfc(ρ/√(2λ₀)) + 2 ∫₀^{π/2} φ(k sin ψ) k cos ψ T(ρ² cos²ψ) dψ,   k = ρ/√λ₀
 *   T(s)       = (2/π) ∫₀^{π/2} exp(−s / (2(λ₁ cos²θ + λ₂ sin²θ))) dθ
 * </pre>
 *
 * <p>(z₀ = k sin ψ is integrated outside, the remaining two as a plane error inside.) Both integrands are smooth, so
 * Gauss–Legendre outside and the trapezoidal rule inside converge fast: the quantiles agree with closed forms and with adaptive
 * quadrature to 1e-6 relative or better.
 */
final class GaussianErrorLength {
    private static final int OUTER = 32;
    private static final int INNER = 16;
    private static final double[] PSI_SIN = new double[OUTER];
    private static final double[] PSI_COS = new double[OUTER];
    private static final double[] PSI_WEIGHT = new double[OUTER];
    private static final double[] THETA_COS2 = new double[INNER + 1];

    static {
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(OUTER, 0, Math.PI / 2);
        for (int i = 0; i < OUTER; i++) {
            PSI_SIN[i] = Math.sin(rule.getPoint(i));
            PSI_COS[i] = Math.cos(rule.getPoint(i));
            PSI_WEIGHT[i] = rule.getWeight(i);
        }
        for (int i = 0; i <= INNER; i++) {
            double c = Math.cos(Math.PI / 2 * i / INNER);
            THETA_COS2[i] = c * c;
        }
    }

    private GaussianErrorLength() {}

    /**
     * The length not exceeded with a probability.
     *
     * @param c covariance, mm²
     * @param probability between 0 and 1, exclusive
     * @return length, mm; zero for a zero covariance
     */
    static double quantile(Covariance3 c, double probability) {
        Covariance3.PrincipalAxes p = c.principalAxes();
        if (p.variance0() == 0) {
            return 0;
        }
        return Math.sqrt(p.variance0())
                * unitQuantile(p.variance1() / p.variance0(), p.variance2() / p.variance0(), probability);
    }

    /**
     * The quantile for variances 1, b, c: the secant method from the Wilson–Hilferty approximation of a χ² with the same mean
     * and variance, kept inside a bracket.
     *
     * @param b middle variance, 0 to 1
     * @param c smallest variance, 0 to b
     */
    static double unitQuantile(double b, double c, double probability) {
        double tail = 1 - probability;
        double mean = 1 + b + c;
        double spread = (1 + b * b + c * c) / (mean * mean) * 2 / 9;
        double normal = Math.sqrt(2) * Erf.erfInv(2 * probability - 1);
        double root = Math.max(0.01, 1 - spread + normal * Math.sqrt(spread));
        double x = Math.sqrt(mean * root * root * root);
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double before = 1.02 * x;
        double fBefore = Math.log(exceeding(before, b, c) / tail);
        for (int i = 0; i < 100; i++) {
            // The logarithm of the tail is nearly straight, which suits the secant.
            double f = Math.log(exceeding(x, b, c) / tail);
            if (f > 0) {
                low = x;
            } else {
                high = x;
            }
            double next = x - f * (x - before) / (f - fBefore);
            if (!(next > low && next < high)) {
                next = high < Double.POSITIVE_INFINITY ? (low + high) / 2 : 2 * x;
            }
            if (Math.abs(next - x) <= 1e-9 * x) {
                return next;
            }
            before = x;
            fBefore = f;
            x = next;
        }
        return x;
    }

    /** Chance that the length exceeds x, variances 1, b, c. */
    static double exceeding(double x, double b, double c) {
        double sum = 0;
        for (int i = 0; i < OUTER; i++) {
            double z = x * PSI_SIN[i];
            double d = x * PSI_COS[i];
            sum += PSI_WEIGHT[i] * Math.exp(-z * z / 2) * d * planeExceeding(d * d, b, c);
        }
        return Erf.erfc(x / Math.sqrt(2)) + 2 / Math.sqrt(2 * Math.PI) * sum;
    }

    private static double planeExceeding(double s, double b, double c) {
        double sum = 0;
        for (int i = 0; i <= INNER; i++) {
            double v = c + (b - c) * THETA_COS2[i];
            double e = v > 0 ? Math.exp(-s / (2 * v)) : 0;
            sum += i == 0 || i == INNER ? e / 2 : e;
        }
        return sum / INNER;
    }
}
