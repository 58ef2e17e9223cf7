package org.needlepoint.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.needlepoint.problem.ProblemException;

/**
 * Values computed by R 4.2.2 (psych 2.2.9, survival 3.5.3, glmnet 4.1.6, pROC 1.18.0) that the reference files do not
 * hold. {@code Rscript src/test/r/class-values.R r-values.json} writes them again.
 */
class RValuesTest {
    private static final JsonNode R = read();
    private static final double RELATIVE = 1e-12;

    private static JsonNode read() {
        try (var in = RValuesTest.class.getResourceAsStream("r-values.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertClose(double actual, JsonNode expected) {
        assertThat(actual)
                .isCloseTo(expected.doubleValue(), within(RELATIVE * Math.abs(expected.doubleValue()) + 2e-14));
    }

    private static void assertInterval(ConfidenceInterval actual, JsonNode expected) {
        assertClose(actual.lower(), expected.get(0));
        assertClose(actual.upper(), expected.get(expected.size() - 1));
    }

    private static double[] numbers(JsonNode list) {
        double[] values = new double[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = list.get(i).doubleValue();
        }
        return values;
    }

    private static Sample sample(String name) throws ProblemException {
        return Sample.of(name, numbers(R.get(name)));
    }

    @Test
    void shapiro_wilk_at_the_sizes_where_its_formula_changes() throws ProblemException {
        for (JsonNode s : R.get("shapiro")) {
            double[] x = java.util.Arrays.copyOf(numbers(R.get("x")), s.get("n").intValue());
            ShapiroWilkTest.Result result = ShapiroWilkTest.royston().test(Sample.of("x", x));
            assertClose(result.w(), s.get("W"));
            // For n = 3 the p-value is the difference of two arcsines, known to their rounding only.
            assertThat(result.p()).isCloseTo(s.get("p").doubleValue(), within(1e-12));
        }
    }

    @Test
    void correlations() throws ProblemException {
        CorrelationTest.Result pearson = CorrelationTest.pearson().test(sample("x"), sample("y"));
        assertClose(pearson.coefficient(), R.at("/pearson/estimate"));
        assertClose(pearson.statistic(), R.at("/pearson/statistic"));
        assertClose(pearson.p(), R.at("/pearson/p"));
        assertInterval(pearson.interval().orElseThrow(), R.at("/pearson/ci"));
        CorrelationTest.Result spearman = CorrelationTest.spearman().test(sample("x"), sample("y"));
        assertClose(spearman.coefficient(), R.at("/spearman/estimate"));
        assertClose(spearman.p(), R.at("/spearman/p"));
        CorrelationTest.Result kendall = CorrelationTest.kendall().test(sample("x"), sample("y"));
        assertClose(kendall.coefficient(), R.at("/kendall/estimate"));
        assertClose(kendall.statistic(), R.at("/kendall/statistic"));
        assertClose(kendall.p(), R.at("/kendall/p"));
    }

    @Test
    void intervals_of_proportions() {
        for (JsonNode p : R.get("proportions")) {
            Proportion proportion =
                    new Proportion(p.get("k").intValue(), p.get("n").intValue());
            assertInterval(proportion.wilson(0.95), p.get("wilson"));
            assertInterval(proportion.clopperPearson(0.95), p.get("exact"));
            assertInterval(proportion.clopperPearson(0.99), p.get("exact99"));
        }
    }

    @Test
    void adjusted_p_values() {
        double[] p = numbers(R.at("/adjust/p"));
        double[] holm = MultipleTesting.HOLM.adjust(p);
        double[] bh = MultipleTesting.BENJAMINI_HOCHBERG.adjust(p);
        for (int i = 0; i < p.length; i++) {
            assertClose(holm[i], R.at("/adjust/holm").get(i));
            assertClose(bh[i], R.at("/adjust/bh").get(i));
        }
    }

    /**
     * Standard error of the unweighted kappa only: for weighted ones psych 2.2.9 averages the weights over the wrong
     * margin ({@code rowSums(w * rs)}); AgreementTest holds those against a published example.
     */
    @Test
    void kappas() throws ProblemException {
        Sample first = Sample.of("first", numbers(R.at("/kappa/first")));
        Sample second = Sample.of("second", numbers(R.at("/kappa/second")));
        Kappa.Result plain = Kappa.with(Kappa.Weights.UNWEIGHTED).of(first, second);
        assertClose(plain.kappa(), R.at("/kappa/quadratic/unweighted"));
        assertClose(plain.standardError(), R.at("/kappa/quadratic/seUnweighted"));
        Kappa.Result linear = Kappa.with(Kappa.Weights.LINEAR).of(first, second);
        assertClose(linear.kappa(), R.at("/kappa/linear/weighted"));
        Kappa.Result quadratic = Kappa.with(Kappa.Weights.QUADRATIC).of(first, second);
        assertClose(quadratic.kappa(), R.at("/kappa/quadratic/weighted"));
    }

    @Test
    void quantiles_at_and_beyond_the_ends() throws ProblemException {
        for (JsonNode q : R.get("quantiles")) {
            double fraction = q.get("fraction").doubleValue();
            assertThat(QuantileType.TYPE_6.of(sample("x"), fraction))
                    .isCloseTo(q.get("type6").doubleValue(), within(1e-13));
            assertThat(QuantileType.TYPE_7.of(sample("x"), fraction))
                    .isCloseTo(q.get("type7").doubleValue(), within(1e-13));
        }
    }

    @Test
    void another_confidence_level() throws ProblemException {
        Sample few = Sample.of("x", java.util.Arrays.copyOf(numbers(R.get("x")), 5));
        TTest.Result welch = TTest.welch().withLevel(0.99).test(few, sample("y"));
        assertClose(welch.t(), R.at("/welch99/t"));
        assertClose(welch.df(), R.at("/welch99/df"));
        assertClose(welch.p(), R.at("/welch99/p"));
        assertInterval(welch.interval(), R.at("/welch99/ci"));
    }

    @Test
    void log_rank_of_three_groups() throws ProblemException {
        Sample time = Sample.of("time", numbers(R.at("/logRank3/time")));
        SurvivalData all =
                SurvivalData.of(time, BinaryOutcome.of(Sample.of("event", numbers(R.at("/logRank3/event"))), 1));
        double[] group = numbers(R.at("/logRank3/group"));
        List<SurvivalData> groups = new ArrayList<>();
        for (int g = 1; g <= 3; g++) {
            boolean[] in = new boolean[group.length];
            for (int i = 0; i < in.length; i++) {
                in[i] = group[i] == g;
            }
            groups.add(all.where(BinaryOutcome.of("group", "g" + g, "other", in), true));
        }
        LogRankTest.Result result = LogRankTest.unweighted().test(groups);
        assertThat(result.df()).isEqualTo(2);
        assertClose(result.chiSquared(), R.at("/logRank3/chisq"));
        assertClose(result.p(), R.at("/logRank3/p"));
    }

    @Test
    void lasso_with_and_without_standardised_predictors() throws ProblemException {
        Sample response = Sample.of("response", numbers(R.at("/lasso/response")));
        List<Sample> predictors = List.of(sample("x"), sample("y"), Sample.of("c", numbers(R.at("/lasso/c"))));
        Lasso lasso = Lasso.at(0.02, 0.2, 0.6, 1.5);
        assertPath(lasso.gaussian(response, predictors), R.at("/lasso/standardized"));
        assertPath(lasso.withoutStandardizing().gaussian(response, predictors), R.at("/lasso/raw"));
    }

    private static void assertPath(List<Lasso.Result> path, JsonNode expected) {
        assertThat(path).hasSize(expected.size());
        for (int i = 0; i < path.size(); i++) {
            assertThat(path.get(i).lambda())
                    .isEqualTo(expected.get(i).get("lambda").doubleValue());
            assertClose(path.get(i).intercept(), expected.get(i).get("intercept"));
            for (int j = 0; j < 3; j++) {
                assertClose(
                        path.get(i).slopes().get(j).estimate(),
                        expected.get(i).get("beta").get(j));
            }
        }
    }

    @Test
    void delong_interval_at_another_level() throws ProblemException {
        boolean[] positive = {false, false, true, false, true, true, false, true, true, false, false, true};
        RocCurve curve =
                RocCurve.of(sample("x"), BinaryOutcome.of("class", "1", "0", positive), Direction.HIGHER_IS_POSITIVE);
        assertInterval(curve.intervalDeLong(0.9), R.get("auc90"));
    }

    /** Two Monte Carlo intervals of 20,000 draws: their limits scatter by about 0.0006, a quarter of the tolerance. */
    @Test
    void bootstrap_interval_near_that_of_proc() throws ProblemException {
        RocCurve curve = RocCurve.of(
                Sample.of("score", numbers(R.at("/bootstrap/score"))),
                BinaryOutcome.of(Sample.of("class", numbers(R.at("/bootstrap/class"))), 1),
                Direction.HIGHER_IS_POSITIVE);
        ConfidenceInterval interval =
                AucBootstrap.stratified(20_000, 7).resample(curve, 0.95).interval();
        assertThat(interval.lower()).isCloseTo(R.at("/bootstrap/ci").get(0).doubleValue(), within(0.0025));
        assertThat(interval.upper()).isCloseTo(R.at("/bootstrap/ci").get(2).doubleValue(), within(0.0025));
    }
}
