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
 * and solved by eliminating the translation: S = A − Bᵀ D⁻¹ B is what is known of the rotation alone.
 *
 * <p>Markers on one line leave one eigenvalue of S at zero. An angle is never less known than a uniform angle on a
 * full turn, whose variance is π²/3; so eigenvalues are not let below 3/π². That changes no direction which the markers
 * determine at all (their variance is thousands of times smaller) and gives a large, finite error for the others.
 */
final class Information {
    /** Information about an angle of which nothing is known: the reciprocal variance of a uniform angle, rad⁻². */
    static final double IGNORANCE = 3 / (Math.PI * Math.PI);

    private static final int SIZE = 6;

    /** Row-major 6 × 6. */
    final double[] m = new double[SIZE * SIZE];

    /** Adds Jᵀ P J of one point at lever d = q − c, whose motion is w × d + τ, with the 3 × 3 information P. */
    void addPoint(double dx, double dy, double dz, double[] p) {
        // Rows of J restricted to w: −[d]×.
        double[] j = {0, dz, -dy, -dz, 0, dx, dy, -dx, 0};
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

    /**
     * Prepares to solve.
     *
     * @param onlyAxis the one axis about which rotation is free, or null for all three
     */
    Solver solver(Vector3 onlyAxis) {
        return new Solver(onlyAxis);
    }

    /** The inverse of the information, possibly restricted to one axis of rotation. */
    final class Solver {
        /** S⁺ : covariance of the rotation, rad². */
        final double[] rotation = new double[9];
        /** Number of rotation directions that the information determines. */
        final int determinedRotations;
        /** Principal variances and axes of the rotation, largest first; null when rotation has one axis only. */
        final Covariance3.PrincipalAxes weakness;

        private final double[] inverseD;
        /** K = D⁻¹ B. */
        private final double[] k = new double[9];

        private Solver(Vector3 onlyAxis) {
            double[] d = new double[9];
            double[] s = new double[9];
            for (int a = 0; a < 3; a++) {
                for (int b = 0; b < 3; b++) {
                    d[3 * a + b] = m[SIZE * (3 + a) + 3 + b];
                }
            }
            inverseD = inverseSymmetric(d);
            for (int a = 0; a < 3; a++) {
                for (int b = 0; b < 3; b++) {
                    for (int c = 0; c < 3; c++) {
                        k[3 * a + b] += inverseD[3 * a + c] * m[SIZE * (3 + c) + b];
                    }
                }
            }
            for (int a = 0; a < 3; a++) {
                for (int b = 0; b < 3; b++) {
                    s[3 * a + b] = m[SIZE * a + b];
                    for (int c = 0; c < 3; c++) {
                        s[3 * a + b] -= m[SIZE * (3 + c) + a] * k[3 * c + b];
                    }
                }
            }
            for (int a = 0; a < 3; a++) {
                s[4 * a] = Math.max(0, s[4 * a]);
            }
            Covariance3 schur = Covariance3.ofMatrix(s);
            if (onlyAxis != null) {
                double about = schur.varianceAlong(onlyAxis);
                addDyad(onlyAxis, 1 / Math.max(about, IGNORANCE));
                determinedRotations = about >= IGNORANCE ? 1 : 0;
                weakness = null;
                return;
            }
            Covariance3.PrincipalAxes e = schur.principalAxes();
            double v0 = 1 / Math.max(e.variance0(), IGNORANCE);
            double v1 = 1 / Math.max(e.variance1(), IGNORANCE);
            double v2 = 1 / Math.max(e.variance2(), IGNORANCE);
            addDyad(e.axis0(), v0);
            addDyad(e.axis1(), v1);
            addDyad(e.axis2(), v2);
            determinedRotations = (e.variance0() >= IGNORANCE ? 1 : 0)
                    + (e.variance1() >= IGNORANCE ? 1 : 0)
                    + (e.variance2() >= IGNORANCE ? 1 : 0);
            weakness = new Covariance3.PrincipalAxes(v2, v1, v0, e.axis2(), e.axis1(), e.axis0());
        }

        private void addDyad(Vector3 u, double variance) {
            double[] e = u.toArray();
            for (int a = 0; a < 3; a++) {
                for (int b = 0; b < 3; b++) {
                    rotation[3 * a + b] += variance * e[a] * e[b];
                }
            }
        }

        /** The motion that answers a gradient (g_w, g_τ). */
        double[] solve(double[] g) {
            double[] reduced = new double[3];
            double[] out = new double[SIZE];
            for (int a = 0; a < 3; a++) {
                reduced[a] = g[a];
                for (int c = 0; c < 3; c++) {
                    reduced[a] -= k[3 * c + a] * g[3 + c];
                }
            }
            for (int a = 0; a < 3; a++) {
                for (int b = 0; b < 3; b++) {
                    out[a] += rotation[3 * a + b] * reduced[b];
                }
            }
            for (int a = 0; a < 3; a++) {
                for (int b = 0; b < 3; b++) {
                    out[3 + a] += inverseD[3 * a + b] * g[3 + b] - k[3 * a + b] * out[b];
                }
            }
            return out;
        }

        /** The covariance of the motion: row-major 6 × 6, rad², rad mm, mm². */
        double[] covariance() {
            double[] out = new double[SIZE * SIZE];
            for (int a = 0; a < 3; a++) {
                for (int b = 0; b < 3; b++) {
                    out[SIZE * a + b] = rotation[3 * a + b];
                    double kr = 0;
                    for (int c = 0; c < 3; c++) {
                        kr += k[3 * a + c] * rotation[3 * c + b];
                    }
                    out[SIZE * (3 + a) + b] = -kr;
                    out[SIZE * b + 3 + a] = -kr;
                }
            }
            for (int a = 0; a < 3; a++) {
                for (int b = 0; b < 3; b++) {
                    double v = inverseD[3 * a + b];
                    for (int c = 0; c < 3; c++) {
                        v -= out[SIZE * (3 + a) + c] * k[3 * b + c];
                    }
                    out[SIZE * (3 + a) + 3 + b] = v;
                }
            }
            return out;
        }
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
}
