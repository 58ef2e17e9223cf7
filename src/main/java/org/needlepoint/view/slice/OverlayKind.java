package org.needlepoint.view.slice;

import java.awt.Color;

/** What a mark over a picture stands for, and its usual colour: bright, told apart by people who do not see red or green. */
public enum OverlayKind {
    /** The core rectangle. */
    CORE(0xffd81a),
    /** The needle and its tip. */
    NEEDLE(0x5cd6ff),
    /** A marker. */
    MARKER(0x7df08e),
    /** The region that holds a position with 95 % probability. */
    ERROR_REGION(0xff6f91),
    /** How far a marker lies from where the registration puts it. */
    RESIDUAL(0xff9ad5),
    /** A line of equal registration error; its colour tells the verdict. */
    ERROR_CONTOUR(0xffffff),
    /** A region that the reader drew. */
    REGION(0xffffff),
    /** A voxel of spectroscopy. */
    SPECTROSCOPY(0xc9a6ff),
    /** The cellular area. */
    CELLULAR(0x5cffc8),
    /** A place that may be a marker. */
    CANDIDATE(0xc8c8c8),
    /** The place that all views show. */
    CROSSHAIR(0xffe9a8),
    /** The scale bar. */
    SCALE(0xffffff),
    /** Letters of patient directions. */
    ORIENTATION(0xffffff),
    /** Words in a corner. */
    TEXT(0xffffff),
    /** The colours of a window. */
    COLOR_BAR(0xffffff);

    private final Color color;

    OverlayKind(int rgb) {
        this.color = new Color(rgb);
    }

    /**
     * The usual colour.
     *
     * @return colour
     */
    public Color color() {
        return color;
    }
}
