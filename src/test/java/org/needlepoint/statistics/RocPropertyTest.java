package org.needlepoint.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.needlepoint.problem.ProblemException;

/** ROC curves against their definitions, with many ties, and in both directions. */
class RocPropertyTest {

    /** Scores with class: an even number is negative, an odd one positive, half of it the score. */
    private static RocCurve curve(List<Integer> cases, Direction direction) throws ProblemException {
        boolean[] positive = new boolean[cases.size()];
        double[] score = new double[cases.size()];
        for (int i = 0; i < score.length; i++) {
            positive[i] = cases.get(i) % 2 == 1;
            score[i] = Math.floorDiv(cases.get(i), 2);
        }
        return RocCurve.of(Sample.of("score", score), BinaryOutcome.of("class", "odd", "even", positive), direction);
    }

    private static void assumeTwoOfEach(List<Integer> cases) {
        long odd = cases.stream().filter(c -> c % 2 == 1).count();
        Assume.that(odd >= 2 && cases.size() - odd >= 2);
    }

    @Property(tries = 200)
    void auc_and_delong_variance_equal_their_definitions(
            @ForAll @Size(min = 4, max = 40) List<@IntRange(max = 25) Integer> cases) throws ProblemException {
        assumeTwoOfEach(cases);
        RocCurve curve = curve(cases, Direction.HIGHER_IS_POSITIVE);
        double[] positives = curve.score().where(curve.outcome(), true).values();
        double[] negatives = curve.score().where(curve.outcome(), false).values();
        assertThat(curve.auc()).isCloseTo(Naive.auc(positives, negatives), within(1e-14));
        assertThat(curve.varianceDeLong()).isCloseTo(Naive.varianceDeLong(positives, negatives), within(1e-14));
    }

    @Property(tries = 200)
    void auc_is_the_area_under_the_points_and_turns_with_the_direction(
            @ForAll @Size(min = 4, max = 40) List<@IntRange(max = 25) Integer> cases) throws ProblemException {
        assumeTwoOfEach(cases);
        RocCurve up = curve(cases, Direction.HIGHER_IS_POSITIVE);
        RocCurve down = curve(cases, Direction.LOWER_IS_POSITIVE);
        assertThat(up.auc() + down.auc()).isCloseTo(1, within(1e-14));
        assertThat(down.varianceDeLong()).isCloseTo(up.varianceDeLong(), within(1e-15));
        for (RocCurve curve : List.of(up, down)) {
            double area = 0;
            for (int i = 1; i < curve.points().size(); i++) {
                RocPoint a = curve.points().get(i - 1);
                RocPoint b = curve.points().get(i);
                area += (b.specificity().value() - a.specificity().value())
                        * (a.sensitivity().value() + b.sensitivity().value())
                        / 2;
            }
            assertThat(area).isCloseTo(curve.auc(), within(1e-14));
        }
    }

    @Property(tries = 200)
    void the_table_at_a_point_has_its_sensitivity_and_specificity(
            @ForAll @Size(min = 4, max = 30) List<@IntRange(max = 25) Integer> cases) throws ProblemException {
        assumeTwoOfEach(cases);
        for (Direction direction : Direction.values()) {
            RocCurve curve = curve(cases, direction);
            for (RocPoint point : curve.points()) {
                DiagnosticTable table = curve.at(point.threshold());
                assertThat(table.sensitivity()).isEqualTo(point.sensitivity());
                assertThat(table.specificity()).isEqualTo(point.specificity());
            }
        }
    }

    @Property(tries = 200)
    void no_point_beats_the_youden_optimal_ones_and_none_is_missing(
            @ForAll @Size(min = 4, max = 30) List<@IntRange(max = 25) Integer> cases) throws ProblemException {
        assumeTwoOfEach(cases);
        RocCurve curve = curve(cases, Direction.HIGHER_IS_POSITIVE);
        double best = curve.youdenOptimal().get(0).youdenIndex();
        for (RocPoint point : curve.points()) {
            // Two different indices differ by at least 1/(m·n).
            boolean optimal = Math.abs(point.youdenIndex() - best) < 1e-9;
            assertThat(point.youdenIndex()).isLessThan(best + 1e-9);
            assertThat(curve.youdenOptimal().contains(point)).isEqualTo(optimal);
        }
    }

    @Property(tries = 100)
    void delong_test_of_a_score_and_its_negative_sees_no_difference(
            @ForAll @Size(min = 6, max = 30) List<@IntRange(max = 25) Integer> cases) throws ProblemException {
        assumeTwoOfEach(cases);
        RocCurve curve = curve(cases, Direction.HIGHER_IS_POSITIVE);
        double[] negated = curve.score().values();
        for (int i = 0; i < negated.length; i++) {
            negated[i] = -negated[i];
        }
        RocCurve same = RocCurve.of(Sample.of("negated", negated), curve.outcome(), Direction.LOWER_IS_POSITIVE);
        assertThat(same.auc()).isEqualTo(curve.auc());
        DeLongTest.Result result = DeLongTest.paired().test(curve, same);
        assertThat(result.z()).isZero();
        assertThat(result.p()).isEqualTo(1);
    }

