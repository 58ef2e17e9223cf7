package org.needlepoint.spectroscopy;

/**
 * A phased, frequency-corrected, water-free spectrum with its fit, for a plot: real parts over chemical shift.
 * Broadened by 2 Hz and zero-filled twice; all curves alike. Arrays are owned by the record and must not be changed.
 *
 * @param ppm chemical shifts, ascending, from 0.5 to 4.5 ppm
 * @param measured measured spectrum
 * @param fit sum of all fitted components
 * @param choline choline alone
 * @param creatine creatine alone
 * @param background everything fitted besides choline and creatine: lipids, other metabolites
 */
public record SpectrumCurve(
        double[] ppm, double[] measured, double[] fit, double[] choline, double[] creatine, double[] background) {}
