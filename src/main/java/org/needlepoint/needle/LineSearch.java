package org.needlepoint.needle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;

/**
 * Straight stretches in a piece of dense voxels, by random sample consensus (Fischler and Bolles 1981) and a weighted principal-axis fit
 * of the voxels near the line.
 *
 * <p>A voxel of a thick slice stands for a slab: its distance from a line is the least over the slab's thickness, so that an oblique needle
 * that climbs inside a slab is not taken for a staircase.
 */
final class LineSearch {
    private static final int TRIALS = 100;
    private static final int SAMPLE = 800;
    private static final double BIN_MM = 1.5;
    private static final double LARGEST_GAP_MM = 6;
    private static final double TUBE_MM = 1.9;

    private final Volume ct;
    private final double halfSlabMm;
    private final Vector3 normal;
    private final double shortestMm;

    LineSearch(Volume ct, double shortestMm) {
        this.ct = ct;
        this.normal = ct.grid().normal();
        // Slabs touch even if the series has gaps, or the needle would break between them.
        this.halfSlabMm = Math.max(ct.grid().sliceThicknessMm(), ct.grid().sliceSpacingMm()) / 2;
        this.shortestMm = shortestMm;
    }

    /** Up to {@code most} stretches in a piece, the best supported first. */
    List<Line> lines(int[] piece, int most) {
        double[] xyz = positions(piece);
        List<Line> found = new ArrayList<>();
        boolean[] used = new boolean[piece.length];
        SplittableRandom random = new SplittableRandom(20260211L + piece.length);
        for (int k = 0; k < most; k++) {
            Optional<Line> line = best(xyz, used, random);
            if (line.isEmpty()) {
                break;
            }
            Line refined = refined(refined(line.get(), piece, xyz), piece, xyz);
            found.add(refined);
            int left = 0;
            for (int i = 0; i < used.length; i++) {
                double[] d = distance(refined, xyz, i);
                used[i] |= d[0] < 2 * TUBE_MM && d[1] > refined.from() - 4 && d[1] < refined.to() + 4;
                left += used[i] ? 0 : 1;
            }
            if (left < 8) {
                break;
            }
        }
        return found;
    }

    private double[] positions(int[] piece) {
        VoxelGrid grid = ct.grid();
        int area = grid.columns() * grid.rows();
        double[] xyz = new double[3 * piece.length];
        Vector3 o = grid.origin().toVector();
        for (int i = 0; i < piece.length; i++) {
            int c = piece[i] % grid.columns();
            int r = piece[i] / grid.columns() % grid.rows();
            int s = piece[i] / area;
            xyz[3 * i] = o.x()
                    + c * grid.columnStep().x()
                    + r * grid.rowStep().x()
                    + s * grid.sliceStep().x();
            xyz[3 * i + 1] = o.y()
                    + c * grid.columnStep().y()
                    + r * grid.rowStep().y()
                    + s * grid.sliceStep().y();
            xyz[3 * i + 2] = o.z()
                    + c * grid.columnStep().z()
                    + r * grid.rowStep().z()
                    + s * grid.sliceStep().z();
        }
        return xyz;
    }

