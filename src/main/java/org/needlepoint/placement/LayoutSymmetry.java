package org.needlepoint.placement;

import java.util.List;
import java.util.Optional;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Vector3;

/**
 * Whether a layout maps onto itself under another naming of its capsules, as far as their localisation errors can tell. Then the
 * shape alone cannot tell the labels: only the order from right to left and the patient position written in the images do.
 *
 * <p>A naming is confusable if every distance between two capsules equals that between the two whose names they take, within
 * three standard deviations of the difference: 2(uᵀCu + vᵀCv) for pairs along u and v. Distances do not tell a mirror from a turn,
 * so both are found; capsules in one plane are always both.
 */
final class LayoutSymmetry {
    private static final double DEVIATIONS = 3;

    private final double[][] distance;
    private final double[][] variance;
    private final int n;
    private final int[] image;
    private double best = DEVIATIONS;
    private int[] found;

    private LayoutSymmetry(List<Capsule> layout, Covariance3 error) {
        this.n = layout.size();
        this.distance = new double[n][n];
        this.variance = new double[n][n];
        this.image = new int[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                Vector3 d = layout.get(j).position().minus(layout.get(i).position());
                distance[i][j] = d.norm();
                variance[i][j] = i == j ? 0 : 2 * error.varianceAlong(d.normalized());
            }
        }
    }

    /**
     * The nearest confusable naming.
     *
     * @param layout capsules, no two at one place
     * @param error localisation error in each image, mm²
     * @return for each capsule the index of the one whose place it takes; empty if the shape tells all apart
     */
    static Optional<int[]> confusable(List<Capsule> layout, Covariance3 error) {
        LayoutSymmetry s = new LayoutSymmetry(layout, error);
        s.extend(0, 0, 0, true);
        return Optional.ofNullable(s.found);
    }

    /** Names capsule {@code k}; {@code worst} is the largest misfit so far, in standard deviations. */
    private void extend(int k, int used, double worst, boolean identity) {
        if (k == n) {
            if (!identity && worst < best) {
                best = worst;
                found = image.clone();
            }
            return;
        }
        for (int to = 0; to < n; to++) {
            if ((used >> to & 1) == 1) {
                continue;
            }
            double w = worst;
            for (int i = 0; i < k && w < best; i++) {
                double sd = Math.sqrt(variance[i][k] + variance[image[i]][to]);
                w = Math.max(w, Math.abs(distance[i][k] - distance[image[i]][to]) / sd);
            }
            if (w < best) {
                image[k] = to;
                extend(k + 1, used | 1 << to, w, identity && to == k);
            }
        }
    }
}
