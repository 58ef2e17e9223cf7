package org.needlepoint.ui.model;

/** How CT and MR are seen in one picture. */
public enum FusionMode {
    /** Through each other. */
    BLEND,
    /** On the two sides of a line. */
    SWIPE,
    /** In squares. */
    CHECKERBOARD,
    /** Their difference. */
    DIFFERENCE,
    /** Lines of one on the other. */
    CONTOUR,
    /** One within a circle of the other. */
    LENS
}
