package org.needlepoint.needle;

import java.util.Locale;
import java.util.Objects;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.roi.CoreRectangle;

/**
 * The tissue ahead of a needle's tip that the core takes, in the MR frame.
 *
 * @param tipMr needle tip carried to MR, LPS mm
 * @param directionMr unit vector along the needle, from the skin inward and on beyond the tip
 * @param lengthMm length of the core, mm
 * @param widthMm width of the rectangle drawn for it, mm
 */
public record BiopsyCore(Point3 tipMr, Vector3 directionMr, double lengthMm, double widthMm) {
    /** Length of the core rectangle, mm: the throw of the biopsy gun. */
    public static final double DEFAULT_LENGTH_MM = 20;

    /** Width of the core rectangle, mm. */
    public static final double DEFAULT_WIDTH_MM = 2;

    /** Angle between needle and slice plane above which the reader is warned, radians (10°). */
    public static final double WARN_OUT_OF_PLANE_RAD = Math.toRadians(10);

    /** Angle beyond which a needle has no useful projection in the slice, radians: half the core's length is lost. */
    private static final double LARGEST_OUT_OF_PLANE_RAD = Math.toRadians(60);

    /**
     * Makes a core.
     *
     * @throws IllegalArgumentException if the direction is not a unit vector within 1e-9 or a size is not positive
     */
    public BiopsyCore {
        Objects.requireNonNull(tipMr, "tipMr");
        if (!(Math.abs(directionMr.norm() - 1) <= 1e-9)) {
            throw new IllegalArgumentException("The direction of a core is a unit vector, got " + directionMr);
        }
        if (!(lengthMm > 0 && widthMm > 0)) {
            throw new IllegalArgumentException("A core has a size, got " + lengthMm + " mm × " + widthMm + " mm");
        }
    }

    /**
     * Core of the usual size, 20 mm × 2 mm.
     *
     * @param tipMr needle tip, LPS mm in the MR frame
     * @param directionMr unit vector along the needle, inward
     * @return the core
     */
    public static BiopsyCore of(Point3 tipMr, Vector3 directionMr) {
        return new BiopsyCore(tipMr, directionMr, DEFAULT_LENGTH_MM, DEFAULT_WIDTH_MM);
    }

    /**
     * Angle between the needle and the slice planes of an image.
     *
     * @param target grid of the target series
     * @return radians, from 0 (in the plane) to π/2 (at a right angle to it)
     */
    public double outOfPlaneRad(VoxelGrid target) {
        double along = Math.abs(directionMr.dot(target.normal()));
        return Math.atan2(along, directionMr.cross(target.normal()).norm());
    }

    /**
     * Whether the reader should be warned that the needle leaves the slice: more than 10°.
     *
     * @param target grid of the target series
     * @return true above {@link #WARN_OUT_OF_PLANE_RAD}
     */
    public boolean leavesPlane(VoxelGrid target) {
        return outOfPlaneRad(target) > WARN_OUT_OF_PLANE_RAD;
    }

    /**
     * Distance of the tip from the plane of a slice.
     *
     * @param target grid of the target series, in the MR frame
     * @param slice slice index
     * @return mm, positive on the side of the grid's normal
     * @throws org.needlepoint.geometry.FrameMismatchException if the grid is of another frame
     */
    public double tipToSliceMm(VoxelGrid target, int slice) {
        return tipMr.minus(target.toPatient(0, 0, slice)).dot(target.normal());
    }

    /**
     * The core as drawn in a slice: it begins at the tip projected along the normal onto the slice plane and extends forward along the
     * needle projected into that plane, at its full length (a workstation's rectangle has no third dimension).
     *
     * @param target grid of the target series, in the MR frame
     * @param slice slice index
     * @return the rectangle, in the plane of the slice
     * @throws ProblemException if the needle stands more than 60° out of the plane, so that its projection says nothing
     * @throws org.needlepoint.geometry.FrameMismatchException if the grid is of another frame
     */
    public CoreRectangle rectangle(VoxelGrid target, int slice) throws ProblemException {
        double angle = outOfPlaneRad(target);
        if (angle > LARGEST_OUT_OF_PLANE_RAD) {
            throw new ProblemException(
                    NeedleProblem.CORE_ACROSS_SLICE, String.format(Locale.ROOT, "%.0f°", Math.toDegrees(angle)));
        }
        Vector3 normal = target.normal();
        Vector3 inPlane =
                directionMr.minus(normal.times(directionMr.dot(normal))).normalized();
        Point3 start = tipMr.plus(normal.times(-tipToSliceMm(target, slice)));
        return new CoreRectangle(start, inPlane, normal.cross(inPlane).normalized(), lengthMm, widthMm);
    }
}
