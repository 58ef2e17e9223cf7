package org.needlepoint.ui.model;

/** Which planes a view goes through. */
public enum PlaneChoice {
    /** The slices as they were taken. */
    SLICES,
    /** Across the body. */
    AXIAL,
    /** Front from back. */
    CORONAL,
    /** Left from right. */
    SAGITTAL,
    /** The plane that holds the needle and is nearest to the slices. */
    ALONG_NEEDLE,
    /** The plane that holds the needle, at a right angle to the former. */
    ALONG_NEEDLE_UPRIGHT,
    /** Across the needle. */
    ACROSS_NEEDLE;

    /**
     * Whether the plane is laid by the needle.
     *
     * @return false for slices and planes of anatomy
     */
    public boolean byNeedle() {
        return this == ALONG_NEEDLE || this == ALONG_NEEDLE_UPRIGHT || this == ACROSS_NEEDLE;
    }

    /**
     * Whether the plane holds the needle, so that it stays with it whatever the crosshair does.
     *
     * @return true for the two planes along it
     */
    public boolean holdsNeedle() {
        return this == ALONG_NEEDLE || this == ALONG_NEEDLE_UPRIGHT;
    }
}
