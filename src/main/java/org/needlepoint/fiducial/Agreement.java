package org.needlepoint.fiducial;

import java.util.ArrayList;
import java.util.List;
import org.needlepoint.geometry.Vector3;

/**
 * Exhaustive search for the largest sets of MR–CT pairs whose distances agree.
 *
 * <p>Two pairs agree when the distance between their MR members equals that between their CT members within the
 * candidates' own errors plus an allowance for skin, and when the two directions differ by less than 50°: patient
 * coordinates follow the patient, so a limb turned on the table stays within that. A set of pairs is admissible when
 * every two agree and a proper rigid motion brings the members together. The search visits every admissible set that
 * could be largest, so none is overlooked.
 */
final class Agreement {
    /** Skin and soft gel between two positions of the patient, mm. */
    static final double SKIN_MM = 1.2;
    /** Errors of localisation are allowed this many standard deviations. */
    private static final double DEVIATIONS = 3;

    private static final double LARGEST_TURN_RAD = Math.toRadians(50);
    private static final double LEAST_DISTANCE_MM = 5;
    private static final double STRAIGHT_MM = 4;

    private final List<MarkerCandidate> mr;
    private final List<MarkerCandidate> ct;
    private final Vector3[] mrAt;
    private final Vector3[] ctAt;
    private final List<int[]> largest = new ArrayList<>();
    private int size = 2;

    private Agreement(List<MarkerCandidate> mr, List<MarkerCandidate> ct, boolean mirrored) {
        this.mr = mr;
        this.ct = ct;
        this.mrAt = mr.stream().map(c -> c.centre().toVector()).toArray(Vector3[]::new);
        this.ctAt = ct.stream()
                .map(c -> c.centre().toVector())
                .map(v -> mirrored ? new Vector3(-v.x(), v.y(), v.z()) : v)
                .toArray(Vector3[]::new);
    }

    /**
     * Finds all largest admissible sets of at least three pairs.
     *
     * @param mr MR candidates
     * @param ct CT candidates
     * @param mirrored whether left and right of the CT are exchanged first
     * @return each set as CT index by MR index, −1 where unpaired; empty if no three pairs agree
     */
    static List<int[]> largest(List<MarkerCandidate> mr, List<MarkerCandidate> ct, boolean mirrored) {
        Agreement a = new Agreement(mr, ct, mirrored);
        int[] partner = new int[mr.size()];
        java.util.Arrays.fill(partner, -1);
        a.extend(0, partner, 0, new boolean[ct.size()]);
        return a.largest;
    }

    private void extend(int next, int[] partner, int paired, boolean[] taken) {
        if (paired + Math.min(partner.length - next, ct.size() - paired) < Math.max(3, size)) {
            return;
        }
        if (next == partner.length) {
            if (paired >= Math.max(3, size) && isProper(partner)) {
                if (paired > size) {
                    largest.clear();
                    size = paired;
                }
                largest.add(partner.clone());
            }
            return;
        }
        for (int j = 0; j < ct.size(); j++) {
            if (!taken[j] && agreesWithAll(next, j, partner)) {
                partner[next] = j;
                taken[j] = true;
                extend(next + 1, partner, paired + 1, taken);
                taken[j] = false;
                partner[next] = -1;
            }
        }
        extend(next + 1, partner, paired, taken);
    }

    private boolean agreesWithAll(int i, int j, int[] partner) {
        for (int k = 0; k < i; k++) {
            if (partner[k] >= 0 && !agree(i, j, k, partner[k])) {
                return false;
            }
        }
        return true;
    }

    private boolean agree(int i, int j, int k, int l) {
        Vector3 a = mrAt[i].minus(mrAt[k]);
        Vector3 b = ctAt[j].minus(ctAt[l]);
        double da = a.norm();
        double db = b.norm();
        return da > LEAST_DISTANCE_MM
                && db > LEAST_DISTANCE_MM
                && Math.abs(da - db) <= toleranceMm(mr.get(i), mr.get(k), ct.get(j), ct.get(l))
                && a.angleRad(b) < LARGEST_TURN_RAD;
    }

    /**
     * Largest difference of a distance between MR and CT that localisation error and skin explain.
     *
     * @param m1 one MR candidate
     * @param m2 the other
     * @param c1 one CT candidate
     * @param c2 the other
     * @return tolerance, mm
     */
    static double toleranceMm(MarkerCandidate m1, MarkerCandidate m2, MarkerCandidate c1, MarkerCandidate c2) {
        Vector3 a = m1.centre().minus(m2.centre());
        Vector3 b = c1.centre().minus(c2.centre());
        Vector3 ua = a.norm() > 0 ? a.normalized() : new Vector3(0, 0, 1);
        Vector3 ub = b.norm() > 0 ? b.normalized() : new Vector3(0, 0, 1);
        double variance = m1.covariance().varianceAlong(ua)
                + m2.covariance().varianceAlong(ua)
                + c1.covariance().varianceAlong(ub)
                + c2.covariance().varianceAlong(ub);
        return SKIN_MM + DEVIATIONS * Math.sqrt(variance);
    }

    /** Whether a rigid motion without reflection explains the pairs. */
    private boolean isProper(int[] partner) {
        List<Vector3> from = new ArrayList<>();
        List<Vector3> to = new ArrayList<>();
        double variance = 0;
        for (int i = 0; i < partner.length; i++) {
            if (partner[i] >= 0) {
                from.add(ctAt[partner[i]]);
                to.add(mrAt[i]);
                variance = Math.max(
                        variance,
                        mr.get(i).covariance().trace()
                                + ct.get(partner[i]).covariance().trace());
            }
        }
        PairAlignment fit = PairAlignment.of(from, to);
        double limit = SKIN_MM + DEVIATIONS * Math.sqrt(variance);
        for (int i = 0; i < from.size(); i++) {
            if (fit.toMr(from.get(i)).minus(to.get(i)).norm() > limit) {
                return false;
            }
        }
        // Points on one straight line leave the turn about that line open; the directions were checked already.
        return offLineMm(to) < STRAIGHT_MM || fit.rotation().angleRad() < LARGEST_TURN_RAD;
    }

    /** Largest distance of a point from the line through the two points farthest apart, mm. */
    static double offLineMm(List<Vector3> points) {
        Vector3 start = points.get(0);
        Vector3 end = points.get(0);
        for (Vector3 p : points) {
            for (Vector3 q : points) {
                if (p.minus(q).norm() > end.minus(start).norm()) {
                    start = p;
                    end = q;
                }
            }
        }
        if (end.minus(start).norm() == 0) {
            return 0;
        }
        Vector3 along = end.minus(start).normalized();
        double most = 0;
        for (Vector3 p : points) {
            most = Math.max(most, p.minus(start).cross(along).norm());
        }
        return most;
    }
}
