package org.needlepoint.geometry;

import java.util.Objects;

/**
 * A point in a patient frame of reference, LPS millimetres.
 *
 * @param frame the frame the coordinates belong to
 * @param x toward the patient's left, mm
 * @param y toward posterior, mm
 * @param z toward the head, mm
 */
public record Point3(Frame frame, double x, double y, double z) {

    /**
     * Makes a point.
     *
     * @throws IllegalArgumentException if a coordinate is not finite
     */
    public Point3 {
        Objects.requireNonNull(frame, "frame");
        if (!Double.isFinite(x) || !Double.isFinite(y) || !Double.isFinite(z)) {
            throw new IllegalArgumentException(
                    "A point needs finite coordinates, got (" + x + ", " + y + ", " + z + ")");
        }
    }

    /**
     * Makes a point from a position vector.
     *
     * @param frame frame of reference
     * @param positionMm coordinates, LPS mm
     * @return the point
     */
    public static Point3 of(Frame frame, Vector3 positionMm) {
        return new Point3(frame, positionMm.x(), positionMm.y(), positionMm.z());
    }

    /**
     * The displaced point.
     *
     * @param displacementMm displacement, mm
     * @return this + displacement, same frame
     */
    public Point3 plus(Vector3 displacementMm) {
        return new Point3(frame, x + displacementMm.x(), y + displacementMm.y(), z + displacementMm.z());
    }

    /**
     * Displacement from another point of the same frame to this one.
     *
     * @param o the other point
     * @return this − o, mm
     * @throws FrameMismatchException if the frames differ
     */
    public Vector3 minus(Point3 o) {
        frame.requireSame(o.frame);
        return new Vector3(x - o.x, y - o.y, z - o.z);
    }

    /**
     * Distance to another point of the same frame.
     *
     * @param o the other point
     * @return distance, mm
     * @throws FrameMismatchException if the frames differ
     */
    public double distanceMm(Point3 o) {
        return minus(o).norm();
    }

    /**
     * Coordinates as a position vector, for kernels that have checked the frame.
     *
     * @return position, LPS mm
     */
    public Vector3 toVector() {
        return new Vector3(x, y, z);
    }

    /**
     * The coordinates.
     *
     * @return a new array {x, y, z}, LPS mm
     */
    public double[] toArray() {
        return new double[] {x, y, z};
    }
}
