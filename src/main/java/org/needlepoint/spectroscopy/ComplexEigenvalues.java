package org.needlepoint.spectroscopy;

/**
 * Eigenvalues of a small general complex matrix: reduction to Hessenberg form by elimination, then the QR algorithm with
 * Wilkinson shifts (Golub and Van Loan, Matrix Computations, 4th ed., sections 7.4 and 7.5).
 */
final class ComplexEigenvalues {
    private static final int MAX_SWEEPS = 60;
    private static final double EPSILON = 0x1p-52;

    private final int n;
    private final double[][] re;
    private final double[][] im;

    private ComplexEigenvalues(double[][] re, double[][] im) {
        this.n = re.length;
        this.re = re;
        this.im = im;
    }

    /**
     * Eigenvalues in no particular order.
     *
     * @param re real parts, rows; overwritten
     * @param im imaginary parts; overwritten
     * @return eigenvalues, real and imaginary parts interleaved
     * @throws IllegalStateException if the iteration does not converge
     */
    static double[] of(double[][] re, double[][] im) {
        ComplexEigenvalues e = new ComplexEigenvalues(re, im);
        e.hessenberg();
        return e.iterate();
    }

    private void hessenberg() {
        for (int m = 1; m < n - 1; m++) {
            int pivot = m;
            for (int i = m + 1; i < n; i++) {
                if (norm1(i, m - 1) > norm1(pivot, m - 1)) {
                    pivot = i;
                }
            }
            if (norm1(pivot, m - 1) == 0) {
                continue;
            }
            swap(pivot, m);
            double d = re[m][m - 1] * re[m][m - 1] + im[m][m - 1] * im[m][m - 1];
            for (int i = m + 1; i < n; i++) {
                double yr = (re[i][m - 1] * re[m][m - 1] + im[i][m - 1] * im[m][m - 1]) / d;
                double yi = (im[i][m - 1] * re[m][m - 1] - re[i][m - 1] * im[m][m - 1]) / d;
                for (int j = m - 1; j < n; j++) {
                    re[i][j] -= yr * re[m][j] - yi * im[m][j];
                    im[i][j] -= yr * im[m][j] + yi * re[m][j];
                }
                for (int j = 0; j < n; j++) {
                    re[j][m] += yr * re[j][i] - yi * im[j][i];
                    im[j][m] += yr * im[j][i] + yi * re[j][i];
                }
            }
        }
    }

    private void swap(int a, int b) {
        if (a == b) {
            return;
        }
        double[] row = re[a];
        re[a] = re[b];
        re[b] = row;
        row = im[a];
        im[a] = im[b];
        im[b] = row;
        for (int j = 0; j < n; j++) {
            double x = re[j][a];
            re[j][a] = re[j][b];
            re[j][b] = x;
            x = im[j][a];
            im[j][a] = im[j][b];
            im[j][b] = x;
        }
    }

    private double norm1(int i, int j) {
        return Math.abs(re[i][j]) + Math.abs(im[i][j]);
    }

    private double[] iterate() {
        double[] values = new double[2 * n];
        int high = n - 1;
        int sweeps = 0;
        while (high >= 0) {
            int low = high;
            while (low > 0 && norm1(low, low - 1) > EPSILON * (norm1(low - 1, low - 1) + norm1(low, low))) {
                low--;
            }
            if (low == high) {
                values[2 * high] = re[high][high];
                values[2 * high + 1] = im[high][high];
                high--;
                sweeps = 0;
            } else if (++sweeps > MAX_SWEEPS) {
                throw new IllegalStateException("Eigenvalues of a " + n + " × " + n + " matrix did not converge");
            } else {
                step(low, high, sweeps % 11 == 10);
            }
        }
        return values;
    }

    /** One QR step on the rows and columns from low to high; the coupling outside does not change eigenvalues. */
    private void step(int low, int high, boolean exceptional) {
        double[] shift = exceptional ? new double[] {norm1(high, high - 1), 0} : wilkinson(high);
        for (int i = low; i <= high; i++) {
            re[i][i] -= shift[0];
            im[i][i] -= shift[1];
        }
        int length = high - low;
        double[] cr = new double[length];
        double[] ci = new double[length];
        double[] sr = new double[length];
        double[] si = new double[length];
        for (int k = low; k < high; k++) {
            int g = k - low;
            double r = Math.sqrt(re[k][k] * re[k][k]
                    + im[k][k] * im[k][k]
                    + re[k + 1][k] * re[k + 1][k]
                    + im[k + 1][k] * im[k + 1][k]);
            cr[g] = r == 0 ? 1 : re[k][k] / r;
            ci[g] = r == 0 ? 0 : im[k][k] / r;
            sr[g] = r == 0 ? 0 : re[k + 1][k] / r;
            si[g] = r == 0 ? 0 : im[k + 1][k] / r;
            for (int j = k; j <= high; j++) {
                double xr = re[k][j];
                double xi = im[k][j];
                double yr = re[k + 1][j];
                double yi = im[k + 1][j];
                re[k][j] = cr[g] * xr + ci[g] * xi + sr[g] * yr + si[g] * yi;
                im[k][j] = cr[g] * xi - ci[g] * xr + sr[g] * yi - si[g] * yr;
                re[k + 1][j] = -sr[g] * xr + si[g] * xi + cr[g] * yr - ci[g] * yi;
                im[k + 1][j] = -sr[g] * xi - si[g] * xr + cr[g] * yi + ci[g] * yr;
            }
        }
        for (int k = low; k < high; k++) {
            int g = k - low;
            for (int i = low; i <= Math.min(k + 1, high); i++) {
                double xr = re[i][k];
                double xi = im[i][k];
                double yr = re[i][k + 1];
                double yi = im[i][k + 1];
                re[i][k] = xr * cr[g] - xi * ci[g] + yr * sr[g] - yi * si[g];
                im[i][k] = xr * ci[g] + xi * cr[g] + yr * si[g] + yi * sr[g];
                re[i][k + 1] = -xr * sr[g] - xi * si[g] + yr * cr[g] + yi * ci[g];
                im[i][k + 1] = xr * si[g] - xi * sr[g] - yr * ci[g] + yi * cr[g];
            }
        }
        for (int i = low; i <= high; i++) {
            re[i][i] += shift[0];
            im[i][i] += shift[1];
        }
    }

    /** The eigenvalue of the last 2 × 2 block that is nearer to its last entry. */
    private double[] wilkinson(int h) {
        double hr = (re[h - 1][h - 1] - re[h][h]) / 2;
        double hi = (im[h - 1][h - 1] - im[h][h]) / 2;
        double pr = re[h - 1][h] * re[h][h - 1] - im[h - 1][h] * im[h][h - 1];
        double pi = re[h - 1][h] * im[h][h - 1] + im[h - 1][h] * re[h][h - 1];
        double dr = hr * hr - hi * hi + pr;
        double di = 2 * hr * hi + pi;
        double modulus = Math.hypot(dr, di);
        double rootRe = Math.sqrt(Math.max(0, (modulus + dr) / 2));
        double rootIm = Math.copySign(Math.sqrt(Math.max(0, (modulus - dr) / 2)), di);
        if (hr * rootRe + hi * rootIm > 0) {
            rootRe = -rootRe;
            rootIm = -rootIm;
        }
        return new double[] {re[h][h] + hr + rootRe, im[h][h] + hi + rootIm};
    }
}
