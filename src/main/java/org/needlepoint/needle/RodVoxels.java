package org.needlepoint.needle;

import java.util.Arrays;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.ContinuousIndex;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;

/**
 * The voxels around a rod with the tissue they would show without it.
 *
 * <p>Coordinates (u, v, h) are along the columns, the rows and the slice normal, mm from the rod's reference point. The tissue is the
 * median, slice by slice and every 3 mm along the rod, of what lies 4.5 to 8 mm beside it, so that it follows the skin.
 */
final class RodVoxels {
    private static final double TUBE_MM = 4;
    private static final double RING_INNER_MM = 4.5;
    private static final double RING_OUTER_MM = 8;
    private static final double AHEAD_MM = 7;
    private static final double BIN_MM = 3;
    private static final int MOST = 5000;
    private static final double FRINGE_HU = 250;
    private static final double FRINGE_TISSUE_HU = -200;
    private static final double FRINGED = 0.3;

    private final Volume ct;
    private final boolean smooth;
    private final Vector3 origin;
    private final Vector3 eu;
    private final Vector3 ev;
    private final Vector3 en;
    private int size;
    private double[] u = new double[1024];
    private double[] v = new double[1024];
    private double[] h = new double[1024];
    private double[] value = new double[1024];
    private double[] tissue = new double[1024];

    private RodVoxels(Volume ct, Vector3 origin, boolean smooth) {
        this.ct = ct;
        this.smooth = smooth;
        this.origin = origin;
        VoxelGrid grid = ct.grid();
        this.eu = grid.columnDirection();
        this.ev = grid.rowDirection();
        this.en = grid.normal();
    }

    /**
     * Voxels near a stretch of a line and up to 7 mm beyond its ends. After a sharp kernel, known by dark fringes along the metal, the
     * slices are smoothed a little: no blurred rod looks like an overshoot.
     */
    static RodVoxels around(Volume ct, Line line, Vector3 origin) {
        RodVoxels plain = around(ct, line, origin, false);
        return plain.isFringed() ? around(ct, line, origin, true) : plain;
    }

    private boolean isFringed() {
        int dark = 0;
        int dense = 0;
        for (int i = 0; i < size; i++) {
            dark += tissue[i] > FRINGE_TISSUE_HU && value[i] < tissue[i] - FRINGE_HU ? 1 : 0;
            dense += tissue[i] > FRINGE_TISSUE_HU && value[i] > tissue[i] + 2 * FRINGE_HU ? 1 : 0;
        }
        return dark > FRINGED * dense;
    }

    private static RodVoxels around(Volume ct, Line line, Vector3 origin, boolean smooth) {
        RodVoxels voxels = new RodVoxels(ct, origin, smooth);
        double slab = Math.max(ct.grid().sliceThicknessMm(), ct.grid().sliceSpacingMm());
        Vector3 a = voxels.local(line.at(line.from()));
        Vector3 b = voxels.local(line.at(line.to()));
        double reach = slab / 2 + Math.max(slab, 2.5);
        for (int s = 0; s < ct.grid().slices(); s++) {
            double height =
                    ct.grid().toPatient(0, 0, s).toVector().minus(origin).dot(voxels.en);
            double[] part = clipped(a, b, height - reach, height + reach);
            if (ct.isPresent(s) && part != null) {
                voxels.addSlice(s, height, at(a, b, part[0]), at(a, b, part[1]), b.minus(a));
            }
        }
        voxels.thin();
        return voxels;
    }

    private static Vector3 at(Vector3 a, Vector3 b, double t) {
        return a.plus(b.minus(a).times(t));
    }

    /** The part {t0, t1} of the segment with heights between two bounds; null if there is none. */
    private static double[] clipped(Vector3 a, Vector3 b, double low, double high) {
        double dz = b.z() - a.z();
        if (Math.abs(dz) < 1e-9) {
            return a.z() >= low && a.z() <= high ? new double[] {0, 1} : null;
        }
        double t0 = Math.max(0, Math.min((low - a.z()) / dz, (high - a.z()) / dz));
        double t1 = Math.min(1, Math.max((low - a.z()) / dz, (high - a.z()) / dz));
        return t1 > t0 ? new double[] {t0, t1} : null;
    }

    Vector3 local(Vector3 p) {
        Vector3 d = p.minus(origin);
        return new Vector3(d.dot(eu), d.dot(ev), d.dot(en));
    }

    Vector3 localDirection(Vector3 d) {
        return new Vector3(d.dot(eu), d.dot(ev), d.dot(en));
    }

    /** From (u, v, h) back to patient axes, a direction. */
    Vector3 patientDirection(Vector3 d) {
        return eu.times(d.x()).plus(ev.times(d.y())).plus(en.times(d.z()));
    }

