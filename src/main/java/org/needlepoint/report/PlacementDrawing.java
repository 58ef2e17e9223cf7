package org.needlepoint.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import org.needlepoint.geometry.Point2;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.placement.Capsule;
import org.needlepoint.placement.PlacementAdvice;
import org.needlepoint.placement.PlacementTask;
import org.needlepoint.placement.SkinMark;
import org.needlepoint.placement.SkinRing;
import org.needlepoint.registration.ErrorMap;
import org.needlepoint.view.lettering.Lettering;

/** Draws placement advice: the slice of the target with its error map, and the skin unrolled. Black on white, for printing. */
final class PlacementDrawing {
    private static final int SIZE = 1000;
    private static final double MARGIN = 90;
    private static final double TEXT = 30;
    private static final double[] LIMITS_MM = {1, 1.5, 2, 2.5, 3, 4, 5, 7, 10};
    private static final Color FREE = new Color(0xb2, 0x6a, 0x00);
    private static final Color TARGET = new Color(0xa3, 0x16, 0x1a);
    private static final Color CAPSULE = new Color(0x0b, 0x4f, 0x8a);

    private final BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
    private final Graphics2D g = image.createGraphics();
    private final PlacementAdvice advice;
    private final PlacementTask task;

    private PlacementDrawing(PlacementAdvice advice) {
        this.advice = advice;
        this.task = advice.task();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, SIZE, SIZE);
    }

    /** The axial slice of the target as on a screen: the patient's right on the left. */
    static BufferedImage axial(PlacementAdvice advice) {
        return new PlacementDrawing(advice).drawAxial();
    }

    /** The skin unrolled, front mid-line in the middle. */
    static BufferedImage unrolled(PlacementAdvice advice) {
        return new PlacementDrawing(advice).drawUnrolled();
    }

    private BufferedImage drawAxial() {
        Point3 t = task.target();
        SkinRing ring = task.skin().ring(t.z());
        List<Point2> outline = ring.outline();
        double x0 = outline.stream().mapToDouble(Point2::u).min().orElseThrow();
        double x1 = outline.stream().mapToDouble(Point2::u).max().orElseThrow();
        double y0 = outline.stream().mapToDouble(Point2::v).min().orElseThrow();
        double y1 = outline.stream().mapToDouble(Point2::v).max().orElseThrow();
        double scale = (SIZE - 2.4 * MARGIN) / Math.max(x1 - x0, y1 - y0);
        double ox = SIZE / 2.0 - scale * (x0 + x1) / 2;
        double oy = SIZE / 2.0 - scale * (y0 + y1) / 2;
        Path2D skin = new Path2D.Double();
        for (Point2 p : outline) {
            double px = ox + scale * p.u();
            double py = oy + scale * p.v();
            if (skin.getCurrentPoint() == null) {
                skin.moveTo(px, py);
            } else {
                skin.lineTo(px, py);
            }
        }
        skin.closePath();
        map(skin, ox, oy, scale);
        double ex = ox + scale * task.entry().x();
        double ey = oy + scale * task.entry().y();
        double tx = ox + scale * t.x();
        double ty = oy + scale * t.y();
        double r = scale * task.freeMm();
        hatch(new Ellipse2D.Double(ex - r, ey - r, 2 * r, 2 * r));
        g.setColor(Color.BLACK);
        g.setStroke(new BasicStroke(4));
        g.draw(skin);
        g.setColor(TARGET);
        g.setStroke(new BasicStroke(5));
        g.draw(new Line2D.Double(ex, ey, tx, ty));
        g.fill(new Ellipse2D.Double(tx - 11, ty - 11, 22, 22));
        Lettering.bold().draw(g, "target", tx + 16, ty + 34, TEXT);
        double cx = ox + scale * ring.centre().u();
        double cy = oy + scale * ring.centre().v();
        for (Capsule c : advice.best().capsules()) {
            boolean here = Math.abs(c.position().z() - t.z()) < task.pitchMm() / 2;
            double px = ox + scale * c.position().x();
            double py = oy + scale * c.position().y();
            capsule(px, py, here);
            double away = Math.hypot(px - cx, py - cy);
            // Capsules of the other level are lettered inside, so that two at one hour stay legible.
            double out = here ? 46 : -50;
            label(c.label(), px + out * (px - cx) / away, py + out * (py - cy) / away);
        }
        g.setColor(Color.DARK_GRAY);
        label("front", SIZE / 2.0, 30);
        label("back", SIZE / 2.0, SIZE - 30);
        label("R", 26, SIZE / 2.0);
        label("L", SIZE - 26, SIZE / 2.0);
        g.dispose();
        return image;
    }

    /** Shades the error and draws where it passes a limit. */
    private void map(Shape skin, double ox, double oy, double scale) {
        ErrorMap map = ErrorMap.over(
                advice.best().prediction().pose(),
                new Point3(
                        task.skin().frame(),
                        -ox / scale,
                        -oy / scale,
                        task.target().z()),
                new Vector3(1 / scale, 0, 0),
                new Vector3(0, 1 / scale, 0),
                SIZE,
                SIZE);
        int[] last = new int[LIMITS_MM.length];
        java.util.Arrays.fill(last, -1);
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                if (skin.contains(x, y)) {
                    int band = band(map.p95Mm(x, y));
                    boolean edge = x + 2 < SIZE
                            && y + 2 < SIZE
                            && (band(map.p95Mm(x + 2, y)) != band || band(map.p95Mm(x, y + 2)) != band);
                    int grey = edge ? 0x70 : 0xf6 - 14 * band;
                    image.setRGB(x, y, grey << 16 | grey << 8 | grey);
                }
            }
        }
        // Each line is lettered once, where it is met from the target downward or upward.
        int tx = (int) (ox + scale * task.target().x());
        int ty = (int) (oy + scale * task.target().y());
        g.setColor(Color.DARK_GRAY);
        for (int[] way : new int[][] {{1, 1}, {-1, 1}, {0, -1}}) {
            int before = band(map.p95Mm(tx, ty));
            for (int d = 1; d < SIZE; d++) {
                int x = tx + way[0] * d;
                int y = ty + way[1] * d;
                if (x < 0 || y < 0 || x >= SIZE || y >= SIZE || !skin.contains(x, y)) {
                    break;
                }
                int band = band(map.p95Mm(x, y));
                if (band != before) {
                    int limit = Math.min(band, before);
                    if (last[limit] < 0) {
                        last[limit] = d;
                        label(String.format(Locale.ROOT, "%.1f", LIMITS_MM[limit]), x, y);
                    }
                    before = band;
                }
            }
        }
    }

    private static int band(double mm) {
        int band = 0;
        while (band < LIMITS_MM.length && mm > LIMITS_MM[band]) {
            band++;
        }
        return band;
    }

    private BufferedImage drawUnrolled() {
        double half = task.skin().ring(task.target().z()).perimeterMm() / 2;
        double most = 60;
        for (Capsule c : advice.best().capsules()) {
            most = Math.max(most, Math.abs(task.mark(c.position()).levelMm()) + 20);
        }
        double scale = Math.min((SIZE - 2 * MARGIN) / (2 * half), (SIZE - 2 * MARGIN) / (2 * most));
        double ox = SIZE / 2.0;
        double oy = SIZE / 2.0;
        double w = scale * half;
        double h = scale * most;
        Rectangle2D frame = new Rectangle2D.Double(ox - w, oy - h, 2 * w, 2 * h);
        Path2D blocked = new Path2D.Double(Path2D.WIND_NON_ZERO);
        for (double s = -half; s < half; s += 4) {
            for (double z = -most; z < most; z += 4) {
                double level = task.target().z() + z;
                if (task.skin().covers(level) && task.isForbidden(s, level)) {
                    blocked.append(
                            new Rectangle2D.Double(ox + scale * s, oy - scale * (z + 4), 4.2 * scale, 4.2 * scale),
                            false);
                }
            }
        }
        hatch(blocked);
        g.setColor(new Color(0xd0, 0xd0, 0xd0));
        g.setStroke(new BasicStroke(1.5f));
        for (double s = 0; s <= half; s += 10) {
            for (int sign : new int[] {-1, 1}) {
                g.draw(new Line2D.Double(ox + sign * scale * s, oy - h, ox + sign * scale * s, oy + h));
            }
        }
        for (double z = 0; z <= most; z += 10) {
            for (int sign : new int[] {-1, 1}) {
                g.draw(new Line2D.Double(ox - w, oy + sign * scale * z, ox + w, oy + sign * scale * z));
            }
        }
        g.setColor(Color.BLACK);
        g.setStroke(new BasicStroke(3));
        g.draw(frame);
        g.draw(new Line2D.Double(ox, oy - h, ox, oy + h));
        g.draw(new Line2D.Double(ox - w, oy, ox + w, oy));
        for (double s = -Math.floor(half / 50) * 50; s <= half; s += 50) {
            label(String.format(Locale.ROOT, "%.0f", Math.abs(s) / 10), ox + scale * s, oy + h + 26);
        }
        for (double z = -Math.floor(most / 20) * 20; z <= most; z += 20) {
            label(String.format(Locale.ROOT, "%.0f", Math.abs(z) / 10), ox - w - 28, oy - scale * z);
        }
        label("head", ox, oy - h - 34);
        label("feet · cm along the skin from the front mid-line", ox, oy + h + 66);
        label("patient's right", ox - 0.7 * w, oy - h - 34);
        label("patient's left", ox + 0.7 * w, oy - h - 34);
        SkinMark entry = task.mark(task.entry());
        double ex = ox + scale * entry.fromMidlineMm();
        g.setColor(TARGET);
        g.setStroke(new BasicStroke(5));
        g.draw(new Line2D.Double(ex - 14, oy - 14, ex + 14, oy + 14));
        g.draw(new Line2D.Double(ex - 14, oy + 14, ex + 14, oy - 14));
        label("entry", ex, oy + 38);
        for (Capsule c : advice.best().capsules()) {
            SkinMark m = task.mark(c.position());
            double px = ox + scale * m.fromMidlineMm();
            double py = oy - scale * m.levelMm();
            capsule(px, py, true);
            label(c.label(), px, py - 40);
        }
        g.dispose();
        return image;
    }

    private void capsule(double x, double y, boolean filled) {
        Shape ring = new Ellipse2D.Double(x - 15, y - 15, 30, 30);
        g.setColor(filled ? CAPSULE : Color.WHITE);
        g.fill(ring);
        g.setColor(CAPSULE);
        g.setStroke(new BasicStroke(5));
        g.draw(ring);
    }

    private void label(String text, double x, double y) {
        Lettering.bold().draw(g, text, x - Lettering.bold().width(text, TEXT) / 2, y + TEXT / 3, TEXT);
    }

    private void hatch(Shape area) {
        Shape clip = g.getClip();
        g.clip(area);
        g.setColor(FREE);
        g.setStroke(new BasicStroke(2.5f));
        for (int i = -SIZE; i < SIZE; i += 16) {
            g.draw(new Line2D.Double(i, 0, i + SIZE, SIZE));
        }
        g.setClip(clip);
    }
}
