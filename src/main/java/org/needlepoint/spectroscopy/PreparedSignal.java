package org.needlepoint.spectroscopy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A signal made ready for the choline–creatine fit: its damped sinusoids outside the region of choline and creatine
 * (water, lipids, other metabolites, broad background) span a space that is projected out of the band, so that their
 * amplitudes and phases are free in the fit; the noise is estimated where no signal is.
 */
final class PreparedSignal {
    /** Band of the residual: wide enough for the feet of 15 Hz lines at 3 T. */
    static final double BAND_LOW_PPM = 2.3;

    static final double BAND_HIGH_PPM = 3.9;
    /** Where choline (3.2) and creatine (3.03) can be with ±15 Hz of drift at 3 T and room to spare. */
    static final double REGION_LOW_PPM = 2.78;

    static final double REGION_HIGH_PPM = 3.46;
    /** Inside that region only a component wider than this is background, Hz. */
    static final double BACKGROUND_WIDTH_HZ = 45;

    static final double WATER_LOW_PPM = 4.15;
    static final double WATER_HIGH_PPM = 5.25;
    private static final double WATER_PPM = 4.68;
    private static final double LIPID_PPM = 1.3;
    /** A component whose whole part in the band is below this many standard deviations of noise cannot bias a line. */
    private static final double NEGLIGIBLE = 0.1;

    /** Strength over noise from which a component is a resonance: noise alone rarely gives one of 6 in 1000 samples. */
    private static final double CLEAR = 6;

    /** Variance of a standard normal variable within three deviations. */
    private static final double CLIPPED_VARIANCE = 0.9733369246625415;

    /** Median of the modulus of a standard normal variable. */
    private static final double NORMAL_MAD = 0.6744897501960817;

    final Acquisition acquisition;
    final double scale;
    final double[] signal;
    final List<DampedSinusoid> components;
    final SpectralBand band;
    final double[][] background;
    final double[] projected;
    final double noise;
    final double[] referenceShiftsHz;

    PreparedSignal(Acquisition acquisition, double[] raw) {
        this.acquisition = acquisition;
        double largest = 0;
        for (double x : raw) {
            largest = Math.max(largest, Math.abs(x));
        }
        this.scale = largest > 0 ? largest : 1;
        this.signal = new double[raw.length];
        for (int i = 0; i < raw.length; i++) {
            signal[i] = raw[i] / scale;
        }
        this.components = StateSpaceDecomposition.of(signal, acquisition.dwellTimeS());
        this.band = new SpectralBand(acquisition, BAND_LOW_PPM, BAND_HIGH_PPM);
        this.noise = noise();
        this.background = background();
        this.projected = band.of(signal);
        ComplexLeastSquares.removeSpan(background, projected);
        this.referenceShiftsHz = referenceShifts();
    }

    /** Whether a component belongs to the fitted region rather than to the background. */
    boolean isFitted(DampedSinusoid c) {
        double ppm = acquisition.ppm(c.frequencyHz());
        return ppm > REGION_LOW_PPM && ppm < REGION_HIGH_PPM && c.widthHz() < BACKGROUND_WIDTH_HZ;
    }

    private double[][] background() {
        List<double[]> columns = new ArrayList<>();
        for (DampedSinusoid c : components) {
            if (!isFitted(c)) {
                double[] column = new double[2 * band.bins()];
                band.line(c.frequencyHz(), c.dampingPerS(), 0, column, null);
                if (c.amplitude() * length(column) > NEGLIGIBLE * noise) {
                    columns.add(column);
                }
            }
        }
        double[][] basis = columns.toArray(double[][]::new);
        ComplexLeastSquares.orthonormalise(basis);
        return basis;
    }

    private static double length(double[] v) {
        double s = 0;
        for (double x : v) {
            s += x * x;
        }
        return Math.sqrt(s);
    }

    /**
     * Robust deviation over bins without resonances, of what the components leave. Components at the level of
     * the noise describe noise; taking them away would make it look smaller, so a second pass leaves them in.
     */
    private double noise() {
        double all = noiseWithout(0);
        return noiseWithout(CLEAR * all);
    }

