package org.needlepoint.spectroscopy;

/**
 * Complex linear least squares by an orthonormal basis: modified Gram–Schmidt, repeated when most of a column is lost (Björck,
 * Numerical Methods for Least Squares Problems, section 2.4). All vectors are interleaved real and imaginary parts.
 */
final class ComplexLeastSquares {
    /** A column that keeps less than this of its length after projection depends on the others. */
    private static final double DEPENDENT = 1e-10;

    private ComplexLeastSquares() {}

    /**
     * Coefficients x that minimise |Σ x_c · column_c − y|. A column that depends on those before it gets zero.
     *
     * @param columns columns; overwritten by their orthonormal basis
     * @param y data; not changed
     * @return interleaved coefficients
     */
    static double[] solve(double[][] columns, double[] y) {
        int k = columns.length;
        double[][] upper = new double[k][2 * k];
        double[] x = new double[2 * k];
        double[] rest = y.clone();
        double[] c = new double[2];
        for (int j = 0; j < k; j++) {
            upper[j][2 * j] = orthonormalise(columns, j, upper);
            if (upper[j][2 * j] > 0) {
                project(columns[j], rest, c);
                subtract(rest, columns[j], c);
                x[2 * j] = c[0];
                x[2 * j + 1] = c[1];
            }
        }
        for (int j = k - 1; j >= 0; j--) {
            if (upper[j][2 * j] == 0) {
                x[2 * j] = 0;
                x[2 * j + 1] = 0;
                continue;
            }
            for (int m = j + 1; m < k; m++) {
                double r = upper[j][2 * m];
                double i = upper[j][2 * m + 1];
                x[2 * j] -= r * x[2 * m] - i * x[2 * m + 1];
                x[2 * j + 1] -= r * x[2 * m + 1] + i * x[2 * m];
            }
            x[2 * j] /= upper[j][2 * j];
            x[2 * j + 1] /= upper[j][2 * j];
        }
        return x;
    }

    /**
     * Replaces columns by an orthonormal basis of what they span.
     *
     * @param columns columns; those that depend on others become zero
     */
    static void orthonormalise(double[][] columns) {
        double[][] upper = new double[columns.length][2 * columns.length];
        for (int j = 0; j < columns.length; j++) {
            orthonormalise(columns, j, upper);
        }
    }

    /**
     * Takes from a vector its part in the span of an orthonormal basis.
     *
     * @param basis orthonormal columns
     * @param v changed
     */
    static void removeSpan(double[][] basis, double[] v) {
        double[] c = new double[2];
        for (double[] q : basis) {
            project(q, v, c);
            subtract(v, q, c);
        }
    }

    /** Real part of aᴴ b. */
    static double real(double[] a, double[] b) {
        double s = 0;
        for (int i = 0; i < a.length; i++) {
            s += a[i] * b[i];
        }
        return s;
    }

    /** Imaginary part of aᴴ b. */
    static double imaginary(double[] a, double[] b) {
        double s = 0;
        for (int i = 0; i < a.length; i += 2) {
            s += a[i] * b[i + 1] - a[i + 1] * b[i];
        }
        return s;
    }

    private static double orthonormalise(double[][] columns, int j, double[][] upper) {
        double before = Math.sqrt(real(columns[j], columns[j]));
        double[] c = new double[2];
        double after = before;
        double last;
        do {
            last = after;
            for (int m = 0; m < j; m++) {
                project(columns[m], columns[j], c);
                subtract(columns[j], columns[m], c);
                upper[m][2 * j] += c[0];
                upper[m][2 * j + 1] += c[1];
            }
            after = Math.sqrt(real(columns[j], columns[j]));
        } while (after < 0.1 * last && after > DEPENDENT * before);
        double inverse = after > DEPENDENT * before ? 1 / after : 0;
        for (int i = 0; i < columns[j].length; i++) {
            columns[j][i] *= inverse;
        }
        return inverse > 0 ? after : 0;
    }

    /** c = qᴴ v. */
    private static void project(double[] q, double[] v, double[] c) {
        double r = 0;
        double i = 0;
        for (int m = 0; m < v.length; m += 2) {
            r += q[m] * v[m] + q[m + 1] * v[m + 1];
            i += q[m] * v[m + 1] - q[m + 1] * v[m];
        }
        c[0] = r;
        c[1] = i;
    }

    private static void subtract(double[] v, double[] q, double[] c) {
        double r = c[0];
        double i = c[1];
        for (int m = 0; m < v.length; m += 2) {
            v[m] -= r * q[m] - i * q[m + 1];
            v[m + 1] -= r * q[m + 1] + i * q[m];
        }
    }
}
