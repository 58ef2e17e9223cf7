package org.needlepoint.geometry;

/**
 * A free vector in LPS coordinates: a displacement in millimetres or a dimensionless direction.
 *
 * @param x component toward the patient's left
 * @param y component toward posterior
 * @param z component toward the head
 */
public record Vector3(double x, double y, double z) {

    /** The zero vector. */
    public static final Vector3 ZERO = new Vector3(0, 0, 0);

    /**
     * Sum.
     *
     * @param o the other vector
     * @return this + o
     */
    public Vector3 plus(Vector3 o) {
        return new Vector3(x + o.x, y + o.y, z + o.z);
    }

    /**
     * Difference.
     *
     * @param o the other vector
     * @return this − o
     */
    public Vector3 minus(Vector3 o) {
        return new Vector3(x - o.x, y - o.y, z - o.z);
    }

    /**
     * Product with a number.
     *
     * @param s factor
     * @return s · this
     */
    public Vector3 times(double s) {
        return new Vector3(s * x, s * y, s * z);
    }

    /**
     * Opposite vector.
     *
     * @return −this
     */
    public Vector3 negated() {
        return new Vector3(-x, -y, -z);
    }

    /**
     * Scalar product.
     *
     * @param o the other vector
     * @return this · o
     */
    public double dot(Vector3 o) {
        return x * o.x + y * o.y + z * o.z;
    }

    /**
     * Vector product, right-handed.
     *
     * @param o the other vector
     * @return this × o
     */
    public Vector3 cross(Vector3 o) {
        return new Vector3(y * o.z - z * o.y, z * o.x - x * o.z, x * o.y - y * o.x);
    }

    /**
     * Euclidean length, in the unit of the components.
     *
     * @return |this|
     */
    public double norm() {
        return Math.sqrt(dot(this));
    }

    /**
     * The unit vector of the same direction.
     *
     * @return this / |this|
     * @throws ArithmeticException if the length is zero or not finite
     */
    public Vector3 normalized() {
        double n = norm();
        if (!(n > 0) || Double.isInfinite(n)) {
            throw new ArithmeticException("A vector of length " + n + " has no direction: " + this);
        }
        return times(1 / n);
    }

    /**
     * Angle to another vector, exact near 0 and π (Kahan's formula through the vector product).
     *
     * @param o the other vector
     * @return angle, radians, in [0, π]
     */
    public double angleRad(Vector3 o) {
        return Math.atan2(cross(o).norm(), dot(o));
    }

    /**
     * Some unit vector at a right angle to this one.
     *
     * @return unit vector u with u · this = 0
     * @throws ArithmeticException if this vector has no direction
     */
    public Vector3 anyOrthogonal() {
        double ax = Math.abs(x);
        double ay = Math.abs(y);
        double az = Math.abs(z);
        Vector3 least =
                ax <= ay && ax <= az ? new Vector3(1, 0, 0) : ay <= az ? new Vector3(0, 1, 0) : new Vector3(0, 0, 1);
        return cross(least).normalized();
    }

    /**
     * The components.
     *
     * @return a new array {x, y, z}
     */
    public double[] toArray() {
        return new double[] {x, y, z};
    }
}
