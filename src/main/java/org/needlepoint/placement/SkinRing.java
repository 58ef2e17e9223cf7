package org.needlepoint.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.needlepoint.geometry.PlanarPolygon;
import org.needlepoint.geometry.Point2;
import org.needlepoint.problem.ProblemException;

/**
 * The skin in one axial plane: a closed outline, walked from the front mid-line toward the patient's left and resampled evenly
 * along the skin. x to the patient's left, y to the back, mm. The front mid-line is where the ray from the outline's centroid
 * to the front leaves the body; for a limb it is the middle of the front. Immutable.
 */
public final class SkinRing {
    /** Points on every ring, so that rings of different levels correspond: about half a millimetre on a thigh. */
    static final int POINTS = 720;

    private static final double LEAST_SIZE_MM = 35;
    private static final double LARGEST_SIZE_MM = 800;
    private static final int MOST_VERTICES = 5000;

    private final double[] x;
    private final double[] y;
    private final double perimeterMm;
    private final Point2 centre;

    private SkinRing(double[] x, double[] y) {
        this.x = x;
        this.y = y;
        double length = 0;
        double area = 0;
        double cx = 0;
        double cy = 0;
        for (int i = 0; i < POINTS; i++) {
            int j = (i + 1) % POINTS;
            length += Math.hypot(x[j] - x[i], y[j] - y[i]);
            double cross = x[i] * y[j] - x[j] * y[i];
            area += cross;
            cx += (x[i] + x[j]) * cross;
            cy += (y[i] + y[j]) * cross;
        }
        this.perimeterMm = length;
        this.centre = new Point2(cx / (3 * area), cy / (3 * area));
    }

    /**
     * An ellipse about the origin: the tape measure's outline.
     *
     * @param widthMm left to right, mm
     * @param heightMm front to back, mm
     * @return the ring
     * @throws ProblemException {@link PlacementProblem#CONTOUR_SIZE} if that is no body
     */
    public static SkinRing ellipse(double widthMm, double heightMm) throws ProblemException {
        List<Point2> points = new ArrayList<>();
        for (int i = 0; i < 2 * POINTS; i++) {
            double a = Math.PI * i / POINTS;
            points.add(new Point2(widthMm / 2 * Math.sin(a), -heightMm / 2 * Math.cos(a)));
        }
        return of("The ellipse", points);
    }

    /**
     * A ring through given points.
     *
     * @param name what messages call it
     * @param points vertices in order round the body, either way, u = x and v = y in mm; the first may be repeated at the end
     * @return the ring
     * @throws ProblemException {@link PlacementProblem#CONTOUR_OPEN}, {@link PlacementProblem#CONTOUR_CROSSES_ITSELF},
     *     {@link PlacementProblem#CONTOUR_SIZE} or {@link PlacementProblem#FILE_MALFORMED}
     */
    public static SkinRing of(String name, List<Point2> points) throws ProblemException {
        List<Point2> ring = new ArrayList<>();
        for (Point2 p : points) {
            if (!Double.isFinite(p.u()) || !Double.isFinite(p.v())) {
                throw new ProblemException(PlacementProblem.FILE_MALFORMED, name, "a coordinate is not a number");
            }
            if (ring.isEmpty() || distance(ring.get(ring.size() - 1), p) > 1e-9) {
                ring.add(p);
            }
        }
        boolean repeated = ring.size() > 1 && distance(ring.get(0), ring.get(ring.size() - 1)) <= 1e-9;
        if (repeated) {
            ring.remove(ring.size() - 1);
        }
        if (ring.size() < 3 || ring.size() > MOST_VERTICES) {
            throw new ProblemException(
                    PlacementProblem.FILE_MALFORMED,
                    name,
                    "an outline has 3 to " + MOST_VERTICES + " different points, this one has " + ring.size());
        }
        requireSize(name, ring);
        if (!repeated) {
            requireClosed(name, ring);
        }
        requireSimple(name, ring);
        if (new PlanarPolygon(ring).area() < LEAST_SIZE_MM * LEAST_SIZE_MM / 4) {
            throw new ProblemException(PlacementProblem.CONTOUR_SIZE, name, "a thin strip");
        }
        return fromMidline(ring);
    }

    private static void requireSize(String name, List<Point2> ring) throws ProblemException {
        double width = extent(ring.stream().mapToDouble(Point2::u).toArray());
        double height = extent(ring.stream().mapToDouble(Point2::v).toArray());
        if (Math.min(width, height) < LEAST_SIZE_MM || Math.max(width, height) > LARGEST_SIZE_MM) {
            throw new ProblemException(
                    PlacementProblem.CONTOUR_SIZE, name, String.format(Locale.ROOT, "%.0f × %.0f mm", width, height));
        }
    }

