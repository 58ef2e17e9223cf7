package org.needlepoint.view.slice;

import java.util.Objects;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.VoxelGrid;

/**
 * The positions at which a reader stops when scrolling planes of one direction through a volume. Along one of the grid's own axes
 * these are its voxel centres (along the normal: its slices); in any other direction, steps of the smallest voxel side
 * from the middle of the volume.
 */
public final class SliceSteps {
    /** Planes nearer to a grid's axis than this are along it: 0.1 mm over 100 mm. */
    private static final double PARALLEL_RAD = 1e-3;

    private final VoxelGrid grid;
    private final Vector3 normal;
    private final Point3 first;
    private final double stepMm;
    private final int count;
    private final boolean alongSlices;

    private SliceSteps(VoxelGrid grid, Vector3 normal, Point3 first, double stepMm, int count, boolean alongSlices) {
        this.grid = grid;
        this.normal = normal;
        this.first = first;
        this.stepMm = stepMm;
        this.count = count;
        this.alongSlices = alongSlices;
    }

    /**
     * The steps of a direction.
     *
     * @param grid grid of the volume
     * @param normal direction away from the viewer, in the grid's frame, any length but zero
     * @return steps; number 1 is nearest to the viewer, except along the slices, where slice 1 is the grid's first
     */
    public static SliceSteps of(VoxelGrid grid, Vector3 normal) {
        Objects.requireNonNull(grid, "grid");
        Vector3 n = normal.normalized();
        Point3 corner = grid.toPatient(0, 0, 0);
        if (parallel(n, grid.normal())) {
            return new SliceSteps(grid, grid.normal(), corner, grid.sliceSpacingMm(), grid.slices(), true);
        }
        if (parallel(n, grid.columnDirection()) && isUpright(grid)) {
            return alongAxis(grid, n, grid.columnDirection(), grid.columnSpacingMm(), grid.columns());
        }
        if (parallel(n, grid.rowDirection()) && isUpright(grid)) {
            return alongAxis(grid, n, grid.rowDirection(), grid.rowSpacingMm(), grid.rows());
        }
        double step = Math.min(grid.sliceSpacingMm(), Math.min(grid.columnSpacingMm(), grid.rowSpacingMm()));
        double half = (grid.columns() * Math.abs(grid.columnStep().dot(n))
                        + grid.rows() * Math.abs(grid.rowStep().dot(n))
                        + grid.slices() * Math.abs(grid.sliceStep().dot(n)))
                / 2;
        int each = (int) Math.floor(half / step);
        Point3 middle = grid.toPatient((grid.columns() - 1) / 2.0, (grid.rows() - 1) / 2.0, (grid.slices() - 1) / 2.0);
        return new SliceSteps(grid, n, middle.plus(n.times(-each * step)), step, 2 * each + 1, false);
    }

    private static SliceSteps alongAxis(VoxelGrid grid, Vector3 n, Vector3 axis, double spacingMm, int count) {
        boolean same = n.dot(axis) > 0;
        Vector3 direction = same ? axis : axis.negated();
        Point3 corner = grid.toPatient(0, 0, 0);
        Point3 first = same ? corner : corner.plus(axis.times((count - 1) * spacingMm));
        return new SliceSteps(grid, direction, first, spacingMm, count, false);
    }

    private static boolean parallel(Vector3 a, Vector3 b) {
        return a.cross(b).norm() < PARALLEL_RAD;
    }

    /** Columns of a sheared grid do not lie in planes across the slices. */
    private static boolean isUpright(VoxelGrid grid) {
        return grid.shearAngleRad() < PARALLEL_RAD;
    }

    /**
     * Distance from one position to the next.
     *
     * @return mm
     */
    public double stepMm() {
        return stepMm;
    }

    /**
     * Number of positions.
     *
     * @return count, at least 1
     */
    public int count() {
        return count;
    }

    /**
     * Whether the positions are the slices of the volume as they were taken.
     *
     * @return false for reformats
     */
    public boolean areSlices() {
        return alongSlices;
    }

    /**
     * Position of a plane, in steps.
     *
     * @param p any point of the plane, in the grid's frame
     * @return 0 at the first position, count − 1 at the last; beyond them outside the volume
     */
    public double index(Point3 p) {
        return p.minus(first).dot(normal) / stepMm;
    }

    /**
     * The point moved along the normal to the nearest position.
     *
     * @param p point of a plane, in the grid's frame
     * @return point of the nearest position, of the volume's first or last if the plane lies outside
     */
    public Point3 snapped(Point3 p) {
        return at(p, (int) Math.max(0, Math.min(count - 1.0, Math.rint(index(p)))));
    }

    /**
     * The point moved along the normal by some positions: first to the nearest one, then on; never beyond the first and the
     * last.
     *
     * @param p point of a plane, in the grid's frame
     * @param steps positions; positive toward larger numbers
     * @return point of that position
     */
    public Point3 scrolled(Point3 p, int steps) {
        return at(p, (int) Math.max(0, Math.min(count - 1.0, Math.rint(index(p)) + steps)));
    }

    /**
     * The point moved along the normal to a position.
     *
     * @param p point of a plane, in the grid's frame
     * @param index 0 to count − 1
     * @return point of that position
     */
    public Point3 at(Point3 p, int index) {
        Objects.checkIndex(index, count);
        return p.plus(normal.times(index * stepMm - p.minus(first).dot(normal)));
    }

    /**
     * What a reader calls a plane.
     *
     * @param p any point of the plane, in the grid's frame
     * @return number and place
     */
    public SlicePosition position(Point3 p) {
        double index = index(p);
        int nearest = (int) Math.max(0, Math.min(count - 1.0, Math.rint(index)));
        double[] n = normal.toArray();
        int axis =
                Math.abs(n[0]) > Math.max(Math.abs(n[1]), Math.abs(n[2])) ? 0 : Math.abs(n[1]) > Math.abs(n[2]) ? 1 : 2;
        // The middle of the volume moved to the plane: one number for the whole picture, also on oblique planes.
        Point3 middle = grid.toPatient((grid.columns() - 1) / 2.0, (grid.rows() - 1) / 2.0, (grid.slices() - 1) / 2.0);
        double placeMm = middle.plus(normal.times(p.minus(middle).dot(normal))).toArray()[axis];
        return new SlicePosition(nearest + 1, count, Math.abs(index - nearest) * stepMm < 1e-3, axis, placeMm);
    }
}
