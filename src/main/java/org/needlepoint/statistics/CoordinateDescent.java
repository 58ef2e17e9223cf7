package org.needlepoint.statistics;

import java.util.Arrays;
import org.needlepoint.problem.ProblemException;

/**
 * Cyclic coordinate descent for Σv(z − β₀ − βᵀx)²/2 + λΣ|βⱼ| on centred predictors, with an active set: passes over
 * all candidates alternate with passes over the predictors that were ever moved.
 *
 * <p>A pass has converged when no coordinate lowered the quadratic by more than the threshold, max v̄ⱼ(Δβⱼ)² &lt; t.
 */
final class CoordinateDescent {
    private static final int MOST_PASSES = 100_000;

    private final double[][] columns;
    private final double[] means;
    private final double[] scales;
    private final boolean[] varies;
    private final double[] weights;
    private final double[] residual; // v·(z − β₀ − βᵀx)
    private final double[] curvature; // Σv·x²
    private final double[] beta; // on the scaled predictors
    private final int[] active;
    private final boolean[] isActive;
    private int activeCount;
    private double intercept;
    private int passes;

    /** Starts with all coefficients 0, weights 1/n and no residual. */
    CoordinateDescent(double[][] rows, boolean standardizing) {
        int n = rows.length;
        int p = rows[0].length;
        columns = new double[p][n];
        means = new double[p];
        scales = new double[p];
        varies = new boolean[p];
        curvature = new double[p];
        beta = new double[p];
        active = new int[p];
        isActive = new boolean[p];
        residual = new double[n];
        weights = new double[n];
        Arrays.fill(weights, 1.0 / n);
        for (int j = 0; j < p; j++) {
            double[] column = columns[j];
            for (int i = 0; i < n; i++) {
                column[i] = rows[i][j];
                varies[j] |= column[i] != column[0];
            }
            means[j] = Sample.mean(column);
            double squares = 0;
            for (int i = 0; i < n; i++) {
                column[i] -= means[j];
                squares += column[i] * column[i];
            }
            scales[j] = standardizing && varies[j] ? Math.sqrt(squares / n) : 1;
            for (int i = 0; i < n; i++) {
                column[i] /= scales[j];
            }
            updateCurvature(j);
        }
    }

    int predictors() {
        return beta.length;
    }

    boolean varies(int j) {
        return varies[j];
    }

    double beta(int j) {
        return beta[j];
    }

    double curvature(int j) {
        return curvature[j];
    }

    double interceptOnCentred() {
        return intercept;
    }

    void startAt(double value) {
        intercept = value;
    }

    /** Sets weight and weighted residual of a case; curvatures are kept until {@link #updateCurvature}. */
    void set(int i, double weight, double weightedResidual) {
        weights[i] = weight;
        residual[i] = weightedResidual;
    }

    void updateCurvature(int j) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * columns[j][i] * columns[j][i];
        }
        curvature[j] = sum;
    }

    /** Σv·x·(z − β₀ − βᵀx). */
    double gradient(int j) {
        double sum = 0;
        for (int i = 0; i < residual.length; i++) {
            sum += columns[j][i] * residual[i];
        }
        return sum;
    }

    double linearPredictor(int i) {
        double sum = intercept;
        for (int a = 0; a < activeCount; a++) {
            sum += beta[active[a]] * columns[active[a]][i];
        }
        return sum;
    }

    /** One pass over the candidates; returns the greatest v̄ⱼ(Δβⱼ)². */
    double passOverAll(boolean[] candidates, double lambda) throws ProblemException {
        count();
        double most = 0;
        for (int j = 0; j < beta.length; j++) {
            if (candidates[j]) {
                most = Math.max(most, move(j, lambda));
            }
        }
        return most;
    }

    /** One pass over the predictors that were ever moved; returns the greatest v̄ⱼ(Δβⱼ)². */
    double passOverActive(double lambda) throws ProblemException {
        count();
        double most = 0;
        for (int a = 0; a < activeCount; a++) {
            most = Math.max(most, move(active[a], lambda));
        }
        return most;
    }

    private void count() throws ProblemException {
        if (++passes > MOST_PASSES) {
            throw new ProblemException(StatisticsProblem.NOT_CONVERGED, "The lasso", MOST_PASSES);
        }
    }

    /** Soft thresholding. */
    private double move(int j, double lambda) {
        double unpenalised = gradient(j) + curvature[j] * beta[j];
        double size = Math.abs(unpenalised) - lambda;
        double next = size <= 0 ? 0 : Math.copySign(size, unpenalised) / curvature[j];
        double step = next - beta[j];
        if (step == 0) {
            return 0;
        }
        beta[j] = next;
        double[] x = columns[j];
        for (int i = 0; i < residual.length; i++) {
            residual[i] -= step * weights[i] * x[i];
        }
        if (!isActive[j]) {
            isActive[j] = true;
            active[activeCount++] = j;
        }
        return curvature[j] * step * step;
    }

    /** Moves the intercept to its minimum; returns Σv·(Δβ₀)². */
    double moveIntercept(double totalWeight) {
        double step = 0;
        for (double r : residual) {
            step += r;
        }
        step /= totalWeight;
        intercept += step;
        for (int i = 0; i < residual.length; i++) {
            residual[i] -= step * weights[i];
        }
        return totalWeight * step * step;
    }

    int passes() {
        return passes;
    }

    /** Coefficients on the original predictors, times a factor. */
    double[] coefficients(double factor) {
        double[] original = new double[beta.length];
        for (int j = 0; j < beta.length; j++) {
            original[j] = beta[j] == 0 ? 0 : beta[j] * factor / scales[j]; // no negative zero
        }
        return original;
    }

    /** Σ mean·coefficient: what the intercept on the original predictors is short of. */
    double shift(double[] original) {
        double sum = 0;
        for (int j = 0; j < original.length; j++) {
            sum += original[j] * means[j];
        }
        return sum;
    }
}
