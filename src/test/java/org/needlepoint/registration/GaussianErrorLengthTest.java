package org.needlepoint.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;

class GaussianErrorLengthTest {

    @Test
    void isotropic_error_has_the_chi_square_quantile() {
        for (double p : new double[] {0.5, 0.9, 0.95, 0.99}) {
            double expected = 2.5 * Math.sqrt(new ChiSquaredDistribution(3).inverseCumulativeProbability(p));
            assertThat(GaussianErrorLength.quantile(Covariance3.isotropic(2.5), p))
                    .isCloseTo(expected, within(1e-7 * expected));
        }
    }

    @Test
    void errors_in_one_and_two_directions_have_the_normal_and_the_rayleigh_quantile() {
        // Standard normal 0.975 quantile 1.959963984540054; Rayleigh √(−2 ln 0.05).
        assertThat(GaussianErrorLength.quantile(new Covariance3(0, 0, 0, 9, 0, 0), 0.95))
                .isCloseTo(3 * 1.959963984540054, within(1e-8));
        assertThat(GaussianErrorLength.quantile(new Covariance3(4, 0, 0, 0, 0, 4), 0.95))
                .isCloseTo(2 * Math.sqrt(-2 * Math.log(0.05)), within(1e-7));
        assertThat(GaussianErrorLength.quantile(Covariance3.ZERO, 0.95)).isZero();
    }

    /** The same probability by adaptive quadrature of the textbook double integral over two of the three errors. */
    @ParameterizedTest
    @CsvSource({"1, 1", "0.9, 0.3", "0.5, 0.5", "0.5, 0.01", "0.1, 0.05", "0.02, 0.01", "0.001, 0.0005"})
    void agrees_with_adaptive_quadrature(double b, double c) {
        double q = GaussianErrorLength.unitQuantile(b, c, 0.95);
        // An integrator keeps state, so the nested integral needs its own.
        IterativeLegendreGaussIntegrator rule = new IterativeLegendreGaussIntegrator(32, 1e-10, 1e-13, 2, 60);
        IterativeLegendreGaussIntegrator nested = new IterativeLegendreGaussIntegrator(32, 1e-10, 1e-13, 2, 60);
        double inside = rule.integrate(
                1_000_000,
                psi -> {
                    // z1 = q/√b sin ψ keeps the end of the inner interval smooth.
                    double y = q * Math.sin(psi);
                    double rest = q * q - y * y;
                    double within = nested.integrate(
                            1_000_000,
                            chi -> {
                                double x = Math.sqrt(rest) * Math.sin(chi);
                                double left = rest - x * x;
                                return Math.exp(-x * x / 2)
                                        / Math.sqrt(2 * Math.PI)
                                        * Math.sqrt(rest)
                                        * Math.cos(chi)
                                        * org.apache.commons.math3.special.Erf.erf(Math.sqrt(left / (2 * c)));
                            },
                            -Math.PI / 2,
                            Math.PI / 2);
                    return Math.exp(-y * y / (2 * b)) / Math.sqrt(2 * Math.PI * b) * q * Math.cos(psi) * within;
                },
                -Math.PI / 2,
                Math.PI / 2);
        assertThat(inside).isCloseTo(0.95, within(2e-7));
    }

    @Test
    void agrees_with_a_million_draws() {
        Covariance3 c =
                new Covariance3(1, 0, 0, 0.25, 0, 4).rotated(Rotation.ofRotationVector(new Vector3(0.3, -0.8, 0.5)));
        SplittableRandom random = new SplittableRandom(7);
        double[] lengths = new double[1_000_000];
        for (int i = 0; i < lengths.length; i++) {
            double x = random.nextGaussian();
            double y = 0.5 * random.nextGaussian();
            double z = 2 * random.nextGaussian();
            lengths[i] = Math.sqrt(x * x + y * y + z * z);
        }
        Arrays.sort(lengths);
        // Standard error of the sample quantile is about 0.004 mm.
        assertThat(GaussianErrorLength.quantile(c, 0.95)).isCloseTo(lengths[950_000], within(0.015));
    }

    @Test
    void the_table_for_maps_is_within_a_thousandth_of_the_exact_quantile() {
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 300; i++) {
            double b = Math.pow(10, -4 * random.nextDouble());
            double k = random.nextDouble();
            Covariance3 c = Covariance3.ofAxes(
                    Rotation.ofRotationVector(SimulatedMarkers.gaussian(random)), 3, 3 * b, 3 * b * k);
            double exact = GaussianErrorLength.quantile(c, 0.95);
            assertThat(UnitQuantileTable.p95().length(c.xx(), c.xy(), c.xz(), c.yy(), c.yz(), c.zz()))
                    .as("variance ratios %s, %s", b, k)
                    .isCloseTo(exact, within(1e-3 * exact));
        }
    }
}
