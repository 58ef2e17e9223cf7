package org.needlepoint.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.needlepoint.problem.ProblemException;

/**
 * Regression with an L1 penalty at decreasing λ, in glmnet's scaling and with its way of descending.
 *
 * <p>Gaussian: minimises Σ(y − β₀ − βᵀx)²/(2n) + λΣ|βⱼ|. Binomial: −(log likelihood)/n + λΣ|βⱼ|, by coordinate
 * descent inside Newton steps. The intercept is not penalised. By default predictors are divided by their standard
 * deviation with divisor n for the penalty; coefficients are given on the original scale. Each λ starts where the one
 * before it ended, and a predictor is tried only if the strong rule or the optimality conditions ask for it. Sources:
 * J. Friedman, T. Hastie and R. Tibshirani, Journal of Statistical Software 33 (2010) 1; R. Tibshirani et al., Journal
 * of the Royal Statistical Society B 74 (2012) 245–266.
 *
 * <p>Equals {@code glmnet(alpha = 1, lambda = …, thresh = 1e-14)} to rounding, because order and stopping rule of the
 * descent are the same. The exact minimum lies up to about 1e-8 standardised units away; so does glmnet's.
 */
public final class Lasso {
    private static final double THRESHOLD = 1e-14;
    private static final int MOST_NEWTON_STEPS = 1000;
    /** Fitted probabilities nearer to 0 or 1 count as 0 and 1. */
    private static final double LEAST_PROBABILITY = 1e-9;

    private final double[] lambdas;
    private final boolean standardizing;

    private Lasso(double[] lambdas, boolean standardizing) {
        this.lambdas = lambdas;
        this.standardizing = standardizing;
    }

    /**
     * Penalties.
     *
     * @param lambdas one or more, each 0 or more; taken in descending order
     * @return lasso that standardises the predictors
     * @throws IllegalArgumentException if there is none, or one is negative or not finite
     */
    public static Lasso at(double... lambdas) {
        double[] descending = lambdas.clone();
        Arrays.sort(descending);
        for (int i = 0; i < descending.length / 2; i++) {
            double swap = descending[i];
            descending[i] = descending[descending.length - 1 - i];
            descending[descending.length - 1 - i] = swap;
        }
        for (double lambda : descending) {
            if (!(lambda >= 0) || Double.isInfinite(lambda)) {
                throw new IllegalArgumentException("λ must be a number of at least 0, not " + lambda);
            }
        }
        if (descending.length == 0) {
            throw new IllegalArgumentException("The lasso needs a λ");
        }
        return new Lasso(descending, true);
    }

    /**
     * The same with the penalty on the predictors' own scale.
     *
     * @return lasso
     */
    public Lasso withoutStandardizing() {
        return new Lasso(lambdas, false);
    }

    /**
     * Fits a number.
     *
     * @param response number to explain
     * @param predictors one sample or more, same order; a constant one gets the coefficient 0
     * @return one fit per λ, λ descending
     * @throws ProblemException {@link StatisticsProblem#DIFFERENT_LENGTHS}, {@link StatisticsProblem#TOO_FEW},
     *     {@link StatisticsProblem#CONSTANT} for a constant response, {@link StatisticsProblem#NOT_CONVERGED}
     */
    public List<Result> gaussian(Sample response, List<Sample> predictors) throws ProblemException {
        int n = response.size();
        Arguments.atLeast("The lasso", 2, "cases", n);
        Arguments.varies("The lasso", response);
        CoordinateDescent d = new CoordinateDescent(Arguments.rows(response.name(), n, predictors), standardizing);
        double mean = response.mean();
        double scale = Math.sqrt(response.sumOfSquares() / n); // y is brought to variance 1, too
        for (int i = 0; i < n; i++) {
            d.set(i, 1.0 / n, (response.value(i) - mean) / scale / n);
        }
        boolean[] candidates = candidates(d);
        List<Result> path = new ArrayList<>();
        for (double lambda : lambdas) {
            double penalty = lambda / scale;
            boolean activeFirst = !path.isEmpty();
            while (activeFirst || d.passOverAll(candidates, penalty) >= THRESHOLD) {
                activeFirst = false;
                while (d.passOverActive(penalty) >= THRESHOLD) {
                    continue;
                }
            }
            double[] beta = d.coefficients(scale);
            path.add(result(lambda, mean - d.shift(beta), beta, predictors, d));
        }
        return List.copyOf(path);
    }

    private static boolean[] candidates(CoordinateDescent d) {
        boolean[] candidates = new boolean[d.predictors()];
        for (int j = 0; j < candidates.length; j++) {
            candidates[j] = d.varies(j);
        }
        return candidates;
    }

