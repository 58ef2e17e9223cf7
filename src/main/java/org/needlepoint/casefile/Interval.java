package org.needlepoint.casefile;

/**
 * A closed interval; in JSON the array {@code [low, high]}.
 *
 * @param low lower bound
 * @param high upper bound, not below the lower
 */
public record Interval(double low, double high) {

    /**
     * Makes an interval.
     *
     * @throws IllegalArgumentException if the bounds are not finite or not in order
     */
    public Interval {
        if (!Double.isFinite(low) || !Double.isFinite(high) || low > high) {
            throw new IllegalArgumentException("Not an interval: [" + low + ", " + high + "]");
        }
    }

    /**
     * Whether a value lies in the interval.
     *
     * @param value value
     * @return true from low to high, both included
     */
    public boolean contains(double value) {
        return value >= low && value <= high;
    }
}
