package org.needlepoint.casefile;

/** What the quality gate says. A case that fails is recorded as such; it is not hidden. */
public enum Verdict {
    /** Good enough to rely on. */
    ACCEPT,
    /** Usable with care; the reader decides. */
    CAUTION,
    /** Not to be relied on. */
    FAIL
}
