package org.needlepoint.fiducial;

import java.util.List;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;

/**
 * Rigid motion that brings CT candidates onto MR candidates, unweighted, only to compare hypotheses of which belongs
 * to which (Horn, "Closed-form solution of absolute orientation using unit quaternions", JOSA A 4, 1987). Not the
 * registration.
 *
 * @param rotation CT to MR
 * @param centreCt mean of the CT points, mm
 * @param centreMr mean of the MR points, mm
 */
record PairAlignment(Rotation rotation, Vector3 centreCt, Vector3 centreMr) {

    /**
     * Fits.
     *
     * @param ct at least three points
     * @param mr their partners
     * @return the motion; a proper rotation even for mirrored points
     */
    static PairAlignment of(List<Vector3> ct, List<Vector3> mr) {
        Vector3 a = mean(ct);
        Vector3 b = mean(mr);
        double[][] s = new double[3][3];
        for (int i = 0; i < ct.size(); i++) {
            double[] p = ct.get(i).minus(a).toArray();
            double[] q = mr.get(i).minus(b).toArray();
            for (int r = 0; r < 3; r++) {
                for (int c = 0; c < 3; c++) {
                    s[r][c] += p[r] * q[c];
                }
            }
        }
        // Horn's N; its leading eigenvector is the quaternion.
        double[][] n = {
            {s[0][0] + s[1][1] + s[2][2], s[1][2] - s[2][1], s[2][0] - s[0][2], s[0][1] - s[1][0]},
            {s[1][2] - s[2][1], s[0][0] - s[1][1] - s[2][2], s[0][1] + s[1][0], s[2][0] + s[0][2]},
            {s[2][0] - s[0][2], s[0][1] + s[1][0], -s[0][0] + s[1][1] - s[2][2], s[1][2] + s[2][1]},
            {s[0][1] - s[1][0], s[2][0] + s[0][2], s[1][2] + s[2][1], -s[0][0] - s[1][1] + s[2][2]}
        };
        double[] q = leadingEigenvector(n);
        Vector3 axis = new Vector3(q[1], q[2], q[3]);
        double sine = axis.norm();
        Rotation rotation = sine < 1e-14
                ? Rotation.identity()
                : Rotation.aboutAxis(axis.times(1 / sine), 2 * Math.atan2(sine, q[0]));
        return new PairAlignment(rotation, a, b);
    }

    /** A CT position in the MR frame. */
    Vector3 toMr(Vector3 ct) {
        return rotation.apply(ct.minus(centreCt)).plus(centreMr);
    }

    private static Vector3 mean(List<Vector3> points) {
        Vector3 sum = Vector3.ZERO;
        for (Vector3 p : points) {
            sum = sum.plus(p);
        }
        return sum.times(1.0 / points.size());
    }

    /** Cyclic Jacobi, as for the principal axes of a covariance. */
    private static double[] leadingEigenvector(double[][] a) {
        double[][] v = new double[4][4];
        for (int i = 0; i < 4; i++) {
            v[i][i] = 1;
        }
        for (int sweep = 0; sweep < 40; sweep++) {
            for (int p = 0; p < 3; p++) {
                for (int q = p + 1; q < 4; q++) {
                    if (Math.abs(a[p][q]) > 1e-300) {
                        turn(a, v, p, q);
                    }
                }
            }
        }
        int best = 0;
        for (int i = 1; i < 4; i++) {
            best = a[i][i] > a[best][best] ? i : best;
        }
        return new double[] {v[0][best], v[1][best], v[2][best], v[3][best]};
    }

    private static void turn(double[][] a, double[][] v, int p, int q) {
        double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double c = 1 / Math.sqrt(t * t + 1);
        double s = t * c;
        for (int k = 0; k < 4; k++) {
            double kp = a[k][p];
            double kq = a[k][q];
            a[k][p] = c * kp - s * kq;
            a[k][q] = s * kp + c * kq;
        }
        for (int k = 0; k < 4; k++) {
            double pk = a[p][k];
            double qk = a[q][k];
            a[p][k] = c * pk - s * qk;
            a[q][k] = s * pk + c * qk;
            double vp = v[k][p];
            double vq = v[k][q];
            v[k][p] = c * vp - s * vq;
            v[k][q] = s * vp + c * vq;
        }
    }
}
