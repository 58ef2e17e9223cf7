package org.needlepoint.spectroscopy;

/** Chooses between Lorentzian and Voigt damping for the sum of the voxels. */
final class LineShape {
    /** Gaussian widths tried at first, Hz. */
    private static final double[] GAUSSIAN_HZ = {3, 5, 7, 10};
    /** Half chi-square that a Gaussian part must gain, against chance. */
    private static final double GAIN = 1;

    private static final double FINEST_HZ = 0.1;

    private LineShape() {}

    static LineFit fit(PreparedSignal signal) {
        ShapePrior prior = ShapePrior.initial(signal.acquisition);
        LineFit lorentzian = LineFitter.fit(signal, prior);
        LineFit best = lorentzian;
        double bestHz = 0;
        for (double width : GAUSSIAN_HZ) {
            LineFit fit = LineFitter.refine(signal, prior.withGaussian(width), best);
            if (fit.objective() >= best.objective()) {
                break;
            }
            best = fit;
            bestHz = width;
        }
        if (best.objective() > lorentzian.objective() - GAIN) {
            return lorentzian;
        }
        for (double step = 1; step >= FINEST_HZ; step /= 2) {
            for (double width : new double[] {bestHz - step, bestHz + step}) {
                LineFit fit = LineFitter.refine(signal, prior.withGaussian(width), best);
                if (fit.objective() < best.objective()) {
                    best = fit;
                    bestHz = width;
                }
            }
        }
        return best;
    }
}
