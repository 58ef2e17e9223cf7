package org.needlepoint.needle;

import static org.needlepoint.needle.RodModel.SIZE;
import static org.needlepoint.needle.RodModel.STEP;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Levenberg–Marquardt descent of a {@link RodModel} with Cauchy weights and a Gaussian prior on the parameters.
 *
 * <p>The misfit is scaled by its own median where the rod is, and counted per independent patch of the image's blur rather than per pixel, so that
 * prior and data are weighed fairly and the covariance is not that of white noise.
 */
final class RodDescent {
    static final double START_SCALE_HU = 150;

    private static final int ITERATIONS = 30;
    private static final double NOISE_FLOOR_HU = 25;
    /** Misfits of different descents are compared on one scale, HU. */
    private static final double COMMON_SCALE_HU = 200;

    private final RodModel model;
    private final double[] priorMean;
    private final double[] priorSd;
    private final double independent;
    private final double modelError;
    private double scale = START_SCALE_HU;

    /**
     * @param model the rod
     * @param priorMean expected parameters
     * @param priorSd their standard deviations, infinite where nothing is expected
     * @param independent number of pixels that blur makes one
     * @param modelError misfit that the model is expected to leave, as part of the height
     */
    RodDescent(RodModel model, double[] priorMean, double[] priorSd, double independent, double modelError) {
        this.modelError = modelError;
        this.model = model;
        this.priorMean = priorMean;
        this.priorSd = priorSd;
        this.independent = independent;
    }

    /**
     * Where a descent ended.
     *
     * @param p parameters
     * @param covariance of all parameters, zero for those held
     * @param misfit robust misfit on a common scale
     */
    record Solution(double[] p, DMatrixRMaj covariance, double misfit) {}

    /** Misfit of a start, on the scale for starts. */
    double startingCost(double[] p, int[] used) {
        scale = START_SCALE_HU;
        double[] r = new double[used.length];
        model.residuals(p, used, r);
        return cost(r, p);
    }

    /** Minimises over the free parameters. */
    Solution solve(double[] start, boolean[] free, int[] used) {
        double[] p = start.clone();
        int[] which = new int[SIZE];
        int m = 0;
        for (int k = 0; k < SIZE; k++) {
            if (free[k]) {
                which[m++] = k;
            }
        }
        int n = used.length;
        double[] r = new double[n];
        double[][] jacobian = new double[m][n];
        double lambda = 1e-3;
        model.residuals(p, used, r);
        updateScale(r, p, used);
        double cost = cost(r, p);
        DMatrixRMaj normal = new DMatrixRMaj(m, m);
        DMatrixRMaj gradient = new DMatrixRMaj(m, 1);
        DMatrixRMaj step = new DMatrixRMaj(m, 1);
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            for (int k = 0; k < m; k++) {
                double[] q = p.clone();
                q[which[k]] += STEP[which[k]];
                model.residuals(q, used, jacobian[k]);
                for (int i = 0; i < n; i++) {
                    jacobian[k][i] = (jacobian[k][i] - r[i]) / STEP[which[k]];
                }
            }
            accumulate(p, which, m, r, jacobian, normal, gradient);
            boolean better = false;
            double change = 0;
            for (int attempt = 0; attempt < 8 && !better; attempt++) {
                DMatrixRMaj damped = normal.copy();
                for (int k = 0; k < m; k++) {
                    damped.add(k, k, lambda * normal.get(k, k) + 1e-12);
                }
                if (!CommonOps_DDRM.solve(damped, gradient, step)) {
                    lambda *= 10;
                    continue;
                }
                double[] q = p.clone();
                change = 0;
                for (int k = 0; k < m; k++) {
                    double limit = 50 * STEP[which[k]];
                    double d = Math.max(-limit, Math.min(limit, step.get(k, 0)));
                    q[which[k]] -= d;
                    change = Math.max(change, Math.abs(d) / STEP[which[k]]);
                }
                double[] rq = new double[n];
                model.residuals(q, used, rq);
                double c = cost(rq, q);
                if (c < cost) {
                    System.arraycopy(q, 0, p, 0, SIZE);
                    System.arraycopy(rq, 0, r, 0, n);
                    cost = c;
                    lambda = Math.max(1e-7, lambda / 5);
                    better = true;
                } else {
                    lambda *= 5;
                }
            }
            if (!better || change < 0.02) {
                break;
            }
            updateScale(r, p, used);
            cost = cost(r, p);
        }
        DMatrixRMaj inverse = new DMatrixRMaj(m, m);
        for (int k = 0; k < m; k++) {
            normal.add(k, k, 1e-12 + 1e-9 * normal.get(k, k));
        }
        DMatrixRMaj all = new DMatrixRMaj(SIZE, SIZE);
        if (CommonOps_DDRM.invert(normal, inverse)) {
            for (int a = 0; a < m; a++) {
                for (int b = 0; b < m; b++) {
                    all.set(which[a], which[b], inverse.get(a, b));
                }
            }
        }
        double misfit = 0;
        for (double x : r) {
            misfit += Math.log1p(x * x / (COMMON_SCALE_HU * COMMON_SCALE_HU));
        }
        return new Solution(p, all, misfit);
    }

    /** Scale of the misfit where the rod is: noise, streaks and what the model leaves out. */
    private void updateScale(double[] r, double[] p, int[] used) {
        model.set(p);
        double[] magnitude = new double[r.length];
        int n = 0;
        double highest = 0;
        for (int i = 0; i < r.length; i++) {
            double height = model.height(used[i]);
            highest = Math.max(highest, height);
            if (height > 60) {
                magnitude[n++] = Math.abs(r[i]);
            }
        }
        scale = n < 8
                ? 100
                : Math.max(
                        Math.max(NOISE_FLOOR_HU, modelError * highest),
                        1.4826 * ShaftTrace.median(Arrays.copyOf(magnitude, n)));
    }

    private double cost(double[] r, double[] p) {
        double k2 = 4 * scale * scale;
        double sum = 0;
        for (double x : r) {
            sum += k2 / 2 * Math.log1p(x * x / k2);
        }
        sum /= scale * scale * independent;
        for (int k = 0; k < SIZE; k++) {
            double d = (p[k] - priorMean[k]) / priorSd[k];
            sum += d * d / 2;
        }
        return sum;
    }

    private void accumulate(
            double[] p, int[] which, int m, double[] r, double[][] jacobian, DMatrixRMaj normal, DMatrixRMaj gradient) {
        double k2 = 4 * scale * scale;
        double unit = 1 / (scale * scale * independent);
        normal.zero();
        gradient.zero();
        for (int i = 0; i < r.length; i++) {
            double w = unit / (1 + r[i] * r[i] / k2);
            for (int a = 0; a < m; a++) {
                double ja = w * jacobian[a][i];
                gradient.add(a, 0, ja * r[i]);
                for (int b = 0; b <= a; b++) {
                    normal.add(a, b, ja * jacobian[b][i]);
                }
            }
        }
        for (int a = 0; a < m; a++) {
            double inverse = 1 / (priorSd[which[a]] * priorSd[which[a]]);
            normal.add(a, a, inverse);
            gradient.add(a, 0, inverse * (p[which[a]] - priorMean[which[a]]));
            for (int b = 0; b < a; b++) {
                normal.set(b, a, normal.get(a, b));
            }
        }
    }
}
