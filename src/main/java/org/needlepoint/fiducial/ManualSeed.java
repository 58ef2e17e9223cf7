package org.needlepoint.fiducial;

import java.util.Optional;
import org.needlepoint.image.ContinuousIndex;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;

/** A seed from a position placed by hand: the outward direction is where the air is. */
final class ManualSeed {
    private static final double REACH_MM = 14;

    private ManualSeed() {}

    /**
     * Makes the seed.
     *
     * @param volume image
     * @param i position placed by hand
     * @param threshold value between air and tissue
     * @return the seed; empty if air surrounds the position evenly or is nowhere near
     */
    static Optional<Seed> at(Volume volume, ContinuousIndex i, double threshold) {
        VoxelGrid g = volume.grid();
        int slice = (int) Math.max(0, Math.min(g.slices() - 1, Math.round(i.slice())));
        if (!volume.isPresent(slice)) {
            return Optional.empty();
        }
        double dx = g.columnSpacingMm();
        double dy = g.rowSpacingMm();
        double towardX = 0;
        double towardY = 0;
        for (int r = (int) Math.max(0, i.row() - REACH_MM / dy);
                r <= Math.min(g.rows() - 1.0, i.row() + REACH_MM / dy);
                r++) {
            for (int c = (int) Math.max(0, i.column() - REACH_MM / dx);
                    c <= Math.min(g.columns() - 1.0, i.column() + REACH_MM / dx);
                    c++) {
                double x = (c - i.column()) * dx;
                double y = (r - i.row()) * dy;
                double d = Math.hypot(x, y);
                if (d > 0.1 && d < REACH_MM && volume.value(c, r, slice) < threshold) {
                    towardX += x / d;
                    towardY += y / d;
                }
            }
        }
        double norm = Math.hypot(towardX, towardY);
        return norm < 1
                ? Optional.empty()
                : Optional.of(new Seed(i.column(), i.row(), i.slice(), towardX / norm, towardY / norm, 0));
    }
}
