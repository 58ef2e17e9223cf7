package org.needlepoint.view.slice;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Point2;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;

/**
 * Turns what is known in the patient into marks over a picture of a plane: core, needle, markers, errors, scale, directions.
 * {@link SliceAnnotator} draws the same marks into report figures that a screen draws itself. Immutable; no screen, no fonts.
 */
public final class SliceOverlay {
    private static final double RIM = 1.6;
    private static final double[] ROUND_LENGTHS_MM = {1, 2, 5, 10, 20, 50, 100, 200};

    private final SlicePlane plane;
    private final double unit;

    private SliceOverlay(SlicePlane plane, double unit) {
        this.plane = plane;
        this.unit = unit;
    }

    /**
     * Marks whose sizes follow the picture: as large in a picture of 640 pixels as in one of 1280 shown at the same size.
     *
     * @param plane plane of the picture
     * @return overlay
     */
    public static SliceOverlay on(SlicePlane plane) {
        return on(plane, Math.max(plane.width(), plane.height()) / 640.0);
    }

    /**
     * Marks of a given size, such as for a viewport.
     *
     * @param plane plane of the picture
     * @param unitPx pixels of the picture for one unit of line width; letters are 13 to 17 units high
     * @return overlay
     */
    public static SliceOverlay on(SlicePlane plane, double unitPx) {
        if (!(unitPx > 0)) {
            throw new IllegalArgumentException("Marks have a size, got " + unitPx);
        }
        return new SliceOverlay(plane, unitPx);
    }

    /**
     * Plane of the picture.
     *
     * @return plane
     */
    public SlicePlane plane() {
        return plane;
    }

    /**
     * Size of the marks.
     *
     * @return pixels of the picture for one unit
     */
    public double unitPx() {
        return unit;
    }

    private OverlayMark.Pen pen(double width, double... dash) {
        List<Double> scaled = new ArrayList<>();
        for (double d : dash) {
            scaled.add(d * unit);
        }
        return new OverlayMark.Pen(width * unit, (width + RIM) * unit, scaled);
    }

    private List<Point2> pixels(List<Point3> points) {
        return points.stream().map(plane::toPixel).toList();
    }

    private static List<Point2> piece(double u0, double v0, double u1, double v1) {
        return List.of(new Point2(u0, v0), new Point2(u1, v1));
    }

    private OverlayMark.Text text(
            OverlayKind kind, String text, double u, double v, OverlayMark.Anchor anchor, double size) {
        return new OverlayMark.Text(kind, text, new Point2(u, v), anchor, false, size * unit, kind.color());
    }

    /**
     * A closed outline, such as the core rectangle.
     *
     * @param kind what it stands for
     * @param corners corners in order, in the plane's frame; projected along the plane's normal
     * @param color colour
     * @return mark
     */
    public OverlayMark outline(OverlayKind kind, List<Point3> corners, Color color) {
        return new OverlayMark.Lines(kind, List.of(pixels(corners)), true, color, pen(1.6));
    }

    /**
     * A straight piece, such as of the needle.
     *
     * @param kind what it stands for
     * @param from one end
     * @param to other end
     * @param color colour
     * @param dashed whether it is dashed, as where it is only thought of
     * @return mark
     */
    public OverlayMark line(OverlayKind kind, Point3 from, Point3 to, Color color, boolean dashed) {
        return new OverlayMark.Lines(
                kind, List.of(pixels(List.of(from, to))), false, color, dashed ? pen(1.2, 5, 4) : pen(1.2));
    }

