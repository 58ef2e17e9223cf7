package org.needlepoint.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.needlepoint.problem.ProblemException;

/** Regressions fulfil the equations that define them. */
class RegressionTest {
    private static final int N = 60;

    /** A cohort of two correlated predictors, a constant third one, a class and a number. */
    private record Cohort(List<Sample> predictors, BinaryOutcome outcome, Sample number) {
        static Cohort random(long seed) throws ProblemException {
            SplittableRandom random = new SplittableRandom(seed);
            double[][] x = new double[3][N];
            boolean[] positive = new boolean[N];
            double[] y = new double[N];
            for (int i = 0; i < N; i++) {
                x[0][i] = 10 + 2 * random.nextGaussian();
                x[1][i] = 0.3 * x[0][i] + random.nextGaussian();
                x[2][i] = 4;
                y[i] = x[0][i] - 2 * x[1][i] + 3 * random.nextGaussian();
                positive[i] = i % 5 == 0 || i % 7 != 0 && y[i] + 3 * random.nextGaussian() > 0;
            }
            return new Cohort(
                    List.of(Sample.of("a", x[0]), Sample.of("b", x[1]), Sample.of("constant", x[2])),
                    BinaryOutcome.of("class", "yes", "no", positive),
                    Sample.of("y", y));
        }

        double fitted(double intercept, List<Double> beta, int i) {
            double eta = intercept;
            for (int j = 0; j < beta.size(); j++) {
                eta += beta.get(j) * predictors.get(j).value(i);
            }
            return eta;
        }
    }

    @Property(tries = 40)
    void logistic_residuals_are_orthogonal_to_every_predictor(@ForAll long seed) throws ProblemException {
        Cohort c = Cohort.random(seed);
        LogisticRegression.Result fit = LogisticRegression.withIntercept()
                .fit(c.outcome(), c.predictors().subList(0, 2));
        List<Double> beta = List.of(
                fit.coefficients().get(1).estimate(), fit.coefficients().get(2).estimate());
        double[] sums = new double[3];
        for (int i = 0; i < N; i++) {
            double p = 1 / (1 + Math.exp(-c.fitted(fit.coefficients().get(0).estimate(), beta, i)));
            double residual = (c.outcome().isPositive(i) ? 1 : 0) - p;
            sums[0] += residual;
            sums[1] += residual * c.predictors().get(0).value(i);
            sums[2] += residual * c.predictors().get(1).value(i);
        }
        // The stopping rule, 1e-8 of the deviance, leaves a gradient of at most about its root.
        assertThat(sums[0]).isCloseTo(0, within(1e-3));
        assertThat(sums[1]).isCloseTo(0, within(1e-2));
        assertThat(sums[2]).isCloseTo(0, within(1e-2));
        assertThat(fit.converged()).isTrue();
    }

    @Property(tries = 40)
    void lasso_fulfils_its_optimality_conditions(
            @ForAll long seed, @ForAll @DoubleRange(min = 0.005, max = 1.5) @Scale(3) double lambda)
            throws ProblemException {
        Cohort c = Cohort.random(seed);
        Lasso.Result gaussian =
                Lasso.at(lambda).gaussian(c.number(), c.predictors()).get(0);
        Lasso.Result binomial =
                Lasso.at(lambda / 5).binomial(c.outcome(), c.predictors()).get(0);
        double[] residualGaussian = new double[N];
        double[] residualBinomial = new double[N];
        for (int i = 0; i < N; i++) {
            residualGaussian[i] = c.number().value(i) - c.fitted(gaussian.intercept(), slopes(gaussian), i);
            double eta = c.fitted(binomial.intercept(), slopes(binomial), i);
            residualBinomial[i] = (c.outcome().isPositive(i) ? 1 : 0) - 1 / (1 + Math.exp(-eta));
        }
        assertOptimal(c, gaussian, residualGaussian, lambda);
        assertOptimal(c, binomial, residualBinomial, lambda / 5);
    }

