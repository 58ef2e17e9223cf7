package org.needlepoint.roi;

import java.util.List;
import java.util.Objects;
import org.needlepoint.geometry.PlanarPolygon;
import org.needlepoint.geometry.Point2;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.ContinuousIndex;
import org.needlepoint.image.VoxelGrid;

/**
 * The region of a biopsy core in an image plane: a rectangle that begins at the needle tip and runs forward.
 *
 * <p>It is the set {start + s · direction + t · across : 0 ≤ s ≤ length, |t| ≤ width / 2}.
 *
 * @param start middle of the short side at the tip, LPS mm
 * @param direction unit vector along the core, away from the tip
 * @param across unit vector along the width, at a right angle to {@code direction}
 * @param lengthMm length, mm, positive
 * @param widthMm width, mm, positive
 */
public record CoreRectangle(Point3 start, Vector3 direction, Vector3 across, double lengthMm, double widthMm) {
    private static final double UNIT_TOLERANCE = 1e-9;

    /**
     * Makes a rectangle.
     *
     * @throws IllegalArgumentException if a size is not positive and finite, or the two directions are not orthonormal
     *     within 1e-9
     */
    public CoreRectangle {
        Objects.requireNonNull(start, "start");
        if (!(lengthMm > 0 && widthMm > 0) || Double.isInfinite(lengthMm) || Double.isInfinite(widthMm)) {
            throw new IllegalArgumentException(
                    "A core rectangle has positive sides, got " + lengthMm + " mm × " + widthMm + " mm");
        }
        if (!(Math.abs(direction.norm() - 1) <= UNIT_TOLERANCE
                && Math.abs(across.norm() - 1) <= UNIT_TOLERANCE
                && Math.abs(direction.dot(across)) <= UNIT_TOLERANCE)) {
            throw new IllegalArgumentException(
                    "Direction and width of a core are orthonormal, got " + direction + " and " + across);
        }
    }

    /**
     * The corners in order around the rectangle, beginning at the tip's side.
     *
     * @return four points, LPS mm
     */
    public List<Point3> corners() {
        Vector3 half = across.times(widthMm / 2);
        Vector3 along = direction.times(lengthMm);
        return List.of(
                start.plus(half.negated()),
                start.plus(along).plus(half.negated()),
                start.plus(along).plus(half),
                start.plus(half));
    }

    /**
     * The centre.
     *
     * @return LPS mm
     */
    public Point3 centre() {
        return start.plus(direction.times(lengthMm / 2));
    }

    /**
     * Middle of the far short side.
     *
     * @return LPS mm
     */
    public Point3 end() {
        return start.plus(direction.times(lengthMm));
    }

    /**
     * Area.
     *
     * @return length × width, mm²
     */
    public double areaMm2() {
        return lengthMm * widthMm;
    }

    /**
     * The rectangle in the pixel coordinates of a slice, projected along the slice normal. A rectangle that lies in
     * the slice plane keeps its area: area in pixels × pixel area = length × width.
     *
     * @param grid grid of the image, in the rectangle's frame
     * @param slice slice index; only the plane's position matters, so it need not exist in the grid
     * @return polygon in (column, row), 0 = centre of the first pixel
     * @throws org.needlepoint.geometry.FrameMismatchException if the grid is of another frame
     */
    public PlanarPolygon inPixels(VoxelGrid grid, int slice) {
        Point3 onPlane = grid.toPatient(0, 0, slice);
        Vector3 normal = grid.normal();
        return new PlanarPolygon(corners().stream()
                .map(p -> {
                    double offPlane = p.minus(onPlane).dot(normal);
                    ContinuousIndex i = grid.toIndex(p.plus(normal.times(-offPlane)));
                    return new Point2(i.column(), i.row());
                })
                .toList());
    }
}
