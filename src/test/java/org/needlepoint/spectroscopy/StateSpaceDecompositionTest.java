package org.needlepoint.spectroscopy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StateSpaceDecompositionTest {
    private static final double DWELL = 1 / 2000.0;

    @Test
    void damped_sinusoids_without_noise_are_recovered_to_eight_digits() {
        List<DampedSinusoid> truth = List.of(
                new DampedSinusoid(-441, 60, 3, -1),
                new DampedSinusoid(-205, 16, 0.4, 0.9),
                new DampedSinusoid(-183, 16, 8, 2),
                new DampedSinusoid(4, 30, -400, 100),
                new DampedSinusoid(640, 5, 0.01, 0.02));
        double[] signal = new double[2 * 1024];
        truth.forEach(c -> c.addTo(signal, DWELL, 1));
        List<DampedSinusoid> found = StateSpaceDecomposition.of(signal, DWELL).stream()
                .sorted(Comparator.comparingDouble(DampedSinusoid::amplitude).reversed())
                .toList();
        List<DampedSinusoid> expected = truth.stream()
                .sorted(Comparator.comparingDouble(DampedSinusoid::amplitude).reversed())
                .toList();
        for (int i = 0; i < expected.size(); i++) {
            DampedSinusoid e = expected.get(i);
            DampedSinusoid f = found.get(i);
            assertThat(f.frequencyHz()).isCloseTo(e.frequencyHz(), within(1e-6));
            assertThat(f.dampingPerS()).isCloseTo(e.dampingPerS(), within(1e-5));
            // Relative to the largest line, since that is what the arithmetic carries.
            assertThat(f.re()).isCloseTo(e.re(), within(1e-7 * 400));
            assertThat(f.im()).isCloseTo(e.im(), within(1e-7 * 400));
        }
    }

    @Test
    void water_a_hundred_times_choline_is_removed_down_to_the_noise() {
        SyntheticSpectrum s = new SyntheticSpectrum();
        s.water = 800;
        s.choline = 0;
        s.creatine = 0;
        s.lipid = 0;
        double[] signal = s.signal(new Random(3));
        for (DampedSinusoid c : StateSpaceDecomposition.of(signal, DWELL)) {
            c.addTo(signal, DWELL, -1);
        }
        double sum = 0;
        for (double x : signal) {
            sum += x * x;
        }
        // Twenty-odd components of four real parameters describe some 4 % of 2048 real numbers of noise.
        assertThat(Math.sqrt(sum / signal.length)).isBetween(0.93 * s.noise, 1.02 * s.noise);
    }

    @Test
    void a_zero_signal_has_no_components() {
        assertThat(StateSpaceDecomposition.of(new double[2 * 256], DWELL)).isEmpty();
    }
}
