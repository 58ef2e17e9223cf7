package org.needlepoint.fiducial;

import java.util.ArrayList;
import java.util.List;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.wording.Wording;

/**
 * What single fault makes all distances between markers of MR and CT agree, before any fit: one line of markers that
 * moved as a whole, a wrong pixel spacing, a wrong slice spacing, or slices that are tilted against what the file says.
 * More than one may do so: two flat lines that drew apart look exactly like a wrong slice spacing. All are then named.
 */
final class DistanceExplanation {
    /** Smaller departures are not worth a name: a scale of 2 %, a tilt of 2°. */
    private static final double LEAST_SCALE = 0.02;

    private static final double LEAST_SHEAR = Math.tan(Math.toRadians(2));
    /** A scale or a tilt across the slices needs markers this far apart along the normal, mm. */
    private static final double LEAST_DEPTH_MM = 8;
    /** Fewer markers have too few distances to show it. */
    private static final int LEAST_MARKERS = 5;

    private final List<MarkerCandidate> mr;
    private final List<MarkerCandidate> ct;
    private final int perLine;
    private final Vector3 normal;
    private final Vector3 across;
    private final Vector3 along;

    /**
     * Takes numbered markers.
     *
     * @param mr MR markers, line by line
     * @param ct their partners, in the same order
     * @param perLine markers on a line
     * @param normal normal of the MR slices
     */
    DistanceExplanation(List<MarkerCandidate> mr, List<MarkerCandidate> ct, int perLine, Vector3 normal) {
        this.mr = mr;
        this.ct = ct;
        this.perLine = perLine;
        this.normal = normal;
        this.across = normal.anyOrthogonal();
        this.along = normal.cross(across);
    }

    /**
     * The faults that explain every distance.
     *
     * @return in words, each such as {@code the slice spacing of MR or CT is wrong by a factor of 1.20}; empty if none
     */
    List<String> words() {
        List<String> out = new ArrayList<>();
        if (mr.size() < LEAST_MARKERS) {
            return out;
        }
        if (mr.size() == 2 * perLine && agreesWithinLines() && !agrees(1, 1, 0, 0)) {
            out.add(FiducialWording.LINE_MOVED.say());
        }
        double all = scale(false);
        if (Math.abs(all - 1) > LEAST_SCALE && agrees(all, all, 0, 0)) {
            out.add(FiducialWording.PIXEL_SPACING_WRONG.say(Wording.number(all, 2)));
        }
        if (depthMm() > LEAST_DEPTH_MM) {
            double through = scale(true);
            if (Math.abs(through - 1) > LEAST_SCALE && agrees(1, through, 0, 0)) {
                out.add(FiducialWording.SLICE_SPACING_WRONG.say(Wording.number(through, 2)));
            }
            double[] shear = shear();
            double size = Math.hypot(shear[0], shear[1]);
            if (size > LEAST_SHEAR && agrees(1, 1, shear[0], shear[1])) {
                out.add(FiducialWording.GANTRY_TILT.say(Wording.number(Math.toDegrees(Math.atan(size)), 0)));
            }
        }
        return out;
    }

    /**
     * The order of the CT markers whose distances are least different from those of the MR markers, all orders tried.
     *
     * @param mr MR markers
     * @param ct as many CT markers
     * @return the CT markers in the order of the MR markers
     */
    static List<MarkerCandidate> likestOrder(List<MarkerCandidate> mr, List<MarkerCandidate> ct) {
        Order best = new Order(List.of(), Double.POSITIVE_INFINITY);
        return extend(mr, ct, new Order(List.of(), 0), best).ct;
    }

    private record Order(List<MarkerCandidate> ct, double cost) {}