    @Property(tries = 20)
    void bootstrap_resamples_what_the_curve_computes(@ForAll long seed) throws ProblemException {
        java.util.SplittableRandom random = new java.util.SplittableRandom(seed);
        double[] score = new double[60];
        boolean[] positive = new boolean[60];
        for (int i = 0; i < 60; i++) {
            positive[i] = i % 3 == 0;
            score[i] = Math.round(4 * (random.nextGaussian() + (positive[i] ? 1 : 0)));
        }
        RocCurve curve = RocCurve.of(
                Sample.of("score", score), BinaryOutcome.of("class", "a", "b", positive), Direction.HIGHER_IS_POSITIVE);
        AucBootstrap.Result result = AucBootstrap.stratified(2000, seed).resample(curve, 0.95);
        assertThat(result).isEqualTo(AucBootstrap.stratified(2000, seed).resample(curve, 0.95));
        assertThat(result.interval().lower()).isLessThan(curve.auc());
        assertThat(result.interval().upper()).isGreaterThan(curve.auc());
        // Bootstrap and DeLong estimate the same standard error; 2000 draws know theirs to 2 %.
        assertThat(result.standardError()).isCloseTo(Math.sqrt(curve.varianceDeLong()), within(0.02));
    }

    @Test
    void a_difference_without_variance_is_refused() throws ProblemException {
        RocCurve perfect = curve(List.of(0, 2, 5, 7), Direction.HIGHER_IS_POSITIVE);
        RocCurve reversed = curve(List.of(0, 2, 5, 7), Direction.LOWER_IS_POSITIVE);
        assertThatThrownBy(() -> DeLongTest.paired().test(perfect, reversed))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("no variation");
    }

    @Test
    void a_perfect_score_has_area_one_and_a_point_interval() throws ProblemException {
        RocCurve curve = curve(List.of(0, 2, 4, 7, 9, 11), Direction.HIGHER_IS_POSITIVE);
        assertThat(curve.auc()).isEqualTo(1);
        assertThat(curve.varianceDeLong()).isZero();
        assertThat(curve.intervalDeLong(0.95)).isEqualTo(new ConfidenceInterval(1, 1, 0.95, "DeLong"));
        assertThat(curve.youdenOptimal()).singleElement().satisfies(p -> assertThat(p.threshold())
                .isEqualTo(2.5));
    }

    @Test
    void equal_scores_leave_only_the_two_ends() throws ProblemException {
        RocCurve curve = curve(List.of(4, 5, 4, 5), Direction.LOWER_IS_POSITIVE);
        assertThat(curve.auc()).isEqualTo(0.5);
        assertThat(curve.points().stream().map(RocPoint::threshold))
                .containsExactly(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
        assertThat(curve.youdenOptimal()).hasSize(2);
    }

    @Test
    void a_tie_that_rounding_would_lose_is_kept() throws ProblemException {
        // 7/10 + 2/3 and 4/10 + 29/30 are equal; as doubles they differ in the last bit for many such pairs.
        Proportion tenths = new Proportion(7, 10);
        assertThat(new RocPoint(1, tenths, new Proportion(20, 30)).youdenRank())
                .isEqualTo(new RocPoint(2, new Proportion(4, 10), new Proportion(29, 30)).youdenRank());
    }

    @Test
    void diagnostic_table_of_altman_and_bland() {
        // Liver scan against pathology: Altman and Bland, BMJ 308 (1994) 1552 and 309 (1994) 102.
        DiagnosticTable scan = new DiagnosticTable("abnormal pathology when abnormal scan", 231, 32, 27, 54);
        assertThat(scan.sensitivity().value()).isCloseTo(0.90, within(0.005));
        assertThat(scan.specificity().value()).isCloseTo(0.63, within(0.005));
        assertThat(scan.positivePredictiveValue().orElseThrow().value()).isCloseTo(0.88, within(0.005));
        assertThat(scan.negativePredictiveValue().orElseThrow().value()).isCloseTo(0.67, within(0.005));
        DiagnosticTable.LikelihoodRatio positive =
                scan.positiveLikelihoodRatio(0.95).orElseThrow();
        assertThat(positive.value()).isCloseTo(231.0 / 258 / (32.0 / 86), within(1e-12));
        double error = Math.sqrt(1.0 / 231 - 1.0 / 258 + 1.0 / 32 - 1.0 / 86);
        assertThat(Math.log(positive.interval().orElseThrow().upper() / positive.value()))
                .isCloseTo(1.959963984540054 * error, within(1e-12));
        assertThat(new DiagnosticTable("x", 3, 0, 1, 4).positiveLikelihoodRatio(0.95))
                .isEmpty();
        assertThat(new DiagnosticTable("x", 3, 0, 0, 4)
                        .negativeLikelihoodRatio(0.95)
                        .orElseThrow()
                        .interval())
                .isEmpty();
    }
}
