package org.needlepoint.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the capsules of a layout could be taken for one another: a renaming that leaves every distance between two
 * capsules the same within what their localisation lets one see. Distances alone name the capsules, so a layout with such a
 * renaming can be labelled wrongly; a mirror image is one of them.
 *
 * <p>Exhaustive with pruning: at most 8! renamings, cut at the first distance that differs.
 */
final class LayoutSymmetry {
    private final double[][] distances;
    private final double toleranceMm;
    private final int[] renamed;
    private final boolean[] taken;

    private LayoutSymmetry(Layout layout, double toleranceMm) {
        int n = layout.places().size();
        this.distances = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                distances[i][j] = layout.places()
                        .get(i)
                        .position()
                        .distanceMm(layout.places().get(j).position());
            }
        }
        this.toleranceMm = toleranceMm;
        this.renamed = new int[n];
        this.taken = new boolean[n];
    }

    /**
     * Looks for a renaming.
     *
     * @param layout capsules
     * @param toleranceMm distances nearer than this cannot be told apart, mm
     * @return the labels that could be exchanged, such as {@code P1 ↔ P3}; empty if every capsule is known by its distances
     */
    static Optional<String> find(Layout layout, double toleranceMm) {
        LayoutSymmetry s = new LayoutSymmetry(layout, toleranceMm);
        if (!s.place(0, false)) {
            return Optional.empty();
        }
        List<String> exchanges = new ArrayList<>();
        for (int i = 0; i < s.renamed.length; i++) {
            if (s.renamed[i] > i) {
                exchanges.add(layout.places().get(i).label() + " ↔ "
                        + layout.places().get(s.renamed[i]).label());
            }
        }
        return Optional.of(String.join(", ", exchanges));
    }

    private boolean place(int i, boolean moved) {
        if (i == renamed.length) {
            return moved;
        }
        for (int k = 0; k < renamed.length; k++) {
            if (!taken[k] && fits(i, k)) {
                taken[k] = true;
                renamed[i] = k;
                if (place(i + 1, moved || k != i)) {
                    return true;
                }
                taken[k] = false;
            }
        }
        return false;
    }

    private boolean fits(int i, int k) {
        for (int j = 0; j < i; j++) {
            if (Math.abs(distances[i][j] - distances[k][renamed[j]]) > toleranceMm) {
                return false;
            }
        }
        return true;
    }
}