    private static double extent(double[] v) {
        return java.util.Arrays.stream(v).max().orElseThrow()
                - java.util.Arrays.stream(v).min().orElseThrow();
    }

    private static void requireClosed(String name, List<Point2> ring) throws ProblemException {
        double longest = 0;
        for (int i = 1; i < ring.size(); i++) {
            longest = Math.max(longest, distance(ring.get(i - 1), ring.get(i)));
        }
        double gap = distance(ring.get(0), ring.get(ring.size() - 1));
        if (gap > 1.5 * longest) {
            throw new ProblemException(PlacementProblem.CONTOUR_OPEN, name, String.format(Locale.ROOT, "%.0f mm", gap));
        }
    }

    private static void requireSimple(String name, List<Point2> ring) throws ProblemException {
        int n = ring.size();
        for (int i = 0; i < n; i++) {
            for (int j = i + 2; j < n; j++) {
                boolean neighbours = i == 0 && j == n - 1;
                if (!neighbours && crosses(ring.get(i), ring.get(i + 1), ring.get(j), ring.get((j + 1) % n))) {
                    throw new ProblemException(
                            PlacementProblem.CONTOUR_CROSSES_ITSELF,
                            name,
                            String.format(
                                    Locale.ROOT,
                                    "(%.0f, %.0f) mm",
                                    ring.get(i).u(),
                                    ring.get(i).v()));
                }
            }
        }
    }

    private static boolean crosses(Point2 a, Point2 b, Point2 c, Point2 d) {
        return side(a, b, c) * side(a, b, d) <= 0
                && side(c, d, a) * side(c, d, b) <= 0
                && Math.max(a.u(), b.u()) >= Math.min(c.u(), d.u())
                && Math.max(c.u(), d.u()) >= Math.min(a.u(), b.u())
                && Math.max(a.v(), b.v()) >= Math.min(c.v(), d.v())
                && Math.max(c.v(), d.v()) >= Math.min(a.v(), b.v());
    }

    private static double side(Point2 a, Point2 b, Point2 p) {
        return (b.u() - a.u()) * (p.v() - a.v()) - (b.v() - a.v()) * (p.u() - a.u());
    }

    private static double distance(Point2 a, Point2 b) {
        return Math.hypot(a.u() - b.u(), a.v() - b.v());
    }

    /** Resamples a simple polygon from its front mid-line, clockwise as seen on a screen (y down). */
    private static SkinRing fromMidline(List<Point2> polygon) {
        List<Point2> ring = new ArrayList<>(polygon);
        double area = 0;
        double cx = 0;
        for (int i = 0; i < ring.size(); i++) {
            Point2 a = ring.get(i);
            Point2 b = ring.get((i + 1) % ring.size());
            double cross = a.u() * b.v() - b.u() * a.v();
            area += cross;
            cx += (a.u() + b.u()) * cross;
        }
        cx /= 3 * area;
        if (area < 0) {
            java.util.Collections.reverse(ring);
        }
        int edge = 0;
        Point2 front = null;
        for (int i = 0; i < ring.size(); i++) {
            Point2 a = ring.get(i);
            Point2 b = ring.get((i + 1) % ring.size());
            if ((a.u() <= cx) != (b.u() <= cx)) {
                double v = a.v() + (b.v() - a.v()) * (cx - a.u()) / (b.u() - a.u());
                if (front == null || v < front.v()) {
                    front = new Point2(cx, v);
                    edge = i;
                }
            }
        }
        List<Point2> walk = new ArrayList<>(List.of(front));
        for (int i = 1; i <= ring.size(); i++) {
            walk.add(ring.get((edge + i) % ring.size()));
        }
        walk.add(front);
        return resampled(walk);
    }

    private static SkinRing resampled(List<Point2> walk) {
        double[] along = new double[walk.size()];
        for (int i = 1; i < along.length; i++) {
            along[i] = along[i - 1] + distance(walk.get(i - 1), walk.get(i));
        }
        double[] x = new double[POINTS];
        double[] y = new double[POINTS];
        int k = 1;
        for (int i = 0; i < POINTS; i++) {
            double s = along[along.length - 1] * i / POINTS;
            while (along[k] < s) {
                k++;
            }
            double t = along[k] == along[k - 1] ? 0 : (s - along[k - 1]) / (along[k] - along[k - 1]);
            Point2 a = walk.get(k - 1);
            Point2 b = walk.get(k);
            x[i] = a.u() + t * (b.u() - a.u());
            y[i] = a.v() + t * (b.v() - a.v());
        }
        return new SkinRing(x, y);
    }

