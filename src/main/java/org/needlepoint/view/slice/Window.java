package org.needlepoint.view.slice;

/**
 * The range of values that a picture spreads over its colours: value → (value − centre) / width + ½, cut to 0…1
 * (DICOM PS3.3 C.11.2.1.3.2, LINEAR_EXACT).
 *
 * @param centre value shown in the middle of the range
 * @param width width of the range, positive
 */
public record Window(double centre, double width) {
    /** CT soft tissue, HU. */
    public static final Window CT_SOFT_TISSUE = new Window(40, 400);
    /** CT bone, HU. */
    public static final Window CT_BONE = new Window(500, 1800);
    /** CT wide enough to tell a needle from its streaks, HU. */
    public static final Window CT_NEEDLE = new Window(900, 3000);

    /**
     * Makes a window.
     *
     * @throws IllegalArgumentException if the width is not positive or a value not finite
     */
    public Window {
        if (!(width > 0) || !Double.isFinite(width) || !Double.isFinite(centre)) {
            throw new IllegalArgumentException("A window has a positive width, got " + centre + "/" + width);
        }
    }

    /**
     * The window of a range.
     *
     * @param low value shown darkest
     * @param high value shown brightest, above the lowest
     * @return window
     */
    public static Window ofRange(double low, double high) {
        return new Window((low + high) / 2, high - low);
    }

    /**
     * The window between two percentiles of some values, as magnetic resonance signal needs it, which has no unit.
     *
     * @param values values, at least one
     * @param lowPercentile shown darkest, 0 to 100
     * @param highPercentile shown brightest, above the lowest
     * @return window; of width 1 around the value if all are equal
     */
    public static Window ofPercentiles(float[] values, double lowPercentile, double highPercentile) {
        if (values.length == 0 || !(lowPercentile >= 0 && lowPercentile < highPercentile && highPercentile <= 100)) {
            throw new IllegalArgumentException(
                    "No percentiles " + lowPercentile + " to " + highPercentile + " of " + values.length + " values");
        }
        float[] sorted = values.clone();
        java.util.Arrays.sort(sorted);
        double low = sorted[(int) Math.round(lowPercentile / 100 * (sorted.length - 1))];
        double high = sorted[(int) Math.round(highPercentile / 100 * (sorted.length - 1))];
        return high > low ? ofRange(low, high) : new Window(low, 1);
    }

    /**
     * Place of a value in the range.
     *
     * @param value value
     * @return 0 at or below the low end, 1 at or above the high end
     */
    public double fraction(double value) {
        return Math.max(0, Math.min(1, (value - centre) / width + 0.5));
    }
}
