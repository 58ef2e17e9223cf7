package org.needlepoint.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.statistics.inference.DataDispersion;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;
import org.needlepoint.problem.ProblemException;

/** Comparisons of two groups: the naive version, another library, and what must not change the answer. */
class GroupTestPropertyTest {

    private static double[] array(List<? extends Number> list) {
        return list.stream().mapToDouble(Number::doubleValue).toArray();
    }

    private static boolean varied(double[]... samples) {
        for (double[] s : samples) {
            for (double v : s) {
                if (v != samples[0][0]) {
                    return true;
                }
            }
        }
        return false;
    }

    @Property(tries = 150)
    void exact_rank_sum_equals_the_enumeration_of_all_subsets(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 5) Integer> x,
            @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 5) Integer> y)
            throws ProblemException {
        Assume.that(varied(array(x), array(y)));
        double p = RankSumTest.exact()
                .test(Sample.of("x", array(x)), Sample.of("y", array(y)))
                .p();
        assertThat(p).isCloseTo(Naive.exactRankSum(array(x), array(y)), within(1e-14));
    }

    @Property(tries = 100)
    void without_ties_exact_rank_sum_equals_commons_statistics(
            @ForAll @IntRange(min = 2, max = 25) int m, @ForAll @IntRange(min = 2, max = 25) int n, @ForAll long seed)
            throws ProblemException {
        double[] x = new java.util.SplittableRandom(seed).doubles(m).toArray();
        double[] y = new java.util.SplittableRandom(~seed).doubles(n).toArray();
        var theirs = MannWhitneyUTest.withDefaults().with(PValueMethod.EXACT).test(x, y);
        RankSumTest.Result ours = RankSumTest.exact().test(Sample.of("x", x), Sample.of("y", y));
        assertThat(ours.w()).isEqualTo(theirs.getStatistic());
        assertThat(ours.p()).isCloseTo(theirs.getPValue(), within(1e-12 * theirs.getPValue()));
        assertThat(ours.tied()).isFalse();
    }

    @Property(tries = 200)
    void t_tests_equal_commons_statistics(
            @ForAll @Size(min = 2, max = 20) List<@DoubleRange(min = -50, max = 50) Double> x,
            @ForAll @Size(min = 2, max = 20) List<@DoubleRange(min = -50, max = 50) Double> y)
            throws ProblemException {
        Sample a = Sample.of("x", array(x));
        Sample b = Sample.of("y", array(y));
        Assume.that(a.variance() > 1e-6 && b.variance() > 1e-6);
        for (boolean pooled : new boolean[] {true, false}) {
            TTest.Result ours = (pooled ? TTest.student() : TTest.welch()).test(a, b);
            var theirs = org.apache.commons.statistics.inference.TTest.withDefaults()
                    .with(pooled ? DataDispersion.HOMOSCEDASTIC : DataDispersion.HETEROSCEDASTIC)
                    .test(array(x), array(y));
            assertThat(ours.t()).isCloseTo(theirs.getStatistic(), within(1e-9 * (1 + Math.abs(ours.t()))));
            assertThat(ours.df()).isCloseTo(theirs.getDegreesOfFreedom(), within(1e-9 * ours.df()));
            assertThat(ours.p()).isCloseTo(theirs.getPValue(), within(1e-8 * ours.p()));
            // The interval excludes 0 exactly when p < 1 − level.
            boolean excludesZero =
                    ours.interval().lower() > 0 || ours.interval().upper() < 0;
            Assume.that(Math.abs(ours.p() - 0.05) > 1e-9);
            assertThat(excludesZero).isEqualTo(ours.p() < 0.05);
        }
    }

    @Property(tries = 100)
    void exchanging_the_groups_turns_the_sign_and_keeps_p(
            @ForAll @Size(min = 2, max = 12) List<@IntRange(max = 9) Integer> x,
            @ForAll @Size(min = 2, max = 12) List<@IntRange(max = 9) Integer> y)
            throws ProblemException {
        Sample a = Sample.of("x", array(x));
        Sample b = Sample.of("y", array(y));
        Assume.that(varied(array(x), array(y)));
        for (RankSumTest test :
                List.of(RankSumTest.exact(), RankSumTest.asymptotic(), RankSumTest.continuityCorrected())) {
            RankSumTest.Result forth = test.test(a, b);
            RankSumTest.Result back = test.test(b, a);
            assertThat(back.p()).isCloseTo(forth.p(), within(1e-14));
            assertThat(back.z()).isCloseTo(-forth.z(), within(1e-14));
            assertThat(back.w()).isEqualTo(x.size() * y.size() - forth.w());
        }
    }

    @Property(tries = 100)
    void ranks_see_only_order(
            @ForAll @Size(min = 2, max = 12) List<@IntRange(max = 9) Integer> x,
            @ForAll @Size(min = 2, max = 12) List<@IntRange(max = 9) Integer> y)
            throws ProblemException {
        Assume.that(varied(array(x), array(y)));
        RankSumTest.Result plain = RankSumTest.exact().test(Sample.of("x", array(x)), Sample.of("y", array(y)));
        RankSumTest.Result cubed = RankSumTest.exact()
                .test(
                        Sample.of(
                                "x",
                                x.stream().mapToDouble(v -> Math.exp(v) - 3).toArray()),
                        Sample.of(
                                "y",
                                y.stream().mapToDouble(v -> Math.exp(v) - 3).toArray()));
        assertThat(cubed.p()).isEqualTo(plain.p());
        assertThat(cubed.w()).isEqualTo(plain.w());
    }

    @Property(tries = 100)
    void shapiro_wilk_ignores_place_scale_sign_and_order(@ForAll @IntRange(min = 3, max = 60) int n, @ForAll long seed)
            throws ProblemException {
        java.util.SplittableRandom random = new java.util.SplittableRandom(seed);
        double[] x = random.doubles(n).toArray();
        double[] moved = new double[n];
        for (int i = 0; i < n; i++) {
            moved[i] = 7 - 250 * x[n - 1 - i];
        }
        ShapiroWilkTest.Result a = ShapiroWilkTest.royston().test(Sample.of("x", x));
        ShapiroWilkTest.Result b = ShapiroWilkTest.royston().test(Sample.of("moved", moved));
        assertThat(b.w()).isCloseTo(a.w(), within(1e-12));
        assertThat(b.p()).isCloseTo(a.p(), within(1e-9));
        assertThat(a.w()).isBetween(0.0, 1.0);
    }

    @Property(tries = 100)
    void adjusting_keeps_the_order_and_never_lowers_a_p(
            @ForAll @Size(min = 1, max = 20) List<@DoubleRange(max = 1) Double> list) {
        double[] p = array(list);
        double[] holm = MultipleTesting.HOLM.adjust(p);
        double[] bh = MultipleTesting.BENJAMINI_HOCHBERG.adjust(p);
        for (int i = 0; i < p.length; i++) {
            assertThat(holm[i]).isBetween(p[i], 1.0).isGreaterThanOrEqualTo(bh[i]);
            assertThat(bh[i]).isGreaterThanOrEqualTo(p[i]);
            for (int j = 0; j < p.length; j++) {
                if (p[i] < p[j]) {
                    assertThat(holm[i]).isLessThanOrEqualTo(holm[j]);
                    assertThat(bh[i]).isLessThanOrEqualTo(bh[j]);
                }
            }
        }
    }
}
