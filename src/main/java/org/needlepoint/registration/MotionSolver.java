package org.needlepoint.registration;

import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Vector3;

/**
 * The inverse of the {@link Information} about a small motion, possibly with rotation about one axis only.
 *
 * <p>The translation is eliminated first: S = A − Bᵀ D⁻¹ B is what is known of the rotation alone. Markers on one line leave
 * one eigenvalue of S at zero. An angle is never less known than a uniform angle on a full turn, whose variance is π²/3; so
 * for a covariance eigenvalues are not let below 3/π². That changes no direction which the markers determine at all (their
 * variance is thousands of times smaller) and gives a large, finite error for the others.
 *
 * <p>For a Newton step S may be indefinite; its eigenvalues are taken by magnitude, which keeps the step a descent (Dauphin et
 * al. 2014, "saddle-free Newton").
 */
final class MotionSolver {
    /** Information about an angle of which nothing is known: the reciprocal variance of a uniform angle, rad⁻². */
    private static final double IGNORANCE = 3 / (Math.PI * Math.PI);
    /** Curvature below which a step follows round-off, far below ignorance. */
    private static final double FLAT = IGNORANCE / 1000;

    private static final int SIZE = 6;

    /** Covariance of the rotation, rad². */
    private final double[] rotation = new double[9];

    private final double[] inverseD;
    /** K = D⁻¹ B. */
    private final double[] k = new double[9];

    private int determinedRotations;
    private Covariance3.PrincipalAxes weakness;

    private MotionSolver(Information info, Vector3 onlyAxis, double least) {
        double[] m = info.m;
        double[] d = new double[9];
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                d[3 * a + b] = m[SIZE * (3 + a) + 3 + b];
            }
        }
        inverseD = Information.inverseSymmetric(d);
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                for (int c = 0; c < 3; c++) {
                    k[3 * a + b] += inverseD[3 * a + c] * m[SIZE * (3 + c) + b];
                }
            }
        }
        double[] s = new double[9];
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                s[3 * a + b] = m[SIZE * a + b];
                for (int c = 0; c < 3; c++) {
                    s[3 * a + b] -= m[SIZE * (3 + c) + a] * k[3 * c + b];
                }
            }
        }
        if (onlyAxis == null) {
            invertRotation(s, least);
        } else {
            double[] u = onlyAxis.toArray();
            double about = 0;
            for (int a = 0; a < 9; a++) {
                about += s[a] * u[a / 3] * u[a % 3];
            }
            addDirection(onlyAxis, Math.abs(about), least);
        }
    }

    /**
     * Solves for the estimate's covariance.
     *
     * @param info information, positive semi-definite
     * @param onlyAxis the one axis about which rotation is free, or null for all three
     */
    static MotionSolver forCovariance(Information info, Vector3 onlyAxis) {
        return new MotionSolver(info, onlyAxis, IGNORANCE);
    }

    /**
     * Solves for a descent step.
     *
     * @param secondDerivative any symmetric matrix whose translation block is positive definite
     * @param onlyAxis the one axis about which rotation is free, or null for all three
     */
    static MotionSolver forStep(Information secondDerivative, Vector3 onlyAxis) {
        return new MotionSolver(secondDerivative, onlyAxis, FLAT);
    }

    private void invertRotation(double[] s, double least) {
        // Shifted by Gershgorin's bound so that the principal-axes routine, made for covariances, serves any sign.
        double shift = 0;
        for (int a = 0; a < 3; a++) {
            double off = Math.abs(s[3 * a + (a + 1) % 3]) + Math.abs(s[3 * a + (a + 2) % 3]);
            shift = Math.max(shift, off - s[4 * a]);
        }
        for (int a = 0; a < 3; a++) {
            s[4 * a] += shift;
        }
        Covariance3.PrincipalAxes e = Covariance3.ofMatrix(s).principalAxes();
        double v0 = addDirection(e.axis0(), Math.abs(e.variance0() - shift), least);
        double v1 = addDirection(e.axis1(), Math.abs(e.variance1() - shift), least);
        double v2 = addDirection(e.axis2(), Math.abs(e.variance2() - shift), least);
        weakness = new Covariance3.PrincipalAxes(v2, v1, v0, e.axis2(), e.axis1(), e.axis0());
    }

    private double addDirection(Vector3 u, double information, double least) {
        double variance = 1 / Math.max(information, least);
        double[] e = u.toArray();
        for (int a = 0; a < 9; a++) {
            rotation[a] += variance * e[a / 3] * e[a % 3];
        }
        determinedRotations += information >= IGNORANCE ? 1 : 0;
        return variance;
    }

    /** Number of rotation directions that the information determines. */
    int determinedRotations() {
        return determinedRotations;
    }

    /** Principal variances and axes of the rotation, the least known first; only where all three are free. */
    Covariance3.PrincipalAxes weakness() {
        return weakness;
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
