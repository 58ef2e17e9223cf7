package org.needlepoint.spectroscopy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Bias, efficiency and coverage of the fit over many noises. */
class SpectralFitStatisticsTest {

    private record Statistics(
            int runs, double bias, double sd, double bound, double coverage, int passes, double worst) {}

    private static Statistics run(int runs, BiConsumer<SyntheticSpectrum, Random> change) {
        Random random = new Random(20);
        double sum = 0;
        double squares = 0;
        double bounds = 0;
        int covered = 0;
        int measured = 0;
        int passes = 0;
        double worst = 0;
        for (int i = 0; i < runs; i++) {
            SyntheticSpectrum s = new SyntheticSpectrum();
            s.shiftHz = 20 * random.nextDouble() - 10;
            s.phaseRad = 2 * Math.PI * random.nextDouble();
            s.waterPhaseRad = random.nextGaussian();
            s.widthHz = 4.5 + 2.5 * random.nextDouble();
            change.accept(s, random);
            double truth = s.choline / s.creatine;
            CoreSpectrum c = s.measure(random);
            if (c.choCr().isPresent()) {
                AmplitudeSums.Ratio r = c.choCr().get();
                double e = Math.log(r.value() / truth);
                sum += e;
                squares += e * e;
                bounds += r.logSd();
                covered += r.low() <= truth && truth <= r.high() ? 1 : 0;
                measured++;
                if (c.quality() == SpectrumQuality.PASS) {
                    passes++;
                    worst = Math.max(worst, Math.abs(e) / Math.max(0.05, 3.5 * r.logSd()));
                }
            }
        }
        double mean = sum / measured;
        return new Statistics(
                measured,
                mean,
                Math.sqrt(squares / measured - mean * mean),
                bounds / measured,
                covered / (double) measured,
                passes,
                worst);
    }

    private static void assertEfficient(Statistics s, int runs) {
        assertThat(s.runs()).isEqualTo(runs);
        assertThat(s.bias()).isCloseTo(0, within(0.005 + 3 * s.sd() / Math.sqrt(runs)));
        // Three standard deviations of a standard deviation.
        assertThat(s.sd() / s.bound()).isBetween(1 - 3 / Math.sqrt(2.0 * runs), 1 + 3 / Math.sqrt(2.0 * runs));
        // Binomial; half a percent is allowed for the estimated noise.
        assertThat(s.coverage()).isGreaterThan(0.945 - 3 * Math.sqrt(0.05 * 0.95 / runs));
    }

    @Test
    void attains_the_bound_with_water_and_lipid_present() {
        Statistics s = run(250, (spectrum, random) -> {});
        assertEfficient(s, 250);
        assertThat(s.passes()).isEqualTo(250);
        assertThat(s.worst()).isLessThan(1.15);
    }

    @Test
    void attains_the_bound_with_water_a_hundred_times_choline() {
        assertEfficient(run(100, (s, random) -> s.water = 800), 100);
    }

    @Test
    void attains_the_bound_with_gaussian_lipid_twenty_times_choline() {
        assertEfficient(
                run(100, (s, random) -> {
                    s.lipid = 160;
                    s.lipidGaussianHz = 15;
                    s.lipidWidthHz = 8;
                }),
                100);
    }

    @Test
    void gaussian_lines_are_recognised() {
        Statistics s = run(80, (spectrum, random) -> {
            spectrum.gaussianHz = 6;
            spectrum.widthHz = 2;
        });
        assertThat(s.bias()).isCloseTo(0, within(0.015));
        assertThat(s.coverage()).isGreaterThan(0.88);
    }

    @Test
    void a_value_that_passes_is_right_however_bad_the_spectra() {
        Statistics s = run(200, SpectralFitStatisticsTest::anything);
        assertThat(s.passes()).isGreaterThan(50);
        // Of some hundred normal errors the largest is seldom beyond 3.5 standard deviations.
        assertThat(s.worst()).isLessThan(1.15);
    }

    @Test
    @Tag("campaign")
    void coverage_of_the_interval_over_three_thousand_noises() {
        Statistics s = run(3000, (spectrum, random) -> {});
        assertThat(s.coverage()).isBetween(0.93, 0.97);
        assertThat(s.sd() / s.bound()).isBetween(0.95, 1.1);
        assertThat(s.bias()).isCloseTo(0, within(0.005));
    }

    @Test
    @Tag("campaign")
    void a_value_that_passes_is_right_over_three_thousand_bad_spectra() {
        assertThat(run(3000, SpectralFitStatisticsTest::anything).worst()).isLessThan(1.3);
    }

    private static void anything(SyntheticSpectrum s, Random random) {
        s.shiftHz = 30 * random.nextDouble() - 15;
        s.water = 800 * random.nextDouble();
        s.lipid = 160 * random.nextDouble();
        s.widthHz = 3 + 12 * random.nextDouble();
        s.gaussianHz = 5 * random.nextDouble();
        s.baseline = 10 * random.nextDouble();
        s.choline = 0.5 + 12 * random.nextDouble();
        s.noise = 0.03 * Math.pow(100, random.nextDouble());
    }
}
