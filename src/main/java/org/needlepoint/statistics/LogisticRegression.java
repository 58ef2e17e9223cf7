package org.needlepoint.statistics;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.needlepoint.problem.ProblemException;

/**
 * Logistic regression, ln(p/(1−p)) = β₀ + βᵀx, by iteratively reweighted least squares.
 *
 * <p>Source: P. McCullagh and J. A. Nelder, Generalized Linear Models (1989) 2.5. Start, limit of the linear predictor
 * (±30), stopping rule (relative change of the deviance below 1e-8, at most 25 iterations) and the weights behind the
 * standard errors (of the last iteration) are those of R's {@code glm(family = binomial)}, which it equals even for
 * separated classes, where no maximum exists.
 */
public final class LogisticRegression {
    private static final int MOST_ITERATIONS = 25;
    private static final double CONVERGED = 1e-8;
    private static final double ETA_LIMIT = 30;
    private static final double COLLINEAR = 1e-11;

    private LogisticRegression() {}

    /**
     * Maximum likelihood with an intercept.
     *
     * @return regression
     */
    public static LogisticRegression withIntercept() {
        return new LogisticRegression();
    }

    /**
     * Fits the probability of the positive class.
     *
     * @param outcome class of each case; both present
     * @param predictors one sample or more, same order
     * @return fit, intercept first
     * @throws ProblemException {@link StatisticsProblem#DIFFERENT_LENGTHS}, {@link StatisticsProblem#EMPTY_CLASS},
     *     {@link StatisticsProblem#COLLINEAR}
     */
    public Result fit(BinaryOutcome outcome, List<Sample> predictors) throws ProblemException {
        Arguments.bothClasses(outcome, 1);
        int n = outcome.size();
        int p = predictors.size() + 1;
        double[][] rows = Arguments.rows(outcome.name(), n, predictors);
        Arguments.atLeast("Logistic regression", p, "cases", n);
        double[] eta = new double[n];
        for (int i = 0; i < n; i++) {
            eta[i] = outcome.isPositive(i) ? Math.log(3) : -Math.log(3); // p starts at ¾ and ¼
        }
        double deviance = deviance(outcome, eta);
        double[] beta = new double[p];
        RealMatrix r = null;
        int iteration = 0;
        boolean converged = false;
        while (!converged && iteration < MOST_ITERATIONS) {
            iteration++;
            double[][] weighted = new double[n][p];
            double[] working = new double[n];
            for (int i = 0; i < n; i++) {
                double mu = probability(eta[i]);
                double slope = slope(eta[i]);
                double root = Math.sqrt(slope * slope / (mu * (1 - mu)));
                working[i] = root * (eta[i] + ((outcome.isPositive(i) ? 1 : 0) - mu) / slope);
                weighted[i][0] = root;
                for (int j = 1; j < p; j++) {
                    weighted[i][j] = root * rows[i][j - 1];
                }
            }
            Array2DRowRealMatrix matrix = new Array2DRowRealMatrix(weighted, false);
            QRDecomposition qr = new QRDecomposition(matrix);
            r = qr.getR();
            if (iteration == 1) {
                refuseCollinear(r, matrix, predictors);
            }
            beta = qr.getSolver().solve(new ArrayRealVector(working, false)).toArray();
            for (int i = 0; i < n; i++) {
                eta[i] = beta[0];
                for (int j = 1; j < p; j++) {
                    eta[i] += beta[j] * rows[i][j - 1];
                }
            }
            double before = deviance;
            deviance = deviance(outcome, eta);
            converged = Math.abs(deviance - before) / (Math.abs(deviance) + 0.1) < CONVERGED;
        }
        return result(outcome, predictors, beta, r, deviance, eta, iteration, converged);
    }

    private static Result result(
            BinaryOutcome outcome,
            List<Sample> predictors,
            double[] beta,
            RealMatrix r,
            double deviance,
            double[] eta,
            int iterations,
            boolean converged) {
        int p = beta.length;
        // (RᵀR)⁻¹ = R⁻¹R⁻ᵀ: the variance of a coefficient is the squared length of its row of R⁻¹.
        double[][] inverse = new double[p][p];
        for (int j = 0; j < p; j++) {
            inverse[j][j] = 1 / r.getEntry(j, j);
            for (int i = j - 1; i >= 0; i--) {
                double sum = 0;
                for (int k = i + 1; k <= j; k++) {
                    sum += r.getEntry(i, k) * inverse[k][j];
                }
                inverse[i][j] = -sum / r.getEntry(i, i);
            }
        }
        List<Coefficient> coefficients = new ArrayList<>();
        for (int j = 0; j < p; j++) {
            double variance = 0;
            for (int k = j; k < p; k++) {
                variance += inverse[j][k] * inverse[j][k];
            }
            coefficients.add(new Coefficient(
                    j == 0 ? "(intercept)" : predictors.get(j - 1).name(), beta[j], Math.sqrt(variance)));
        }
        boolean separated = false;
        for (double e : eta) {
            double mu = probability(e);
            separated |= Math.min(mu, 1 - mu) < 10 * Math.ulp(1.0);
        }
        return new Result(
                outcome.toString(),
                outcome.size(),
                List.copyOf(coefficients),
                deviance,
                iterations,
                converged,
                separated);
    }

    private static void refuseCollinear(RealMatrix r, RealMatrix columns, List<Sample> predictors)
            throws ProblemException {
        for (int j = 1; j <= predictors.size(); j++) {
            if (Math.abs(r.getEntry(j, j))
                    <= COLLINEAR * columns.getColumnVector(j).getNorm()) {
                throw new ProblemException(
                        StatisticsProblem.COLLINEAR,
                        "Logistic regression",
                        predictors.get(j - 1).name());
            }
        }
    }

    private static double probability(double eta) {
        double odds = eta < -ETA_LIMIT ? Math.ulp(1.0) : eta > ETA_LIMIT ? 1 / Math.ulp(1.0) : Math.exp(eta);
        return odds / (1 + odds);
    }

    private static double slope(double eta) {
        if (Math.abs(eta) > ETA_LIMIT) {
            return Math.ulp(1.0);
        }
        double odds = Math.exp(eta);
        return odds / ((1 + odds) * (1 + odds));
    }

    private static double deviance(BinaryOutcome outcome, double[] eta) {
        double sum = 0;
        for (int i = 0; i < eta.length; i++) {
            double mu = probability(eta[i]);
            sum -= 2 * Math.log(outcome.isPositive(i) ? mu : 1 - mu);
        }
        return sum;
    }

    /**
     * A fitted model.
     *
     * @param outcome what was modelled, with its positive class
     * @param n number of cases
     * @param coefficients log odds ratios, intercept first
     * @param deviance −2·log likelihood
     * @param iterations number of least-squares steps
     * @param converged false if the deviance still fell after the last step
     * @param separated true if a fitted probability is 0 or 1 to rounding: coefficients and errors mean nothing
     */
    public record Result(
            String outcome,
            int n,
            List<Coefficient> coefficients,
            double deviance,
            int iterations,
            boolean converged,
            boolean separated) {}
}