    private Optional<Line> best(double[] xyz, boolean[] used, SplittableRandom random) {
        int n = used.length;
        int[] free = new int[n];
        int m = 0;
        for (int i = 0; i < n; i++) {
            if (!used[i]) {
                free[m++] = i;
            }
        }
        if (m < 8) {
            return Optional.empty();
        }
        int[] sample = new int[Math.min(m, SAMPLE)];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = m <= SAMPLE ? free[i] : free[random.nextInt(m)];
        }
        Line best = null;
        for (int trial = 0; trial < TRIALS; trial++) {
            int a = sample[random.nextInt(sample.length)];
            int b = sample[random.nextInt(sample.length)];
            Vector3 p = new Vector3(xyz[3 * a], xyz[3 * a + 1], xyz[3 * a + 2]);
            Vector3 d = new Vector3(xyz[3 * b], xyz[3 * b + 1], xyz[3 * b + 2]).minus(p);
            if (d.norm() < 0.6 * shortestMm) {
                continue;
            }
            Line run = longestRun(new Line(p, d.normalized(), 0, 0), xyz, sample);
            if (run.lengthMm() >= shortestMm && (best == null || run.lengthMm() > best.lengthMm())) {
                best = run;
            }
        }
        return Optional.ofNullable(best);
    }

    /** The longest stretch of a line along which voxels lie near it without a gap. */
    private Line longestRun(Line line, double[] xyz, int[] sample) {
        int half = 256;
        boolean[] bins = new boolean[2 * half];
        for (int i : sample) {
            double[] d = distance(line, xyz, i);
            int bin = half + (int) Math.floor(d[1] / BIN_MM);
            if (d[0] <= TUBE_MM && bin >= 0 && bin < bins.length) {
                bins[bin] = true;
            }
        }
        int gap = (int) Math.ceil(LARGEST_GAP_MM / BIN_MM);
        int bestFrom = 0;
        int bestTo = 0;
        int from = -1;
        int last = -1;
        for (int i = 0; i < bins.length; i++) {
            if (bins[i]) {
                if (from < 0 || i - last > gap) {
                    from = i;
                }
                last = i;
                if (last + 1 - from > bestTo - bestFrom) {
                    bestFrom = from;
                    bestTo = last + 1;
                }
            }
        }
        return line.between((bestFrom - half) * BIN_MM, (bestTo - half) * BIN_MM);
    }

    /** {distance of the slab of voxel i from the line, its coordinate s}. */
    private double[] distance(Line line, double[] xyz, int i) {
        Vector3 d = line.direction();
        double x = xyz[3 * i] - line.point().x();
        double y = xyz[3 * i + 1] - line.point().y();
        double z = xyz[3 * i + 2] - line.point().z();
        double s = x * d.x() + y * d.y() + z * d.z();
        double ex = x - s * d.x();
        double ey = y - s * d.y();
        double ez = z - s * d.z();
        double nd = normal.dot(d);
        double mx = normal.x() - nd * d.x();
        double my = normal.y() - nd * d.y();
        double mz = normal.z() - nd * d.z();
        double mm = mx * mx + my * my + mz * mz;
        if (mm > 1e-9) {
            double t = -(ex * mx + ey * my + ez * mz) / mm;
            t = Math.max(-halfSlabMm, Math.min(halfSlabMm, t));
            ex += t * mx;
            ey += t * my;
            ez += t * mz;
            s += t * nd;
        }
        return new double[] {Math.sqrt(ex * ex + ey * ey + ez * ez), s};
    }

    /** Principal axis of the voxels near a stretch, weighted by their height above tissue. */
    private Line refined(Line line, int[] piece, double[] xyz) {
        double sum = 0;
        Vector3 mean = Vector3.ZERO;
        double[] weights = new double[piece.length];
        for (int i = 0; i < piece.length; i++) {
            double[] d = distance(line, xyz, i);
            if (d[0] < TUBE_MM && d[1] >= line.from() - 1 && d[1] <= line.to() + 1) {
                weights[i] = ct.value(piece[i]) - DenseVoxels.TISSUE_HU;
                sum += weights[i];
                mean = mean.plus(new Vector3(xyz[3 * i], xyz[3 * i + 1], xyz[3 * i + 2]).times(weights[i]));
            }
        }
        if (!(sum > 0)) {
            return line;
        }
        mean = mean.times(1 / sum);
        double[] c = new double[9];
        for (int i = 0; i < piece.length; i++) {
            double x = xyz[3 * i] - mean.x();
            double y = xyz[3 * i + 1] - mean.y();
            double z = xyz[3 * i + 2] - mean.z();
            double w = weights[i] / sum;
            c[0] += w * x * x;
            c[1] += w * x * y;
            c[2] += w * x * z;
            c[4] += w * y * y;
            c[5] += w * y * z;
            c[8] += w * z * z;
        }
        c[3] = c[1];
        c[6] = c[2];
        c[7] = c[5];
        Vector3 axis = Covariance3.ofMatrix(c).principalAxes().axis0();
        Vector3 d = axis.dot(line.direction()) < 0 ? axis.negated() : axis;
        int[] all = new int[piece.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = i;
        }
        Line run = longestRun(new Line(mean, d, 0, 0), xyz, all);
        return run.lengthMm() >= 0.8 * line.lengthMm() ? run : line;
    }
}
