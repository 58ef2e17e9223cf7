package org.needlepoint.view.slice;

import java.awt.Color;
import java.util.List;
import org.needlepoint.geometry.Point2;

/**
 * One thing drawn over a picture, as numbers, so that a report and a screen draw the same. Places and lengths are pixels of the
 * picture, (0, 0) the centre of the upper left pixel.
 */
public sealed interface OverlayMark {

    /**
     * What it stands for.
     *
     * @return kind
     */
    OverlayKind kind();

    /**
     * Its colour.
     *
     * @return colour
     */
    Color color();

    /**
     * How a line is drawn. Below it lies a dark rim, so that it stands out on bright and dark tissue and in grey print.
     *
     * @param widthPx width of the line
     * @param rimPx width of the rim below, the line's included
     * @param dashPx lengths of dashes and gaps in turn; empty for a whole line; the rim is whole always
     */
    record Pen(double widthPx, double rimPx, List<Double> dashPx) {
        /** Makes a pen. */
        public Pen {
            dashPx = List.copyOf(dashPx);
        }
    }

    /**
     * Straight pieces.
     *
     * @param kind what it stands for
     * @param paths each a row of points
     * @param closed whether each goes back to its first point
     * @param color colour
     * @param pen how it is drawn
     */
    record Lines(OverlayKind kind, List<List<Point2>> paths, boolean closed, Color color, Pen pen)
            implements OverlayMark {
        /** Makes the lines. */
        public Lines {
            paths = paths.stream().map(List::copyOf).toList();
        }
    }

    /**
     * An ellipse.
     *
     * @param kind what it stands for
     * @param centre centre
     * @param majorPx half of one axis
     * @param minorPx half of the other
     * @param angleRad direction of the first axis, from the picture's right toward its bottom, radians
     * @param color colour
     * @param pen how it is drawn
     */
    record Ellipse(
            OverlayKind kind, Point2 centre, double majorPx, double minorPx, double angleRad, Color color, Pen pen)
            implements OverlayMark {}

    /** Which part of a text its place is. */
    enum Anchor {
        /** The left end of the base line. */
        LEFT,
        /** The middle of the base line. */
        MIDDLE,
        /** The right end of the base line. */
        RIGHT
    }

    /**
     * A line of text.
     *
     * @param kind what it stands for
     * @param text text
     * @param at place on the base line
     * @param anchor which part of the base line that is
     * @param keptInside whether the text moves to the left as far as it would leave the picture
     * @param sizePx size of the letters
     * @param color colour
     */
    record Text(OverlayKind kind, String text, Point2 at, Anchor anchor, boolean keptInside, double sizePx, Color color)
            implements OverlayMark {}

    /**
     * The colours of a map, upright, the low end below.
     *
     * @param kind what it stands for
     * @param corner lower left corner
     * @param widthPx width
     * @param heightPx height
     * @param colors colours
     * @param color colour of what is written beside it
     */
    record Ramp(OverlayKind kind, Point2 corner, double widthPx, double heightPx, ColorMap colors, Color color)
            implements OverlayMark {}
}