    private void addSlice(int s, double height, Vector3 a, Vector3 b, Vector3 whole) {
        VoxelGrid grid = ct.grid();
        Vector3 corner = local(grid.toPatient(0, 0, s).toVector());
        double dc = grid.columnSpacingMm();
        double dr = grid.rowSpacingMm();
        double margin = RING_OUTER_MM + 1;
        int c0 = bound((Math.min(a.x(), b.x()) - margin - corner.x()) / dc, grid.columns());
        int c1 = bound((Math.max(a.x(), b.x()) + margin - corner.x()) / dc, grid.columns());
        int r0 = bound((Math.min(a.y(), b.y()) - margin - corner.y()) / dr, grid.rows());
        int r1 = bound((Math.max(a.y(), b.y()) + margin - corner.y()) / dr, grid.rows());
        double inSlice = Math.hypot(whole.x(), whole.y());
        double tx = inSlice > 1e-6 ? whole.x() / inSlice : 1;
        double ty = inSlice > 1e-6 ? whole.y() / inSlice : 0;
        double end = (b.x() - a.x()) * tx + (b.y() - a.y()) * ty;
        int bins = (int) Math.ceil((end + 2 * margin) / BIN_MM) + 1;
        double[][] ring = new double[bins][32];
        int[] counts = new int[bins];
        int first = size;
        int[] binOf = new int[64];
        for (int r = r0; r <= r1; r++) {
            for (int c = c0; c <= c1; c++) {
                double x = corner.x() + c * dc - a.x();
                double y = corner.y() + r * dr - a.y();
                double along = x * tx + y * ty;
                double across = Math.abs(x * ty - y * tx);
                double beyond = Math.max(0, Math.max(-along, along - end));
                double distance = Math.hypot(across, beyond);
                int bin = (int) ((along + margin) / BIN_MM);
                if (distance > RING_OUTER_MM || bin < 0 || bin >= bins) {
                    continue;
                }
                double hu = smooth ? smoothed(c, r, s) : ct.value(c, r, s);
                if (distance >= RING_INNER_MM) {
                    if (counts[bin] == ring[bin].length) {
                        ring[bin] = Arrays.copyOf(ring[bin], 2 * counts[bin]);
                    }
                    ring[bin][counts[bin]++] = hu;
                }
                if (across <= TUBE_MM && beyond <= AHEAD_MM) {
                    if (size - first == binOf.length) {
                        binOf = Arrays.copyOf(binOf, 2 * binOf.length);
                    }
                    binOf[size - first] = bin;
                    add(x + a.x(), y + a.y(), height, hu);
                }
            }
        }
        double[] medians = new double[bins];
        for (int b0 = 0; b0 < bins; b0++) {
            medians[b0] = median(ring, counts, b0);
        }
        for (int i = first; i < size; i++) {
            tissue[i] = medians[binOf[i - first]];
        }
    }

    /** Binomial mean over three by three pixels; the border repeats. */
    private double smoothed(int c, int r, int s) {
        double sum = 0;
        for (int dr = -1; dr <= 1; dr++) {
            for (int dc = -1; dc <= 1; dc++) {
                int column = Math.max(0, Math.min(ct.grid().columns() - 1, c + dc));
                int row = Math.max(0, Math.min(ct.grid().rows() - 1, r + dr));
                sum += (2 - Math.abs(dc)) * (2 - Math.abs(dr)) * ct.value(column, row, s);
            }
        }
        return sum / 16;
    }

    private static int bound(double index, int count) {
        return Math.max(0, Math.min(count - 1, (int) Math.round(index)));
    }

    /** Median of a bin and its two neighbours; widened until there is something. */
    private static double median(double[][] ring, int[] counts, int bin) {
        for (int reach = 1; reach <= ring.length; reach++) {
            double[] all = new double[0];
            for (int b = Math.max(0, bin - reach); b <= Math.min(ring.length - 1, bin + reach); b++) {
                int n = all.length;
                all = Arrays.copyOf(all, n + counts[b]);
                System.arraycopy(ring[b], 0, all, n, counts[b]);
            }
            if (all.length >= 8) {
                return ShaftTrace.median(all);
            }
        }
        return DenseVoxels.TISSUE_HU;
    }

    private void add(double x, double y, double z, double hu) {
        if (size == u.length) {
            int n = 2 * size;
            u = Arrays.copyOf(u, n);
            v = Arrays.copyOf(v, n);
            h = Arrays.copyOf(h, n);
            value = Arrays.copyOf(value, n);
            tissue = Arrays.copyOf(tissue, n);
        }
        u[size] = x;
        v[size] = y;
        h[size] = z;
        value[size++] = hu;
    }

    /** Keeps every k-th voxel if there are many; k is odd against the raster, so that no row is favoured. */
    private void thin() {
        int k = size / MOST + 1;
        if (k > 1) {
            k |= 1;
            int n = 0;
            for (int i = 0; i < size; i += k) {
                u[n] = u[i];
                v[n] = v[i];
                h[n] = h[i];
                tissue[n] = tissue[i];
                value[n++] = value[i];
            }
            size = n;
        }
    }

    int size() {
        return size;
    }

    double u(int i) {
        return u[i];
    }

    double v(int i) {
        return v[i];
    }

    double h(int i) {
        return h[i];
    }

    double value(int i) {
        return value[i];
    }

    double tissue(int i) {
        return tissue[i];
    }

    /** The value at which the scanner clips, if some voxels share the highest one; otherwise infinite. */
    double clippedAt() {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            max = Math.max(max, value[i]);
        }
        int n = 0;
        for (int i = 0; i < size; i++) {
            n += value[i] > max - 1.5 ? 1 : 0;
        }
        return n >= 4 ? max : Double.POSITIVE_INFINITY;
    }

    /** Index of a local place in the image. */
    ContinuousIndex index(Vector3 patient) {
        return ct.grid().toIndex(org.needlepoint.geometry.Point3.of(ct.grid().frame(), patient));
    }
}
