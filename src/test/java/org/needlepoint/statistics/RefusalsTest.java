package org.needlepoint.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.needlepoint.statistics.StatisticsProblem.CONSTANT;
import static org.needlepoint.statistics.StatisticsProblem.DIFFERENT_LENGTHS;
import static org.needlepoint.statistics.StatisticsProblem.EMPTY_CLASS;
import static org.needlepoint.statistics.StatisticsProblem.NOT_BINARY;
import static org.needlepoint.statistics.StatisticsProblem.NOT_FINITE;
import static org.needlepoint.statistics.StatisticsProblem.NOT_PAIRED;
import static org.needlepoint.statistics.StatisticsProblem.OUT_OF_RANGE;
import static org.needlepoint.statistics.StatisticsProblem.TOO_FEW;
import static org.needlepoint.statistics.StatisticsProblem.TOO_MANY;

import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.needlepoint.problem.ProblemException;

/** What a statistic is not defined for is refused by name, never answered with NaN. */
class RefusalsTest {

    private static void assertRefused(StatisticsProblem problem, String naming, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(problem))
                .hasMessageContaining(naming);
    }

    private static Sample x(double... values) throws ProblemException {
        return Sample.of("adcMean", values);
    }

    @Test
    void numbers_that_are_none() {
        assertRefused(NOT_FINITE, "adcMean holds no finite number at position 2 but NaN", () -> x(1, Double.NaN));
        assertRefused(NOT_FINITE, "position 1 but Infinity", () -> x(Double.POSITIVE_INFINITY));
    }

    @Test
    void too_few_values() {
        assertRefused(TOO_FEW, "Shapiro–Wilk", () -> ShapiroWilkTest.royston().test(x(1, 2)));
        assertRefused(TOO_FEW, "adcMean", () -> TTest.welch().test(x(1), x(1, 2, 3)));
        assertRefused(TOO_FEW, "Student", () -> TTest.student().test(x(1), x(2)));
        assertRefused(TOO_FEW, "rank-sum", () -> RankSumTest.exact().test(x(), x(1)));
        assertRefused(TOO_FEW, "pairs", () -> CorrelationTest.kendall().test(x(1, 2), x(2, 1)));
        assertRefused(TOO_FEW, "quantile", () -> QuantileType.TYPE_6.quartiles(x()));
        assertRefused(TOO_FEW, "readers", () -> IntraclassCorrelation.of(List.of(x(1, 2))));
        assertRefused(TOO_FEW, "pairs", () -> BlandAltman.of(x(1), x(2)));
        assertRefused(TOO_FEW, "mean", () -> x().mean());
        assertRefused(TOO_FEW, "deviation", () -> x(1).standardDeviation());
    }

    @Test
    void too_many_values() throws ProblemException {
        double[] many = IntStream.range(0, 5001).mapToDouble(i -> i).toArray();
        assertRefused(TOO_MANY, "5000", () -> ShapiroWilkTest.royston().test(x(many)));
        double[] more = IntStream.range(0, 5001).mapToDouble(i -> i + 100.5).toArray();
        assertRefused(TOO_MANY, "exact", () -> RankSumTest.exact().test(x(many), Sample.of("other", more)));
        assertThat(RankSumTest.asymptotic()
                        .test(x(many), Sample.of("other", many))
                        .p())
                .isEqualTo(1);
    }

    @Test
    void no_variation() {
        assertRefused(CONSTANT, "adcMean", () -> ShapiroWilkTest.royston().test(x(2, 2, 2)));
        assertRefused(CONSTANT, "Welch", () -> TTest.welch().test(x(2, 2), x(3, 3)));
        assertRefused(CONSTANT, "rank-sum", () -> RankSumTest.exact().test(x(2, 2), x(2, 2, 2)));
        assertRefused(CONSTANT, "adcMean", () -> CorrelationTest.pearson().test(x(1, 1, 1), x(1, 2, 3)));
        assertRefused(CONSTANT, "adcMean", () -> Lasso.at(1).gaussian(x(1, 1, 1), List.of(x(1, 2, 3))));
    }

    @Test
    void columns_that_do_not_belong_together() throws ProblemException {
        assertRefused(DIFFERENT_LENGTHS, "has 2 values", () -> CorrelationTest.spearman()
                .test(x(1, 2), x(1, 2, 3)));
        BinaryOutcome outcome = BinaryOutcome.of("grade", "high", "low", true, false, true);
        assertRefused(DIFFERENT_LENGTHS, "grade", () -> RocCurve.of(x(1, 2), outcome, Direction.LOWER_IS_POSITIVE));
        RocCurve one = RocCurve.of(x(1, 2, 3), outcome, Direction.LOWER_IS_POSITIVE);
        RocCurve other = RocCurve.of(
                x(1, 2, 3), BinaryOutcome.of("grade", "high", "low", false, true, true), Direction.LOWER_IS_POSITIVE);
        assertRefused(NOT_PAIRED, "grade", () -> DeLongTest.paired().test(one, other));
    }

    @Test
    void classes() throws ProblemException {
        assertRefused(NOT_BINARY, "adcMean", () -> BinaryOutcome.of(x(0, 1, 2), 1));
        BinaryOutcome allHigh = BinaryOutcome.of("grade", "high", "low", true, true);
        assertRefused(EMPTY_CLASS, "low", () -> RocCurve.of(x(1, 2), allHigh, Direction.HIGHER_IS_POSITIVE));
        assertRefused(
                EMPTY_CLASS, "low", () -> LogisticRegression.withIntercept().fit(allHigh, List.of(x(1, 2))));
        RocCurve single = RocCurve.of(
                x(1, 2), BinaryOutcome.of("grade", "high", "low", true, false), Direction.HIGHER_IS_POSITIVE);
        assertRefused(TOO_FEW, "grade = high", single::varianceDeLong);
        assertThat(single.auc()).isZero();
        assertThat(BinaryOutcome.of(x(0, 1, 1), 0).positives()).isEqualTo(1);
    }

    @Test
    void survival() throws ProblemException {
        BinaryOutcome events = BinaryOutcome.of("event", "1", "0", true, false);
        assertRefused(OUT_OF_RANGE, "not negative", () -> SurvivalData.of(x(-1, 2), events));
        SurvivalData data = SurvivalData.of(x(1, 2), events);
        assertRefused(TOO_FEW, "groups", () -> LogRankTest.unweighted().test(List.of(data)));
        SurvivalData censored = SurvivalData.of(x(1, 2), BinaryOutcome.of("event", "1", "0", false, false));
        assertRefused(TOO_FEW, "events", () -> LogRankTest.unweighted().test(List.of(censored, censored)));
        assertRefused(TOO_FEW, "events", () -> CoxRegression.efron().fit(censored, List.of(x(1, 2))));
        // The second group is gone before the first event of the first.
        SurvivalData late = SurvivalData.of(x(8, 9), BinaryOutcome.of("event", "1", "0", true, true));
        assertRefused(CONSTANT, "at risk", () -> LogRankTest.unweighted().test(List.of(late, censored)));
    }

    @Test
    void programming_errors() {
        assertThatIllegalArgumentException().isThrownBy(() -> TTest.welch().withLevel(95));
        assertThatIllegalArgumentException().isThrownBy(() -> new Proportion(3, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new DiagnosticTable("x", 1, 0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> MultipleTesting.HOLM.adjust(0.5, 1.5));
        assertThatIllegalArgumentException().isThrownBy(() -> AucBootstrap.stratified(10, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Lasso.at(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> Lasso.at());
        assertThatIllegalArgumentException().isThrownBy(() -> QuantileType.TYPE_7.of(x(1), 25));
        assertThatIllegalArgumentException().isThrownBy(() -> new ConfidenceInterval(2, 1, 0.95, "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> BinaryOutcome.of(x(0, 1), 2));
    }
}
