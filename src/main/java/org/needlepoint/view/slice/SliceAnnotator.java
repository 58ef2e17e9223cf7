package org.needlepoint.view.slice;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Point2;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.view.lettering.Lettering;

/**
 * Draws on a picture of a slice what is known in the patient: core, needle, markers, error, scale, directions. Every
 * line has a dark rim, so that it stands out on bright and dark tissue and in grey print.
 *
 * <p>Sizes follow the picture: lines and letters are as large in a picture of 640 pixels as in one of 1280 shown at the
 * same size.
 */
public final class SliceAnnotator {
    /** The core rectangle. */
    public static final Color CORE = new Color(0xff, 0xd8, 0x1a);
    /** The needle. */
    public static final Color NEEDLE = new Color(0x5c, 0xd6, 0xff);
    /** Markers. */
    public static final Color MARKER = new Color(0x7d, 0xf0, 0x8e);
    /** The error ellipse. */
    public static final Color ERROR = new Color(0xff, 0x6f, 0x91);

    private static final Color RIM = new Color(0, 0, 0, 170);

    private final SlicePlane plane;
    private final BufferedImage image;
    private final Graphics2D g;
    private final double unit;

    /**
     * Begins to draw on a copy of a picture.
     *
     * @param picture picture
     */
    public SliceAnnotator(SliceImage picture) {
        this.plane = picture.plane();
        this.image = picture.toBufferedImage();
        this.g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        // Pixel (0, 0) is centred at (0.5, 0.5) in Java2D.
        g.translate(0.5, 0.5);
        this.unit = Math.max(plane.width(), plane.height()) / 640.0;
    }

    /**
     * The picture with everything drawn.
     *
     * @return image; further drawing changes it
     */
    public BufferedImage image() {
        return image;
    }

