package org.needlepoint.report.chart;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.needlepoint.view.lettering.Lettering;

/**
 * A rectangle to draw a chart in, or a part of a larger one. Lengths are points, from the top left corner of this
 * rectangle downward. Letters come from the fonts inside the program.
 */
public final class Canvas {
    private final Ink ink;
    private final double left;
    private final double top;
    private final double width;
    private final double height;

    /** Where a text stands against its anchor. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /**
     * A text's look.
     *
     * @param sizePt size of the em square, points
     * @param bold whether bold
     * @param color colour
     * @param anchor where it stands against its anchor
     * @param upward whether it runs upward rather than to the right
     */
    record Style(double sizePt, boolean bold, Color color, Anchor anchor, boolean upward) {
        /** Black, regular, to the right of its anchor. */
        static Style of(double sizePt) {
            return new Style(sizePt, false, Palette.INK, Anchor.START, false);
        }

        Style anchored(Anchor a) {
            return new Style(sizePt, bold, color, a, upward);
        }

        Style inBold() {
            return new Style(sizePt, true, color, anchor, upward);
        }

        Style in(Color c) {
            return new Style(sizePt, bold, c, anchor, upward);
        }

        Style turnedUpward() {
            return new Style(sizePt, bold, color, anchor, true);
        }

        Lettering lettering() {
            return bold ? Lettering.bold() : Lettering.regular();
        }

        /** Length of a text, points. */
        double length(String text) {
            return lettering().width(text, sizePt);
        }

        /** How far before its anchor a text begins, points. */
        double lead(String text) {
            return switch (anchor) {
                case START -> 0;
                case MIDDLE -> length(text) / 2;
                case END -> length(text);
            };
        }
    }

    Canvas(Ink ink, double left, double top, double width, double height) {
        this.ink = ink;
        this.left = left;
        this.top = top;
        this.width = width;
        this.height = height;
    }

    /**
     * Width.
     *
     * @return points
     */
    public double width() {
        return width;
    }

    /**
     * Height.
     *
     * @return points
     */
    public double height() {
        return height;
    }

    /**
     * A part of this canvas.
     *
     * @param x its left side, points
     * @param y its upper side, points
     * @param partWidth its width, points
     * @param partHeight its height, points
     * @return canvas with its own origin
     */
    public Canvas part(double x, double y, double partWidth, double partHeight) {
        return new Canvas(ink, left + x, top + y, partWidth, partHeight);
    }

    void fill(Shape shape, Color color) {
        ink.fill(moved(shape), color);
    }

    void stroke(Shape shape, Pen pen) {
        ink.stroke(moved(shape), pen);
    }

    void line(double x1, double y1, double x2, double y2, Pen pen) {
        stroke(new Line2D.Double(x1, y1, x2, y2), pen);
    }

    void text(String text, double x, double y, Style style) {
        if (!text.isEmpty()) {
            ink.text(text.replaceAll("\\p{Cntrl}", " "), left + x, top + y, style);
        }
    }

    /** Writes a text on a white ground, so that lines and points behind it do not disturb. */
    void textOnWhite(String text, double x, double y, Style style) {
        double s = style.sizePt();
        fill(
                new Rectangle2D.Double(x - style.lead(text) - 1, y - s * 0.82, style.length(text) + 2, s * 1.1),
                new Color(255, 255, 255, 215));
        text(text, x, y, style);
    }

    void begin(String name) {
        ink.begin(name);
    }

    void end() {
        ink.end();
    }

    /** The shape in the coordinates of the ink; circles, rectangles and lines stay what they are. */
    private Shape moved(Shape s) {
        if (s instanceof Ellipse2D e) {
            return new Ellipse2D.Double(e.getX() + left, e.getY() + top, e.getWidth(), e.getHeight());
        }
        if (s instanceof Rectangle2D r) {
            return new Rectangle2D.Double(r.getX() + left, r.getY() + top, r.getWidth(), r.getHeight());
        }
        if (s instanceof Line2D l) {
            return new Line2D.Double(l.getX1() + left, l.getY1() + top, l.getX2() + left, l.getY2() + top);
        }
        return AffineTransform.getTranslateInstance(left, top).createTransformedShape(s);
    }
}
