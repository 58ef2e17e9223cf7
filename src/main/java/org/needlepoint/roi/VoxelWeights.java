package org.needlepoint.roi;

import java.util.Map;
import java.util.TreeMap;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.ContinuousIndex;
import org.needlepoint.image.VoxelGrid;

/**
 * The voxels that a core cylinder meets, each with the volume of the cylinder inside.
 *
 * <p>A voxel reaches half the slice thickness to each side of its plane: what lies in a gap between slices was not imaged and belongs to no voxel.
 * The volumes are counted on points of equal volume (400 along the axis, 144 on the disc in rings of equal area), because the
 * intersection of a cylinder with a box has no handy closed form. With voxels of 0.7 mm or more a voxel's share is exact to
 * about 1 % of the voxel; the total is exact.
 */
public final class VoxelWeights {
    private static final int ALONG = 400;
    private static final int RINGS = 6;
    private static final int SPOKES = 24;

    private final VoxelGrid grid;
    private final int[] columns;
    private final int[] rows;
    private final int[] slices;
    private final double[] volumesMm3;
    private final double coverage;

    private VoxelWeights(
            VoxelGrid grid, int[] columns, int[] rows, int[] slices, double[] volumesMm3, double coverage) {
        this.grid = grid;
        this.columns = columns;
        this.rows = rows;
        this.slices = slices;
        this.volumesMm3 = volumesMm3;
        this.coverage = coverage;
    }

    /**
     * Overlap of a cylinder with the voxels of an image.
     *
     * @param grid grid of the image, in the cylinder's frame
     * @param cylinder the core
     * @return voxels with a part of the cylinder inside, in the order of the volume
     * @throws org.needlepoint.geometry.FrameMismatchException if grid and cylinder are of different frames
     */
    public static VoxelWeights overlap(VoxelGrid grid, CoreCylinder cylinder) {
        ContinuousIndex start = grid.toIndex(cylinder.start());
        Vector3 d = cylinder.direction();
        Vector3 a = d.anyOrthogonal();
        Vector3 b = d.cross(a);
        ContinuousIndex along = grid.toIndexStep(d.times(cylinder.lengthMm() / ALONG));
        double radius = cylinder.diameterMm() / 2;
        double halfSlab = 0.5 * Math.min(1, grid.sliceThicknessMm() / grid.sliceSpacingMm());
        Map<Integer, Integer> counts = new TreeMap<>();
        int inside = 0;
        for (int ring = 0; ring < RINGS; ring++) {
            // The radius that halves the area of its ring.
            double r = radius * Math.sqrt((ring + 0.5) / RINGS);
            for (int spoke = 0; spoke < SPOKES; spoke++) {
                double phi = 2 * Math.PI * (spoke + 0.5 * (ring % 2)) / SPOKES;
                ContinuousIndex off =
                        grid.toIndexStep(a.times(r * Math.cos(phi)).plus(b.times(r * Math.sin(phi))));
                for (int k = 0; k < ALONG; k++) {
                    double c = start.column() + off.column() + (k + 0.5) * along.column();
                    double w = start.row() + off.row() + (k + 0.5) * along.row();
                    double s = start.slice() + off.slice() + (k + 0.5) * along.slice();
                    int column = (int) Math.floor(c + 0.5);
                    int row = (int) Math.floor(w + 0.5);
                    int slice = (int) Math.floor(s + 0.5);
                    if (column >= 0
                            && column < grid.columns()
                            && row >= 0
                            && row < grid.rows()
                            && slice >= 0
                            && slice < grid.slices()
                            && Math.abs(s - slice) <= halfSlab) {
                        counts.merge((slice * grid.rows() + row) * grid.columns() + column, 1, Integer::sum);
                        inside++;
                    }
                }
            }
        }
        int n = counts.size();
        int[] columns = new int[n];
        int[] rows = new int[n];
        int[] slices = new int[n];
        double[] volumes = new double[n];
        double each = cylinder.volumeMm3() / (RINGS * SPOKES * ALONG);
        int i = 0;
        for (Map.Entry<Integer, Integer> e : counts.entrySet()) {
            columns[i] = e.getKey() % grid.columns();
            rows[i] = e.getKey() / grid.columns() % grid.rows();
            slices[i] = e.getKey() / grid.columns() / grid.rows();
            volumes[i++] = e.getValue() * each;
        }
        return new VoxelWeights(grid, columns, rows, slices, volumes, (double) inside / (RINGS * SPOKES * ALONG));
    }

    /**
     * The grid the voxels belong to.
     *
     * @return grid
     */
    public VoxelGrid grid() {
        return grid;
    }

    /**
     * Number of voxels.
     *
     * @return count
     */
    public int size() {
        return volumesMm3.length;
    }

    /**
     * Column of a voxel.
     *
     * @param i 0 to {@link #size()} − 1
     * @return column index
     */
    public int column(int i) {
        return columns[i];
    }

    /**
     * Row of a voxel.
     *
     * @param i 0 to {@link #size()} − 1
     * @return row index
     */
    public int row(int i) {
        return rows[i];
    }

    /**
     * Slice of a voxel.
     *
     * @param i 0 to {@link #size()} − 1
     * @return slice index
     */
    public int slice(int i) {
        return slices[i];
    }

    /**
     * Volume of the cylinder inside a voxel.
     *
     * @param i 0 to {@link #size()} − 1
     * @return mm³
     */
    public double volumeMm3(int i) {
        return volumesMm3[i];
    }

    /**
     * Part of the cylinder that lies in voxels: the rest is in gaps between slices or outside the image.
     *
     * @return 0 to 1
     */
    public double coverage() {
        return coverage;
    }
}
