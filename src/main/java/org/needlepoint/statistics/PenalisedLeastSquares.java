package org.needlepoint.statistics;

import org.needlepoint.problem.ProblemException;

/** Coordinate descent for Σw(z − β₀ − βᵀx)²/(2n) + λΣ|βⱼ| on centred and scaled predictors. */
final class PenalisedLeastSquares {
    private final double[][] columns;
    private final double[] means;
    private final double[] scales;
    private final double lambda;
    private final int n;
    private final double[] beta; // on the scaled predictors
    private double intercept;

    PenalisedLeastSquares(double[][] rows, boolean standardizing, double lambda) {
        this.lambda = lambda;
        n = rows.length;
        int p = rows[0].length;
        columns = new double[p][n];
        means = new double[p];
        scales = new double[p];
        beta = new double[p];
        for (int j = 0; j < p; j++) {
            double[] column = columns[j];
            for (int i = 0; i < n; i++) {
                column[i] = rows[i][j];
            }
            means[j] = Sample.mean(column);
            double squares = 0;
            for (int i = 0; i < n; i++) {
                column[i] -= means[j];
                squares += column[i] * column[i];
            }
            double sd = Math.sqrt(squares / n);
            boolean constant = sd <= 1e-14 * Math.abs(means[j]);
            scales[j] = standardizing && !constant ? sd : 1;
            for (int i = 0; i < n; i++) {
                column[i] = constant ? 0 : column[i] / scales[j];
            }
        }
    }

    void startAt(double value) {
        intercept = value;
    }

    /** Descends until no coefficient moves by more than the tolerance; returns the number of sweeps. */
    int descend(double[] weights, double[] target, double tolerance, int mostSweeps) throws ProblemException {
        double[] residual = new double[n];
        double totalWeight = 0;
        for (int i = 0; i < n; i++) {
            residual[i] = target[i] - linearPredictor(i);
            totalWeight += weights[i];
        }
        double[] curvature = new double[beta.length];
        for (int j = 0; j < beta.length; j++) {
            for (int i = 0; i < n; i++) {
                curvature[j] += weights[i] * columns[j][i] * columns[j][i] / n;
            }
        }
        for (int sweep = 1; sweep <= mostSweeps; sweep++) {
            double moved = 0;
            double size = Math.abs(intercept);
            for (int j = 0; j < beta.length; j++) {
                if (curvature[j] > 0) {
                    moved = Math.max(moved, Math.abs(update(j, curvature[j], weights, residual)));
                    size = Math.max(size, Math.abs(beta[j]));
                }
            }
            double gradient = 0;
            for (int i = 0; i < n; i++) {
                gradient += weights[i] * residual[i];
            }
            double step = gradient / totalWeight;
            intercept += step;
            for (int i = 0; i < n; i++) {
                residual[i] -= step;
            }
            if (Math.max(moved, Math.abs(step)) <= tolerance * Math.max(1, size)) {
                return sweep;
            }
        }
        throw new ProblemException(StatisticsProblem.NOT_CONVERGED, "The lasso", mostSweeps);
    }

    /** Moves one coefficient to its minimum by soft thresholding; returns the step. */
    private double update(int j, double curvature, double[] weights, double[] residual) {
        double[] x = columns[j];
        double gradient = 0;
        for (int i = 0; i < n; i++) {
            gradient += weights[i] * x[i] * residual[i];
        }
        double unpenalised = gradient / n + curvature * beta[j];
        double shrunk = Math.max(0, Math.abs(unpenalised) - lambda) / curvature;
        double next = Math.copySign(shrunk, unpenalised);
        double step = next - beta[j];
        if (step != 0) {
            beta[j] = next;
            for (int i = 0; i < n; i++) {
                residual[i] -= step * x[i];
            }
        }
        return step;
    }

    double linearPredictor(int i) {
        double sum = intercept;
        for (int j = 0; j < beta.length; j++) {
            sum += beta[j] * columns[j][i];
        }
        return sum;
    }

    double penalty() {
        double sum = 0;
        for (double b : beta) {
            sum += Math.abs(b);
        }
        return lambda * sum;
    }

    /** Coefficients and, last, the intercept, on the scaled predictors. */
    double[] state() {
        double[] state = java.util.Arrays.copyOf(beta, beta.length + 1);
        state[beta.length] = intercept;
        return state;
    }

    /** Goes to from + part·(to − from). */
    void moveBetween(double[] from, double[] to, double part) {
        for (int j = 0; j < beta.length; j++) {
            beta[j] = from[j] + part * (to[j] - from[j]);
        }
        intercept = from[beta.length] + part * (to[beta.length] - from[beta.length]);
    }

    /** Greatest difference to a state, relative where the state is above 1. */
    double distanceFrom(double[] state) {
        double[] now = state();
        double most = 0;
        for (int j = 0; j < now.length; j++) {
            most = Math.max(most, Math.abs(now[j] - state[j]) / Math.max(1, Math.abs(now[j])));
        }
        return most;
    }

    /** Coefficients on the original predictors. */
    double[] coefficients() {
        double[] original = new double[beta.length];
        for (int j = 0; j < beta.length; j++) {
            original[j] = beta[j] == 0 ? 0 : beta[j] / scales[j]; // no negative zero
        }
        return original;
    }

    double intercept() {
        double original = intercept;
        for (int j = 0; j < beta.length; j++) {
            original -= beta[j] / scales[j] * means[j];
        }
        return original;
    }
}
