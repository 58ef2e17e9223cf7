package org.needlepoint.placement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.PlanarPolygon;
import org.needlepoint.geometry.Point2;
import org.needlepoint.geometry.Point3;
import org.needlepoint.problem.ProblemException;

/**
 * The skin around a target: closed outlines of axial planes, interpolated linearly between their levels by the part of the way
 * round, and continued unchanged beyond the first and last. One outline alone is a straight limb.
 *
 * <p>A place on the skin is (part, level): the part of the way round from the front midline, 0 to 1, seen from the feet
 * clockwise, that is first toward the patient's left; and z in mm, growing toward the head.
 */
public final class BodyOutline {
    /** Frame of the outline: x left, y back, z head, mm. */
    public static final Frame BODY = new Frame("body-outline", "body outline");

    /** Points at which each ring is kept, evenly spaced along the skin. */
    private static final int POINTS = 720;

    private static final double SMALLEST_MM = 30;
    private static final double LARGEST_MM = 700;

    private final List<Ring> rings;

    /**
     * A closed outline at one level.
     *
     * @param levelMm z of the plane, mm
     * @param points corners in order, u = x and v = y, mm
     */
    public record Outline(double levelMm, List<Point2> points) {
        /** Copies the list. */
        public Outline {
            points = List.copyOf(points);
        }
    }

    private record Ring(double levelMm, double[] x, double[] y, double lengthMm) {}

    private BodyOutline(List<Ring> rings) {
        this.rings = rings;
    }

