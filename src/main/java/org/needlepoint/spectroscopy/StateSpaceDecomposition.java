package org.needlepoint.spectroscopy;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * HLSVD: a signal as a sum of damped sinusoids without starting values (Barkhuijsen, de Beer and van Ormondt,
 * J Magn Reson 1987;73:553). The signal subspace of the Hankel matrix comes from a Lanczos iteration with complete
 * reorthogonalisation whose products are done by FFT, as in HLSVD-PRO (Laudadio et al., J Magn Reson 2002;157:292).
 *
 * <p>Costs about 10 ms for 1024 points once compiled; memory is a few hundred kilobytes.
 */
final class StateSpaceDecomposition {
    /** Components sought: two or three per strong line that is not Lorentzian, the rest describe noise. */
    static final int COMPONENTS = 22;

    /** Longest piece of the signal that is decomposed; at any usual bandwidth water has decayed by then. */
    static final int MAX_POINTS = 1024;

    private static final int KRYLOV = 44;
    /** Singular values below this part of the largest are round-off of a 32-bit stored signal. */
    private static final double RANK_TOLERANCE = 1e-8;

    private final double[] fft;
    private final int n;
    private final int columns;
    private final int rows;
    private final DoubleFFT_1D transform;

    private StateSpaceDecomposition(double[] signal) {
        int points = Math.min(signal.length / 2, MAX_POINTS);
        this.n = points;
        // A matrix higher than wide costs less and loses little precision (Hua and Sarkar, 1990: N/3 is best).
        this.columns = points / 3;
        this.rows = points - columns + 1;
        this.transform = new DoubleFFT_1D(points);
        this.fft = java.util.Arrays.copyOf(signal, 2 * points);
        transform.complexForward(fft);
    }

    /**
     * Decomposes a signal.
     *
     * @param signal real and imaginary parts interleaved, at least 64 points
     * @param dwellTimeS time between samples, s
     * @return at most {@link #COMPONENTS} components, fitted together to the whole signal; none for a zero signal
     */
    static List<DampedSinusoid> of(double[] signal, double dwellTimeS) {
        double[] poles = new StateSpaceDecomposition(signal).poles(COMPONENTS);
        return amplitudes(poles, signal, dwellTimeS);
    }

    /** y[i] = Σ_j x[i + j] v[j] for i below {@code outputs}; with {@code adjoint} x is conjugated. */
    private void multiply(double[] v, int inputs, double[] y, int outputs, boolean adjoint, double[] work) {
        java.util.Arrays.fill(work, 0);
        for (int j = 0; j < inputs; j++) {
            work[2 * j] = v[2 * j];
            work[2 * j + 1] = adjoint ? -v[2 * j + 1] : v[2 * j + 1];
        }
        // Σ_j x[i + j] v[j] is a circular convolution with the reversed v, and n is long enough not to wrap. A
        // forward transform of v at −k equals n times the unscaled inverse at k.
        transform.complexInverse(work, false);
        for (int k = 0; k < 2 * n; k += 2) {
            double r = work[k] * fft[k] - work[k + 1] * fft[k + 1];
            work[k + 1] = work[k] * fft[k + 1] + work[k + 1] * fft[k];
            work[k] = r;
        }
        transform.complexInverse(work, true);
        for (int i = 0; i < outputs; i++) {
            y[2 * i] = work[2 * i];
            y[2 * i + 1] = adjoint ? -work[2 * i + 1] : work[2 * i + 1];
        }
    }

    private double[] poles(int wanted) {
        int steps = Math.min(KRYLOV, columns);
        double[][] basis = new double[steps][];
        double[] diagonal = new double[steps];
        double[] off = new double[steps];
        double[] work = new double[2 * n];
        double[] left = new double[2 * rows];
        double[] start = new double[2 * columns];
        double[] ones = new double[2 * rows];
        for (int i = 0; i < ones.length; i++) {
            // A fixed start with no symmetry that a signal is likely to share.
            ones[i] = Math.cos(1.7 * i + 0.3 * i * i);
        }
        multiply(ones, rows, start, columns, true, work);
        double norm = Math.sqrt(square(start));
        if (norm == 0) {
            return new double[0];
        }
        scale(start, 1 / norm);
        int built = 0;
        double[] next = start;
        double largest = 0;
        while (built < steps) {
            double[] q = next;
            basis[built] = q;
            multiply(q, columns, left, rows, false, work);
            double[] w = new double[2 * columns];
            multiply(left, rows, w, columns, true, work);
            diagonal[built] = square(left);
            for (int i = built; i >= 0; i--) {
                subtractProjection(w, basis[i]);
            }
            double beta = Math.sqrt(square(w));
            largest = Math.max(largest, diagonal[built]);
            off[built++] = beta;
            if (beta <= largest * 1e-15) {
                break;
            }
            scale(w, 1 / beta);
            next = w;
        }
        return rotation(basis, built, diagonal, off, wanted);
    }

