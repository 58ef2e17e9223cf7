package org.needlepoint.cohort.eligibility;

/** Whether a candidate belongs to the cohort. */
public sealed interface Decision {

    /** No reason applies. */
    record Eligible() implements Decision {}

    /**
     * A reason applies; the first in order counts.
     *
     * @param reason the reason
     */
    record Excluded(ExclusionReason reason) implements Decision {}

    /**
     * It cannot be told whether a reason applies, and no earlier one does. Not eligible until it is known.
     *
     * @param reason the reason in question
     * @param column column at fault
     * @param why what is wrong with it
     */
    record Undecided(ExclusionReason reason, String column, String why) implements Decision {}
}