    private Path2D path(List<Point3> points, boolean closed) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < points.size(); i++) {
            Point2 p = plane.toPixel(points.get(i));
            if (i == 0) {
                path.moveTo(p.u(), p.v());
            } else {
                path.lineTo(p.u(), p.v());
            }
        }
        if (closed) {
            path.closePath();
        }
        return path;
    }

    private void stroke(Shape shape, Color color, double widthPx, float... dash) {
        g.setColor(RIM);
        g.setStroke(new BasicStroke((float) ((widthPx + 1.6) * unit), BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        g.draw(shape);
        float[] scaled = new float[dash.length];
        for (int i = 0; i < dash.length; i++) {
            scaled[i] = (float) (dash[i] * unit);
        }
        g.setColor(color);
        g.setStroke(new BasicStroke(
                (float) (widthPx * unit),
                BasicStroke.CAP_BUTT,
                BasicStroke.JOIN_MITER,
                10,
                dash.length == 0 ? null : scaled,
                0));
        g.draw(shape);
    }

    private void text(String text, double x, double y, double size, Color color) {
        g.setColor(color);
        Lettering.bold().drawRimmed(g, text, x, y, size * unit);
    }

    /**
     * Draws a closed outline, such as the core rectangle.
     *
     * @param corners corners in order, in the plane's frame; projected along the plane's normal
     * @param color colour
     * @return this
     */
    public SliceAnnotator outline(List<Point3> corners, Color color) {
        stroke(path(corners, true), color, 1.6);
        return this;
    }

    /**
     * Draws a straight piece of the needle, dashed where it is only thought of.
     *
     * @param from one end
     * @param to other end
     * @param color colour
     * @param dashed whether it is dashed
     * @return this
     */
    public SliceAnnotator line(Point3 from, Point3 to, Color color, boolean dashed) {
        if (dashed) {
            stroke(path(List.of(from, to), false), color, 1.2, 5, 4);
        } else {
            stroke(path(List.of(from, to), false), color, 1.2);
        }
        return this;
    }

    /**
     * Draws a cross with an open middle, so that the place itself stays visible.
     *
     * @param at place, such as the needle tip
     * @param color colour
     * @return this
     */
    public SliceAnnotator cross(Point3 at, Color color) {
        Point2 p = plane.toPixel(at);
        double inner = 4 * unit;
        double outer = 11 * unit;
        Path2D cross = new Path2D.Double();
        for (int[] d : new int[][] {{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
            cross.append(
                    new Line2D.Double(
                            p.u() + d[0] * inner, p.v() + d[1] * inner, p.u() + d[0] * outer, p.v() + d[1] * outer),
                    false);
        }
        stroke(cross, color, 1.4);
        return this;
    }

    /**
     * Draws a marker: a ring and its label; only a faint dashed ring when it lies off the plane.
     *
     * @param at centre, in the plane's frame
     * @param label label
     * @param onPlaneMm distance from the plane up to which it counts as on it, mm
     * @return this
     */
    public SliceAnnotator marker(Point3 at, String label, double onPlaneMm) {
        Point2 p = plane.toPixel(at);
        double r = 9 * unit;
        Ellipse2D ring = new Ellipse2D.Double(p.u() - r, p.v() - r, 2 * r, 2 * r);
        if (Math.abs(plane.distanceMm(at)) > onPlaneMm) {
            stroke(ring, MARKER, 1.0, 3, 3);
            return this;
        }
        stroke(ring, MARKER, 1.4);
        double width = Lettering.bold().width(label, 13 * unit);
        double x = Math.min(p.u() + r + 3 * unit, plane.width() - width - 4 * unit);
        text(label, x, Math.max(p.v() - 4 * unit, 14 * unit), 13, MARKER);
        return this;
    }

    /**
     * Draws the region that holds a position with a probability of 95 %.
     *
     * @param at mean position
     * @param covariance covariance in the plane's frame, mm²
     * @return this
     */
    public SliceAnnotator errorEllipse(Point3 at, Covariance3 covariance) {
        stroke(ErrorEllipse.of(plane, at, covariance, 0.95).shape(), ERROR, 1.4);
        return this;
    }

    /**
     * Draws the line along which a map over the picture has one value, with a label.
     *
     * @param values samples of the map, row-major, evenly over the picture from its first to its last pixel across, and with
     *     the same step down
     * @param columns samples in a row, at least two
     * @param level value of the line; nothing is drawn if the map does not reach it
     * @param label label, drawn where the line crosses the diagonal from {@code from} to the lower right
     * @param from where the diagonal begins, in the plane's frame
     * @param color colour
     * @return this
     */
    public SliceAnnotator contour(double[] values, int columns, double level, String label, Point3 from, Color color) {
        ContourLine line = ContourLine.of(values, columns, (plane.width() - 1.0) / (columns - 1), level);
        stroke(line.shape(), color, 1.4);
        Point2 centre = plane.toPixel(from);
        line.onRay(centre.u(), centre.v()).ifPresent(p -> text(label, p.u() + 3 * unit, p.v() - 3 * unit, 17, color));
        return this;
    }

    /**
     * Draws a scale bar with its length at the lower right.
     *
     * @param lengthMm length, mm; a multiple of 10 is labelled in cm
     * @return this
     */
    public SliceAnnotator scaleBar(double lengthMm) {
        double length = lengthMm / plane.pixelMm();
        double right = plane.width() - 14 * unit;
        double y = plane.height() - 16 * unit;
        Path2D bar = new Path2D.Double();
        bar.append(new Line2D.Double(right - length, y, right, y), false);
        int ticks = lengthMm % 10 == 0 ? (int) (lengthMm / 10) : 1;
        for (int i = 0; i <= ticks; i++) {
            double x = right - length + i * length / ticks;
            double height = (i == 0 || i == ticks ? 6 : 3.5) * unit;
            bar.append(new Line2D.Double(x, y - height, x, y), false);
        }
        stroke(bar, Color.WHITE, 1.4);
        String words = lengthMm % 10 == 0 ? Math.round(lengthMm / 10) + " cm" : Math.round(lengthMm) + " mm";
        double width = Lettering.bold().width(words, 13 * unit);
        text(words, right - length / 2 - width / 2, y - 9 * unit, 13, Color.WHITE);
        return this;
    }

    /**
     * Draws the letters of the patient's directions at the four borders.
     *
     * @return this
     */
    public SliceAnnotator orientation() {
        Vector3 right = plane.right();
        Vector3 down = plane.down();
        double size = 16;
        double w = plane.width();
        double h = plane.height();
        String toLeft = OrientationLetters.of(right.negated());
        String toRight = OrientationLetters.of(right);
        String toTop = OrientationLetters.of(down.negated());
        String toBottom = OrientationLetters.of(down);
        Lettering font = Lettering.bold();
        text(toLeft, 7 * unit, h / 2 + 6 * unit, size, Color.WHITE);
        text(toRight, w - 7 * unit - font.width(toRight, size * unit), h / 2 + 6 * unit, size, Color.WHITE);
        text(toTop, (w - font.width(toTop, size * unit)) / 2, 20 * unit, size, Color.WHITE);
        text(toBottom, (w - font.width(toBottom, size * unit)) / 2, h - 9 * unit, size, Color.WHITE);
        return this;
    }

    /**
     * Writes lines at the upper left, such as the series and the slice position.
     *
     * @param lines lines from the top
     * @return this
     */
    public SliceAnnotator corner(List<String> lines) {
        double y = 19 * unit;
        for (String line : lines) {
            text(line, 8 * unit, y, 13, Color.WHITE);
            y += 17 * unit;
        }
        return this;
    }

    /**
     * Draws the colours of a window with the values at its ends, at the lower left.
     *
     * @param colors colours
     * @param low text of the lowest value
     * @param high text of the highest value, with the unit
     * @return this
     */
    public SliceAnnotator colorBar(ColorMap colors, String low, String high) {
        double x = 14 * unit;
        double bottom = plane.height() - 16 * unit;
        double height = 140 * unit;
        double width = 10 * unit;
        for (int i = 0; i < (int) height; i++) {
            g.setColor(new Color(colors.color(i / height)));
            g.fill(new java.awt.geom.Rectangle2D.Double(x, bottom - i - 1, width, 1.5));
        }
        text(high, x + width + 5 * unit, bottom - height + 10 * unit, 13, Color.WHITE);
        text(low, x + width + 5 * unit, bottom, 13, Color.WHITE);
        return this;
    }
}