    /**
     * An elliptic limb or trunk centred on the origin, from two measures of a tape or calliper.
     *
     * @param widthMm left to right, mm
     * @param heightMm front to back, mm
     * @return outline
     * @throws ProblemException {@link PlacementProblem#IMPLAUSIBLE_SIZE}
     */
    public static BodyOutline ellipse(double widthMm, double heightMm) throws ProblemException {
        List<Point2> points = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            double a = 2 * Math.PI * i / POINTS;
            points.add(new Point2(widthMm / 2 * Math.sin(a), -heightMm / 2 * Math.cos(a)));
        }
        return of(List.of(new Outline(0, points)));
    }

    /**
     * A body of outlines.
     *
     * @param outlines one or more, at different levels, either way round
     * @return outline
     * @throws ProblemException {@link PlacementProblem#BAD_OUTLINE} or {@link PlacementProblem#IMPLAUSIBLE_SIZE}
     */
    public static BodyOutline of(List<Outline> outlines) throws ProblemException {
        List<Outline> order = new ArrayList<>(outlines);
        order.sort(Comparator.comparingDouble(Outline::levelMm));
        List<Ring> rings = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            if (i > 0 && order.get(i).levelMm() - order.get(i - 1).levelMm() < 1) {
                throw bad(order.get(i), "lies less than 1 mm from another one");
            }
            rings.add(ring(order.get(i)));
        }
        if (rings.isEmpty()) {
            throw new ProblemException(PlacementProblem.BAD_OUTLINE, "the body", "has no outline");
        }
        return new BodyOutline(rings);
    }

    private static ProblemException bad(Outline o, String what) {
        return new ProblemException(
                PlacementProblem.BAD_OUTLINE,
                String.format(Locale.ROOT, "the outline at level %.1f mm", o.levelMm()),
                what);
    }

    private static Ring ring(Outline o) throws ProblemException {
        List<Point2> p = o.points();
        if (p.size() < 8) {
            throw bad(o, "has " + p.size() + " points; at least 8 are needed");
        }
        double minU = p.stream().mapToDouble(Point2::u).min().orElseThrow();
        double maxU = p.stream().mapToDouble(Point2::u).max().orElseThrow();
        double minV = p.stream().mapToDouble(Point2::v).min().orElseThrow();
        double maxV = p.stream().mapToDouble(Point2::v).max().orElseThrow();
        double width = maxU - minU;
        double height = maxV - minV;
        if (!(Math.min(width, height) >= SMALLEST_MM && Math.max(width, height) <= LARGEST_MM)) {
            throw new ProblemException(
                    PlacementProblem.IMPLAUSIBLE_SIZE, String.format(Locale.ROOT, "%.0f × %.0f mm", width, height));
        }
        for (int i = 0; i < p.size(); i++) {
            for (int j = i + 1; j < p.size(); j++) {
                boolean neighbours = j == i + 1 || i == 0 && j == p.size() - 1;
                if (!neighbours && cross(p.get(i), p.get((i + 1) % p.size()), p.get(j), p.get((j + 1) % p.size()))) {
                    throw bad(o, "crosses itself between its points " + (i + 1) + " and " + (j + 1));
                }
            }
        }
        return resampled(o);
    }

    private static boolean cross(Point2 a, Point2 b, Point2 c, Point2 d) {
        return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
    }

    private static double side(Point2 a, Point2 b, Point2 p) {
        return Math.signum((b.u() - a.u()) * (p.v() - a.v()) - (b.v() - a.v()) * (p.u() - a.u()));
    }

    /** The ring from the front midline on, clockwise as seen from the feet, at even steps along the skin. */
    private static Ring resampled(Outline o) throws ProblemException {
        List<Point2> p = new ArrayList<>(o.points());
        double twice = 0;
        double cu = 0;
        for (int i = 0; i < p.size(); i++) {
            Point2 a = p.get(i);
            Point2 b = p.get((i + 1) % p.size());
            double w = a.u() * b.v() - b.u() * a.v();
            twice += w;
            cu += (a.u() + b.u()) * w / 3;
        }
        double midline = cu / twice;
        if (twice < 0) {
            java.util.Collections.reverse(p);
        }
        int n = p.size();
        int edge = -1;
        double part = 0;
        double front = Double.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            Point2 a = p.get(i);
            Point2 b = p.get((i + 1) % n);
            if ((a.u() <= midline) != (b.u() <= midline)) {
                double f = (midline - a.u()) / (b.u() - a.u());
                double v = a.v() + f * (b.v() - a.v());
                if (v < front) {
                    front = v;
                    edge = i;
                    part = f;
                }
            }
        }
        if (edge < 0) {
            throw bad(o, "does not go round its own middle");
        }
        List<Point2> way = new ArrayList<>();
        way.add(new Point2(midline, front));
        for (int k = 1; k <= n; k++) {
            way.add(p.get((edge + k) % n));
        }
        way.add(new Point2(midline, front));
        if (part >= 1) {
            way.remove(1);
        }
        return evenSteps(o.levelMm(), way);
    }

    private static Ring evenSteps(double level, List<Point2> way) {
        double[] length = new double[way.size()];
        for (int i = 1; i < way.size(); i++) {
            length[i] = length[i - 1]
                    + Math.hypot(
                            way.get(i).u() - way.get(i - 1).u(),
                            way.get(i).v() - way.get(i - 1).v());
        }
        double total = length[length.length - 1];
        double[] x = new double[POINTS];
        double[] y = new double[POINTS];
        int at = 1;
        for (int i = 0; i < POINTS; i++) {
            double s = total * i / POINTS;
            while (length[at] < s) {
                at++;
            }
            double step = length[at] - length[at - 1];
            double f = step > 0 ? (s - length[at - 1]) / step : 0;
            x[i] = way.get(at - 1).u() + f * (way.get(at).u() - way.get(at - 1).u());
            y[i] = way.get(at - 1).v() + f * (way.get(at).v() - way.get(at - 1).v());
        }
        return new Ring(level, x, y, total);
    }

    /**
     * A place on the skin.
     *
     * @param part part of the way round from the front midline; any number, whole turns drop out
     * @param levelMm z, mm
     * @return the place, frame {@link #BODY}
     */
    public Point3 skin(double part, double levelMm) {
        double at = (part - Math.floor(part)) * POINTS;
        int i = (int) Math.min(at, POINTS - 1.0);
        int j = (i + 1) % POINTS;
        double f = at - i;
        double[] weights = weights(levelMm);
        double x = 0;
        double y = 0;
        for (int k = 0; k < rings.size(); k++) {
            if (weights[k] != 0) {
                Ring r = rings.get(k);
                x += weights[k] * (r.x[i] + f * (r.x[j] - r.x[i]));
                y += weights[k] * (r.y[i] + f * (r.y[j] - r.y[i]));
            }
        }
        return new Point3(BODY, x, y, levelMm);
    }

    private double[] weights(double levelMm) {
        double[] w = new double[rings.size()];
        int above = 0;
        while (above < rings.size() && rings.get(above).levelMm < levelMm) {
            above++;
        }
        if (above == 0) {
            w[0] = 1;
        } else if (above == rings.size()) {
            w[above - 1] = 1;
        } else {
            double low = rings.get(above - 1).levelMm;
            w[above] = (levelMm - low) / (rings.get(above).levelMm - low);
            w[above - 1] = 1 - w[above];
        }
        return w;
    }

    /**
     * Length of the skin round the body.
     *
     * @param levelMm z, mm
     * @return circumference, mm
     */
    public double circumferenceMm(double levelMm) {
        double[] w = weights(levelMm);
        double sum = 0;
        for (int k = 0; k < w.length; k++) {
            sum += w[k] * rings.get(k).lengthMm;
        }
        return sum;
    }

    /**
     * The outline at a level.
     *
     * @param levelMm z, mm
     * @return closed polygon, u = x, v = y, mm
     */
    public PlanarPolygon at(double levelMm) {
        List<Point2> out = new ArrayList<>(POINTS);
        for (int i = 0; i < POINTS; i++) {
            Point3 p = skin(i / (double) POINTS, levelMm);
            out.add(new Point2(p.x(), p.y()));
        }
        return new PlanarPolygon(out);
    }

    /**
     * Whether a point lies under the skin.
     *
     * @param p point, frame {@link #BODY}
     * @return true if inside
     */
    public boolean contains(Point3 p) {
        BODY.requireSame(p.frame());
        return at(p.z()).locate(new Point2(p.x(), p.y())) == PlanarPolygon.Location.INSIDE;
    }

    /**
     * The place on the skin nearest to a point, at the point's level.
     *
     * @param p point, frame {@link #BODY}
     * @return part of the way round
     */
    public double nearestPart(Point3 p) {
        BODY.requireSame(p.frame());
        double best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < POINTS; i++) {
            double d = skin(i / (double) POINTS, p.z()).distanceMm(p);
            if (d < least) {
                least = d;
                best = i / (double) POINTS;
            }
        }
        return best;
    }

    /**
     * The skin in the direction of a clock's hand, as radiologists say it: 12 in front, 3 on the patient's left.
     *
     * @param hours 0 to 12
     * @param levelMm z, mm
     * @return part of the way round where a ray from the outline's middle meets the skin
     */
    public double partAtClock(double hours, double levelMm) {
        double angle = hours / 12 * 2 * Math.PI;
        PlanarPolygon ring = at(levelMm);
        double cx = ring.vertices().stream().mapToDouble(Point2::u).average().orElseThrow();
        double cy = ring.vertices().stream().mapToDouble(Point2::v).average().orElseThrow();
        double best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < POINTS; i++) {
            Point2 p = ring.vertices().get(i);
            double d = Math.abs(Math.IEEEremainder(Math.atan2(p.u() - cx, -(p.v() - cy)) - angle, 2 * Math.PI));
            if (d < least) {
                least = d;
                best = i / (double) POINTS;
            }
        }
        return best;
    }

    /**
     * Clock position of a place on the skin.
     *
     * @param p place, frame {@link #BODY}
     * @return 0 (12 o'clock, front) to 12, by way of 3 on the patient's left
     */
    public double clock(Point3 p) {
        PlanarPolygon ring = at(p.z());
        double cx = ring.vertices().stream().mapToDouble(Point2::u).average().orElseThrow();
        double cy = ring.vertices().stream().mapToDouble(Point2::v).average().orElseThrow();
        double hours = Math.atan2(p.x() - cx, -(p.y() - cy)) / (2 * Math.PI) * 12;
        return hours < 0 ? hours + 12 : hours;
    }
}
