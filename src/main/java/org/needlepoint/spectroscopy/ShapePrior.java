package org.needlepoint.spectroscopy;

/**
 * What is known of the line shapes before the fit, as independent normal distributions.
 *
 * @param shiftHz expected shift of choline from 3.2 ppm, Hz
 * @param shiftSdHz its standard deviation, Hz
 * @param separationHz expected distance from creatine to choline, Hz
 * @param separationSdHz its standard deviation, Hz
 * @param logWidth expected natural logarithm of the common Lorentzian width in Hz
 * @param logWidthSd its standard deviation
 * @param gaussianPerS2 common Gaussian damping g of exp(−g t²), fixed, 1/s²
 */
record ShapePrior(
        double shiftHz,
        double shiftSdHz,
        double separationHz,
        double separationSdHz,
        double logWidth,
        double logWidthSd,
        double gaussianPerS2) {

    static final double CHOLINE_PPM = 3.2;
    static final double CREATINE_PPM = 3.03;

    /**
     * Before anything is known: choline within about ±15 Hz of its place; the separation to 0.01 ppm (choline is a
     * mixture at 3.185 to 3.212 ppm; Govindaraju, NMR Biomed 2000;13:129); a width of 3 to 15 Hz.
     */
    static ShapePrior initial(Acquisition a) {
        double perPpm = a.transmitterFrequencyHz() * 1e-6;
        return new ShapePrior(0, 12, (CHOLINE_PPM - CREATINE_PPM) * perPpm, 0.01 * perPpm, Math.log(6.5), 0.6, 0);
    }

    /** Around a fit of the sum of all voxels: the separation is common, the width varies by some 30 %. */
    static ShapePrior around(LineFit sum, double shiftHz, double shiftSdHz) {
        return new ShapePrior(
                shiftHz, shiftSdHz, sum.separationHz(), 0.4, Math.log(sum.widthHz()), 0.3, sum.gaussianPerS2());
    }

    /** The same with a Gaussian part of a full width at half maximum, Hz. */
    ShapePrior withGaussian(double fullWidthHz) {
        double root = Math.PI * fullWidthHz / 2;
        return new ShapePrior(
                shiftHz, shiftSdHz, separationHz, separationSdHz, logWidth, logWidthSd, root * root / Math.log(2));
    }

    /** Half the sum of squared distances from what is expected, each in its standard deviation. */
    double penalty(double shift, double separation, double width) {
        double a = (shift - shiftHz) / shiftSdHz;
        double b = (separation - separationHz) / separationSdHz;
        double c = (width - logWidth) / logWidthSd;
        return (a * a + b * b + c * c) / 2;
    }
}