    private static Order extend(List<MarkerCandidate> mr, List<MarkerCandidate> ct, Order begun, Order best) {
        int next = begun.ct.size();
        if (next == mr.size()) {
            return begun;
        }
        Order least = best;
        for (MarkerCandidate c : ct) {
            if (begun.ct.contains(c)) {
                continue;
            }
            double cost = begun.cost;
            for (int i = 0; i < next; i++) {
                Vector3 a = mr.get(next).centre().minus(mr.get(i).centre());
                Vector3 b = c.centre().minus(begun.ct.get(i).centre());
                // Vectors, not lengths: a patient turned on the table keeps the directions nearly, a mirror does not.
                double d = a.norm() - b.norm();
                double turned = a.angleRad(b) * Math.min(a.norm(), b.norm());
                cost += d * d + 0.1 * turned * turned;
            }
            if (cost < least.cost) {
                List<MarkerCandidate> longer = new ArrayList<>(begun.ct);
                longer.add(c);
                Order o = extend(mr, ct, new Order(longer, cost), least);
                least = o.cost < least.cost ? o : least;
            }
        }
        return least;
    }

    private double depthMm() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (MarkerCandidate m : mr) {
            double level = SkinLines.level(m, normal);
            low = Math.min(low, level);
            high = Math.max(high, level);
        }
        return high - low;
    }

    private Vector3 step(int i, int j) {
        return mr.get(j).centre().minus(mr.get(i).centre());
    }

    private double ctDistance(int i, int j) {
        return ct.get(i).centre().distanceMm(ct.get(j).centre());
    }

    /** Length of an MR step after scaling in the slice and across, and shearing along the normal. */
    private double changed(Vector3 w, double inPlane, double through, double shearA, double shearB) {
        double z = w.dot(normal);
        double a = inPlane * w.dot(across) + shearA * z;
        double b = inPlane * w.dot(along) + shearB * z;
        return Math.sqrt(a * a + b * b + through * through * z * z);
    }

    private boolean agrees(double inPlane, double through, double shearA, double shearB) {
        for (int i = 0; i < mr.size(); i++) {
            for (int j = i + 1; j < mr.size(); j++) {
                double d = changed(step(i, j), inPlane, through, shearA, shearB);
                if (Math.abs(d - ctDistance(i, j)) > tolerance(i, j)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean agreesWithinLines() {
        for (int i = 0; i < mr.size(); i++) {
            for (int j = i + 1; j < mr.size(); j++) {
                if (i / perLine == j / perLine && Math.abs(step(i, j).norm() - ctDistance(i, j)) > tolerance(i, j)) {
                    return false;
                }
            }
        }
        return true;
    }

    private double tolerance(int i, int j) {
        return Agreement.toleranceMm(mr.get(i), mr.get(j), ct.get(i), ct.get(j));
    }

    /** Least-squares factor of the squared lengths, of all of a step or of its part along the normal. */
    private double scale(boolean throughOnly) {
        double top = 0;
        double bottom = 0;
        for (int i = 0; i < mr.size(); i++) {
            for (int j = i + 1; j < mr.size(); j++) {
                Vector3 w = step(i, j);
                double z = w.dot(normal);
                double scaled = throughOnly ? z * z : w.dot(w);
                double c = ctDistance(i, j);
                top += scaled * (c * c - (w.dot(w) - scaled));
                bottom += scaled * scaled;
            }
        }
        return Math.sqrt(Math.max(0, top / Math.max(1e-9, bottom)));
    }

    /** Least-squares shear of the slices in their plane per mm along the normal, by Gauss–Newton. */
    private double[] shear() {
        double a = 0;
        double b = 0;
        for (int round = 0; round < 20; round++) {
            double aa = 1e-9;
            double ab = 0;
            double bb = 1e-9;
            double ra = 0;
            double rb = 0;
            for (int i = 0; i < mr.size(); i++) {
                for (int j = i + 1; j < mr.size(); j++) {
                    Vector3 w = step(i, j);
                    double z = w.dot(normal);
                    double d = changed(w, 1, 1, a, b);
                    double ga = z * (w.dot(across) + a * z) / d;
                    double gb = z * (w.dot(along) + b * z) / d;
                    double r = ctDistance(i, j) - d;
                    aa += ga * ga;
                    ab += ga * gb;
                    bb += gb * gb;
                    ra += ga * r;
                    rb += gb * r;
                }
            }
            double det = aa * bb - ab * ab;
            if (det <= 1e-9 * aa * bb) {
                break;
            }
            a += (bb * ra - ab * rb) / det;
            b += (aa * rb - ab * ra) / det;
        }
        return new double[] {a, b};
    }
}
