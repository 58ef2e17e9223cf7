package org.needlepoint.image;

import java.util.Objects;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;

/**
 * A regular lattice of voxels in a patient frame: p = origin + column · c + row · r + slice · s.
 *
 * <p>The steps c and r are orthogonal (DICOM PS3.3 C.7.6.2.1.1). The step s between slices need not be parallel to
 * the slice normal: a CT acquired with gantry tilt is a sheared lattice, represented exactly. Slices are evenly
 * spaced by construction. Immutable.
 */
public final class VoxelGrid {
    private final Frame frame;
    private final Vector3 origin;
    private final Vector3 columnStep;
    private final Vector3 rowStep;
    private final Vector3 sliceStep;
    private final int columns;
    private final int rows;
    private final int slices;
    private final double sliceThicknessMm;
    // Rows of the inverse of [c r s], so that index = inverse · (p − origin).
    private final Vector3 inverseColumn;
    private final Vector3 inverseRow;
    private final Vector3 inverseSlice;
    private final Vector3 normal;

    /**
     * Makes a grid.
     *
     * @param origin centre of voxel (0, 0, 0), LPS mm
     * @param columnStep displacement from one column to the next, mm
     * @param rowStep displacement from one row to the next, mm; orthogonal to {@code columnStep}
     * @param sliceStep displacement from one slice to the next, mm; for a single slice, the normal times the
     *     thickness
     * @param columns number of columns, at least 1
     * @param rows number of rows, at least 1
     * @param slices number of slices, at least 1
     * @param sliceThicknessMm thickness of the excited or collimated slice, mm; differs from the spacing when
     *     there is a gap or overlap
     * @throws IllegalArgumentException if a count or the thickness is not positive, the in-plane steps are not
     *     orthogonal within 1e-4 rad, or the three steps are coplanar
     */
    public VoxelGrid(
            Point3 origin,
            Vector3 columnStep,
            Vector3 rowStep,
            Vector3 sliceStep,
            int columns,
            int rows,
            int slices,
            double sliceThicknessMm) {
        this.frame = origin.frame();
        this.origin = origin.toVector();
        this.columnStep = Objects.requireNonNull(columnStep);
        this.rowStep = Objects.requireNonNull(rowStep);
        this.sliceStep = Objects.requireNonNull(sliceStep);
        if (columns < 1 || rows < 1 || slices < 1) {
            throw new IllegalArgumentException(
                    "A voxel grid has at least one voxel, got " + columns + " × " + rows + " × " + slices);
        }
        if (!(sliceThicknessMm > 0)) {
            throw new IllegalArgumentException("Slice thickness must be positive, got " + sliceThicknessMm + " mm");
        }
        double cosine = columnStep.normalized().dot(rowStep.normalized());
        if (!(Math.abs(cosine) <= 1e-4)) {
            throw new IllegalArgumentException("Rows and columns are not orthogonal: cosine " + cosine);
        }
        double determinant = columnStep.cross(rowStep).dot(sliceStep);
        if (!(Math.abs(determinant) > 1e-6 * columnStep.norm() * rowStep.norm() * sliceStep.norm())) {
            throw new IllegalArgumentException("The slice step lies in the slice plane: " + sliceStep);
        }
        this.columns = columns;
        this.rows = rows;
        this.slices = slices;
        this.sliceThicknessMm = sliceThicknessMm;
        this.inverseColumn = rowStep.cross(sliceStep).times(1 / determinant);
        this.inverseRow = sliceStep.cross(columnStep).times(1 / determinant);
        this.inverseSlice = columnStep.cross(rowStep).times(1 / determinant);
        Vector3 n = columnStep.cross(rowStep).normalized();
        this.normal = n.dot(sliceStep) < 0 ? n.negated() : n;
    }

    /**
     * Frame of reference.
     *
     * @return frame
     */
    public Frame frame() {
        return frame;
    }

    /**
     * Centre of the first voxel.
     *
     * @return LPS mm
     */
    public Point3 origin() {
        return Point3.of(frame, origin);
    }

    /**
     * Step between columns.
     *
     * @return mm
     */
    public Vector3 columnStep() {
        return columnStep;
    }

    /**
     * Step between rows.
     *
     * @return mm
     */
    public Vector3 rowStep() {
        return rowStep;
    }

    /**
     * Step between slices.
     *
     * @return mm
     */
    public Vector3 sliceStep() {
        return sliceStep;
    }

    /**
     * Number of columns.
     *
     * @return count
     */
    public int columns() {
        return columns;
    }

    /**
     * Number of rows.
     *
     * @return count
     */
    public int rows() {
        return rows;
    }

    /**
     * Number of slices.
     *
     * @return count
     */
    public int slices() {
        return slices;
    }

    /**
     * Number of voxels.
     *
     * @return columns × rows × slices
     */
    public long voxels() {
        return (long) columns * rows * slices;
    }

    /**
     * Thickness of a slice, without the gap.
     *
     * @return mm
     */
    public double sliceThicknessMm() {
        return sliceThicknessMm;
    }

