package org.needlepoint.view.slice;

import java.util.Objects;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point2;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.VoxelGrid;

/**
 * Where the pixels of a picture lie in the patient: p = origin + u · right + v · down, with (0, 0) the centre of the
 * upper left pixel. Pixels are square.
 */
public final class SlicePlane {
    private final Point3 origin;
    private final Vector3 right;
    private final Vector3 down;
    private final int width;
    private final int height;

    /**
     * Makes a plane.
     *
     * @param origin centre of the upper left pixel, LPS mm
     * @param right step from one pixel to the next on the right, mm
     * @param down step from one pixel to the next below, mm; orthogonal to and as long as {@code right}
     * @param width pixels across
     * @param height pixels down
     * @throws IllegalArgumentException if the steps are not orthogonal and equal, or a size is not positive
     */
    public SlicePlane(Point3 origin, Vector3 right, Vector3 down, int width, int height) {
        this.origin = Objects.requireNonNull(origin, "origin");
        this.right = Objects.requireNonNull(right, "right");
        this.down = Objects.requireNonNull(down, "down");
        this.width = width;
        this.height = height;
        double size = right.norm();
        if (!(size > 0)
                || Math.abs(down.norm() - size) > 1e-6 * size
                || Math.abs(right.dot(down)) > 1e-6 * size * size) {
            throw new IllegalArgumentException("Pixels are square: steps " + right + " and " + down);
        }
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("A picture has pixels, got " + width + " × " + height);
        }
    }

    /**
     * The plane of a slice of a grid, whole, the way radiologists look at it: from the feet for axial slices (patient's
     * right on the left, front up), from the front for coronal, from the left for sagittal ones.
     *
     * @param grid grid
     * @param slice slice index; may lie between slices
     * @param longestSidePx pixels along the longer side
     * @return plane
     */
    public static SlicePlane ofSlice(VoxelGrid grid, double slice, int longestSidePx) {
        return ofSlice(
                grid,
                grid.toPatient((grid.columns() - 1) / 2.0, (grid.rows() - 1) / 2.0, slice),
                Double.POSITIVE_INFINITY,
                longestSidePx);
    }

    /**
     * A square part of a slice plane of a grid, the way radiologists look at it.
     *
     * @param grid grid whose slice orientation is used
     * @param centre centre of the picture, in the grid's frame; it fixes the plane, on a slice or not
     * @param fieldMm side of the square, mm; cut to the longer side of the slice
     * @param longestSidePx pixels along the longer side
     * @return plane
     */
    public static SlicePlane ofSlice(VoxelGrid grid, Point3 centre, double fieldMm, int longestSidePx) {
        grid.frame().requireSame(centre.frame());
        SliceOrientation facing = SliceOrientation.ofSlices(grid);
        boolean columnsAcross = Math.abs(facing.right().dot(grid.columnDirection())) > 0.5;
        double widthMm = columnsAcross ? grid.columns() * grid.columnSpacingMm() : grid.rows() * grid.rowSpacingMm();
        double heightMm = columnsAcross ? grid.rows() * grid.rowSpacingMm() : grid.columns() * grid.columnSpacingMm();
        if (Double.isFinite(fieldMm)) {
            widthMm = Math.min(fieldMm, Math.max(widthMm, heightMm));
            heightMm = widthMm;
        }
        double pixelMm = Math.max(widthMm, heightMm) / longestSidePx;
        return centred(
                centre,
                facing.right().times(pixelMm),
                facing.down().times(pixelMm),
                Math.max(1, (int) Math.round(widthMm / pixelMm)),
                Math.max(1, (int) Math.round(heightMm / pixelMm)));
    }

    /**
     * A plane around a point.
     *
     * @param centre centre of the picture
     * @param right step to the next pixel on the right, mm
     * @param down step to the next pixel below, mm
     * @param width pixels across
     * @param height pixels down
     * @return plane
     */
    public static SlicePlane centred(Point3 centre, Vector3 right, Vector3 down, int width, int height) {
        Point3 origin = centre.plus(right.times(-(width - 1) / 2.0)).plus(down.times(-(height - 1) / 2.0));
        return new SlicePlane(origin, right, down, width, height);
    }

    /**
     * Frame of reference.
     *
     * @return frame
     */
    public Frame frame() {
        return origin.frame();
    }

    /**
     * Centre of the upper left pixel.
     *
     * @return LPS mm
     */
    public Point3 origin() {
        return origin;
    }

    /**
     * Step to the right.
     *
     * @return mm
     */
    public Vector3 right() {
        return right;
    }

    /**
     * Step down.
     *
     * @return mm
     */
    public Vector3 down() {
        return down;
    }

    /**
     * Pixels across.
     *
     * @return count
     */
    public int width() {
        return width;
    }

    /**
     * Pixels down.
     *
     * @return count
     */
    public int height() {
        return height;
    }

    /**
     * Side of a pixel.
     *
     * @return mm
     */
    public double pixelMm() {
        return right.norm();
    }

    /**
     * Unit normal, away from the viewer.
     *
     * @return right × down
     */
    public Vector3 normal() {
        return right.cross(down).normalized();
    }

    /**
     * Patient position of a place in the picture.
     *
     * @param u pixels to the right of the first pixel's centre
     * @param v pixels below it
     * @return LPS mm
     */
    public Point3 toPatient(double u, double v) {
        return origin.plus(right.times(u)).plus(down.times(v));
    }

    /**
     * Place in the picture of a patient position, projected along the normal.
     *
     * @param p point of the plane's frame
     * @return pixels right of and below the first pixel's centre
     */
    public Point2 toPixel(Point3 p) {
        Vector3 d = p.minus(origin);
        double s = pixelMm() * pixelMm();
        return new Point2(d.dot(right) / s, d.dot(down) / s);
    }

    /**
     * Distance of a point from the plane.
     *
     * @param p point of the plane's frame
     * @return signed along {@link #normal}, mm
     */
    public double distanceMm(Point3 p) {
        return p.minus(origin).dot(normal());
    }

    /**
     * How the plane is turned.
     *
     * @return unit directions of its sides
     */
    public SliceOrientation orientation() {
        Vector3 across = right.normalized();
        return new SliceOrientation(
                across, down.minus(across.times(across.dot(down))).normalized());
    }

    /**
     * Centre of the picture.
     *
     * @return LPS mm
     */
    public Point3 centre() {
        return toPatient((width - 1) / 2.0, (height - 1) / 2.0);
    }

    /**
     * The plane shifted so that a point is its centre.
     *
     * @param centre new centre, LPS mm
     * @return plane of the same directions and size
     */
    public SlicePlane centredOn(Point3 centre) {
        return centred(centre, right, down, width, height);
    }

    /**
     * The picture dragged by some pixels: what was at (u, v) is at (u + du, v + dv).
     *
     * @param du pixels to the right
     * @param dv pixels down
     * @return plane
     */
    public SlicePlane dragged(double du, double dv) {
        return new SlicePlane(toPatient(-du, -dv), right, down, width, height);
    }

    /**
     * The picture made larger or smaller about a place that stays where it is.
     *
     * @param fixed the place, pixels
     * @param pixelMm new side of a pixel, mm
     * @return plane
     */
    public SlicePlane zoomed(Point2 fixed, double pixelMm) {
        double factor = pixelMm / pixelMm();
        Vector3 newRight = right.times(factor);
        Vector3 newDown = down.times(factor);
        Point3 corner =
                toPatient(fixed.u(), fixed.v()).plus(newRight.times(-fixed.u())).plus(newDown.times(-fixed.v()));
        return new SlicePlane(corner, newRight, newDown, width, height);
    }

    /**
     * The same view in another number of pixels of the same size, about the same centre.
     *
     * @param newWidth pixels across
     * @param newHeight pixels down
     * @return plane
     */
    public SlicePlane resized(int newWidth, int newHeight) {
        return centred(centre(), right, down, newWidth, newHeight);
    }

    /**
     * The plane moved along its normal.
     *
     * @param mm distance, positive away from the viewer
     * @return plane
     */
    public SlicePlane moved(double mm) {
        return new SlicePlane(origin.plus(normal().times(mm)), right, down, width, height);
    }

    /**
     * The same pixels of the patient in another frame, so that two viewports show the same place.
     *
     * @param transform from this plane's frame to the other
     * @return plane in the other frame
     * @throws org.needlepoint.geometry.FrameMismatchException if the transform begins in a third frame
     */
    public SlicePlane under(RigidTransform transform) {
        return new SlicePlane(
                transform.apply(origin), transform.applyVector(right), transform.applyVector(down), width, height);
    }
}
