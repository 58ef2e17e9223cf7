package org.needlepoint.fiducial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.needlepoint.geometry.Vector3;

/**
 * Every assignment of MR to CT candidates, unpaired ones included, looked at one by one without any pruning, and the
 * largest that are admissible by the definition of {@link Agreement}: all distances and directions of its pairs agree,
 * and a rigid motion brings them together.
 */
final class EveryAssignment {
    private final List<MarkerCandidate> mr;
    private final List<MarkerCandidate> ct;
    private final boolean[] agree;
    private final int[] partner;
    private final Set<List<Integer>> largest = new HashSet<>();
    private int most = 3;
    private int looked;

    EveryAssignment(List<MarkerCandidate> mr, List<MarkerCandidate> ct) {
        this.mr = mr;
        this.ct = ct;
        this.partner = new int[mr.size()];
        int n = mr.size();
        int m = ct.size();
        this.agree = new boolean[n * m * n * m];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                for (int j = 0; j < m; j++) {
                    for (int l = 0; l < m; l++) {
                        agree[((i * m + j) * n + k) * m + l] = i != k && j != l && agrees(i, j, k, l);
                    }
                }
            }
        }
        visit(0, new boolean[m], 0);
    }

    Set<List<Integer>> largest() {
        return largest;
    }

    int looked() {
        return looked;
    }

    private void visit(int next, boolean[] taken, int paired) {
        if (next == partner.length) {
            looked++;
            if (paired >= most && allAgree() && isRigid()) {
                if (paired > most) {
                    largest.clear();
                    most = paired;
                }
                largest.add(Arrays.stream(partner).boxed().toList());
            }
            return;
        }
        partner[next] = -1;
        visit(next + 1, taken, paired);
        for (int j = 0; j < taken.length; j++) {
            if (!taken[j]) {
                taken[j] = true;
                partner[next] = j;
                visit(next + 1, taken, paired + 1);
                taken[j] = false;
            }
        }
    }

    private boolean agrees(int i, int j, int k, int l) {
        Vector3 a = mr.get(i).centre().minus(mr.get(k).centre());
        Vector3 b = ct.get(j).centre().minus(ct.get(l).centre());
        double tolerance = Agreement.toleranceMm(mr.get(i), mr.get(k), ct.get(j), ct.get(l));
        return a.norm() > 5
                && b.norm() > 5
                && Math.abs(a.norm() - b.norm()) <= tolerance
                && a.angleRad(b) < Math.toRadians(50);
    }

    private boolean allAgree() {
        for (int i = 0; i < partner.length; i++) {
            for (int k = 0; k < i; k++) {
                if (partner[i] >= 0
                        && partner[k] >= 0
                        && !agree[((i * ct.size() + partner[i]) * mr.size() + k) * ct.size() + partner[k]]) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isRigid() {
        List<Vector3> from = new ArrayList<>();
        List<Vector3> to = new ArrayList<>();
        double variance = 0;
        for (int i = 0; i < partner.length; i++) {
            if (partner[i] >= 0) {
                from.add(ct.get(partner[i]).centre().toVector());
                to.add(mr.get(i).centre().toVector());
                variance = Math.max(
                        variance,
                        mr.get(i).covariance().trace()
                                + ct.get(partner[i]).covariance().trace());
            }
        }
        PairAlignment fit = PairAlignment.of(from, to);
        double limit = Agreement.SKIN_MM + 3 * Math.sqrt(variance);
        for (int i = 0; i < from.size(); i++) {
            if (fit.toMr(from.get(i)).minus(to.get(i)).norm() > limit) {
                return false;
            }
        }
        return Agreement.offLineMm(to) < 4 || fit.rotation().angleRad() < Math.toRadians(50);
    }
}
