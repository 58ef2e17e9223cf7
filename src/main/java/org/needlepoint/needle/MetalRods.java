package org.needlepoint.needle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.work.Progress;

/** Finds short, isolated metal rods in a CT, such as implanted gold markers. */
public final class MetalRods {
    private static final double METAL_HU = 2000;
    private static final int FEWEST_VOXELS = 4;
    private static final double LONGEST_MM = 60;
    private static final double LARGEST_SPREAD_MM = 2;

    private MetalRods() {}

    /**
     * Finds the rods: pieces above 2000 HU whose voxels scatter by less than 2 mm (one standard deviation) about their principal axis
     * and that are at most 60 mm long. Ends and axis come from a fit of a blurred, clipped rod to the voxels around.
     *
     * @param ct CT in HU
     * @param progress where to report; the first pass over the volume takes most of the time
     * @return rods, longest first; may be empty
     */
    public static List<MetalRod> find(Volume ct, Progress progress) {
        DenseVoxels dense = DenseVoxels.of(ct, METAL_HU, progress);
        List<MetalRod> rods = new ArrayList<>();
        for (int[] piece : dense.pieces(METAL_HU, FEWEST_VOXELS)) {
            progress.stopIfCancelled();
            Line line = principalAxis(ct, piece);
            if (line != null) {
                RodFit.Result fit = RodFit.bothEnds(ct, line);
                rods.add(new MetalRod(
                        Point3.of(ct.grid().frame(), fit.start()),
                        Point3.of(ct.grid().frame(), fit.end()),
                        fit.direction(),
                        fit.fullWidthMm(),
                        fit.startCovariance(),
                        fit.endCovariance()));
            }
        }
        rods.sort(Comparator.comparingDouble(MetalRod::lengthMm).reversed());
        return rods;
    }

    /** Principal axis and extent of a piece; null if it is not rod-like. */
    private static Line principalAxis(Volume ct, int[] piece) {
        VoxelGrid grid = ct.grid();
        int area = grid.columns() * grid.rows();
        Vector3[] at = new Vector3[piece.length];
        Vector3 mean = Vector3.ZERO;
        for (int i = 0; i < piece.length; i++) {
            at[i] = grid.toPatient(piece[i] % grid.columns(), piece[i] / grid.columns() % grid.rows(), piece[i] / area)
                    .toVector();
            mean = mean.plus(at[i].times(1.0 / piece.length));
        }
        double[] c = new double[9];
        for (Vector3 p : at) {
            double[] d = p.minus(mean).toArray();
            for (int k = 0; k < 9; k++) {
                c[k] += d[k / 3] * d[k % 3] / piece.length;
            }
        }
        Covariance3.PrincipalAxes axes = Covariance3.ofMatrix(c).principalAxes();
        if (axes.variance1() > LARGEST_SPREAD_MM * LARGEST_SPREAD_MM) {
            return null;
        }
        Line line = new Line(mean, axes.axis0(), 0, 0);
        double from = 0;
        double to = 0;
        for (Vector3 p : at) {
            from = Math.min(from, line.foot(p));
            to = Math.max(to, line.foot(p));
        }
        return to - from > LONGEST_MM ? null : line.between(from, to);
    }
}
