package org.needlepoint.fiducial;

/** Solves small symmetric positive definite systems in place; the fit's inner step. */
final class Cholesky {
    private Cholesky() {}

    /**
     * Solves A x = b.
     *
     * @param a symmetric positive definite, row-major; its lower triangle becomes the factor
     * @param b right side; becomes the solution
     * @param n order
     */
    static void solve(double[] a, double[] b, int n) {
        factor(a, n);
        substitute(a, b, n);
    }

    /**
     * Inverse of a symmetric positive definite matrix.
     *
     * @param a row-major, unchanged
     * @param n order
     * @return inverse, row-major
     */
    static double[] inverse(double[] a, int n) {
        double[] l = a.clone();
        factor(l, n);
        double[] out = new double[n * n];
        double[] e = new double[n];
        for (int j = 0; j < n; j++) {
            java.util.Arrays.fill(e, 0);
            e[j] = 1;
            substitute(l, e, n);
            for (int i = 0; i < n; i++) {
                out[i * n + j] = e[i];
            }
        }
        return out;
    }

    private static void factor(double[] a, int n) {
        for (int j = 0; j < n; j++) {
            double d = a[j * n + j];
            double original = d;
            for (int k = 0; k < j; k++) {
                d -= a[j * n + k] * a[j * n + k];
            }
            // A direction the data do not determine: give it no step instead of an infinite one.
            double root = Math.sqrt(Math.max(d, 1e-12 * Math.abs(original) + 1e-300));
            a[j * n + j] = root;
            for (int i = j + 1; i < n; i++) {
                double s = a[i * n + j];
                for (int k = 0; k < j; k++) {
                    s -= a[i * n + k] * a[j * n + k];
                }
                a[i * n + j] = s / root;
            }
        }
    }

    private static void substitute(double[] l, double[] b, int n) {
        for (int i = 0; i < n; i++) {
            double s = b[i];
            for (int k = 0; k < i; k++) {
                s -= l[i * n + k] * b[k];
            }
            b[i] = s / l[i * n + i];
        }
        for (int i = n - 1; i >= 0; i--) {
            double s = b[i];
            for (int k = i + 1; k < n; k++) {
                s -= l[k * n + i] * b[k];
            }
            b[i] = s / l[i * n + i];
        }
    }
}
