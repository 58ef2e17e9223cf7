package org.needlepoint.cohort.eligibility;

/** What a condition says of a candidate: three answers, because what is not known is neither yes nor no. */
sealed interface Answer {
    /** The condition holds. */
    record Yes() implements Answer {}

    /** The condition does not hold. */
    record No() implements Answer {}

    /**
     * It cannot be told.
     *
     * @param column column at fault
     * @param why what is wrong with it
     */
    record Unknown(String column, String why) implements Answer {}

    static Answer of(boolean holds) {
        return holds ? new Yes() : new No();
    }
}
