package org.needlepoint.fiducial;

import java.util.Arrays;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.ContinuousIndex;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;

/**
 * The voxels around one marker, in local axes: along the columns' direction, the rows' direction and the slice
 * normal, origin at the seed, millimetres. A voxel's value is the mean over the slice thickness, so the model is
 * sampled at several depths of each slice; the gap between slices is not sampled.
 */
final class FitDomain {
    private static final double SUBSLICE_MM = 1.0;

    final int size;
    final double[] x;
    final double[] y;
    final double[] z;
    final double[] value;
    /** Depths at which each slice is sampled, mm from its middle. */
    final double[] depths;

    /** Weight of each depth; the weights sum to 1. */
    final double[] weights;

    private FitDomain(int size, double[] x, double[] y, double[] z, double[] value, double[] depths, double[] weights) {
        this.size = size;
        this.x = x;
        this.y = y;
        this.z = z;
        this.value = value;
        this.depths = depths;
        this.weights = weights;
    }

    private static double[] evenly(double widthMm) {
        int n = (int) Math.max(2, Math.min(8, Math.ceil(widthMm / SUBSLICE_MM)));
        double[] out = new double[n];
        for (int i = 0; i < n; i++) {
            out[i] = ((i + 0.5) / n - 0.5) * widthMm;
        }
        return out;
    }

    /**
     * The same voxels with the slice profile of a selective pulse: flat in the middle third, raised-cosine shoulders,
     * half height at the nominal thickness. Some scanners come near a box, others near this; the fit decides.
     *
     * @param thicknessMm slice thickness, mm
     * @return the voxels seen through that profile
     */
    FitDomain withSoftProfile(double thicknessMm) {
        double[] soft = evenly(1.3 * thicknessMm);
        double[] w = new double[soft.length];
        double sum = 0;
        for (int i = 0; i < w.length; i++) {
            double u = Math.abs(soft[i]) / thicknessMm;
            w[i] = u <= 0.35 ? 1 : 0.5 + 0.5 * Math.cos(Math.PI * Math.min(1, (u - 0.35) / 0.3));
            sum += w[i];
        }
        for (int i = 0; i < w.length; i++) {
            w[i] /= sum;
        }
        return new FitDomain(size, x, y, z, value, soft, w);
    }

    /**
     * Collects the voxels whose slice comes within a margin of the marker, but not deep below the skin.
     *
     * @param volume image
     * @param origin index of the local origin
     * @param model model unpacked at the present estimate
     * @param centre present centre, local mm
     * @param reachMm half the largest extent of the marker, mm
     * @param marginMm how far from the marker's surface voxels are taken, mm
     * @param belowSkinMm how deep below the skin voxels are taken, mm
     * @param stride every how many pixels along a row and down a column is taken
     * @param excludeAbove values above this, and their neighbours in the slice, are left out (metal)
     * @return the voxels
     */
    static FitDomain around(
            Volume volume,
            ContinuousIndex origin,
            MarkerModel model,
            double[] centre,
            double reachMm,
            double marginMm,
            double belowSkinMm,
            int stride,
            double excludeAbove) {
        VoxelGrid g = volume.grid();
        double dx = g.columnSpacingMm();
        double dy = g.rowSpacingMm();
        double dz = g.sliceSpacingMm();
        Vector3 step = g.sliceStep();
        double shearX = step.dot(g.columnDirection());
        double shearY = step.dot(g.rowDirection());
        double[] depths = evenly(g.sliceThicknessMm());
        double[] weights = new double[depths.length];
        Arrays.fill(weights, 1.0 / depths.length);
        double half = g.sliceThicknessMm() / 2;
        double reach = reachMm + marginMm;
        int k0 = (int) Math.max(0, Math.ceil(origin.slice() + (centre[2] - reach - half) / dz));
        int k1 = (int) Math.min(g.slices() - 1, Math.floor(origin.slice() + (centre[2] + reach + half) / dz));
        int capacity = 1024;
        double[] xs = new double[capacity];
        double[] ys = new double[capacity];
        double[] zs = new double[capacity];
        double[] values = new double[capacity];
        int n = 0;
        for (int k = k0; k <= k1; k++) {
            if (!volume.isPresent(k)) {
                continue;
            }
            double z = (k - origin.slice()) * dz;
            double offX = (k - origin.slice()) * shearX;
            double offY = (k - origin.slice()) * shearY;
            int c0 = (int) Math.max(0, Math.ceil(origin.column() + (centre[0] - offX - reach) / dx));
            int c1 = (int) Math.min(g.columns() - 1, Math.floor(origin.column() + (centre[0] - offX + reach) / dx));
            int r0 = (int) Math.max(0, Math.ceil(origin.row() + (centre[1] - offY - reach) / dy));
            int r1 = (int) Math.min(g.rows() - 1, Math.floor(origin.row() + (centre[1] - offY + reach) / dy));
            for (int r = r0; r <= r1; r += stride) {
                // Odd rows are shifted, so that a stride of 2 takes a chequered pattern.
                for (int c = c0 + (r - r0) / stride % stride; c <= c1; c += stride) {
                    double x = (c - origin.column()) * dx + offX;
                    double y = (r - origin.row()) * dy + offY;
                    double nearest = Math.min(
                            model.distance(x, y, z),
                            Math.min(model.distance(x, y, z - half), model.distance(x, y, z + half)));
                    if (nearest > marginMm
                            || model.aboveSkin(x, y, z) < -belowSkinMm
                            || nearMetal(volume, c, r, k, excludeAbove)) {
                        continue;
                    }
                    if (n == capacity) {
                        capacity *= 2;
                        xs = Arrays.copyOf(xs, capacity);
                        ys = Arrays.copyOf(ys, capacity);
                        zs = Arrays.copyOf(zs, capacity);
                        values = Arrays.copyOf(values, capacity);
                    }
                    xs[n] = x;
                    ys[n] = y;
                    zs[n] = z;
                    values[n++] = volume.value(c, r, k);
                }
            }
        }
        return new FitDomain(n, xs, ys, zs, values, depths, weights);
    }

    private static boolean nearMetal(Volume volume, int column, int row, int slice, double limit) {
        if (Double.isInfinite(limit)) {
            return false;
        }
        VoxelGrid g = volume.grid();
        int reachColumn = (int) Math.ceil(1.2 / g.columnSpacingMm());
        int reachRow = (int) Math.ceil(1.2 / g.rowSpacingMm());
        for (int r = Math.max(0, row - reachRow); r <= Math.min(g.rows() - 1, row + reachRow); r++) {
            for (int c = Math.max(0, column - reachColumn); c <= Math.min(g.columns() - 1, column + reachColumn); c++) {
                if (volume.value(c, r, slice) > limit) {
                    return true;
                }
            }
        }
        return false;
    }
}
