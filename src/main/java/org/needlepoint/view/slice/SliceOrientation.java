package org.needlepoint.view.slice;

import java.util.Objects;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.VoxelGrid;

/**
 * How a plane is turned: which patient directions lie to the right of and down the picture. Patient directions are LPS; the frame
 * is that of the plane that is made.
 *
 * @param right unit vector toward the picture's right
 * @param down unit vector toward its bottom, at a right angle to the first
 */
public record SliceOrientation(Vector3 right, Vector3 down) {
    private static final double TOLERANCE = 1e-9;
    private static final double PARALLEL_RAD = 1e-6;

    /** Axial along the patient's axes: seen from the feet, front up. */
    public static final SliceOrientation AXIAL = new SliceOrientation(new Vector3(1, 0, 0), new Vector3(0, 1, 0));

    /** Coronal along the patient's axes: seen from the front, head up. */
    public static final SliceOrientation CORONAL = new SliceOrientation(new Vector3(1, 0, 0), new Vector3(0, 0, -1));

    /** Sagittal along the patient's axes: seen from the left, head up, front on the left. */
    public static final SliceOrientation SAGITTAL = new SliceOrientation(new Vector3(0, 1, 0), new Vector3(0, 0, -1));

    /**
     * Makes an orientation.
     *
     * @throws IllegalArgumentException if the two are not orthonormal within 1e-9
     */
    public SliceOrientation {
        Objects.requireNonNull(right, "right");
        Objects.requireNonNull(down, "down");
        if (!(Math.abs(right.norm() - 1) <= TOLERANCE
                && Math.abs(down.norm() - 1) <= TOLERANCE
                && Math.abs(right.dot(down)) <= TOLERANCE)) {
            throw new IllegalArgumentException("Directions of a picture are orthonormal, got " + right + ", " + down);
        }
    }

    /**
     * The orientation of a plane through two directions that radiologists are used to: axial from the feet with the front up,
     * coronal from the front, sagittal from the left; of oblique planes, the nearest of these.
     *
     * @param a unit vector in the plane
     * @param b unit vector in the plane, at a right angle to the first
     * @return one of them or its opposite to the right, the other or its opposite down
     */
    public static SliceOrientation facing(Vector3 a, Vector3 b) {
        int through = dominantAxis(a.cross(b));
        Vector3 wantRight = through == 0 ? new Vector3(0, 1, 0) : new Vector3(1, 0, 0);
        Vector3 wantDown = through == 2 ? new Vector3(0, 1, 0) : new Vector3(0, 0, -1);
        boolean firstAcross = Math.abs(a.dot(wantRight)) + Math.abs(b.dot(wantDown))
                >= Math.abs(b.dot(wantRight)) + Math.abs(a.dot(wantDown));
        Vector3 across = firstAcross ? a : b;
        Vector3 along = firstAcross ? b : a;
        return new SliceOrientation(
                across.dot(wantRight) < 0 ? across.negated() : across,
                along.dot(wantDown) < 0 ? along.negated() : along);
    }

    /**
     * The orientation of a grid's own slices, as radiologists look at them.
     *
     * @param grid grid
     * @return orientation in the grid's frame
     */
    public static SliceOrientation ofSlices(VoxelGrid grid) {
        return facing(grid.columnDirection(), exactRow(grid));
    }

    /**
     * A reformat along a grid's own axes, so that its pictures show voxels straight: of the three planes that the grid's
     * directions span, the one nearest to axial, coronal or sagittal. For a sheared grid (tilted gantry) the slice normal stands for
     * the slice step.
     *
     * @param grid grid
     * @param reformat which
     * @return orientation in the grid's frame
     */
    public static SliceOrientation of(VoxelGrid grid, Reformat reformat) {
        Vector3[] axes = {grid.columnDirection(), exactRow(grid), grid.normal()};
        Vector3 wanted = reformat.patient().normal();
        int through = 0;
        for (int i = 1; i < 3; i++) {
            through = Math.abs(axes[i].dot(wanted)) > Math.abs(axes[through].dot(wanted)) ? i : through;
        }
        return facing(axes[through == 0 ? 1 : 0], axes[through == 2 ? 1 : 2]);
    }

    /** Grids are orthogonal within 1e-4 only. */
    private static Vector3 exactRow(VoxelGrid grid) {
        Vector3 c = grid.columnDirection();
        return grid.rowDirection().minus(c.times(c.dot(grid.rowDirection()))).normalized();
    }

