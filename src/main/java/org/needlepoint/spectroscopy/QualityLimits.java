package org.needlepoint.spectroscopy;

/**
 * Where a spectrum stops being good and where it stops being usable. A value beyond a {@code caution…} limit makes the
 * spectrum {@link SpectrumQuality#CAUTION}, beyond a {@code reject…} limit {@link SpectrumQuality#REJECT}.
 *
 * @param cautionBoundPercent Cramér–Rao bound of an amplitude, percent of it
 * @param rejectBoundPercent same
 * @param cautionRatioPercent standard deviation of Cho/Cr, percent of it
 * @param cautionSnr height of the larger of choline and creatine over the noise of the spectrum
 * @param rejectSnr same
 * @param cautionWidthPpm full width at half maximum, ppm
 * @param rejectWidthPpm same
 * @param cautionSeparation distance between choline and creatine in full widths at half maximum
 * @param rejectSeparation same
 * @param cautionResidual root mean square of what the fit leaves around choline and creatine, over the noise
 * @param cautionMisfit largest smoothed residual there over the height of creatine
 * @param rejectMisfit same
 * @param cautionCoverage part of the core inside the spectroscopy grid
 * @param rejectCoverage same
 */
public record QualityLimits(
        double cautionBoundPercent,
        double rejectBoundPercent,
        double cautionRatioPercent,
        double cautionSnr,
        double rejectSnr,
        double cautionWidthPpm,
        double rejectWidthPpm,
        double cautionSeparation,
        double rejectSeparation,
        double cautionResidual,
        double cautionMisfit,
        double rejectMisfit,
        double cautionCoverage,
        double rejectCoverage) {

    /**
     * Bounds of 20 and 50 % (Provencher's manual of LCModel; Wilson et al., Magn Reson Med 2019;82:527); SNR of 3 as
     * least and widths of 0.1 and 0.15 ppm (Öz et al., Radiology 2014;270:658, and its consensus on 0.1 ppm); lines
     * nearer than 1.2 widths share a single hump. The limits of ratio, residual, misfit and coverage are this program's own.
     *
     * @return limits
     */
    public static QualityLimits standard() {
        return new QualityLimits(20, 50, 12, 5, 3, 0.1, 0.15, 1.7, 1.2, 1.6, 0.25, 0.6, 0.9, 0.5);
    }
}
