package org.needlepoint.spectroscopy;

import java.util.Optional;

/**
 * Choline and creatine of a region: weighted means of the voxels' amplitudes at the beginning of acquisition, with the
 * Cramér–Rao bounds of both. Not corrected for relaxation.
 *
 * @param choline amplitude, units of the signal
 * @param creatine amplitude, units of the signal
 * @param cholineVariance variance
 * @param creatineVariance variance
 * @param covariance covariance of the two
 */
public record AmplitudeSums(
        double choline, double creatine, double cholineVariance, double creatineVariance, double covariance) {
    private static final double Z95 = 1.959963984540054;

    /**
     * Ratio with its interval.
     *
     * @param value choline over creatine
     * @param low lower end of the 95 % interval
     * @param high upper end
     * @param logSd standard deviation of the logarithm of the ratio (first order)
     */
    public record Ratio(double value, double low, double high, double logSd) {}

    /**
     * Choline over creatine with the 95 % interval of Fieller (J R Stat Soc B 1954;16:175), which is exact for
     * normal amplitudes and asymmetric.
     *
     * @return ratio; empty when creatine cannot be told from zero, since then no finite upper bound exists, or when
     *     choline is not positive
     */
    public Optional<Ratio> ratio() {
        double z2 = Z95 * Z95;
        double a = creatine * creatine - z2 * creatineVariance;
        double b = choline * creatine - z2 * covariance;
        double c = choline * choline - z2 * cholineVariance;
        double root = b * b - a * c;
        if (!(creatine > 0) || !(choline > 0) || !(a > 0) || !(root >= 0)) {
            return Optional.empty();
        }
        double value = choline / creatine;
        double low = Math.max(0, (b - Math.sqrt(root)) / a);
        double high = (b + Math.sqrt(root)) / a;
        return Optional.of(new Ratio(value, low, high, logSd()));
    }

    /**
     * Standard deviation of ln(Cho/Cr) to first order.
     *
     * @return standard deviation; meaningful only when both amplitudes are well above their bounds
     */
    public double logSd() {
        double v = cholineVariance / (choline * choline)
                + creatineVariance / (creatine * creatine)
                - 2 * covariance / (choline * creatine);
        return Math.sqrt(Math.max(0, v));
    }

    /**
     * Ratio of one random draw of the amplitudes from their normal distribution.
     *
     * @param z1 standard normal number
     * @param z2 another, independent
     * @return drawn choline over drawn creatine; +∞ if the drawn creatine is not positive
     */
    public double drawnRatio(double z1, double z2) {
        double sd = Math.sqrt(creatineVariance);
        double slope = sd > 0 ? covariance / sd : 0;
        double cr = creatine + sd * z1;
        double cho = choline + slope * z1 + Math.sqrt(Math.max(0, cholineVariance - slope * slope)) * z2;
        return cr > 0 ? Math.max(0, cho) / cr : Double.POSITIVE_INFINITY;
    }
}
