package org.needlepoint.statistics;

/** Which end of a score speaks for the positive class. Never guessed from the data. */
public enum Direction {
    /** A case is called positive when its score is above the cut-off. */
    HIGHER_IS_POSITIVE("higher values are positive", 1),
    /** A case is called positive when its score is below the cut-off. */
    LOWER_IS_POSITIVE("lower values are positive", -1);

    private final String label;
    private final int sign;

    Direction(String label, int sign) {
        this.label = label;
        this.sign = sign;
    }

    /**
     * The direction in words.
     *
     * @return "higher values are positive" or "lower values are positive"
     */
    public String label() {
        return label;
    }

    /** +1 or −1: times the score, higher is positive. */
    int sign() {
        return sign;
    }
}
