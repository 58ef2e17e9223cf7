package org.needlepoint.spectroscopy;

/**
 * Choline and creatine fitted to one signal. Amplitudes are those of the time signal at t = 0.
 *
 * @param shiftHz shift of choline from 3.2 ppm, Hz
 * @param separationHz distance from creatine to choline, Hz
 * @param widthHz common Lorentzian width, Hz
 * @param gaussianPerS2 common Gaussian damping, 1/s²
 * @param phaseRad common phase, rad
 * @param choline amplitude
 * @param creatine amplitude
 * @param cholineVariance Cramér–Rao bound
 * @param creatineVariance Cramér–Rao bound
 * @param covariance Cramér–Rao bound of the pair
 * @param objective half the weighted sum of squares and the prior's part
 * @param noise standard deviation of real and imaginary part of a sample
 */
record LineFit(
        double shiftHz,
        double separationHz,
        double widthHz,
        double gaussianPerS2,
        double phaseRad,
        double choline,
        double creatine,
        double cholineVariance,
        double creatineVariance,
        double covariance,
        double objective,
        double noise) {

    /** Full width at half maximum of the Voigt line, Hz (Olivero and Longbothum, JQSRT 1977;17:233; within 0.02 %). */
    double fullWidthHz() {
        // The transform of exp(−g t²) is exp(−π² f² / g).
        double gauss = 2 / Math.PI * Math.sqrt(gaussianPerS2 * Math.log(2));
        return 0.5346 * widthHz + Math.sqrt(0.2166 * widthHz * widthHz + gauss * gauss);
    }

    double cholineZ() {
        return choline / Math.sqrt(cholineVariance);
    }

    double creatineZ() {
        return creatine / Math.sqrt(creatineVariance);
    }
}
