package org.needlepoint.registration;

import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Vector3;

/**
 * The 6 × 6 information about a small motion (w, τ): w a rotation vector about a pivot, τ a translation, both in the
 * axes of the result. Held in blocks
 *
 * <pre>
 *   | A  Bᵀ |  w
 *   | B  D  |  τ
 * </pre>
 *
 * Solved by {@link MotionSolver}.
 */
final class Information {
    private static final int SIZE = 6;

    /** Row-major 6 × 6. */
    final double[] m = new double[SIZE * SIZE];

    /** Adds Jᵀ P J of one point at lever d = q − c, whose motion is w × d + τ, with the 3 × 3 information P. */
    void addPoint(double dx, double dy, double dz, double[] p) {
        // J restricted to w is −[d]×.
        addPoint(new double[] {0, dz, -dy, -dz, 0, dx, dy, -dx, 0}, p);
    }

    /** Adds Jᵀ P J for the motion j w + τ of one point, j row-major 3 × 3. */
    void addPoint(double[] j, double[] p) {
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                double pj = p[3 * a] * j[b] + p[3 * a + 1] * j[3 + b] + p[3 * a + 2] * j[6 + b];
                m[SIZE * (3 + a) + b] += pj;
                m[SIZE * b + 3 + a] += pj;
                m[SIZE * (3 + a) + 3 + b] += p[3 * a + b];
                for (int k = 0; k < 3; k++) {
                    m[SIZE * k + b] += j[3 * a + k] * pj;
                }
            }
        }
    }

    /** Adds the curvature of −a · exp(w) b: (a · b) I − (a bᵀ + b aᵀ)/2, times k. */
    void addTurning(double[] a, double[] b, double k) {
        double dot = a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                m[SIZE * i + j] += k * ((i == j ? dot : 0) - (a[i] * b[j] + b[i] * a[j]) / 2);
            }
        }
    }

    /** Adds k times a symmetric 3 × 3 matrix to the rotation block. */
    void addRotation(double[] block, double k) {
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                m[SIZE * i + j] += k * block[3 * i + j];
            }
        }
    }

    /** Adds information about the rotation about axes perpendicular to a unit normal: k (I − n nᵀ). */
    void addTilt(Vector3 n, double k) {
        double[] u = n.toArray();
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                m[SIZE * a + b] += k * ((a == b ? 1 : 0) - u[a] * u[b]);
            }
        }
    }

    /** Adds information about the translation along a unit direction: k n nᵀ. */
    void addTranslation(Vector3 n, double k) {
        double[] u = n.toArray();
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                m[SIZE * (3 + a) + 3 + b] += k * u[a] * u[b];
            }
        }
    }

    Information times(double s) {
        Information out = new Information();
        for (int i = 0; i < m.length; i++) {
            out.m[i] = s * m[i];
        }
        return out;
    }

    /** Product with a motion. */
    double[] times(double[] motion) {
        double[] out = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                out[i] += m[SIZE * i + j] * motion[j];
            }
        }
        return out;
    }

    /** Inverse of a symmetric positive definite 3 × 3 matrix by cofactors. */
    static double[] inverseSymmetric(double[] a) {
        double c0 = a[4] * a[8] - a[5] * a[5];
        double c1 = a[2] * a[5] - a[1] * a[8];
        double c2 = a[1] * a[5] - a[2] * a[4];
        double f = 1 / (a[0] * c0 + a[1] * c1 + a[2] * c2);
        double e11 = f * (a[0] * a[8] - a[2] * a[2]);
        double e12 = f * (a[1] * a[2] - a[0] * a[5]);
        double e22 = f * (a[0] * a[4] - a[1] * a[1]);
        return new double[] {f * c0, f * c1, f * c2, f * c1, e11, e12, f * c2, e12, e22};
    }

    /** eᵀ C⁻¹ e, with 3 degrees of freedom if e has covariance C. */
    static double chiSquare(Covariance3 c, Vector3 e) {
        double[] p = inverseSymmetric(c.toArray());
        double[] v = e.toArray();
        double sum = 0;
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                sum += v[a] * p[3 * a + b] * v[b];
            }
        }
        return sum;
    }
}
