package org.needlepoint.spectroscopy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FidProcessingTest {
    private static final double DWELL = 1 / 2000.0;

    private static double[] line(double frequencyHz, double damping, double re, double im) {
        double[] s = new double[2 * 512];
        new DampedSinusoid(frequencyHz, damping, re, im).addTo(s, DWELL, 1);
        return s;
    }

    @Test
    void apodisation_adds_to_the_width() {
        double[] broadened = FidProcessing.apodise(line(30, 10, 1, 2), DWELL, 4);
        assertThat(broadened).usingComparatorWithPrecision(1e-12).containsExactly(line(30, 10 + 4 * Math.PI, 1, 2));
    }

    @Test
    void turning_back_moves_frequency_and_phase() {
        double[] turned = FidProcessing.turnBack(line(30, 10, Math.cos(0.4), Math.sin(0.4)), DWELL, 12, 0.4);
        assertThat(turned).usingComparatorWithPrecision(1e-11).containsExactly(line(18, 10, 1, 0));
    }

    @Test
    void zero_filling_interpolates_the_spectrum() {
        double[] s = line(30, 10, 1, 2);
        double[] fine = FidProcessing.spectrum(FidProcessing.zeroFill(s, 1024));
        double[] coarse = FidProcessing.spectrum(s);
        for (int k = 0; k < 512; k++) {
            assertThat(fine[4 * k]).isCloseTo(coarse[2 * k], within(1e-9));
            assertThat(fine[4 * k + 1]).isCloseTo(coarse[2 * k + 1], within(1e-9));
        }
        assertThatThrownBy(() -> FidProcessing.zeroFill(s, 100)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_water_reference_takes_out_an_eddy_current_phase() {
        double[] eddy = new double[2 * 512];
        for (int n = 0; n < 512; n++) {
            eddy[2 * n] = 0.5 + 2.5 * Math.exp(-n / 60.0);
        }
        double[] clean = line(-180, 18, 3, 0);
        double[] water = line(0, 25, 900, 0);
        double[] corrected = FidProcessing.eddyCurrentCorrected(turned(clean, eddy), turned(water, eddy));
        assertThat(corrected).usingComparatorWithPrecision(1e-9).containsExactly(clean);
    }

    private static double[] turned(double[] s, double[] phase) {
        double[] out = new double[s.length];
        for (int n = 0; n < s.length; n += 2) {
            double c = Math.cos(phase[n]);
            double i = Math.sin(phase[n]);
            out[n] = s[n] * c - s[n + 1] * i;
            out[n + 1] = s[n] * i + s[n + 1] * c;
        }
        return out;
    }

    @Test
    void dependent_columns_do_not_disturb_least_squares() {
        Random random = new Random(2);
        double[] a = random.doubles(40).toArray();
        double[] b = random.doubles(40).toArray();
        double[] y = new double[40];
        for (int i = 0; i < 40; i += 2) {
            // y = (2 + i) a − 3 b
            y[i] = 2 * a[i] - a[i + 1] - 3 * b[i];
            y[i + 1] = 2 * a[i + 1] + a[i] - 3 * b[i + 1];
        }
        double[] x = ComplexLeastSquares.solve(new double[][] {a.clone(), a.clone(), b.clone()}, y);
        assertThat(x).usingComparatorWithPrecision(1e-10).containsExactly(2, 1, 0, 0, -3, 0);
    }
}
