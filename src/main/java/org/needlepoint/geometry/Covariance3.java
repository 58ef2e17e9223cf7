package org.needlepoint.geometry;

/**
 * A symmetric positive semi-definite 3 × 3 covariance of a position, mm².
 *
 * @param xx variance along x
 * @param xy covariance of x and y
 * @param xz covariance of x and z
 * @param yy variance along y
 * @param yz covariance of y and z
 * @param zz variance along z
 */
public record Covariance3(double xx, double xy, double xz, double yy, double yz, double zz) {

    /** No uncertainty. */
    public static final Covariance3 ZERO = new Covariance3(0, 0, 0, 0, 0, 0);

    /**
     * Makes a covariance.
     *
     * @throws IllegalArgumentException if a variance is negative or an element not finite
     */
    public Covariance3 {
        if (!(xx >= 0 && yy >= 0 && zz >= 0) || !Double.isFinite(xx + xy + xz + yy + yz + zz)) {
            throw new IllegalArgumentException("Not a covariance: variances " + xx + ", " + yy + ", " + zz);
        }
    }

    /**
     * Equal error in every direction.
     *
     * @param sdMm standard deviation along any axis, mm
     * @return sd² I
     */
    public static Covariance3 isotropic(double sdMm) {
        return new Covariance3(sdMm * sdMm, 0, 0, sdMm * sdMm, 0, sdMm * sdMm);
    }

    /**
     * Errors independent along three orthonormal axes, such as the column, row and slice directions of an image.
     *
     * @param axes rotation whose columns are the axes
     * @param sd0Mm standard deviation along the first axis, mm
     * @param sd1Mm along the second, mm
     * @param sd2Mm along the third, mm
     * @return A diag(sd²) Aᵀ
     */
    public static Covariance3 ofAxes(Rotation axes, double sd0Mm, double sd1Mm, double sd2Mm) {
        return new Covariance3(sd0Mm * sd0Mm, 0, 0, sd1Mm * sd1Mm, 0, sd2Mm * sd2Mm).rotated(axes);
    }

    /**
     * Covariance from a full matrix, symmetrised.
     *
     * @param m nine elements, row-major
     * @return the covariance
     */
    public static Covariance3 ofMatrix(double... m) {
        return new Covariance3(m[0], (m[1] + m[3]) / 2, (m[2] + m[6]) / 2, m[4], (m[5] + m[7]) / 2, m[8]);
    }

    /**
     * In rotated axes.
     *
     * @param r rotation
     * @return R C Rᵀ
     */
    public Covariance3 rotated(Rotation r) {
        double[] c = toArray();
        double[] rc = new double[9];
        double[] out = new double[9];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                for (int k = 0; k < 3; k++) {
                    rc[3 * i + j] += r.element(i, k) * c[3 * k + j];
                }
            }
        }
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                for (int k = 0; k < 3; k++) {
                    out[3 * i + j] += rc[3 * i + k] * r.element(j, k);
                }
            }
        }
        return ofMatrix(out);
    }

    /**
     * Covariance of a sum of independent errors.
     *
     * @param o the other covariance
     * @return this + o
     */
    public Covariance3 plus(Covariance3 o) {
        return new Covariance3(xx + o.xx, xy + o.xy, xz + o.xz, yy + o.yy, yz + o.yz, zz + o.zz);
    }

    /**
     * Scaled covariance.
     *
     * @param s factor, not negative (the square of a length ratio)
     * @return s C
     */
    public Covariance3 times(double s) {
        return new Covariance3(s * xx, s * xy, s * xz, s * yy, s * yz, s * zz);
    }

    /**
     * Expected squared length of the error.
     *
     * @return trace, mm²
     */
    public double trace() {
        return xx + yy + zz;
    }

    /**
     * Root mean square length of the error.
     *
     * @return √trace, mm
     */
    public double rmsMm() {
        return Math.sqrt(trace());
    }

    /**
     * Variance along a direction.
     *
     * @param unit unit vector
     * @return uᵀ C u, mm²
     */
    public double varianceAlong(Vector3 unit) {
        double x = unit.x();
        double y = unit.y();
        double z = unit.z();
        return Math.max(0, xx * x * x + yy * y * y + zz * z * z + 2 * (xy * x * y + xz * x * z + yz * y * z));
    }

    /**
     * Principal axes by the cyclic Jacobi method, exact to round-off.
     *
     * @return variances in descending order with their directions
     */
    public PrincipalAxes principalAxes() {
        double[][] a = {{xx, xy, xz}, {xy, yy, yz}, {xz, yz, zz}};
        double[][] v = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
        double scale = Math.abs(xx) + Math.abs(yy) + Math.abs(zz);
        for (int sweep = 0; sweep < 50; sweep++) {
            double off = Math.abs(a[0][1]) + Math.abs(a[0][2]) + Math.abs(a[1][2]);
            if (off <= 1e-16 * scale) {
                break;
            }
            for (int p = 0; p < 2; p++) {
                for (int q = p + 1; q < 3; q++) {
                    if (a[p][q] != 0) {
                        rotate(a, v, p, q);
                    }
                }
            }
        }
        int[] order = {0, 1, 2};
        for (int i = 0; i < 2; i++) {
            for (int j = i + 1; j < 3; j++) {
                if (a[order[j]][order[j]] > a[order[i]][order[i]]) {
                    int swap = order[i];
                    order[i] = order[j];
                    order[j] = swap;
                }
            }
        }
        Vector3[] axes = new Vector3[3];
        double[] variances = new double[3];
        for (int i = 0; i < 3; i++) {
            variances[i] = Math.max(0, a[order[i]][order[i]]);
            axes[i] = new Vector3(v[0][order[i]], v[1][order[i]], v[2][order[i]]);
        }
        // Right-handed, so that the axes are the columns of a rotation.
        axes[2] = axes[0].cross(axes[1]);
        return new PrincipalAxes(variances[0], variances[1], variances[2], axes[0], axes[1], axes[2]);
    }

    private static void rotate(double[][] a, double[][] v, int p, int q) {
        double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double t = Math.signum(theta == 0 ? 1 : theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double c = 1 / Math.sqrt(t * t + 1);
        double s = t * c;
        for (int k = 0; k < 3; k++) {
            double kp = a[k][p];
            double kq = a[k][q];
            a[k][p] = c * kp - s * kq;
            a[k][q] = s * kp + c * kq;
        }
        for (int k = 0; k < 3; k++) {
            double pk = a[p][k];
            double qk = a[q][k];
            a[p][k] = c * pk - s * qk;
            a[q][k] = s * pk + c * qk;
            double vp = v[k][p];
            double vq = v[k][q];
            v[k][p] = c * vp - s * vq;
            v[k][q] = s * vp + c * vq;
        }
        a[p][q] = 0;
        a[q][p] = 0;
    }

    /**
     * The matrix.
     *
     * @return nine elements, row-major
     */
    public double[] toArray() {
        return new double[] {xx, xy, xz, xy, yy, yz, xz, yz, zz};
    }

    /**
     * Variances and directions of the error ellipsoid.
     *
     * @param variance0 largest variance, mm²
     * @param variance1 middle variance, mm²
     * @param variance2 smallest variance, mm²
     * @param axis0 unit direction of the largest
     * @param axis1 unit direction of the middle
     * @param axis2 unit direction of the smallest; the three are right-handed
     */
    public record PrincipalAxes(
            double variance0, double variance1, double variance2, Vector3 axis0, Vector3 axis1, Vector3 axis2) {}
}
