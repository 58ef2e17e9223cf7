package org.needlepoint.statistics;

/**
 * Cholesky factor L·D·Lᵀ of an information matrix that may be singular.
 *
 * <p>A pivot below 1.8e-12 of the greatest diagonal element counts as zero, and its coefficient is left where it is,
 * so that a likelihood that is flat in one direction can still be climbed in the others.
 */
final class InformationMatrix {
    private static final double TOLERANCE = Math.pow(Math.ulp(1.0), 0.75);

    private final double[][] lower;
    private final double[] pivots;

    InformationMatrix(double[][] symmetric) {
        int n = symmetric.length;
        double greatest = 0;
        for (int i = 0; i < n; i++) {
            greatest = Math.max(greatest, symmetric[i][i]);
        }
        double least = greatest == 0 ? TOLERANCE : greatest * TOLERANCE;
        lower = new double[n][n];
        pivots = new double[n];
        for (int j = 0; j < n; j++) {
            double pivot = symmetric[j][j];
            for (int k = 0; k < j; k++) {
                pivot -= lower[j][k] * lower[j][k] * pivots[k];
            }
            pivots[j] = Double.isFinite(pivot) && pivot >= least ? pivot : 0;
            for (int i = j + 1; i < n && pivots[j] > 0; i++) {
                double sum = symmetric[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= lower[i][k] * lower[j][k] * pivots[k];
                }
                lower[i][j] = sum / pivots[j];
            }
        }
    }

    /** Index of the first coefficient without information, or −1. */
    int firstSingular() {
        for (int i = 0; i < pivots.length; i++) {
            if (pivots[i] == 0) {
                return i;
            }
        }
        return -1;
    }

    double[] solve(double[] right) {
        int n = pivots.length;
        double[] x = right.clone();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= lower[i][k] * x[k];
            }
        }
        for (int i = n - 1; i >= 0; i--) {
            if (pivots[i] == 0) {
                x[i] = 0;
                continue;
            }
            x[i] /= pivots[i];
            for (int k = i + 1; k < n; k++) {
                x[i] -= lower[k][i] * x[k];
            }
        }
        return x;
    }

    /** Diagonal element of the inverse: a variance. */
    double variance(int i) {
        double[] unit = new double[pivots.length];
        unit[i] = 1;
        return solve(unit)[i];
    }
}
