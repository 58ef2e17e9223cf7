package org.needlepoint.registration;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;

/**
 * The weighted least-squares rigid fit in closed form: the singular value decomposition of the cross-covariance, with
 * the sign correction that excludes reflections even for coplanar points.
 *
 * <p>Arun, Huang, Blostein 1987, IEEE PAMI 9:698; Umeyama 1991, IEEE PAMI 13:376, equations (40)–(43), without scale.
 */
final class LeastSquaresStart {
    /** A set whose spread across its main line is below this many localisation errors counts as a line. */
    private static final double LINE_THICKNESS_IN_ERRORS = 3;

    private LeastSquaresStart() {}

    /**
     * Fits.
     *
     * @param m markers, at least two
     * @param weights one per marker, positive
     * @param nominal the rotation to stay nearest to in a direction that markers on one line leave open
     */
    static Pose fit(MarkerArrays m, double[] weights, Rotation nominal) {
        double[] mx = mean(m.x, weights);
        double[] my = mean(m.y, weights);
        DMatrixRMaj h = new DMatrixRMaj(3, 3);
        double sum = 0;
        for (int i = 0; i < m.n; i++) {
            sum += weights[i];
            for (int a = 0; a < 3; a++) {
                for (int b = 0; b < 3; b++) {
                    h.data[3 * a + b] += weights[i] * (m.y[3 * i + a] - my[a]) * (m.x[3 * i + b] - mx[b]);
                }
            }
        }
        SingularValueDecomposition_F64<DMatrixRMaj> svd = DecompositionFactory_DDRM.svd(3, 3, true, true, false);
        if (!svd.decompose(h)) {
            throw new IllegalStateException("Singular value decomposition failed for " + h);
        }
        double[] u = svd.getU(null, false).data;
        double[] v = svd.getV(null, false).data;
        double[] s = svd.getSingularValues();
        // EJML promises no order of the singular values: sort the indices, largest first.
        int[] order = {0, 1, 2};
        for (int i = 0; i < 2; i++) {
            for (int j = i + 1; j < 3; j++) {
                if (s[order[j]] > s[order[i]]) {
                    int swap = order[i];
                    order[i] = order[j];
                    order[j] = swap;
                }
            }
        }
        double sign = Math.signum(determinant(u) * determinant(v));
        double[] r = new double[9];
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                for (int k = 0; k < 3; k++) {
                    r[3 * a + b] += (k == 2 ? sign : 1) * u[3 * a + order[k]] * v[3 * b + order[k]];
                }
            }
        }
        double across2 = s[order[1]] / sum;
        double error2 = m.n / sum;
        if (across2 < LINE_THICKNESS_IN_ERRORS * LINE_THICKNESS_IN_ERRORS * error2) {
            Vector3 line = new Vector3(u[order[0]], u[3 + order[0]], u[6 + order[0]]);
            r = nearest(nominal, Rotation.ofMatrix(r), line).toArray();
        }
        double[] t = new double[3];
        for (int a = 0; a < 3; a++) {
            t[a] = my[a] - r[3 * a] * mx[0] - r[3 * a + 1] * mx[1] - r[3 * a + 2] * mx[2];
        }
        return new Pose(r, t);
    }

    /**
     * Of all rotations exp(φ u) R, the one nearest to the nominal N: the φ that maximises tr(exp(φ u) R Nᵀ) = a cos φ + b
     * sin φ + c.
     */
    private static Rotation nearest(Rotation nominal, Rotation r, Vector3 line) {
        Rotation q = nominal.inverse().then(r);
        Vector3 w = new Vector3(
                q.element(2, 1) - q.element(1, 2),
                q.element(0, 2) - q.element(2, 0),
                q.element(1, 0) - q.element(0, 1));
        double a = q.element(0, 0)
                + q.element(1, 1)
                + q.element(2, 2)
                - q.apply(line).dot(line);
        double b = -w.dot(line);
        return r.then(Rotation.aboutAxis(line, Math.atan2(b, a)));
    }

    static double[] mean(double[] p, double[] weights) {
        double[] mean = new double[3];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i];
            for (int a = 0; a < 3; a++) {
                mean[a] += weights[i] * p[3 * i + a];
            }
        }
        for (int a = 0; a < 3; a++) {
            mean[a] /= sum;
        }
        return mean;
    }

    private static double determinant(double[] m) {
        return m[0] * (m[4] * m[8] - m[5] * m[7])
                - m[1] * (m[3] * m[8] - m[5] * m[6])
                + m[2] * (m[3] * m[7] - m[4] * m[6]);
    }
}
