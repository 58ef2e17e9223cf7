package org.needlepoint.fiducial;

import java.util.Arrays;

/**
 * Robust least-squares fit of a {@link MarkerModel} to a {@link FitDomain}: Levenberg–Marquardt with analytic
 * derivatives, Huber weights and Gaussian priors (Marquardt 1963; Huber, "Robust Statistics", 1981).
 */
final class MarkerFit {
    private static final int N = MarkerModel.COUNT;
    private static final double HUBER = 1.5;

    /** Start, prior and limits of the parameters; a parameter with prior deviation 0 is held. */
    static final class Parameters {
        final double[] start = new double[N];
        final double[] mean = new double[N];
        final double[] sd = new double[N];
        final double[] least = new double[N];
        final double[] most = new double[N];
        /** Deviation of the gap between a flat marker and the skin under it, mm; 0 if nothing is known of it. */
        double gapSd;

        Parameters() {
            Arrays.fill(least, -1e9);
            Arrays.fill(most, 1e9);
        }

        Parameters copy() {
            Parameters c = new Parameters();
            System.arraycopy(start, 0, c.start, 0, N);
            System.arraycopy(mean, 0, c.mean, 0, N);
            System.arraycopy(sd, 0, c.sd, 0, N);
            System.arraycopy(least, 0, c.least, 0, N);
            System.arraycopy(most, 0, c.most, 0, N);
            c.gapSd = gapSd;
            return c;
        }

        /** Sets value, prior and limits of one parameter. */
        void set(int index, double value, double deviation, double min, double max) {
            start[index] = Math.max(min, Math.min(max, value));
            mean[index] = value;
            sd[index] = deviation;
            least[index] = min;
            most[index] = max;
        }
    }

    /**
     * Outcome of a fit.
     *
     * @param parameters fitted parameters
     * @param cost robust cost per voxel, in units of the assumed noise variance
     * @param residual robust standard deviation of the residuals, in the volume's unit
     * @param inverse inverse normal matrix of the parameters for unit residual variance, row-major
     */
    record Outcome(double[] parameters, double cost, double residual, double[] inverse) {}

    private final MarkerModel model;
    private final FitDomain domain;
    private final Parameters given;
    private final double noise;
    private final double[] residuals;
    private final double[] sorted;
    private double scale;

    private MarkerFit(MarkerModel model, FitDomain domain, Parameters given, double noise) {
        this.model = model;
        this.domain = domain;
        this.given = given;
        this.noise = noise;
        this.residuals = new double[domain.size];
        this.sorted = new double[domain.size];
    }

    /**
     * Fits.
     *
     * @param model model
     * @param domain voxels
     * @param given start, priors and limits
     * @param noise standard deviation that priors are weighed against, in the volume's unit
     * @param iterations largest number of accepted steps
     * @return the outcome
     */
    static Outcome run(MarkerModel model, FitDomain domain, Parameters given, double noise, int iterations) {
        return new MarkerFit(model, domain, given, noise).run(iterations);
    }

    private Outcome run(int iterations) {
        double[] p = given.start.clone();
        double[] normal = new double[N * N];
        double[] right = new double[N];
        double[] nextNormal = new double[N * N];
        double[] nextRight = new double[N];
        double[] trial = new double[N];
        double[] matrix = new double[N * N];
        double[] delta = new double[N];
        scale = 0;
        pass(p, normal, right);
        scale = robustScale();
        double cost = pass(p, normal, right);
        double lambda = 1e-3;
        int refusals = 0;
        for (int i = 0; i < iterations && refusals < 5; ) {
            System.arraycopy(normal, 0, matrix, 0, N * N);
            for (int j = 0; j < N; j++) {
                matrix[j * N + j] *= 1 + lambda;
            }
            System.arraycopy(right, 0, delta, 0, N);
            Cholesky.solve(matrix, delta, N);
            for (int j = 0; j < N; j++) {
                trial[j] = Math.max(given.least[j], Math.min(given.most[j], p[j] + delta[j]));
            }
            double next = pass(trial, nextNormal, nextRight);
            if (!(next < cost)) {
                lambda *= 8;
                refusals++;
                continue;
            }
            boolean settled = cost - next < 2e-4 * cost;
            System.arraycopy(trial, 0, p, 0, N);
            System.arraycopy(nextNormal, 0, normal, 0, N * N);
            System.arraycopy(nextRight, 0, right, 0, N);
            cost = next;
            lambda = Math.max(1e-6, lambda * 0.2);
            refusals = 0;
            i++;
            double changed = robustScale();
            if (settled && Math.abs(changed - scale) < 0.03 * scale) {
                break;
            }
            if (Math.abs(changed - scale) > 0.1 * scale) {
                scale = changed;
                cost = pass(p, normal, right);
            }
        }
        double[] inverse = Cholesky.inverse(normal, N);
        // The normal matrix was weighed by the noise; per unit residual variance it is noise² times larger.
        for (int i = 0; i < inverse.length; i++) {
            inverse[i] /= noise * noise;
        }
        return new Outcome(p, cost / Math.max(1, domain.size), scale, inverse);
    }

