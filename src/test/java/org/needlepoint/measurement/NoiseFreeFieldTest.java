package org.needlepoint.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.needlepoint.diffusion.AdcNoise;
import org.needlepoint.geometry.Point3;

class NoiseFreeFieldTest {
    private static final double SIGMA = 0.3;

    @Test
    void two_pixels_have_the_posterior_of_the_textbook() {
        double a = 0.5;
        double h = 2;
        double l = 3;
        double rho = (1 + Math.sqrt(3) * h / l) * Math.exp(-Math.sqrt(3) * h / l);
        NoiseFreeField field = new NoiseFreeField(
                new double[] {1, 2.2},
                new double[][] {{SIGMA * SIGMA, 0}, {0, SIGMA * SIGMA}},
                new double[][] {{0, h}, {h, 0}});
        double[][] draws = field.draws(new NoiseFreeField.Tissue(a, l), 40_000, new SplittableRandom(1));
        double mean = 0;
        double square = 0;
        for (double[] d : draws) {
            mean += (d[1] - d[0]) / draws.length;
            square += (d[1] - d[0]) * (d[1] - d[0]) / draws.length;
        }
        // The unknown mean drops out of the difference: N(0, 2A(1 − ρ)) before, seen with noise 2σ².
        double prior = a * (1 - rho);
        double expected = 1.2 * prior / (prior + SIGMA * SIGMA);
        double variance = 2 * prior * SIGMA * SIGMA / (prior + SIGMA * SIGMA);
        // Four standard errors of 40,000 draws.
        assertThat(mean).isCloseTo(expected, within(4 * Math.sqrt(variance / 40_000)));
        assertThat(square - mean * mean).isCloseTo(variance, within(4 * variance * Math.sqrt(2 / 40_000.0)));
    }

    @Test
    void a_pattern_is_told_from_noise() {
        SplittableRandom random = new SplittableRandom(3);
        int side = 10;
        double[] wave = new double[side * side];
        double[] flat = new double[side * side];
        double[][] noise = new double[wave.length][wave.length];
        double[][] distance = new double[wave.length][wave.length];
        for (int i = 0; i < wave.length; i++) {
            flat[i] = SIGMA * random.nextGaussian();
            wave[i] = flat[i] + 3 * Math.sin(0.8 * (i % side)) * Math.cos(0.6 * (i / side));
            noise[i][i] = SIGMA * SIGMA;
            for (int j = 0; j < wave.length; j++) {
                distance[i][j] = Math.hypot(i % side - j % side, i / side - j / side);
            }
        }
        int[] all = IntStream.range(0, wave.length).toArray();
        assertThat(ratio(new NoiseFreeField(flat, noise, distance).plausible(all, 10)))
                .isLessThan(0.5);
        assertThat(ratio(new NoiseFreeField(wave, noise, distance).plausible(all, 10)))
                .isGreaterThan(10);
    }

    /** Mean of A over the variance of the noise. */
    private static double ratio(Map<NoiseFreeField.Tissue, Integer> tissues) {
        assertThat(tissues.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(10);
        return tissues.entrySet().stream()
                        .mapToDouble(t -> t.getKey().variance() * t.getValue())
                        .sum()
                / 10
                / (SIGMA * SIGMA);
    }

    @Test
    void the_background_tells_the_noise_and_its_interpolation() {
        double[] ratio = new double[2];
        double[] factor = new double[2];
        int[] n = new int[2];
        for (int seed = 0; seed < 40; seed++) {
            SplittableRandom random = new SplittableRandom(100 + seed);
            Point3 middle = new Point3(SimulatedCore.MR, 0, 0, 0);
            SimulatedDiffusion images = new SimulatedDiffusion(
                    new SimulatedTissue(SimulatedTissue.Kind.EVEN, middle, random), middle, random);
            AdcNoise noise = AdcNoise.of(images.series).orElseThrow();
            int kind = images.interpolated ? 1 : 0;
            ratio[kind] += noise.sigma() / images.sigma;
            factor[kind] += (noise.columnFactor() + noise.rowFactor()) / 2;
            n[kind]++;
            if (!images.interpolated) {
                assertThat(noise.columnFactor()).isLessThan(1.35);
                assertThat(noise.correlation(1, 0)).isCloseTo(0, within(0.4));
            }
        }
        // Ten blocks of 36 pixels know σ to 2.6 % each; the mean of 10 to 30 images to 0.8 %.
        assertThat(ratio[0] / n[0]).isCloseTo(1, within(0.02));
        assertThat(factor[0] / n[0]).isCloseTo(1, within(0.03));
        assertThat(ratio[1] / n[1]).isCloseTo(1, within(0.04));
        assertThat(factor[1] / n[1]).isCloseTo(2, within(0.1));
    }
}
