package org.needlepoint.dicom;

/**
 * How stored pixel values become values in a unit: value = slope · stored. What a file says about it differs between
 * makers.
 *
 * @param slope value of one stored unit, in the unit of the volume
 * @param statement how the file states it
 * @param unit UCUM code of the values that the file states, such as {@code mm2/s}; empty without a statement
 * @param statedSlope slope in that unit
 */
public record StoredScale(double slope, Statement statement, String unit, double statedSlope) {

    /** Where a file states its scale. */
    public enum Statement {
        /** Nowhere: arbitrary signal, or a unit in the series description only. */
        NONE,
        /** Rescale Slope and Intercept with the unit in Rescale Type, PS3.3 C.11.1.1. */
        RESCALE,
        /** Real World Value Mapping Sequence, PS3.3 C.7.6.16.2.11. */
        REAL_WORLD_VALUE
    }

    /**
     * Makes a scale.
     *
     * @throws IllegalArgumentException if a slope is not positive
     */
    public StoredScale {
        if (!(slope > 0) || !(statedSlope > 0)) {
            throw new IllegalArgumentException("A scale has a positive slope, got " + slope + " and " + statedSlope);
        }
    }

    /**
     * Arbitrary signal, stored as it is, rounded.
     *
     * @return scale of 1 without a statement
     */
    public static StoredScale signal() {
        return new StoredScale(1, Statement.NONE, "", 1);
    }
}