    /** 1.4826 times the median absolute residual, but never below half the assumed noise. */
    private double robustScale() {
        if (domain.size == 0) {
            return noise;
        }
        // A few hundred residuals give the median closely enough.
        int step = Math.max(1, domain.size / 400);
        int n = 0;
        for (int i = 0; i < domain.size; i += step) {
            sorted[n++] = Math.abs(residuals[i]);
        }
        Arrays.sort(sorted, 0, n);
        return Math.max(0.5 * noise, 1.4826 * sorted[n / 2]);
    }

    /** Residuals and cost at the parameters, and the normal equations of the next step. */
    private double pass(double[] p, double[] normal, double[] right) {
        model.at(p);
        Arrays.fill(normal, 0);
        Arrays.fill(right, 0);
        double[] gradient = new double[N];
        double perNoise = 1 / (noise * noise);
        double knee = scale > 0 ? HUBER * scale : Double.MAX_VALUE;
        double cost = 0;
        for (int i = 0; i < domain.size; i++) {
            Arrays.fill(gradient, 0);
            double value = 0;
            for (int d = 0; d < domain.depths.length; d++) {
                double z = domain.z[i] + domain.depths[d];
                value += model.add(domain.x[i], domain.y[i], z, domain.weights[d], gradient);
            }
            double r = domain.value[i] - value;
            residuals[i] = r;
            double size = Math.abs(r);
            boolean far = size > knee;
            cost += perNoise * (far ? knee * (2 * size - knee) : r * r);
            double w = perNoise * (far ? knee / size : 1);
            for (int j = 0; j < N; j++) {
                double wg = w * gradient[j];
                if (wg != 0) {
                    right[j] += wg * r;
                    int row = j * N;
                    for (int k = 0; k <= j; k++) {
                        normal[row + k] += wg * gradient[k];
                    }
                }
            }
        }
        for (int j = 0; j < N; j++) {
            if (given.sd[j] > 0) {
                double precision = 1 / (given.sd[j] * given.sd[j]);
                double off = p[j] - given.mean[j];
                cost += precision * off * off;
                normal[j * N + j] += precision;
                right[j] -= precision * off;
            }
        }
        cost += lieOnSkin(p, normal, right);
        hold(normal, right);
        return cost;
    }

    /** Prior that half the height equals the height of the centre above the skin: a glued marker has no air below it. */
    private double lieOnSkin(double[] p, double[] normal, double[] right) {
        if (given.gapSd == 0) {
            return 0;
        }
        int w = MarkerModel.HALF_WIDTH;
        int h = MarkerModel.HEIGHT;
        double precision = 1 / (given.gapSd * given.gapSd);
        double gap = p[h] - p[w];
        normal[w * N + w] += precision;
        normal[h * N + h] += precision;
        normal[Math.max(w, h) * N + Math.min(w, h)] -= precision;
        right[h] -= precision * gap;
        right[w] += precision * gap;
        return precision * gap * gap;
    }

    /** Takes held parameters out of the normal equations and mirrors the lower triangle. */
    private void hold(double[] normal, double[] right) {
        for (int j = 0; j < N; j++) {
            for (int k = 0; k < j; k++) {
                boolean held = given.sd[j] == 0 || given.sd[k] == 0;
                double v = held ? 0 : normal[j * N + k];
                normal[j * N + k] = v;
                normal[k * N + j] = v;
            }
            if (given.sd[j] == 0) {
                normal[j * N + j] = 1;
                right[j] = 0;
            }
        }
    }
}