    private static List<Double> slopes(Lasso.Result fit) {
        return fit.slopes().stream().map(Lasso.Result.Slope::estimate).toList();
    }

    /** |Σxr/n| = λ with the sign of β where β ≠ 0, at most λ elsewhere, on standardised predictors; Σr = 0. */
    private static void assertOptimal(Cohort c, Lasso.Result fit, double[] residual, double lambda)
            throws ProblemException {
        double tolerance = 1e-6; // the descent stops at steps of about 1e-7 standard deviations
        double sum = 0;
        for (double r : residual) {
            sum += r / N;
        }
        assertThat(sum).isCloseTo(0, within(tolerance));
        for (int j = 0; j < 2; j++) {
            Sample x = c.predictors().get(j);
            double sd = Math.sqrt(x.sumOfSquares() / N);
            double gradient = 0;
            for (int i = 0; i < N; i++) {
                gradient += (x.value(i) - x.mean()) / sd * residual[i] / N;
            }
            double beta = fit.slopes().get(j).estimate();
            if (beta != 0) {
                assertThat(gradient).isCloseTo(lambda * Math.signum(beta), within(tolerance));
            } else {
                assertThat(Math.abs(gradient)).isLessThan(lambda + tolerance);
            }
        }
        assertThat(fit.slopes().get(2).estimate()).as("constant predictor").isZero();
    }

    @Test
    void without_penalty_the_binomial_lasso_is_logistic_regression() throws ProblemException {
        Cohort c = Cohort.random(5);
        List<Sample> two = c.predictors().subList(0, 2);
        LogisticRegression.Result plain = LogisticRegression.withIntercept().fit(c.outcome(), two);
        Lasso.Result lasso = Lasso.at(0).binomial(c.outcome(), two).get(0);
        assertThat(lasso.intercept()).isCloseTo(plain.coefficients().get(0).estimate(), within(1e-4));
        for (int j = 0; j < 2; j++) {
            assertThat(lasso.slopes().get(j).estimate())
                    .isCloseTo(plain.coefficients().get(j + 1).estimate(), within(1e-5));
        }
    }

    @Test
    void a_large_penalty_leaves_the_mean() throws ProblemException {
        Cohort c = Cohort.random(6);
        Lasso.Result fit = Lasso.at(1e3).gaussian(c.number(), c.predictors()).get(0);
        assertThat(slopes(fit)).containsOnly(0.0);
        assertThat(fit.intercept()).isCloseTo(c.number().mean(), within(1e-12));
    }

    @Test
    void separated_classes_are_told() throws ProblemException {
        BinaryOutcome outcome = BinaryOutcome.of("class", "1", "0", false, false, false, true, true, true);
        Sample x = Sample.of("x", 1, 2, 3, 4, 5, 6);
        assertThat(LogisticRegression.withIntercept().fit(outcome, List.of(x)).separated())
                .isTrue();
        assertThatThrownBy(() -> Lasso.at(0).binomial(outcome, List.of(x)))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem())
                        .isEqualTo(StatisticsProblem.NOT_CONVERGED));
    }

    @Test
    void collinear_predictors_are_refused_by_name() throws ProblemException {
        Cohort c = Cohort.random(7);
        List<Sample> twice = new ArrayList<>(c.predictors().subList(0, 1));
        double[] multiple = twice.get(0).values();
        for (int i = 0; i < N; i++) {
            multiple[i] = 3 * multiple[i] + 1;
        }
        twice.add(Sample.of("multiple of a", multiple));
        assertThatThrownBy(() -> LogisticRegression.withIntercept().fit(c.outcome(), twice))
                .hasMessageContaining("multiple of a");
        SurvivalData data = SurvivalData.of(Sample.of("time", twice.get(0).values()), c.outcome());
        assertThatThrownBy(() -> CoxRegression.efron().fit(data, twice)).hasMessageContaining("multiple of a");
    }
}
