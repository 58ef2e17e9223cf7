package org.needlepoint.casefile.planning;

/** Which registration model maps the tip. */
public enum ModelChoice {
    /** The one with the smaller predicted error at the tip. */
    RECOMMENDED,
    /** Six degrees of freedom. */
    RIGID,
    /** In-plane rotation and translation plus the slice offset. */
    SLICE_LOCKED
}
