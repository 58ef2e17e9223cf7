package org.needlepoint.spectroscopy;

import org.jtransforms.fft.DoubleFFT_1D;

/**
 * Elementary processing of time signals (FIDs). Every signal is an array of interleaved real and imaginary parts; no
 * method changes its argument.
 */
public final class FidProcessing {

    private FidProcessing() {}

    /**
     * Multiplies by exp(−π · width · t), which broadens every line by that much and weakens noise.
     *
     * @param signal interleaved complex samples
     * @param dwellTimeS time between samples, s
     * @param widthHz added Lorentzian full width at half maximum, Hz
     * @return new signal
     */
    public static double[] apodise(double[] signal, double dwellTimeS, double widthHz) {
        double[] out = signal.clone();
        for (int n = 0; n < out.length; n += 2) {
            double f = Math.exp(-Math.PI * widthHz * dwellTimeS * (n / 2));
            out[n] *= f;
            out[n + 1] *= f;
        }
        return out;
    }

    /**
     * Appends zeros, which interpolates the spectrum.
     *
     * @param signal interleaved complex samples
     * @param points complex samples of the result
     * @return new signal
     * @throws IllegalArgumentException if the result would be shorter
     */
    public static double[] zeroFill(double[] signal, int points) {
        if (2 * points < signal.length) {
            throw new IllegalArgumentException(
                    "Zero filling cannot shorten " + signal.length / 2 + " points to " + points);
        }
        return java.util.Arrays.copyOf(signal, 2 * points);
    }

    /**
     * Spectrum Σ s(n) exp(−2πi k n / N), unscaled. A resonance of unit amplitude at t = 0 contributes ½ too much of the
     * first sample as a flat offset; models that go through the same sum share it.
     *
     * @param signal interleaved complex samples
     * @return interleaved complex spectrum; bin k belongs to the frequency k / (N · dwell time), bins above N / 2 to
     *     negative ones
     */
    public static double[] spectrum(double[] signal) {
        double[] out = signal.clone();
        new DoubleFFT_1D(out.length / 2).complexForward(out);
        return out;
    }

    /**
     * Turns a signal back by a frequency and a phase: multiplies by exp(−i (2π f t + φ)).
     *
     * @param signal interleaved complex samples
     * @param dwellTimeS time between samples, s
     * @param frequencyHz f, Hz
     * @param phaseRad φ, rad
     * @return new signal
     */
    public static double[] turnBack(double[] signal, double dwellTimeS, double frequencyHz, double phaseRad) {
        double[] out = new double[signal.length];
        for (int n = 0; n < out.length; n += 2) {
            double angle = 2 * Math.PI * frequencyHz * dwellTimeS * (n / 2) + phaseRad;
            double c = Math.cos(angle);
            double s = Math.sin(angle);
            out[n] = signal[n] * c + signal[n + 1] * s;
            out[n + 1] = signal[n + 1] * c - signal[n] * s;
        }
        return out;
    }

    /**
     * Eddy-current correction: takes the phase of the water reference from every sample (Klose, Magn Reson Med
     * 1990;14:26). It also sets the zero-order phase and moves water to the transmitter frequency.
     *
     * @param signal interleaved complex samples
     * @param waterReference unsuppressed water of the same voxel, coil and timing
     * @return new signal; a sample where the reference is exactly zero is left as it is
     * @throws IllegalArgumentException if the lengths differ
     */
    public static double[] eddyCurrentCorrected(double[] signal, double[] waterReference) {
        if (signal.length != waterReference.length) {
            throw new IllegalArgumentException("Signal of " + signal.length / 2 + " points, water reference of "
                    + waterReference.length / 2 + " points");
        }
        double[] out = signal.clone();
        for (int n = 0; n < out.length; n += 2) {
            double modulus = Math.hypot(waterReference[n], waterReference[n + 1]);
            if (modulus > 0) {
                double c = waterReference[n] / modulus;
                double s = waterReference[n + 1] / modulus;
                out[n] = signal[n] * c + signal[n + 1] * s;
                out[n + 1] = signal[n + 1] * c - signal[n] * s;
            }
        }
        return out;
    }

    /**
     * Widens a stored signal to double precision.
     *
     * @param signal interleaved complex samples
     * @return new array
     */
    public static double[] toDouble(float[] signal) {
        double[] out = new double[signal.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = signal[i];
        }
        return out;
    }
}
