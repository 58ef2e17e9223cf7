package org.needlepoint.statistics;

import java.util.ArrayList;
import java.util.List;
import org.needlepoint.problem.ProblemException;

/**
 * Regression with an L1 penalty at one λ, in glmnet's scaling.
 *
 * <p>Gaussian: minimises Σ(y − β₀ − βᵀx)²/(2n) + λΣ|βⱼ|. Binomial: −(log likelihood)/n + λΣ|βⱼ|. The intercept is not
 * penalised. By default predictors are divided by their standard deviation with divisor n for the penalty, and
 * coefficients are given back on the original scale. Source: J. Friedman, T. Hastie and R. Tibshirani, Journal of
 * Statistical Software 33 (2010) 1. Solved to rounding by coordinate descent (binomial: inside Newton steps), hence
 * equal to {@code glmnet(alpha = 1, thresh → 0)}; glmnet's default threshold of 1e-7 stops earlier.
 */
public final class Lasso {
    private static final int MOST_SWEEPS = 200_000;
    private static final int MOST_NEWTON_STEPS = 200;
    private static final double CONVERGED = 1e-14;

    private final double lambda;
    private final boolean standardizing;

    private Lasso(double lambda, boolean standardizing) {
        this.lambda = lambda;
        this.standardizing = standardizing;
    }

    /**
     * A penalty.
     *
     * @param lambda 0 or more
     * @return lasso that standardises the predictors
     * @throws IllegalArgumentException if λ is negative or not finite
     */
    public static Lasso at(double lambda) {
        if (!(lambda >= 0) || Double.isInfinite(lambda)) {
            throw new IllegalArgumentException("λ must be a number of at least 0, not " + lambda);
        }
        return new Lasso(lambda, true);
    }

    /**
     * The same with the penalty on the predictors' own scale.
     *
     * @return lasso
     */
    public Lasso withoutStandardizing() {
        return new Lasso(lambda, false);
    }

    /**
     * Fits a number.
     *
     * @param response number to explain
     * @param predictors one sample or more, same order; a constant one gets the coefficient 0
     * @return fit
     * @throws ProblemException {@link StatisticsProblem#DIFFERENT_LENGTHS}, {@link StatisticsProblem#TOO_FEW},
     *     {@link StatisticsProblem#CONSTANT} for a constant response, {@link StatisticsProblem#NOT_CONVERGED}
     */
    public Result gaussian(Sample response, List<Sample> predictors) throws ProblemException {
        Arguments.atLeast("The lasso", 2, "cases", response.size());
        Arguments.varies("The lasso", response);
        PenalisedLeastSquares model = new PenalisedLeastSquares(
                Arguments.rows(response.name(), response.size(), predictors), standardizing, lambda);
        double[] weights = new double[response.size()];
        java.util.Arrays.fill(weights, 1);
        int sweeps = model.descend(weights, response.values(), CONVERGED, MOST_SWEEPS);
        return result(predictors, model, sweeps);
    }

    /**
     * Fits the probability of the positive class on the logit scale.
     *
     * @param outcome class to explain; both present
     * @param predictors one sample or more, same order; a constant one gets the coefficient 0
     * @return fit
     * @throws ProblemException {@link StatisticsProblem#DIFFERENT_LENGTHS}, {@link StatisticsProblem#EMPTY_CLASS},
     *     {@link StatisticsProblem#NOT_CONVERGED}, as for separated classes without penalty
     */
    public Result binomial(BinaryOutcome outcome, List<Sample> predictors) throws ProblemException {
        Arguments.bothClasses(outcome, 1);
        int n = outcome.size();
        PenalisedLeastSquares model =
                new PenalisedLeastSquares(Arguments.rows(outcome.name(), n, predictors), standardizing, lambda);
        model.startAt(Math.log((double) outcome.positives() / outcome.negatives()));
        double[] weights = new double[n];
        double[] working = new double[n];
        double objective = objective(outcome, model);
        int sweeps = 0;
        for (int step = 0; step < MOST_NEWTON_STEPS; step++) {
            for (int i = 0; i < n; i++) {
                double eta = model.linearPredictor(i);
                double mu = 1 / (1 + Math.exp(-eta));
                // Held off 0, so that a case fitted perfectly keeps a finite working response.
                weights[i] = Math.max(mu * (1 - mu), 1e-12);
                working[i] = eta + ((outcome.isPositive(i) ? 1 : 0) - mu) / weights[i];
            }
            double[] before = model.state();
            sweeps += model.descend(weights, working, CONVERGED, MOST_SWEEPS);
            double[] after = model.state();
            double reached = objective(outcome, model);
            // A full Newton step may overshoot: go back half way until the objective no longer rises.
            for (double part = 0.5; reached > objective + 1e-13 * Math.abs(objective) && part > 1e-10; part /= 2) {
                model.moveBetween(before, after, part);
                reached = objective(outcome, model);
            }
            objective = reached;
            if (model.distanceFrom(before) < 1e-11) {
                return result(predictors, model, sweeps);
            }
        }
        throw new ProblemException(StatisticsProblem.NOT_CONVERGED, "The lasso", MOST_NEWTON_STEPS);
    }

    private double objective(BinaryOutcome outcome, PenalisedLeastSquares model) {
        double sum = 0;
        for (int i = 0; i < outcome.size(); i++) {
            double margin = outcome.isPositive(i) ? model.linearPredictor(i) : -model.linearPredictor(i);
            sum += margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin;
        }
        return sum / outcome.size() + model.penalty();
    }

    private Result result(List<Sample> predictors, PenalisedLeastSquares model, int sweeps) {
        double[] beta = model.coefficients();
        List<Result.Slope> slopes = new ArrayList<>();
        for (int j = 0; j < beta.length; j++) {
            slopes.add(new Result.Slope(predictors.get(j).name(), beta[j]));
        }
        return new Result(lambda, model.intercept(), List.copyOf(slopes), sweeps);
    }

    /**
     * A fitted model.
     *
     * @param lambda penalty
     * @param intercept β₀
     * @param slopes coefficient of each predictor on its original scale, exactly 0 where the penalty removed it
     * @param sweeps passes of coordinate descent
     */
    public record Result(double lambda, double intercept, List<Slope> slopes, int sweeps) {

        /**
         * One coefficient; a penalised one has no honest standard error.
         *
         * @param name predictor
         * @param estimate coefficient
         */
        public record Slope(String name, double estimate) {}
    }
}
