package org.needlepoint.statistics;

import java.util.ArrayList;
import java.util.List;
import org.needlepoint.problem.ProblemException;

/**
 * Cox's proportional hazards regression by maximum partial likelihood.
 *
 * <p>Sources: D. R. Cox, Journal of the Royal Statistical Society B 34 (1972) 187–220; ties after N. Breslow,
 * Biometrics 30 (1974) 89–99 or B. Efron, Journal of the American Statistical Association 72 (1977) 557–565. Newton's
 * method from zero, halving steps that lower the likelihood, until its relative change is below 1e-9: starting point
 * and rule of R's {@code coxph}, which it equals even where the likelihood has no maximum.
 */
public final class CoxRegression {
    private static final int MOST_ITERATIONS = 20;
    private static final double CONVERGED = 1e-9;
    private static final double UNBOUNDED = Math.sqrt(CONVERGED);

    private final Ties ties;

    private CoxRegression(Ties ties) {
        this.ties = ties;
    }

    /** How simultaneous events are treated. */
    public enum Ties {
        /** Each further event of a tie sees the risk set less the average share of those before it. */
        EFRON,
        /** All events of a tie see the full risk set. */
        BRESLOW
    }

    /**
     * Efron's treatment of ties.
     *
     * @return regression
     */
    public static CoxRegression efron() {
        return new CoxRegression(Ties.EFRON);
    }

    /**
     * Breslow's treatment of ties.
     *
     * @return regression
     */
    public static CoxRegression breslow() {
        return new CoxRegression(Ties.BRESLOW);
    }

    /**
     * Fits the model.
     *
     * @param data follow-up
     * @param predictors one sample or more, same order as the data
     * @return fit
     * @throws ProblemException {@link StatisticsProblem#DIFFERENT_LENGTHS}, {@link StatisticsProblem#TOO_FEW} for no
     *     event, {@link StatisticsProblem#COLLINEAR}
     */
    public Result fit(SurvivalData data, List<Sample> predictors) throws ProblemException {
        double[][] rows = Arguments.rows(data.name(), data.size(), predictors);
        Arguments.atLeast("Cox regression", 1, "events", data.events());
        int p = predictors.size();
        double[] scale = standardise(rows);
        PartialLikelihood likelihood = new PartialLikelihood(data, rows, ties);
        double[] beta = new double[p];
        PartialLikelihood.Value value = likelihood.at(beta);
        double nullLogLikelihood = value.logLikelihood();
        double best = nullLogLikelihood;
        InformationMatrix information = new InformationMatrix(value.information());
        int singular = information.firstSingular();
        if (singular >= 0) {
            throw new ProblemException(
                    StatisticsProblem.COLLINEAR,
                    "Cox regression",
                    predictors.get(singular).name());
        }
        double[] next = plus(beta, information.solve(value.score()));
        int iteration = 0;
        int halvings = 0;
        boolean converged = false;
        while (!converged && iteration < MOST_ITERATIONS) {
            iteration++;
            value = likelihood.at(next);
            information = new InformationMatrix(value.information());
            converged = Math.abs(1 - best / value.logLikelihood()) <= CONVERGED && halvings == 0
                    || value.logLikelihood() == best; // a perfect fit has likelihood 1, where the ratio is 0/0
            if (converged || iteration == MOST_ITERATIONS) {
                break;
            }
            if (!(value.logLikelihood() >= best)) {
                halvings++;
                for (int j = 0; j < p; j++) {
                    next[j] = (next[j] + halvings * beta[j]) / (halvings + 1);
                }
            } else {
                halvings = 0;
                best = value.logLikelihood();
                beta = next;
                next = plus(beta, information.solve(value.score()));
            }
        }
        double[] further = information.solve(value.score());
        boolean unbounded = false;
        List<Coefficient> coefficients = new ArrayList<>();
        for (int j = 0; j < p; j++) {
            double step = Math.abs(further[j]) / scale[j];
            unbounded |= step > CONVERGED && step > UNBOUNDED * Math.abs(next[j] / scale[j]);
            coefficients.add(new Coefficient(
                    predictors.get(j).name(), next[j] / scale[j], Math.sqrt(information.variance(j)) / scale[j]));
        }
        return new Result(
                ties,
                data.size(),
                data.events(),
                List.copyOf(coefficients),
                nullLogLikelihood,
                value.logLikelihood(),
                concordance(data, rows, next),
                iteration,
                converged,
                unbounded);
    }

    /** Centres each column and divides it by its mean absolute deviation, which is returned. */
    private static double[] standardise(double[][] rows) {
        int n = rows.length;
        int p = rows[0].length;
        double[] scale = new double[p];
        for (int j = 0; j < p; j++) {
            double mean = 0;
            for (double[] row : rows) {
                mean += row[j] / n;
            }
            for (double[] row : rows) {
                row[j] -= mean;
                scale[j] += Math.abs(row[j]) / n;
            }
            scale[j] = scale[j] > 0 ? scale[j] : 1;
            for (double[] row : rows) {
                row[j] /= scale[j];
            }
        }
        return scale;
    }

    private static double[] plus(double[] a, double[] b) {
        double[] sum = a.clone();
        for (int j = 0; j < sum.length; j++) {
            sum[j] += b[j];
        }
        return sum;
    }

    /**
     * Harrell's C: of the pairs whose order of events is known, the share in which the earlier event had the higher
     * risk, equal risks counting half. A case censored at an event's time outlived it; two events at once say nothing.
     */
    private static double concordance(SurvivalData data, double[][] rows, double[] beta) {
        int n = rows.length;
        double[] risk = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < beta.length; j++) {
                risk[i] += rows[i][j] * beta[j];
            }
        }
        double wins = 0;
        long pairs = 0;
        for (int i = 0; i < n; i++) {
            if (!data.event(i)) {
                continue;
            }
            for (int j = 0; j < n; j++) {
                if (data.time(j) > data.time(i) || data.time(j) == data.time(i) && !data.event(j)) {
                    pairs++;
                    wins += risk[i] > risk[j] ? 1 : risk[i] == risk[j] ? 0.5 : 0;
                }
            }
        }
        return pairs == 0 ? 0.5 : wins / pairs;
    }

    /**
     * A fitted model.
     *
     * @param ties how simultaneous events were treated
     * @param n number of cases
     * @param events number of events
     * @param coefficients log hazard ratios in the order of the predictors
     * @param nullLogLikelihood log partial likelihood of no effect
     * @param logLikelihood log partial likelihood of the fit
     * @param concordance Harrell's C, ½ if no pair can be ordered
     * @param iterations of Newton's method
     * @param converged false if the likelihood still rose after the last iteration
     * @param unbounded true if a coefficient would still move although the likelihood hardly rises: its estimate is
     *     infinite, and estimates and errors mean nothing
     */
    public record Result(
            Ties ties,
            int n,
            int events,
            List<Coefficient> coefficients,
            double nullLogLikelihood,
            double logLikelihood,
            double concordance,
            int iterations,
            boolean converged,
            boolean unbounded) {}
}
