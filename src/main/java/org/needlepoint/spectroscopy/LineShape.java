package org.needlepoint.spectroscopy;

/** Chooses between Lorentzian and Voigt damping for the sum of the voxels. */
final class LineShape {
    /** Gaussian widths tried, Hz. */
    private static final double[] GAUSSIAN_HZ = {3, 5, 7, 10};
    /** Half chi-square that a Gaussian part must gain, against chance. */
    private static final double GAIN = 4;

    private LineShape() {}

    static LineFit fit(PreparedSignal signal) {
        ShapePrior prior = ShapePrior.initial(signal.acquisition);
        LineFit best = LineFitter.fit(signal, prior);
        double target = best.objective() - GAIN;
        for (double width : GAUSSIAN_HZ) {
            double root = Math.PI * width / 2;
            double g = root * root / Math.log(2);
            ShapePrior voigt = new ShapePrior(
                    prior.shiftHz(),
                    prior.shiftSdHz(),
                    prior.separationHz(),
                    prior.separationSdHz(),
                    prior.logWidth(),
                    prior.logWidthSd(),
                    g);
            LineFit fit = LineFitter.refine(signal, voigt, best);
            if (fit.objective() >= Math.min(target, best.objective())) {
                break;
            }
            best = fit;
        }
        return best;
    }
}
