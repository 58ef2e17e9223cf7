package org.needlepoint.spectroscopy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class SpectralBandTest {
    private static final Acquisition ACQUISITION = new Acquisition(127.7e6, 1 / 2000.0, 1024, 0.144, 4.7);

    @Property(tries = 60)
    void the_closed_form_of_a_lorentzian_equals_its_transform(
            @ForAll @DoubleRange(min = -900, max = 900) double frequency,
            @ForAll @DoubleRange(min = 0, max = 300) double damping) {
        SpectralBand band = new SpectralBand(ACQUISITION, 2.3, 3.9);
        double[] signal = new double[2 * 1024];
        double[] timed = new double[2 * 1024];
        new DampedSinusoid(frequency, damping, 1, 0).addTo(signal, ACQUISITION.dwellTimeS(), 1);
        for (int i = 0; i < signal.length; i++) {
            timed[i] = signal[i] * (i / 2) * ACQUISITION.dwellTimeS();
        }
        double[] line = new double[2 * band.bins()];
        double[] timesT = new double[2 * band.bins()];
        band.line(frequency, damping, 0, line, timesT);
        double[] expected = band.of(signal);
        double[] expectedT = band.of(timed);
        for (int i = 0; i < line.length; i++) {
            // The largest value is √1024 = 32 for the line and 32 · 0.26 s for t times it.
            assertThat(line[i]).isCloseTo(expected[i], within(1e-7));
            assertThat(timesT[i]).isCloseTo(expectedT[i], within(1e-6));
        }
    }

    @Test
    void a_vanishing_gaussian_part_changes_nothing() {
        SpectralBand band = new SpectralBand(ACQUISITION, 2.3, 3.9);
        double[] lorentz = new double[2 * band.bins()];
        double[] voigt = new double[2 * band.bins()];
        band.line(-190, 20, 0, lorentz, null);
        band.line(-190, 20, 1e-9, voigt, null);
        assertThat(voigt).usingComparatorWithPrecision(1e-9).containsExactly(lorentz);
    }

    @Test
    void bins_carry_the_frequencies_of_the_band() {
        SpectralBand band = new SpectralBand(ACQUISITION, 2.3, 3.9);
        assertThat(ACQUISITION.ppm(band.frequencyHz(0))).isBetween(2.3, 2.316);
        assertThat(ACQUISITION.ppm(band.frequencyHz(band.bins() - 1))).isBetween(3.884, 3.9);
    }
}
