package org.needlepoint.statistics;

/**
 * A two-sided confidence interval that names its method.
 *
 * @param lower lower limit; may be −∞ where a method has none
 * @param upper upper limit, not below the lower; may be +∞
 * @param level confidence level in (0, 1), such as 0.95
 * @param method how it was computed, such as "Wilson" or "DeLong"
 */
public record ConfidenceInterval(double lower, double upper, double level, String method) {

    /**
     * Makes an interval.
     *
     * @throws IllegalArgumentException if a limit is NaN, the limits are out of order, or the level is not in (0, 1)
     */
    public ConfidenceInterval {
        Arguments.level(level);
        if (!(lower <= upper)) {
            throw new IllegalArgumentException("Not an interval: [" + lower + ", " + upper + "] by " + method);
        }
    }

    /** estimate ± half width. */
    static ConfidenceInterval around(double estimate, double halfWidth, double level, String method) {
        return new ConfidenceInterval(estimate - halfWidth, estimate + halfWidth, level, method);
    }

    /** The part of this interval inside [least, greatest]. */
    ConfidenceInterval within(double least, double greatest) {
        return new ConfidenceInterval(
                Math.min(Math.max(lower, least), greatest), Math.max(Math.min(upper, greatest), least), level, method);
    }
}