    private double[] rotation(double[][] basis, int built, double[] diagonal, double[] off, int wanted) {
        EigenDecomposition ritz = new EigenDecomposition(
                java.util.Arrays.copyOf(diagonal, built),
                built > 1 ? java.util.Arrays.copyOf(off, built - 1) : new double[0]);
        double[] values = ritz.getRealEigenvalues();
        int k = 0;
        while (k < Math.min(wanted, built) && values[k] > values[0] * RANK_TOLERANCE * RANK_TOLERANCE) {
            k++;
        }
        double[][] v = new double[k][2 * columns];
        for (int c = 0; c < k; c++) {
            double[] s = ritz.getEigenvector(c).toArray();
            for (int b = 0; b < built; b++) {
                double f = s[b];
                double[] q = basis[b];
                double[] target = v[c];
                for (int i = 0; i < target.length; i += 2) {
                    // The right singular vectors span the conjugates of the sinusoids.
                    target[i] += f * q[i];
                    target[i + 1] -= f * q[i + 1];
                }
            }
        }
        return shiftInvariance(v, k);
    }

    /** Least-squares solution Z of (V without last row) Z = (V without first row); its eigenvalues are the poles. */
    private double[] shiftInvariance(double[][] v, int k) {
        int last = 2 * (columns - 1);
        double[][] er = new double[k][k];
        double[][] ei = new double[k][k];
        for (int a = 0; a < k; a++) {
            for (int b = 0; b < k; b++) {
                double r = 0;
                double i = 0;
                double[] x = v[a];
                double[] y = v[b];
                for (int m = 0; m < last; m += 2) {
                    r += x[m] * y[m + 2] + x[m + 1] * y[m + 3];
                    i += x[m] * y[m + 3] - x[m + 1] * y[m + 2];
                }
                er[a][b] = r;
                ei[a][b] = i;
            }
        }
        // V has orthonormal columns, so without its last row u the Gram matrix is I − conj(u) uᵀ: Sherman–Morrison.
        double rest = 1;
        for (int a = 0; a < k; a++) {
            rest -= v[a][last] * v[a][last] + v[a][last + 1] * v[a][last + 1];
        }
        double[][] zr = new double[k][k];
        double[][] zi = new double[k][k];
        for (int b = 0; b < k; b++) {
            double sr = 0;
            double si = 0;
            for (int a = 0; a < k; a++) {
                sr += v[a][last] * er[a][b] - v[a][last + 1] * ei[a][b];
                si += v[a][last] * ei[a][b] + v[a][last + 1] * er[a][b];
            }
            for (int a = 0; a < k; a++) {
                zr[a][b] = er[a][b] + (v[a][last] * sr + v[a][last + 1] * si) / rest;
                zi[a][b] = ei[a][b] + (v[a][last] * si - v[a][last + 1] * sr) / rest;
            }
        }
        return k == 0 ? new double[0] : ComplexEigenvalues.of(zr, zi);
    }

    private static List<DampedSinusoid> amplitudes(double[] poles, double[] signal, double dwellTimeS) {
        int k = poles.length / 2;
        double[] frequency = new double[k];
        double[] damping = new double[k];
        double[][] columns = new double[k][];
        for (int c = 0; c < k; c++) {
            // A growing component is noise; it is kept as an undamped one so that its tail stays bounded.
            double modulus = Math.min(1, Math.hypot(poles[2 * c], poles[2 * c + 1]));
            damping[c] = modulus > 0 ? -Math.log(modulus) / dwellTimeS : 1 / dwellTimeS;
            frequency[c] = Math.atan2(poles[2 * c + 1], poles[2 * c]) / (2 * Math.PI * dwellTimeS);
            columns[c] = new double[signal.length];
            new DampedSinusoid(frequency[c], damping[c], 1, 0).addTo(columns[c], dwellTimeS, 1);
        }
        double[] a = ComplexLeastSquares.solve(columns, signal);
        List<DampedSinusoid> out = new ArrayList<>(k);
        for (int c = 0; c < k; c++) {
            out.add(new DampedSinusoid(frequency[c], damping[c], a[2 * c], a[2 * c + 1]));
        }
        return out;
    }

    private static double square(double[] v) {
        double s = 0;
        for (double x : v) {
            s += x * x;
        }
        return s;
    }

    private static void scale(double[] v, double f) {
        for (int i = 0; i < v.length; i++) {
            v[i] *= f;
        }
    }

    private static void subtractProjection(double[] w, double[] q) {
        double r = 0;
        double i = 0;
        for (int m = 0; m < w.length; m += 2) {
            r += q[m] * w[m] + q[m + 1] * w[m + 1];
            i += q[m] * w[m + 1] - q[m + 1] * w[m];
        }
        for (int m = 0; m < w.length; m += 2) {
            w[m] -= r * q[m] - i * q[m + 1];
            w[m + 1] -= r * q[m + 1] + i * q[m];
        }
    }
}