    private double noiseWithout(double leastStrength) {
        double[] rest = signal.clone();
        for (DampedSinusoid c : components) {
            if (strength(c) > leastStrength) {
                c.addTo(rest, acquisition.dwellTimeS(), -1);
            }
        }
        double[] spectrum = FidProcessing.spectrum(rest);
        int n = acquisition.points();
        double[] values = new double[2 * n];
        int count = 0;
        for (int k = 0; k < n; k++) {
            // Receiver filters weaken the outer tenth of the bandwidth.
            double relative = (k < (n + 1) / 2 ? k : k - n) / (double) n;
            double ppm = acquisition.ppm(relative / acquisition.dwellTimeS());
            if (Math.abs(relative) < 0.45 && (ppm > 6 || ppm < -0.5)) {
                // Second differences of neighbouring bins have six times the variance of white noise and cancel what
                // is smooth: feet of strong lines, and samples that a filter spoilt at either end of the signal.
                int before = 2 * Math.floorMod(k - 1, n);
                int after = 2 * Math.floorMod(k + 1, n);
                for (int part = 0; part < 2; part++) {
                    double d = spectrum[before + part] - 2 * spectrum[2 * k + part] + spectrum[after + part];
                    values[count++] = Math.abs(d) / Math.sqrt(6.0 * n);
                }
            }
        }
        if (count < 64) {
            // The bandwidth is too narrow for an empty part: the last quarter of the samples then.
            count = 0;
            for (int i = 3 * n / 2; i < 2 * n; i++) {
                values[count++] = Math.abs(rest[i]);
            }
        }
        // Nothing is known better than the rounding of the stored 32-bit samples.
        return Math.max(robustDeviation(values, count), 1e-9);
    }

    /** Root mean square of what lies within three deviations, the deviation first taken from the median. */
    private static double robustDeviation(double[] moduli, int count) {
        Arrays.sort(moduli, 0, count);
        double limit = 3 * (moduli[count / 2] + moduli[(count - 1) / 2]) / 2 / NORMAL_MAD;
        double sum = 0;
        int n = 0;
        while (n < count && moduli[n] <= limit) {
            sum += moduli[n] * moduli[n];
            n++;
        }
        return n == 0 ? 0 : Math.sqrt(sum / n / CLIPPED_VARIANCE);
    }

    /** Length of a component as a vector of samples: its amplitude times the root of its effective duration. */
    private double strength(DampedSinusoid c) {
        double effective = 1 / Math.max(2 * c.dampingPerS() * acquisition.dwellTimeS(), 2.0 / signal.length);
        return c.amplitude() * Math.sqrt(effective);
    }

    /** Shifts of water and of the methylene lipid from their nominal places, Hz; only those found. */
    private double[] referenceShifts() {
        double[] found = new double[2];
        int n = 0;
        double waterHz = weightedHz(WATER_LOW_PPM, WATER_HIGH_PPM);
        if (!Double.isNaN(waterHz)) {
            found[n++] = waterHz - acquisition.offsetHz(WATER_PPM);
        }
        double lipidHz = weightedHz(LIPID_PPM - 0.25, LIPID_PPM + 0.25);
        if (!Double.isNaN(lipidHz)) {
            found[n++] = lipidHz - acquisition.offsetHz(LIPID_PPM);
        }
        return Arrays.copyOf(found, n);
    }

    /** Frequency of the strongest clear component of a range, NaN when there is none. */
    private double weightedHz(double lowPpm, double highPpm) {
        double best = 0;
        double frequency = Double.NaN;
        for (DampedSinusoid c : components) {
            double ppm = acquisition.ppm(c.frequencyHz());
            if (ppm > lowPpm && ppm < highPpm && c.widthHz() < 40 && strength(c) > Math.max(best, 10 * noise)) {
                best = strength(c);
                frequency = c.frequencyHz();
            }
        }
        return frequency;
    }
}
