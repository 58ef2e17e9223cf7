package org.needlepoint.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.statistics.KaplanMeier.IntervalType;

/** Survival estimates and regressions. */
class SurvivalTest {

    private static SurvivalData data(double[] time, boolean[] event) throws ProblemException {
        return SurvivalData.of(Sample.of("time", time), BinaryOutcome.of("event", "seen", "censored", event));
    }

    /** Freireich et al., Blood 21 (1963) 699: weeks in remission under 6-MP and placebo, the textbook example. */
    private static final double[] SIX_MP = {6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35
    };

    private static final boolean[] SIX_MP_RELAPSE = {
        true, true, true, false, true, false, true, false, false, true, true, false, false, false, true, true, false,
        false, false, false, false
    };
    private static final double[] PLACEBO = {1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23};

    @Test
    void leukaemia_remission_as_in_the_textbooks() throws ProblemException {
        boolean[] all = new boolean[PLACEBO.length];
        java.util.Arrays.fill(all, true);
        SurvivalData treated = data(SIX_MP, SIX_MP_RELAPSE);
        SurvivalData placebo = data(PLACEBO, all);
        KaplanMeier curve = KaplanMeier.of(treated);
        // Kalbfleisch and Prentice, and Collett: S(6) = 18/21, S(23) = 0.448; medians 23 and 8 weeks.
        assertThat(curve.steps().get(0).survival()).isCloseTo(18 / 21.0, within(1e-15));
        assertThat(curve.steps().get(0).standardError().orElseThrow()).isCloseTo(0.0764, within(5e-5));
        assertThat(curve.steps().get(6).survival()).isCloseTo(0.448, within(5e-4));
        assertThat(curve.median()).hasValue(23);
        assertThat(KaplanMeier.of(placebo).median()).hasValue(8);
        LogRankTest.Result test = LogRankTest.unweighted().test(List.of(treated, placebo));
        assertThat(test.chiSquared()).isCloseTo(16.79, within(0.005));
        assertThat(test.groups().get(0).observed()).isEqualTo(9);
        assertThat(test.groups().get(0).expected()).isCloseTo(19.25, within(0.005));
    }

    @Test
    void without_censoring_survival_is_the_share_still_alive() throws ProblemException {
        KaplanMeier curve = KaplanMeier.of(data(new double[] {3, 1, 2, 2}, new boolean[] {true, true, true, true}));
        assertThat(curve.steps().stream().map(KaplanMeier.Step::survival)).containsExactly(0.75, 0.25, 0.0);
        assertThat(curve.steps().get(2).standardError()).isEmpty();
        assertThat(curve.steps().get(2).interval(IntervalType.LOG_LOG, 0.95)).isEmpty();
        // Binomial standard error √(S(1−S)/n).
        assertThat(curve.steps().get(0).standardError().orElseThrow())
                .isCloseTo(Math.sqrt(0.75 * 0.25 / 4), within(1e-15));
    }

    @Test
    void a_median_on_a_step_lies_in_its_middle_and_may_not_exist() throws ProblemException {
        boolean[] all = {true, true, true, true};
        assertThat(KaplanMeier.of(data(new double[] {1, 2, 5, 6}, all)).median())
                .hasValue(3.5);
        KaplanMeier none = KaplanMeier.of(data(new double[] {1, 2}, new boolean[] {false, false}));
        assertThat(none.steps()).isEmpty();
        assertThat(none.median()).isEmpty();
    }

    @Test
    void times_apart_by_rounding_alone_are_one_time() throws ProblemException {
        KaplanMeier curve = KaplanMeier.of(data(new double[] {0.1 + 0.2, 0.3, 1}, new boolean[] {true, true, true}));
        assertThat(curve.steps()).hasSize(2);
        assertThat(curve.steps().get(0).events()).isEqualTo(2);
    }

