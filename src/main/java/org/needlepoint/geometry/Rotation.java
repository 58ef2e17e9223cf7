package org.needlepoint.geometry;

import java.util.Arrays;

/**
 * A proper rotation of three-dimensional space: a 3 × 3 orthonormal matrix of determinant +1.
 *
 * <p>{@code r.apply(v)} is the matrix–vector product R v. Immutable.
 */
public final class Rotation {
    private static final double ORTHONORMAL_TOLERANCE = 1e-6;
    private static final Rotation IDENTITY = new Rotation(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1});

    private final double[] m;

    private Rotation(double[] m) {
        this.m = m;
    }

    /**
     * The identity.
     *
     * @return rotation by zero
     */
    public static Rotation identity() {
        return IDENTITY;
    }

    /**
     * Rotation from its matrix.
     *
     * @param rowMajor nine elements, row-major
     * @return the rotation, with round-off removed by one polar-decomposition step
     * @throws IllegalArgumentException if the matrix is not orthonormal within 1e-6 or is a reflection
     */
    public static Rotation ofMatrix(double... rowMajor) {
        if (rowMajor.length != 9) {
            throw new IllegalArgumentException("A rotation matrix has 9 elements, got " + rowMajor.length);
        }
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double dot = 0;
                for (int k = 0; k < 3; k++) {
                    dot += rowMajor[3 * i + k] * rowMajor[3 * j + k];
                }
                if (!(Math.abs(dot - (i == j ? 1 : 0)) <= ORTHONORMAL_TOLERANCE)) {
                    throw new IllegalArgumentException(
                            "Not a rotation: the matrix is not orthonormal: " + Arrays.toString(rowMajor));
                }
            }
        }
        if (determinant(rowMajor) < 0) {
            throw new IllegalArgumentException(
                    "Not a rotation: the matrix is a reflection: " + Arrays.toString(rowMajor));
        }
        return new Rotation(polished(rowMajor));
    }

    /** One Newton step of the polar decomposition, R ← R (3 I − Rᵀ R) / 2 (Higham 1986): quadratic convergence. */
    private static double[] polished(double[] r) {
        double[] out = new double[9];
        double[] rtr = new double[9];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double s = 0;
                for (int k = 0; k < 3; k++) {
                    s += r[3 * k + i] * r[3 * k + j];
                }
                rtr[3 * i + j] = (i == j ? 1.5 : 0) - 0.5 * s;
            }
        }
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                for (int k = 0; k < 3; k++) {
                    out[3 * i + j] += r[3 * i + k] * rtr[3 * k + j];
                }
            }
        }
        return out;
    }

    private static double determinant(double[] r) {
        return r[0] * (r[4] * r[8] - r[5] * r[7])
                - r[1] * (r[3] * r[8] - r[5] * r[6])
                + r[2] * (r[3] * r[7] - r[4] * r[6]);
    }

    /**
     * Right-handed rotation about an axis (Rodrigues).
     *
     * @param axis axis, any non-zero length
     * @param angleRad angle, radians
     * @return the rotation
     */
    public static Rotation aboutAxis(Vector3 axis, double angleRad) {
        Vector3 u = axis.normalized();
        double c = Math.cos(angleRad);
        double s = Math.sin(angleRad);
        double t = 1 - c;
        double x = u.x();
        double y = u.y();
        double z = u.z();
        return new Rotation(new double[] {
            c + x * x * t,
            x * y * t - z * s,
            x * z * t + y * s,
            y * x * t + z * s,
            c + y * y * t,
            y * z * t - x * s,
            z * x * t - y * s,
            z * y * t + x * s,
            c + z * z * t
        });
    }

    /**
     * Rotation by a rotation vector: axis times angle. The exponential map of so(3).
     *
     * @param rotationVectorRad axis · angle, radians
     * @return the rotation; the identity for the zero vector
     */
    public static Rotation ofRotationVector(Vector3 rotationVectorRad) {
        double angle = rotationVectorRad.norm();
        return angle == 0 ? IDENTITY : aboutAxis(rotationVectorRad, angle);
    }

    /**
     * The rotation that carries the standard axes to three right-handed orthonormal ones.
     *
     * @param ex image of (1, 0, 0)
     * @param ey image of (0, 1, 0)
     * @param ez image of (0, 0, 1)
     * @return rotation with these columns
     * @throws IllegalArgumentException if they are not orthonormal and right-handed
     */
    public static Rotation ofColumns(Vector3 ex, Vector3 ey, Vector3 ez) {
        return ofMatrix(ex.x(), ey.x(), ez.x(), ex.y(), ey.y(), ez.y(), ex.z(), ey.z(), ez.z());
    }

    /**
     * Rotated vector.
     *
     * @param v vector
     * @return R v
     */
    public Vector3 apply(Vector3 v) {
        return new Vector3(
                m[0] * v.x() + m[1] * v.y() + m[2] * v.z(),
                m[3] * v.x() + m[4] * v.y() + m[5] * v.z(),
                m[6] * v.x() + m[7] * v.y() + m[8] * v.z());
    }

    /**
     * Composition: first this, then the next.
     *
     * @param next the rotation applied second
     * @return next · this
     */
    public Rotation then(Rotation next) {
        double[] out = new double[9];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                for (int k = 0; k < 3; k++) {
                    out[3 * i + j] += next.m[3 * i + k] * m[3 * k + j];
                }
            }
        }
        return new Rotation(polished(out));
    }

    /**
     * Inverse rotation, the transpose.
     *
     * @return R⁻¹
     */
    public Rotation inverse() {
        return new Rotation(new double[] {m[0], m[3], m[6], m[1], m[4], m[7], m[2], m[5], m[8]});
    }

    /**
     * Angle of the rotation.
     *
     * @return radians, in [0, π]
     */
    public double angleRad() {
        Vector3 w = skewPart();
        return Math.atan2(w.norm(), (m[0] + m[4] + m[8] - 1) / 2);
    }

    /**
     * Rotation vector, axis · angle: the logarithm of the rotation. Exact to round-off below π − 1e-6; at π
     * itself the sign of the axis is arbitrary.
     *
     * @return rotation vector, radians
     */
    public Vector3 toRotationVector() {
        Vector3 w = skewPart();
        double sin = w.norm();
        double angle = angleRad();
        if (angle < 1) {
            return sin == 0 ? w : w.times(angle / sin);
        }
        if (sin > 1e-6) {
            return w.times(angle / sin);
        }
        // Near π the skew part vanishes; the symmetric part (R + I)/2 = u uᵀ gives the axis.
        int k = m[0] >= m[4] && m[0] >= m[8] ? 0 : m[4] >= m[8] ? 1 : 2;
        double[] column = {m[k], m[3 + k], m[6 + k]};
        column[k] += 1;
        Vector3 u = new Vector3(column[0], column[1], column[2]).normalized();
        return u.times(w.dot(u) < 0 ? -angle : angle);
    }

    private Vector3 skewPart() {
        return new Vector3((m[7] - m[5]) / 2, (m[2] - m[6]) / 2, (m[3] - m[1]) / 2);
    }

    /**
     * Matrix element.
     *
     * @param row 0 to 2
     * @param column 0 to 2
     * @return R[row][column]
     */
    public double element(int row, int column) {
        return m[3 * row + column];
    }

    /**
     * The matrix.
     *
     * @return a new array of nine elements, row-major
     */
    public double[] toArray() {
        return m.clone();
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Rotation r && Arrays.equals(m, r.m);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(m);
    }

    @Override
    public String toString() {
        return "Rotation" + Arrays.toString(m);
    }
}
