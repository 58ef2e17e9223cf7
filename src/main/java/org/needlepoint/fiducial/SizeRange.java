package org.needlepoint.fiducial;

/**
 * A length that differs from maker to maker.
 *
 * @param nominal most likely value, mm
 * @param min smallest accepted value, mm
 * @param max largest accepted value, mm
 */
public record SizeRange(double nominal, double min, double max) {

    /**
     * Makes a range.
     *
     * @throws IllegalArgumentException unless 0 &lt; min ≤ nominal ≤ max
     */
    public SizeRange {
        if (!(min > 0 && nominal >= min && max >= nominal) || Double.isInfinite(max)) {
            throw new IllegalArgumentException(
                    "A size range needs 0 < min ≤ nominal ≤ max, got " + min + ", " + nominal + ", " + max + " mm");
        }
    }

    /**
     * Prior standard deviation of a size of this range: a quarter of its width.
     *
     * @return mm, at least 2 % of the nominal size
     */
    double priorSdMm() {
        return Math.max(0.02 * nominal, (max - min) / 4);
    }

    /**
     * Whether a measured size is acceptable.
     *
     * @param sizeMm measured size, mm
     * @param slackMm measurement error allowed on either side, mm
     * @return true if it lies within the widened range
     */
    boolean accepts(double sizeMm, double slackMm) {
        return sizeMm >= min - slackMm && sizeMm <= max + slackMm;
    }
}