    /**
     * Fits the probability of the positive class on the logit scale.
     *
     * @param outcome class to explain; both present
     * @param predictors one sample or more, same order; a constant one gets the coefficient 0
     * @return one fit per λ, λ descending
     * @throws ProblemException {@link StatisticsProblem#DIFFERENT_LENGTHS}, {@link StatisticsProblem#EMPTY_CLASS},
     *     {@link StatisticsProblem#NOT_CONVERGED}, as for separated classes and a small penalty
     */
    public List<Result> binomial(BinaryOutcome outcome, List<Sample> predictors) throws ProblemException {
        Arguments.bothClasses(outcome, 1);
        int n = outcome.size();
        CoordinateDescent d = new CoordinateDescent(Arguments.rows(outcome.name(), n, predictors), standardizing);
        double share = (double) outcome.positives() / n;
        double start = Math.log(share / (1 - share));
        d.startAt(start);
        double weight = linearise(outcome, d);
        double threshold = THRESHOLD * -(start * share + Math.log(1 - share)); // of the null deviance
        boolean[] candidates = new boolean[d.predictors()];
        double[] gradients = new double[d.predictors()];
        for (int j = 0; j < gradients.length; j++) {
            gradients[j] = Math.abs(d.gradient(j));
        }
        List<Result> path = new ArrayList<>();
        double before = 0;
        for (double lambda : lambdas) {
            for (int j = 0; j < candidates.length; j++) {
                candidates[j] |= d.varies(j) && gradients[j] > 2 * lambda - before; // strong rule
            }
            boolean optimal = false;
            for (int step = 0; !optimal; step++) {
                double[] previous = state(d);
                for (int j = 0; j < candidates.length; j++) {
                    if (candidates[j]) {
                        d.updateCurvature(j);
                    }
                }
                descend(d, candidates, lambda, weight, threshold);
                weight = linearise(outcome, d);
                boolean still = stands(d, previous, weight, threshold);
                if (weight <= (1 + LEAST_PROBABILITY) * LEAST_PROBABILITY * (1 - LEAST_PROBABILITY)
                        || step > MOST_NEWTON_STEPS) {
                    throw new ProblemException(StatisticsProblem.NOT_CONVERGED, "The lasso", step + 1);
                }
                optimal = still && !addViolators(d, candidates, gradients, lambda);
            }
            double[] beta = d.coefficients(1);
            path.add(result(lambda, d.interceptOnCentred() - d.shift(beta), beta, predictors, d));
            before = lambda;
        }
        return List.copyOf(path);
    }

    private static void descend(
            CoordinateDescent d, boolean[] candidates, double lambda, double weight, double threshold)
            throws ProblemException {
        while (Math.max(d.passOverAll(candidates, lambda), d.moveIntercept(weight)) >= threshold) {
            while (Math.max(d.passOverActive(lambda), d.moveIntercept(weight)) >= threshold) {
                continue;
            }
        }
    }

    /** Weights p(1−p)/n and residuals (y−p)/n at the present fit; returns the sum of the weights. */
    private static double linearise(BinaryOutcome outcome, CoordinateDescent d) {
        int n = outcome.size();
        double limit = Math.log(1 / LEAST_PROBABILITY - 1);
        double total = 0;
        for (int i = 0; i < n; i++) {
            double eta = d.linearPredictor(i);
            double p = eta < -limit ? 0 : eta > limit ? 1 : 1 / (1 + Math.exp(-eta));
            double weight = p * (1 - p) / n;
            d.set(i, weight, ((outcome.isPositive(i) ? 1 : 0) - p) / n);
            total += weight;
        }
        return total;
    }

    private static double[] state(CoordinateDescent d) {
        double[] state = new double[d.predictors() + 1];
        for (int j = 0; j < d.predictors(); j++) {
            state[j] = d.beta(j);
        }
        state[d.predictors()] = d.interceptOnCentred();
        return state;
    }

    /** Whether a Newton step moved nothing by more than the threshold. */
    private static boolean stands(CoordinateDescent d, double[] previous, double weight, double threshold) {
        double step = d.interceptOnCentred() - previous[d.predictors()];
        boolean stands = weight * step * step < threshold;
        for (int j = 0; stands && j < d.predictors(); j++) {
            double move = d.beta(j) - previous[j];
            stands = d.curvature(j) * move * move < threshold;
        }
        return stands;
    }

    /** Makes candidates of the predictors that break the optimality condition |gradient| ≤ λ. */
    private static boolean addViolators(CoordinateDescent d, boolean[] candidates, double[] gradients, double lambda) {
        boolean added = false;
        for (int j = 0; j < candidates.length; j++) {
            if (!candidates[j] && d.varies(j)) {
                gradients[j] = Math.abs(d.gradient(j));
                candidates[j] = gradients[j] > lambda;
                added |= candidates[j];
            }
        }
        return added;
    }

    private static Result result(
            double lambda, double intercept, double[] beta, List<Sample> predictors, CoordinateDescent d) {
        List<Result.Slope> slopes = new ArrayList<>();
        for (int j = 0; j < beta.length; j++) {
            slopes.add(new Result.Slope(predictors.get(j).name(), beta[j]));
        }
        return new Result(lambda, intercept, List.copyOf(slopes), d.passes());
    }

    /**
     * A fitted model.
     *
     * @param lambda penalty
     * @param intercept β₀
     * @param slopes coefficient of each predictor on its original scale, exactly 0 where the penalty removed it
     * @param passes of coordinate descent since the first λ
     */
    public record Result(double lambda, double intercept, List<Slope> slopes, int passes) {

        /**
         * One coefficient; a penalised one has no honest standard error.
         *
         * @param name predictor
         * @param estimate coefficient
         */
        public record Slope(String name, double estimate) {}
    }
}
