package org.needlepoint.fiducial;

/** How a marker looks in an MR contrast: against air when it lies on the skin, else against its surroundings. */
public enum MarkerAppearance {
    /** At least as bright as muscle. */
    BRIGHT,
    /** Weaker than tissue, yet above air. */
    FAINT,
    /** A signal void; only for markers that are not on the skin. */
    DARK
}