    @Property(tries = 60)
    void intervals_hold_the_estimate_and_stay_in_range(@ForAll long seed, @ForAll @IntRange(min = 3, max = 40) int n)
            throws ProblemException {
        SplittableRandom random = new SplittableRandom(seed);
        double[] time = new double[n];
        boolean[] event = new boolean[n];
        for (int i = 0; i < n; i++) {
            time[i] = random.nextInt(12);
            event[i] = random.nextBoolean();
        }
        double before = 1;
        for (KaplanMeier.Step step : KaplanMeier.of(data(time, event)).steps()) {
            assertThat(step.survival()).isLessThan(before);
            before = step.survival();
            for (IntervalType type : IntervalType.values()) {
                step.interval(type, 0.95).ifPresent(i -> {
                    assertThat(i.lower()).isBetween(0.0, step.survival());
                    assertThat(i.upper()).isBetween(step.survival(), 1.0);
                });
            }
        }
    }

    @Property(tries = 60)
    void log_rank_does_not_see_the_order_of_groups_or_a_stretched_time(@ForAll long seed) throws ProblemException {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] time = new double[2][15];
        double[][] stretched = new double[2][15];
        boolean[][] event = new boolean[2][15];
        for (int g = 0; g < 2; g++) {
            for (int i = 0; i < 15; i++) {
                time[g][i] = 1 + random.nextInt(20);
                stretched[g][i] = Math.pow(time[g][i], 1.7);
                event[g][i] = i % 3 > 0;
            }
        }
        LogRankTest test = LogRankTest.unweighted();
        double plain = test.test(List.of(data(time[0], event[0]), data(time[1], event[1])))
                .chiSquared();
        assertThat(test.test(List.of(data(time[1], event[1]), data(time[0], event[0])))
                        .chiSquared())
                .isCloseTo(plain, within(1e-10 * (1 + plain)));
        assertThat(test.test(List.of(data(stretched[0], event[0]), data(stretched[1], event[1])))
                        .chiSquared())
                .isCloseTo(plain, within(1e-10 * (1 + plain)));
    }

    @Property(tries = 40)
    void cox_estimate_is_the_top_of_the_naive_likelihood(@ForAll long seed) throws ProblemException {
        SplittableRandom random = new SplittableRandom(seed);
        int n = 40;
        double[] time = new double[n];
        boolean[] event = new boolean[n];
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = random.nextGaussian();
            time[i] = Math.ceil(-10 * Math.log(random.nextDouble()) * Math.exp(-0.5 * x[i]));
            event[i] = random.nextInt(4) > 0;
        }
        CoxRegression.Result fit = CoxRegression.breslow().fit(data(time, event), List.of(Sample.of("x", x)));
        double beta = fit.coefficients().get(0).estimate();
        double top = Naive.breslowLogLikelihood(time, event, x, beta);
        assertThat(fit.logLikelihood() - fit.nullLogLikelihood())
                .isCloseTo(top - Naive.breslowLogLikelihood(time, event, x, 0), within(1e-9));
        for (double step : new double[] {-1e-3, 1e-3}) {
            assertThat(Naive.breslowLogLikelihood(time, event, x, beta + step)).isLessThan(top);
        }
        // Curvature of the likelihood = 1/SE².
        double h = 1e-3;
        double curvature = -(Naive.breslowLogLikelihood(time, event, x, beta + h)
                        - 2 * top
                        + Naive.breslowLogLikelihood(time, event, x, beta - h))
                / (h * h);
        assertThat(1 / Math.sqrt(curvature)).isCloseTo(fit.coefficients().get(0).standardError(), within(1e-4));
        assertThat(fit.converged()).isTrue();
        assertThat(fit.unbounded()).isFalse();
    }

    @Test
    void an_infinite_hazard_ratio_is_told() throws ProblemException {
        boolean[] all = {true, true, true, true, true, true};
        CoxRegression.Result fit = CoxRegression.efron()
                .fit(data(new double[] {1, 2, 3, 4, 5, 6}, all), List.of(Sample.of("x", 6, 5, 4, 3, 2, 1)));
        assertThat(fit.unbounded()).isTrue();
        assertThat(fit.concordance()).isEqualTo(1);
    }
}