    /** The ring a part of the way to another. */
    SkinRing toward(SkinRing other, double part) {
        double[] u = new double[POINTS];
        double[] v = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            u[i] = x[i] + part * (other.x[i] - x[i]);
            v[i] = y[i] + part * (other.y[i] - y[i]);
        }
        return new SkinRing(u, v);
    }

    /**
     * Length round the skin.
     *
     * @return mm
     */
    public double perimeterMm() {
        return perimeterMm;
    }

    /**
     * Centroid of the area: the middle of the clock.
     *
     * @return x and y, mm
     */
    public Point2 centre() {
        return centre;
    }

    /**
     * The outline.
     *
     * @return 720 points from the front mid-line toward the patient's left
     */
    public List<Point2> outline() {
        List<Point2> out = new ArrayList<>(POINTS);
        for (int i = 0; i < POINTS; i++) {
            out.add(new Point2(x[i], y[i]));
        }
        return out;
    }

    /** A point by its distance along the skin from the front mid-line, toward the patient's left positive, mm. */
    Point2 at(double arcMm) {
        double s = arcMm / perimeterMm * POINTS;
        s -= POINTS * Math.floor(s / POINTS);
        int i = (int) s % POINTS;
        int j = (i + 1) % POINTS;
        double t = s - Math.floor(s);
        return new Point2(x[i] + t * (x[j] - x[i]), y[i] + t * (y[j] - y[i]));
    }

    /** Unit outward normal at a distance along the skin, smoothed over 10 mm. */
    Point2 outward(double arcMm) {
        Point2 a = at(arcMm - 5);
        Point2 b = at(arcMm + 5);
        double length = distance(a, b);
        return new Point2((b.v() - a.v()) / length, -(b.u() - a.u()) / length);
    }

    /** Distance along the skin of the point nearest to a place, mm; negative to the patient's right of the mid-line. */
    double arcNearest(double px, double py) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < POINTS; i++) {
            double d = Math.hypot(x[i] - px, y[i] - py);
            if (d < least) {
                least = d;
                best = i;
            }
        }
        double arc = best * perimeterMm / POINTS;
        // Halving the step finds the nearest point between two samples.
        for (double step = perimeterMm / POINTS; step > 1e-4; step /= 2) {
            double here = distance(at(arc), new Point2(px, py));
            if (distance(at(arc - step), new Point2(px, py)) < here) {
                arc -= step;
            } else if (distance(at(arc + step), new Point2(px, py)) < here) {
                arc += step;
            }
        }
        return signed(arc);
    }

    /** The same arc between minus and plus half the perimeter. */
    double signed(double arcMm) {
        return arcMm - perimeterMm * Math.rint(arcMm / perimeterMm);
    }

    /**
     * Where the ray from the centre at an hour of the clock leaves the body.
     *
     * @param hours 12 front, 3 the patient's left
     * @return distance along the skin from the front mid-line, mm, negative to the patient's right
     */
    public double clockArcMm(double hours) {
        double a = hours * Math.PI / 6;
        double ux = Math.sin(a);
        double uy = -Math.cos(a);
        double best = 0;
        double farthest = -1;
        for (int i = 0; i < POINTS; i++) {
            int j = (i + 1) % POINTS;
            double si = ux * (y[i] - centre.v()) - uy * (x[i] - centre.u());
            double sj = ux * (y[j] - centre.v()) - uy * (x[j] - centre.u());
            if (si <= 0 && sj > 0 || si > 0 && sj <= 0) {
                double t = si / (si - sj);
                double along =
                        ux * (x[i] + t * (x[j] - x[i]) - centre.u()) + uy * (y[i] + t * (y[j] - y[i]) - centre.v());
                if (along > farthest) {
                    farthest = along;
                    best = (i + t) * perimeterMm / POINTS;
                }
            }
        }
        return signed(best);
    }

    /** The hour of a place on the clock, from above 0 to 12. */
    double clock(double px, double py) {
        double h = Math.atan2(px - centre.u(), -(py - centre.v())) * 6 / Math.PI;
        return h <= 0 ? h + 12 : h;
    }

    boolean contains(double px, double py) {
        return new PlanarPolygon(outline()).locate(new Point2(px, py)) == PlanarPolygon.Location.INSIDE;
    }
}
