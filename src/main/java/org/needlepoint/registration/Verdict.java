package org.needlepoint.registration;

/** What the predicted error at the needle tip allows. */
public enum Verdict {
    /** Good enough to measure by. */
    ACCEPT,
    /** Usable with the stated doubt. */
    CAUTION,
    /** Not to be used; recorded as failed. */
    FAIL;

    /** The worse of two. */
    Verdict worse(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
