package org.needlepoint.spectroscopy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ComplexEigenvaluesTest {

    /** det(A − λ I) by elimination with pivoting, for comparison with the size of the matrix. */
    private static double relativeDeterminant(double[][] re, double[][] im, double lr, double li) {
        int n = re.length;
        org.apache.commons.math3.complex.Complex[][] a = new org.apache.commons.math3.complex.Complex[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                a[i][j] = new org.apache.commons.math3.complex.Complex(
                        re[i][j] - (i == j ? lr : 0), im[i][j] - (i == j ? li : 0));
            }
        }
        double smallest = Double.POSITIVE_INFINITY;
        double largest = 0;
        for (int k = 0; k < n; k++) {
            int pivot = k;
            for (int i = k; i < n; i++) {
                if (a[i][k].abs() > a[pivot][k].abs()) {
                    pivot = i;
                }
            }
            var row = a[k];
            a[k] = a[pivot];
            a[pivot] = row;
            smallest = Math.min(smallest, a[k][k].abs());
            largest = Math.max(largest, a[k][k].abs());
            for (int i = k + 1; i < n && a[k][k].abs() > 0; i++) {
                var f = a[i][k].divide(a[k][k]);
                for (int j = k; j < n; j++) {
                    a[i][j] = a[i][j].subtract(f.multiply(a[k][j]));
                }
            }
        }
        return smallest / largest;
    }

    @Test
    void every_eigenvalue_makes_the_shifted_matrix_singular_and_their_sum_is_the_trace() {
        Random random = new Random(11);
        for (int n : new int[] {2, 3, 7, 22, 40}) {
            double[][] re = new double[n][n];
            double[][] im = new double[n][n];
            double traceRe = 0;
            double traceIm = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    re[i][j] = random.nextGaussian();
                    im[i][j] = random.nextGaussian();
                }
                traceRe += re[i][i];
                traceIm += im[i][i];
            }
            double[] values = ComplexEigenvalues.of(copy(re), copy(im));
            for (int i = 0; i < n; i++) {
                assertThat(relativeDeterminant(re, im, values[2 * i], values[2 * i + 1]))
                        .as("pivot ratio of an n = %d matrix", n)
                        .isLessThan(1e-10);
                traceRe -= values[2 * i];
                traceIm -= values[2 * i + 1];
            }
            assertThat(Math.hypot(traceRe, traceIm)).isLessThan(1e-11 * n);
        }
    }

    @Test
    void eigenvalues_of_a_defective_matrix_are_found() {
        // One Jordan block: rounding of 1e-16 moves a triple eigenvalue by about its cube root.
        double[][] re = {{2, 1, 0}, {0, 2, 1}, {0, 0, 2}};
        double[] values = ComplexEigenvalues.of(re, new double[3][3]);
        for (int i = 0; i < 3; i++) {
            assertThat(Math.hypot(values[2 * i] - 2, values[2 * i + 1])).isLessThan(1e-4);
        }
    }

    private static double[][] copy(double[][] a) {
        double[][] out = new double[a.length][];
        for (int i = 0; i < a.length; i++) {
            out[i] = a[i].clone();
        }
        return out;
    }
}
