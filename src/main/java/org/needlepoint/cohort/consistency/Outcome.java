package org.needlepoint.cohort.consistency;

/** What arithmetic says of published figures. Ordered from good to bad. */
public enum Outcome {
    /** They can hold together. */
    CONSISTENT("consistent"),
    /** They can, under a condition that the publication does not state or that contradicts what it does. */
    ONLY_IF("only if"),
    /** They cannot. */
    IMPOSSIBLE("IMPOSSIBLE");

    private final String label;

    Outcome(String label) {
        this.label = label;
    }

    /**
     * The outcome in words.
     *
     * @return label for people
     */
    public String label() {
        return label;
    }

    Outcome worse(Outcome other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
