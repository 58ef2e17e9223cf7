package org.needlepoint.spectroscopy;

/**
 * One component a · exp(i φ) · exp((2πi f − d) t) of a signal.
 *
 * @param frequencyHz f, relative to the transmitter, Hz
 * @param dampingPerS d, not negative, 1/s; the Lorentzian's full width at half maximum is d / π
 * @param re real part of the amplitude at t = 0
 * @param im imaginary part of the amplitude at t = 0
 */
record DampedSinusoid(double frequencyHz, double dampingPerS, double re, double im) {

    /** Full width at half maximum, Hz. */
    double widthHz() {
        return dampingPerS / Math.PI;
    }

    /** Modulus of the amplitude at t = 0. */
    double amplitude() {
        return Math.hypot(re, im);
    }

    /** Adds a multiple of this component to an interleaved complex signal. */
    void addTo(double[] signal, double dwellTimeS, double factor) {
        double decay = Math.exp(-dampingPerS * dwellTimeS);
        double turn = 2 * Math.PI * frequencyHz * dwellTimeS;
        double zr = decay * Math.cos(turn);
        double zi = decay * Math.sin(turn);
        double r = factor * re;
        double i = factor * im;
        for (int n = 0; n < signal.length; n += 2) {
            signal[n] += r;
            signal[n + 1] += i;
            double next = r * zr - i * zi;
            i = r * zi + i * zr;
            r = next;
        }
    }
}
