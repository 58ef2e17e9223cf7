package org.needlepoint.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;

class AdcFitTest {
    private static final Frame MR = new Frame("2.25.9", "MR");

    static VoxelGrid grid(int columns, int rows, int slices) {
        return new VoxelGrid(
                new Point3(MR, -10, -20, 30),
                new Vector3(1.5, 0, 0),
                new Vector3(0, 1.5, 0),
                new Vector3(0, 0, 6),
                columns,
                rows,
                slices,
                5);
    }

    private static DiffusionImage image(double b, VoxelGrid g, float[] values) {
        return new DiffusionImage(b, Volume.ofFloats(g, "", values));
    }

    private static DiffusionSeries decay(double s0, double adc, double... b) {
        VoxelGrid g = grid(1, 1, 1);
        return new DiffusionSeries(java.util.Arrays.stream(b)
                .mapToObj(x -> image(x, g, new float[] {(float) (s0 * Math.exp(-x * adc))}))
                .toList());
    }

    @Property
    void a_noiseless_decay_gives_its_adc_with_every_method(
            @ForAll @DoubleRange(min = 100, max = 4000) double s0,
            @ForAll @DoubleRange(min = 0.2, max = 3.5) double adcE3) {
        // Signals are stored as floats: 6e-8 relative in S, so 6e-8 √2 / 800 s/mm² in ADC for two points.
        double adc = 1e-3 * adcE3;
        for (AdcFit.Method method : AdcFit.Method.values()) {
            AdcFit fit = AdcFit.withDefaults().with(method);
            assertThat(fit.fit(decay(s0, adc, 0, 800)).map().adc().value(0)).isCloseTo(adc, within(1e-9));
            AdcFit.Result four = fit.fit(decay(s0, adc, 50, 400, 600, 800));
            assertThat(four.map().adc().value(0)).isCloseTo(adc, within(2e-9));
            assertThat(four.residual().value(0)).isLessThan(1e-6 * s0);
        }
    }

    @Test
    void non_linear_beats_log_linear_where_they_differ() {
        // A point off the curve at low signal: the non-linear optimum has the smaller sum of squares of S.
        double[] b = {0, 400, 800, 1200};
        double[] s = {1000, 670, 330, 300};
        double[] log = new double[2];
        double[] nonLinear = new double[2];
        AdcFit.withDefaults().voxel(b, s, log);
        AdcFit.withDefaults().with(AdcFit.Method.NON_LINEAR).voxel(b, s, nonLinear);
        assertThat(nonLinear[1]).isLessThan(log[1]);
        // SciPy 1.10.1: curve_fit(lambda b, a, d: a*np.exp(-b*d), b, s, p0=(1000, 1e-3)) gives this d.
        assertThat(nonLinear[0]).isCloseTo(REFERENCE, within(1e-9));
    }

    private static final double REFERENCE = 0.0011473288185796162;

    @Test
    void signal_below_the_noise_floor_has_no_adc() {
        int n = 48;
        VoxelGrid g = grid(n, n, 1);
        Random random = new Random(3);
        float[] b0 = new float[n * n];
        float[] b800 = new float[n * n];
        for (int i = 0; i < n * n; i++) {
            boolean inside = Math.hypot(i % n - 24.0, i / n - 24.0) < 14;
            b0[i] = rician(inside ? 500 : 0, 10, random);
            // One half has an ADC of 1.0, the other decays below the floor.
            b800[i] = rician(inside ? (i % n < 24 ? 500 * Math.exp(-0.8) : 5) : 0, 10, random);
        }
        AdcFit.Result r = AdcFit.withDefaults().fit(new DiffusionSeries(List.of(image(0, g, b0), image(800, g, b800))));
        // 64 corner pixels of the quietest block tell σ to 1/√(2·64) ≈ 9 %.
        assertThat(r.noiseSigma().orElseThrow()).isCloseTo(10, within(2.0));
        assertThat(r.map().adc().value(30, 24, 0)).isZero();
        assertThat(r.map().adc().value(18, 24, 0)).isCloseTo(1.0e-3, within(3e-4));
        assertThat(r.belowNoiseFloor()).isGreaterThan(n * n / 2);
    }

    @Test
    void noise_of_the_adc_is_what_first_order_theory_says() {
        int n = 64;
        VoxelGrid g = grid(n, n, 1);
        Random random = new Random(11);
        float[] b0 = new float[n * n];
        float[] b800 = new float[n * n];
        double sigma = 8;
        for (int i = 0; i < n * n; i++) {
            boolean air = i % n < 8 || i % n >= n - 8;
            b0[i] = rician(air ? 0 : 600, sigma, random);
            b800[i] = rician(air ? 0 : 600 * Math.exp(-0.8), sigma, random);
        }
        DiffusionSeries series = new DiffusionSeries(List.of(image(0, g, b0), image(800, g, b800)));
        AdcMap map = AdcFit.withDefaults().fit(series).map();
        double mean = 0;
        double square = 0;
        double predicted = 0;
        int count = 0;
        AdcNoise noise = AdcNoise.of(series).orElseThrow();
        for (int i = 0; i < n * n; i++) {
            if (i % n >= 8 && i % n < n - 8) {
                double v = map.adc().value(i);
                mean += v;
                square += v * v;
                predicted += noise.sd(i % n, i / n, 0).orElseThrow();
                count++;
            }
        }
        mean /= count;
        double sd = Math.sqrt(square / count - mean * mean);
        // 3,072 pixels know the SD to 1.3 %; σ itself is known to some 9 % from one block.
        assertThat(predicted / count / sd).isBetween(0.75, 1.25);
    }

    @Test
    void a_blanked_background_tells_no_noise() {
        VoxelGrid g = grid(32, 32, 1);
        DiffusionSeries series =
                new DiffusionSeries(List.of(image(0, g, new float[32 * 32]), image(800, g, new float[32 * 32])));
        assertThat(AdcNoise.of(series)).isEmpty();
        assertThat(AdcFit.withDefaults().fit(series).noiseSigma()).isEmpty();
    }

    @Test
    void absent_slices_stay_absent() {
        VoxelGrid g = grid(2, 2, 3);
        BitSet absent = new BitSet();
        absent.set(1);
        float[] v = {9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9};
        DiffusionSeries series = new DiffusionSeries(
                List.of(image(0, g, v), new DiffusionImage(500, Volume.ofFloats(g, "", v.clone(), absent))));
        Volume adc = AdcFit.withDefaults().fit(series, 1, 3).map().adc();
        assertThat(adc.isPresent(0)).isFalse();
        assertThat(adc.isPresent(1)).isFalse();
        assertThat(adc.isPresent(2)).isTrue();
    }

    @Test
    void one_b_value_is_not_enough() {
        assertThatThrownBy(() -> AdcFit.withDefaults().fit(decay(100, 1e-3, 0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static float rician(double signal, double sigma, Random random) {
        return (float) Math.hypot(signal + sigma * random.nextGaussian(), sigma * random.nextGaussian());
    }
}
