package org.needlepoint.roi;

import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.VoxelGrid;

/**
 * The naive reference: each pixel is cut into n × n points and a point counts if its distances from the rectangle's axis and start say it
 * is inside. Needs no polygon and no projection code.
 */
final class SupersampledOverlap {
    private SupersampledOverlap() {}

    static double fraction(VoxelGrid grid, int slice, int column, int row, CoreRectangle rectangle, int n) {
        int inside = 0;
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                Point3 p = grid.toPatient(column - 0.5 + (a + 0.5) / n, row - 0.5 + (b + 0.5) / n, slice);
                Vector3 d = p.minus(rectangle.start());
                double s = d.dot(rectangle.direction());
                double t = d.dot(rectangle.across());
                if (s >= 0 && s <= rectangle.lengthMm() && Math.abs(t) <= rectangle.widthMm() / 2) {
                    inside++;
                }
            }
        }
        return (double) inside / (n * n);
    }
}
