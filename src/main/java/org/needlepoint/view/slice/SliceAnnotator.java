package org.needlepoint.view.slice;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Point2;
import org.needlepoint.geometry.Point3;
import org.needlepoint.view.lettering.Lettering;

/**
 * Draws the marks of {@link SliceOverlay} on a copy of a picture of a slice, for reports. Every line has a dark rim, so that it
 * stands out on bright and dark tissue and in grey print.
 *
 * <p>Sizes follow the picture: lines and letters are as large in a picture of 640 pixels as in one of 1280 shown at the
 * same size.
 */
public final class SliceAnnotator {
    /** The core rectangle. */
    public static final Color CORE = OverlayKind.CORE.color();
    /** The needle. */
    public static final Color NEEDLE = OverlayKind.NEEDLE.color();
    /** Markers. */
    public static final Color MARKER = OverlayKind.MARKER.color();
    /** The error ellipse. */
    public static final Color ERROR = OverlayKind.ERROR_REGION.color();

    private static final Color RIM = new Color(0, 0, 0, 170);
    /** Free space between a label and the picture's border, in units of the overlay. */
    private static final double BORDER = 4;

    private final SliceOverlay overlay;
    private final BufferedImage image;
    private final Graphics2D g;

    /**
     * Begins to draw on a copy of a picture.
     *
     * @param picture picture
     */
    public SliceAnnotator(SliceImage picture) {
        this.overlay = SliceOverlay.on(picture.plane());
        this.image = picture.toBufferedImage();
        this.g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        // Pixel (0, 0) is centred at (0.5, 0.5) in Java2D.
        g.translate(0.5, 0.5);
    }

    /**
     * The picture with everything drawn.
     *
     * @return image; further drawing changes it
     */
    public BufferedImage image() {
        return image;
    }

    /**
     * What the marks are made with.
     *
     * @return overlay on this picture
     */
    public SliceOverlay overlay() {
        return overlay;
    }

    /**
     * Draws marks.
     *
     * @param marks marks of this picture's plane, from below
     * @return this
     */
    public SliceAnnotator draw(List<OverlayMark> marks) {
        marks.forEach(this::draw);
        return this;
    }

    private SliceAnnotator draw(OverlayMark mark) {
        if (mark instanceof OverlayMark.Lines lines) {
            stroke(path(lines), lines.color(), lines.pen());
        } else if (mark instanceof OverlayMark.Ellipse ellipse) {
            stroke(shape(ellipse), ellipse.color(), ellipse.pen());
        } else if (mark instanceof OverlayMark.Text text) {
            write(text);
        } else if (mark instanceof OverlayMark.Ramp ramp) {
            fill(ramp);
        }
        return this;
    }

    private static Shape path(OverlayMark.Lines lines) {
        Path2D path = new Path2D.Double();
        for (List<Point2> points : lines.paths()) {
            path.moveTo(points.get(0).u(), points.get(0).v());
            for (Point2 p : points.subList(1, points.size())) {
                path.lineTo(p.u(), p.v());
            }
            if (lines.closed()) {
                path.closePath();
            }
        }
        return path;
    }

    private static Shape shape(OverlayMark.Ellipse e) {
        AffineTransform place =
                AffineTransform.getTranslateInstance(e.centre().u(), e.centre().v());
        place.rotate(e.angleRad());
        return place.createTransformedShape(
                new Ellipse2D.Double(-e.majorPx(), -e.minorPx(), 2 * e.majorPx(), 2 * e.minorPx()));
    }

    private void stroke(Shape shape, Color color, OverlayMark.Pen pen) {
        g.setColor(RIM);
        g.setStroke(new BasicStroke((float) pen.rimPx(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        g.draw(shape);
        float[] dash = new float[pen.dashPx().size()];
        for (int i = 0; i < dash.length; i++) {
            dash[i] = pen.dashPx().get(i).floatValue();
        }
        g.setColor(color);
        g.setStroke(new BasicStroke(
                (float) pen.widthPx(),
                BasicStroke.CAP_BUTT,
                BasicStroke.JOIN_MITER,
                10,
                dash.length == 0 ? null : dash,
                0));
        g.draw(shape);
    }

    private void write(OverlayMark.Text t) {
        double width = Lettering.bold().width(t.text(), t.sizePx());
        double x = t.at().u()
                - switch (t.anchor()) {
                    case LEFT -> 0;
                    case MIDDLE -> width / 2;
                    case RIGHT -> width;
                };
        if (t.keptInside()) {
            x = Math.min(x, image.getWidth() - width - BORDER * overlay.unitPx());
        }
        g.setColor(t.color());
        Lettering.bold().drawRimmed(g, t.text(), x, t.at().v(), t.sizePx());
    }

    private void fill(OverlayMark.Ramp r) {
        for (int i = 0; i < (int) r.heightPx(); i++) {
            g.setColor(new Color(r.colors().color(i / r.heightPx())));
            g.fill(new Rectangle2D.Double(r.corner().u(), r.corner().v() - i - 1, r.widthPx(), 1.5));
        }
    }

    /**
     * Draws a closed outline, such as the core rectangle.
     *
     * @param corners corners in order, in the plane's frame; projected along the plane's normal
     * @param color colour
     * @return this
     */
    public SliceAnnotator outline(List<Point3> corners, Color color) {
        return draw(overlay.outline(OverlayKind.CORE, corners, color));
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
        return draw(overlay.line(OverlayKind.NEEDLE, from, to, color, dashed));
    }

    /**
     * Draws a cross with an open middle, so that the place itself stays visible.
     *
     * @param at place, such as the needle tip
     * @param color colour
     * @return this
     */
    public SliceAnnotator cross(Point3 at, Color color) {
        return draw(overlay.cross(OverlayKind.NEEDLE, at, color));
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
        return draw(overlay.marker(at, label, onPlaneMm));
    }

    /**
     * Draws the region that holds a position with a probability of 95 %.
     *
     * @param at mean position
     * @param covariance covariance in the plane's frame, mm²
     * @return this
     */
    public SliceAnnotator errorEllipse(Point3 at, Covariance3 covariance) {
        return draw(overlay.errorEllipse(at, covariance));
    }

    /**
     * Draws a scale bar with its length at the lower right.
     *
     * @param lengthMm length, mm; a multiple of 10 is labelled in cm
     * @return this
     */
    public SliceAnnotator scaleBar(double lengthMm) {
        return draw(overlay.scaleBar(lengthMm));
    }

    /**
     * Draws the letters of the patient's directions at the four borders.
     *
     * @return this
     */
    public SliceAnnotator orientation() {
        return draw(overlay.orientation());
    }

    /**
     * Writes lines at the upper left, such as the series and the slice position.
     *
     * @param lines lines from the top
     * @return this
     */
    public SliceAnnotator corner(List<String> lines) {
        return draw(overlay.corner(lines));
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
        return draw(overlay.colorBar(colors, low, high));
    }
}
