package org.needlepoint.spectroscopy;

/** Makes the curves of a plot from a summed signal and its fit. */
final class CurveMaker {
    private static final double LOW_PPM = 0.5;
    private static final double HIGH_PPM = 4.5;
    private static final double BROADENING_HZ = 2;

    private CurveMaker() {}

    static SpectrumCurve curve(PreparedSignal data, LineFit fit) {
        Acquisition a = data.acquisition;
        double dt = a.dwellTimeS();
        double[] measured = data.signal.clone();
        double[] background = new double[measured.length];
        for (DampedSinusoid c : data.components) {
            double ppm = a.ppm(c.frequencyHz());
            if (ppm > PreparedSignal.WATER_LOW_PPM) {
                c.addTo(measured, dt, -1);
            } else if (!data.isFitted(c)) {
                c.addTo(background, dt, 1);
            }
        }
        double[] choline = line(a, a.offsetHz(ShapePrior.CHOLINE_PPM) + fit.shiftHz(), fit.choline(), fit);
        double[] creatine =
                line(a, a.offsetHz(ShapePrior.CHOLINE_PPM) + fit.shiftHz() - fit.separationHz(), fit.creatine(), fit);
        int points = 2 * a.points();
        int low = (int) Math.ceil(a.offsetHz(LOW_PPM) * points * dt);
        int high = (int) Math.floor(a.offsetHz(HIGH_PPM) * points * dt);
        double[] ppm = new double[high - low + 1];
        for (int i = 0; i < ppm.length; i++) {
            ppm[i] = a.ppm((low + i) / (points * dt));
        }
        double[] m = real(measured, data.scale, fit, dt, low, ppm.length);
        double[] b = real(background, data.scale, fit, dt, low, ppm.length);
        double[] cho = real(choline, 1, fit, dt, low, ppm.length);
        double[] cr = real(creatine, 1, fit, dt, low, ppm.length);
        double[] sum = new double[ppm.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = b[i] + cho[i] + cr[i];
        }
        return new SpectrumCurve(ppm, m, sum, cho, cr, b);
    }

    private static double[] line(Acquisition a, double frequencyHz, double amplitude, LineFit fit) {
        double[] out = new double[2 * a.points()];
        for (int n = 0; n < a.points(); n++) {
            double t = n * a.dwellTimeS();
            double decay = amplitude * Math.exp(-(Math.PI * fit.widthHz() + fit.gaussianPerS2() * t) * t);
            double angle = 2 * Math.PI * frequencyHz * t + fit.phaseRad();
            out[2 * n] = decay * Math.cos(angle);
            out[2 * n + 1] = decay * Math.sin(angle);
        }
        return out;
    }

    private static double[] real(double[] signal, double scale, LineFit fit, double dt, int firstBin, int bins) {
        double[] work = FidProcessing.turnBack(signal, dt, fit.shiftHz(), fit.phaseRad());
        work = FidProcessing.apodise(work, dt, BROADENING_HZ);
        // Half the first sample: the transform of a signal that starts at t = 0 has no offset then.
        work[0] /= 2;
        work[1] /= 2;
        double[] spectrum = FidProcessing.spectrum(FidProcessing.zeroFill(work, signal.length));
        int points = signal.length;
        double[] out = new double[bins];
        for (int i = 0; i < bins; i++) {
            out[i] = scale * dt * spectrum[2 * Math.floorMod(firstBin + i, points)];
        }
        return out;
    }
}