    /**
     * Distance between neighbouring columns (the second value of DICOM Pixel Spacing).
     *
     * @return mm
     */
    public double columnSpacingMm() {
        return columnStep.norm();
    }

    /**
     * Distance between neighbouring rows (the first value of DICOM Pixel Spacing).
     *
     * @return mm
     */
    public double rowSpacingMm() {
        return rowStep.norm();
    }

    /**
     * Distance between neighbouring slice planes, along the normal: thickness plus gap.
     *
     * @return mm
     */
    public double sliceSpacingMm() {
        return sliceStep.dot(normal);
    }

    /**
     * Unit normal of the slices, pointing from slice 0 toward slice 1.
     *
     * @return unit vector
     */
    public Vector3 normal() {
        return normal;
    }

    /**
     * Unit direction of increasing column index.
     *
     * @return unit vector
     */
    public Vector3 columnDirection() {
        return columnStep.normalized();
    }

    /**
     * Unit direction of increasing row index.
     *
     * @return unit vector
     */
    public Vector3 rowDirection() {
        return rowStep.normalized();
    }

    /**
     * Angle between the slice step and the slice normal: zero unless the gantry was tilted.
     *
     * @return radians
     */
    public double shearAngleRad() {
        return normal.angleRad(sliceStep);
    }

    /**
     * Area of a pixel.
     *
     * @return mm²
     */
    public double pixelAreaMm2() {
        return columnStep.cross(rowStep).norm();
    }

    /**
     * Patient position of a place in the grid.
     *
     * @param i continuous index, inside the grid or not
     * @return LPS mm in this grid's frame
     */
    public Point3 toPatient(ContinuousIndex i) {
        return toPatient(i.column(), i.row(), i.slice());
    }

    /**
     * Patient position of a place in the grid.
     *
     * @param column continuous column index
     * @param row continuous row index
     * @param slice continuous slice index
     * @return LPS mm in this grid's frame
     */
    public Point3 toPatient(double column, double row, double slice) {
        return new Point3(
                frame,
                origin.x() + column * columnStep.x() + row * rowStep.x() + slice * sliceStep.x(),
                origin.y() + column * columnStep.y() + row * rowStep.y() + slice * sliceStep.y(),
                origin.z() + column * columnStep.z() + row * rowStep.z() + slice * sliceStep.z());
    }

    /**
     * Place in the grid of a patient position.
     *
     * @param p point of this grid's frame
     * @return continuous index, inside the grid or not
     * @throws org.needlepoint.geometry.FrameMismatchException if the point is of another frame
     */
    public ContinuousIndex toIndex(Point3 p) {
        frame.requireSame(p.frame());
        double dx = p.x() - origin.x();
        double dy = p.y() - origin.y();
        double dz = p.z() - origin.z();
        return new ContinuousIndex(
                inverseColumn.x() * dx + inverseColumn.y() * dy + inverseColumn.z() * dz,
                inverseRow.x() * dx + inverseRow.y() * dy + inverseRow.z() * dz,
                inverseSlice.x() * dx + inverseSlice.y() * dy + inverseSlice.z() * dz);
    }

    /**
     * Change of index along a patient displacement: the linear part of {@link #toIndex}.
     *
     * @param displacementMm displacement in this grid's frame, mm
     * @return change of (column, row, slice), voxels
     */
    public ContinuousIndex toIndexStep(Vector3 displacementMm) {
        return new ContinuousIndex(
                inverseColumn.dot(displacementMm), inverseRow.dot(displacementMm), inverseSlice.dot(displacementMm));
    }

    /**
     * Whether a place lies within the outer borders of the voxels (half a voxel beyond the outermost centres).
     *
     * @param i continuous index
     * @return true inside or on the border
     */
    public boolean contains(ContinuousIndex i) {
        return i.column() >= -0.5
                && i.column() <= columns - 0.5
                && i.row() >= -0.5
                && i.row() <= rows - 0.5
                && i.slice() >= -0.5
                && i.slice() <= slices - 0.5;
    }

    /**
     * Whether two grids place the same voxels at the same positions.
     *
     * @param o other grid
     * @param toleranceMm largest allowed distance between corresponding corner voxels, mm
     * @return true if frame, counts and positions agree
     */
    public boolean coincidesWith(VoxelGrid o, double toleranceMm) {
        if (!frame.equals(o.frame) || columns != o.columns || rows != o.rows || slices != o.slices) {
            return false;
        }
        for (int corner = 0; corner < 8; corner++) {
            double c = (corner & 1) * (columns - 1.0);
            double r = (corner >> 1 & 1) * (rows - 1.0);
            double s = (corner >> 2) * (slices - 1.0);
            if (toPatient(c, r, s).distanceMm(o.toPatient(c, r, s)) > toleranceMm) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return String.format(
                java.util.Locale.ROOT,
                "VoxelGrid[%d×%d×%d, %.3f×%.3f×%.3f mm, frame %s]",
                columns,
                rows,
                slices,
                columnSpacingMm(),
                rowSpacingMm(),
                sliceSpacingMm(),
                frame.label());
    }
}