    /**
     * The plane that holds a needle and is as close as possible to a given one: that one tilted by the least angle.
     *
     * @param axis unit vector along the needle
     * @return orientation in which the needle lies; for a needle at a right angle to this plane, tilted about {@link #right}
     */
    public SliceOrientation alongNeedle(Vector3 axis) {
        Vector3 n = normal();
        Vector3 normal = n.minus(axis.times(n.dot(axis)));
        if (normal.norm() < PARALLEL_RAD) {
            normal = down.minus(axis.times(down.dot(axis)));
        }
        normal = orthogonal(normal.normalized(), axis);
        Vector3 turn = n.cross(normal);
        Rotation tilt =
                turn.norm() == 0 ? Rotation.identity() : Rotation.aboutAxis(turn.normalized(), n.angleRad(normal));
        Vector3 tilted = orthogonal(tilt.apply(right), normal);
        return new SliceOrientation(tilted, normal.cross(tilted).normalized());
    }

    /**
     * The second plane that holds a needle, at a right angle to {@link #alongNeedle}.
     *
     * @param axis unit vector along the needle
     * @return orientation, as radiologists look at it
     */
    public SliceOrientation alongNeedleUpright(Vector3 axis) {
        return facing(axis, alongNeedle(axis).normal());
    }

    /**
     * The plane across a needle.
     *
     * @param axis unit vector along the needle
     * @return orientation at a right angle to it, as radiologists look at it; its sides lie in the two planes along the needle
     */
    public SliceOrientation acrossNeedle(Vector3 axis) {
        Vector3 n = alongNeedle(axis).normal();
        return facing(n, axis.cross(n).normalized());
    }

    private static Vector3 orthogonal(Vector3 v, Vector3 unit) {
        return v.minus(unit.times(v.dot(unit))).normalized();
    }

    /**
     * Direction away from the viewer.
     *
     * @return right × down
     */
    public Vector3 normal() {
        return right.cross(down).normalized();
    }

    /**
     * The same orientation seen from another frame.
     *
     * @param transform from this orientation's frame to the other
     * @return turned orientation
     */
    public SliceOrientation under(RigidTransform transform) {
        Vector3 turned = transform.applyVector(right).normalized();
        return new SliceOrientation(turned, orthogonal(transform.applyVector(down), turned));
    }

    /**
     * A plane of this orientation.
     *
     * @param centre centre of the picture, LPS mm
     * @param pixelMm side of a pixel, mm
     * @param width pixels across
     * @param height pixels down
     * @return plane in the centre's frame
     */
    public SlicePlane plane(Point3 centre, double pixelMm, int width, int height) {
        return SlicePlane.centred(centre, right.times(pixelMm), down.times(pixelMm), width, height);
    }

    /**
     * A plane of this orientation that shows the whole of a grid.
     *
     * @param grid grid, in the plane's frame
     * @param centre a point of the plane; the picture's centre lies in the middle of the grid, projected on the plane
     * @param width pixels across
     * @param height pixels down
     * @return plane
     */
    public SlicePlane fitted(VoxelGrid grid, Point3 centre, int width, int height) {
        Point3 middle = grid.toPatient((grid.columns() - 1) / 2.0, (grid.rows() - 1) / 2.0, (grid.slices() - 1) / 2.0);
        double halfWidth = 0;
        double halfHeight = 0;
        for (int corner = 0; corner < 8; corner++) {
            Vector3 d = grid.toPatient(
                            (corner & 1) * grid.columns() - 0.5,
                            (corner >> 1 & 1) * grid.rows() - 0.5,
                            (corner >> 2) * grid.slices() - 0.5)
                    .minus(middle);
            halfWidth = Math.max(halfWidth, Math.abs(d.dot(right)));
            halfHeight = Math.max(halfHeight, Math.abs(d.dot(down)));
        }
        double off = centre.minus(middle).dot(normal());
        return plane(
                middle.plus(normal().times(off)),
                Math.max(2 * halfWidth / width, 2 * halfHeight / height),
                width,
                height);
    }

    private static int dominantAxis(Vector3 v) {
        double x = Math.abs(v.x());
        double y = Math.abs(v.y());
        double z = Math.abs(v.z());
        return x > y && x > z ? 0 : y > z ? 1 : 2;
    }
}