    /**
     * A cross with an open middle, so that the place itself stays visible.
     *
     * @param kind what it stands for
     * @param at place, such as the needle tip
     * @param color colour
     * @return mark
     */
    public OverlayMark cross(OverlayKind kind, Point3 at, Color color) {
        Point2 p = plane.toPixel(at);
        double inner = 4 * unit;
        double outer = 11 * unit;
        List<List<Point2>> arms = new ArrayList<>();
        for (int[] d : new int[][] {{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
            arms.add(piece(p.u() + d[0] * inner, p.v() + d[1] * inner, p.u() + d[0] * outer, p.v() + d[1] * outer));
        }
        return new OverlayMark.Lines(kind, arms, false, color, pen(1.4));
    }

    /**
     * The needle: its shaft, dashed, and a cross at the tip.
     *
     * @param tip tip, in the plane's frame
     * @param direction unit vector along the needle, inward
     * @param lengthMm length of the shaft that is drawn, mm
     * @return marks
     */
    public List<OverlayMark> needle(Point3 tip, Vector3 direction, double lengthMm) {
        Color color = OverlayKind.NEEDLE.color();
        return List.of(
                line(OverlayKind.NEEDLE, tip.plus(direction.times(-lengthMm)), tip, color, true),
                cross(OverlayKind.NEEDLE, tip, color));
    }

    /**
     * A marker: a ring and its label; only a faint dashed ring when it lies off the plane.
     *
     * @param at centre, in the plane's frame
     * @param label label
     * @param onPlaneMm distance from the plane up to which it counts as on it, mm
     * @return marks
     */
    public List<OverlayMark> marker(Point3 at, String label, double onPlaneMm) {
        boolean on = isOn(at, onPlaneMm);
        return on ? List.of(ring(at, true), label(at, label)) : List.of(ring(at, false));
    }

    /**
     * A marker as {@link #marker}, and off the plane too with its label and its distance in the letters of the direction in which it
     * lies, such as {@code P4 6.0 mm H} for one that lies above an axial plane.
     *
     * @param at centre, in the plane's frame
     * @param label label
     * @param onPlaneMm distance from the plane up to which it counts as on it, mm
     * @return marks
     */
    public List<OverlayMark> markerWithDistance(Point3 at, String label, double onPlaneMm) {
        double off = plane.distanceMm(at);
        String words = isOn(at, onPlaneMm)
                ? label
                : String.format(
                        Locale.ROOT,
                        "%s %.1f mm %s",
                        label,
                        Math.abs(off),
                        OrientationLetters.of(plane.normal().times(off)));
        return List.of(ring(at, isOn(at, onPlaneMm)), label(at, words));
    }

    private boolean isOn(Point3 at, double onPlaneMm) {
        return Math.abs(plane.distanceMm(at)) <= onPlaneMm;
    }

    private OverlayMark ring(Point3 at, boolean on) {
        double r = 9 * unit;
        return new OverlayMark.Ellipse(
                OverlayKind.MARKER,
                plane.toPixel(at),
                r,
                r,
                0,
                OverlayKind.MARKER.color(),
                on ? pen(1.4) : pen(1.0, 3, 3));
    }

    private OverlayMark label(Point3 at, String label) {
        Point2 p = plane.toPixel(at);
        return new OverlayMark.Text(
                OverlayKind.MARKER,
                label,
                new Point2(p.u() + 12 * unit, Math.max(p.v() - 4 * unit, 14 * unit)),
                OverlayMark.Anchor.LEFT,
                true,
                13 * unit,
                OverlayKind.MARKER.color());
    }

    /**
     * How far a marker was found from where the registration puts it: an arrow from the predicted place, made longer so that it can be
     * seen.
     *
     * @param found where it was found, in the plane's frame
     * @param residualMm found minus predicted, in the plane's frame, mm
     * @param magnification how many times longer than true
     * @return mark
     */
    public OverlayMark residual(Point3 found, Vector3 residualMm, double magnification) {
        Point2 from = plane.toPixel(found.plus(residualMm.negated()));
        Point2 to = plane.toPixel(found.plus(residualMm.times(magnification - 1)));
        List<List<Point2>> pieces = new ArrayList<>();
        pieces.add(List.of(from, to));
        double length = Math.hypot(to.u() - from.u(), to.v() - from.v());
        if (length > 0) {
            double head = Math.min(6 * unit, length / 2);
            double cu = (from.u() - to.u()) / length * head;
            double cv = (from.v() - to.v()) / length * head;
            // The head's sides stand 30° off the shaft.
            double c = Math.cos(Math.PI / 6);
            double s = Math.sin(Math.PI / 6);
            pieces.add(List.of(
                    new Point2(to.u() + c * cu - s * cv, to.v() + s * cu + c * cv),
                    to,
                    new Point2(to.u() + c * cu + s * cv, to.v() - s * cu + c * cv)));
        }
        return new OverlayMark.Lines(OverlayKind.RESIDUAL, pieces, false, OverlayKind.RESIDUAL.color(), pen(1.4));
    }

    /**
     * The region that holds a position with a probability of 95 %.
     *
     * @param at mean position
     * @param covariance covariance in the plane's frame, mm²
     * @return mark
     */
    public OverlayMark errorEllipse(Point3 at, Covariance3 covariance) {
        ErrorEllipse e = ErrorEllipse.of(plane, at, covariance, 0.95);
        return new OverlayMark.Ellipse(
                OverlayKind.ERROR_REGION,
                e.centre(),
                e.majorMm() / e.pixelMm(),
                e.minorMm() / e.pixelMm(),
                e.angleRad(),
                OverlayKind.ERROR_REGION.color(),
                pen(1.4));
    }

    /**
     * The line along which a map over the picture has one value, with a label.
     *
     * @param values samples of the map, row-major, evenly over the picture from its first to its last pixel across, and with
     *     the same step down
     * @param columns samples in a row, at least two
     * @param level value of the line; there is none if the map does not reach it
     * @param label label, where the line crosses the diagonal from {@code from} to the lower right
     * @param from where the diagonal begins, in the plane's frame
     * @param color colour
     * @return marks
     */
    public List<OverlayMark> contour(
            double[] values, int columns, double level, String label, Point3 from, Color color) {
        ContourLine line = ContourLine.of(values, columns, (plane.width() - 1.0) / (columns - 1), level);
        List<OverlayMark> marks = new ArrayList<>();
        marks.add(new OverlayMark.Lines(OverlayKind.ERROR_CONTOUR, line.pieces(), false, color, pen(1.4)));
        Point2 centre = plane.toPixel(from);
        line.onRay(centre.u(), centre.v())
                .ifPresent(p -> marks.add(new OverlayMark.Text(
                        OverlayKind.ERROR_CONTOUR,
                        label,
                        new Point2(p.u() + 3 * unit, p.v() - 3 * unit),
                        OverlayMark.Anchor.LEFT,
                        false,
                        17 * unit,
                        color)));
        return marks;
    }

    /**
     * A round length for the scale bar: the longest of 1, 2, 5, 10, 20, 50, 100 and 200 mm that takes at most a quarter of the picture's
     * width.
     *
     * @return mm; 1 mm if even that takes more
     */
    public double roundScaleMm() {
        double most = plane.width() * plane.pixelMm() / 4;
        double best = ROUND_LENGTHS_MM[0];
        for (double length : ROUND_LENGTHS_MM) {
            best = length <= most ? length : best;
        }
        return best;
    }

    /**
     * A scale bar with its length at the lower right.
     *
     * @param lengthMm length, mm; a multiple of 10 is labelled in cm
     * @return marks
     */
    public List<OverlayMark> scaleBar(double lengthMm) {
        double length = lengthMm / plane.pixelMm();
        double right = plane.width() - 14 * unit;
        double y = plane.height() - 16 * unit;
        List<List<Point2>> bar = new ArrayList<>();
        bar.add(piece(right - length, y, right, y));
        int ticks = lengthMm % 10 == 0 ? (int) (lengthMm / 10) : 1;
        for (int i = 0; i <= ticks; i++) {
            double x = right - length + i * length / ticks;
            double height = (i == 0 || i == ticks ? 6 : 3.5) * unit;
            bar.add(piece(x, y - height, x, y));
        }
        String words = lengthMm % 10 == 0 ? Math.round(lengthMm / 10) + " cm" : Math.round(lengthMm) + " mm";
        return List.of(
                new OverlayMark.Lines(OverlayKind.SCALE, bar, false, OverlayKind.SCALE.color(), pen(1.4)),
                text(OverlayKind.SCALE, words, right - length / 2, y - 9 * unit, OverlayMark.Anchor.MIDDLE, 13));
    }

    /**
     * The letters of the patient's directions at the four borders.
     *
     * @return marks: left, right, top, bottom
     */
    public List<OverlayMark> orientation() {
        Vector3 right = plane.right();
        Vector3 down = plane.down();
        double w = plane.width();
        double h = plane.height();
        double middle = h / 2 + 6 * unit;
        return List.of(
                letters(right.negated(), 7 * unit, middle, OverlayMark.Anchor.LEFT),
                letters(right, w - 7 * unit, middle, OverlayMark.Anchor.RIGHT),
                letters(down.negated(), w / 2, 20 * unit, OverlayMark.Anchor.MIDDLE),
                letters(down, w / 2, h - 9 * unit, OverlayMark.Anchor.MIDDLE));
    }

    private OverlayMark letters(Vector3 direction, double u, double v, OverlayMark.Anchor anchor) {
        return text(OverlayKind.ORIENTATION, OrientationLetters.of(direction), u, v, anchor, 16);
    }

    /**
     * Lines of text at the upper left, such as the series and the slice position.
     *
     * @param lines lines from the top
     * @return marks
     */
    public List<OverlayMark> corner(List<String> lines) {
        List<OverlayMark> marks = new ArrayList<>();
        double y = 19 * unit;
        for (String line : lines) {
            marks.add(text(OverlayKind.TEXT, line, 8 * unit, y, OverlayMark.Anchor.LEFT, 13));
            y += 17 * unit;
        }
        return marks;
    }

    /**
     * The colours of a window with the values at its ends, at the lower left.
     *
     * @param colors colours
     * @param low text of the lowest value
     * @param high text of the highest value, with the unit
     * @return marks
     */
    public List<OverlayMark> colorBar(ColorMap colors, String low, String high) {
        double x = 14 * unit;
        double bottom = plane.height() - 16 * unit;
        // Below the words of the upper corner and the letter at the middle of the side, also in a low picture.
        double top = Math.max(90 * unit, plane.height() / 2.0 + 16 * unit);
        double height = Math.min(140 * unit, Math.max(20 * unit, bottom - top));
        double width = 10 * unit;
        double beside = x + width + 5 * unit;
        return List.of(
                new OverlayMark.Ramp(
                        OverlayKind.COLOR_BAR,
                        new Point2(x, bottom),
                        width,
                        height,
                        colors,
                        OverlayKind.COLOR_BAR.color()),
                text(OverlayKind.COLOR_BAR, high, beside, bottom - height + 10 * unit, OverlayMark.Anchor.LEFT, 13),
                text(OverlayKind.COLOR_BAR, low, beside, bottom, OverlayMark.Anchor.LEFT, 13));
    }
}
