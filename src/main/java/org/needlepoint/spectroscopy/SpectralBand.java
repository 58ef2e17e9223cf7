package org.needlepoint.spectroscopy;

import org.jtransforms.fft.DoubleFFT_1D;

/**
 * A range of chemical shifts of the discrete spectrum of a signal, scaled by 1 / √N. The transform is unitary, so
 * least squares over all bins equals least squares over the time samples (Parseval), noise stays white with the same
 * standard deviation, and amplitudes keep their meaning at t = 0; fewer bins leave out what lies elsewhere.
 */
final class SpectralBand {
    private final int points;
    private final double dwellTimeS;
    private final int firstBin;
    private final int bins;
    private final double scale;
    private final DoubleFFT_1D transform;

    SpectralBand(Acquisition a, double lowPpm, double highPpm) {
        this.points = a.points();
        this.dwellTimeS = a.dwellTimeS();
        double binHz = 1 / (points * dwellTimeS);
        this.firstBin = (int) Math.ceil(a.offsetHz(lowPpm) / binHz);
        this.bins = Math.min(points, (int) Math.floor(a.offsetHz(highPpm) / binHz) - firstBin + 1);
        this.scale = 1 / Math.sqrt(points);
        this.transform = new DoubleFFT_1D(points);
    }

    int bins() {
        return bins;
    }

    /** Frequency of a bin of the band, Hz. */
    double frequencyHz(int bin) {
        return (firstBin + bin) / (points * dwellTimeS);
    }

    /** The band of a signal. */
    double[] of(double[] signal) {
        double[] work = signal.clone();
        transform.complexForward(work);
        return cut(work);
    }

    private double[] cut(double[] spectrum) {
        double[] out = new double[2 * bins];
        for (int b = 0; b < bins; b++) {
            int k = Math.floorMod(firstBin + b, points);
            out[2 * b] = spectrum[2 * k] * scale;
            out[2 * b + 1] = spectrum[2 * k + 1] * scale;
        }
        return out;
    }

    /**
     * The band of exp((2πi f − d) t − g t²) and of t times it.
     *
     * @param line receives the band
     * @param timesT receives the band of t · line, or null
     */
    void line(double frequencyHz, double dampingPerS, double gaussianPerS2, double[] line, double[] timesT) {
        if (gaussianPerS2 == 0) {
            lorentzian(frequencyHz, dampingPerS, line, timesT);
        } else {
            voigt(frequencyHz, dampingPerS, gaussianPerS2, line, timesT);
        }
    }

    /** Σ qⁿ = (1 − q^N) / (1 − q) and Σ n qⁿ = (q (1 − q^N) / (1 − q) − N q^N) / (1 − q), q = z exp(−2πi k / N). */
    private void lorentzian(double frequencyHz, double dampingPerS, double[] line, double[] timesT) {
        double whole = dampingPerS * dwellTimeS * points;
        double turn = 2 * Math.PI * frequencyHz * dwellTimeS;
        double endRe = Math.exp(-whole) * Math.cos(turn * points);
        double endIm = Math.exp(-whole) * Math.sin(turn * points);
        double stepRe = Math.cos(2 * Math.PI / points);
        double stepIm = -Math.sin(2 * Math.PI / points);
        double start = turn - 2 * Math.PI * firstBin / points;
        double modulus = Math.exp(-dampingPerS * dwellTimeS);
        double qr = 0;
        double qi = 0;
        for (int b = 0; b < bins; b++) {
            if (b == 0) {
                qr = modulus * Math.cos(start);
                qi = modulus * Math.sin(start);
            } else {
                double next = qr * stepRe - qi * stepIm;
                qi = qr * stepIm + qi * stepRe;
                qr = next;
            }
            double dr = 1 - qr;
            double di = -qi;
            double d = dr * dr + di * di;
            if (d < 1e-22) {
                line[2 * b] = points * scale;
                line[2 * b + 1] = 0;
                if (timesT != null) {
                    timesT[2 * b] = scale * dwellTimeS * points * (points - 1) / 2.0;
                    timesT[2 * b + 1] = 0;
                }
                continue;
            }
            double nr = 1 - endRe;
            double sr = (nr * dr - endIm * di) / d;
            double si = (-endIm * dr - nr * di) / d;
            line[2 * b] = sr * scale;
            line[2 * b + 1] = si * scale;
            if (timesT != null) {
                double tr = qr * sr - qi * si - points * endRe;
                double ti = qr * si + qi * sr - points * endIm;
                timesT[2 * b] = (tr * dr + ti * di) / d * scale * dwellTimeS;
                timesT[2 * b + 1] = (ti * dr - tr * di) / d * scale * dwellTimeS;
            }
        }
    }

    private void voigt(double frequencyHz, double dampingPerS, double gaussianPerS2, double[] line, double[] timesT) {
        double[] work = new double[2 * points];
        double[] workT = new double[2 * points];
        for (int n = 0; n < points; n++) {
            double t = n * dwellTimeS;
            double decay = Math.exp(-(dampingPerS + gaussianPerS2 * t) * t);
            if (decay < 1e-18) {
                break;
            }
            double turn = 2 * Math.PI * frequencyHz * t;
            work[2 * n] = decay * Math.cos(turn);
            work[2 * n + 1] = decay * Math.sin(turn);
            workT[2 * n] = t * work[2 * n];
            workT[2 * n + 1] = t * work[2 * n + 1];
        }
        transform.complexForward(work);
        System.arraycopy(cut(work), 0, line, 0, 2 * bins);
        if (timesT != null) {
            transform.complexForward(workT);
            System.arraycopy(cut(workT), 0, timesT, 0, 2 * bins);
        }
    }
}
