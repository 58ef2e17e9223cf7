package org.needlepoint.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.statistics.IntraclassCorrelation.Form;

/** Agreement of readers. */
class AgreementTest {

    /** Shrout and Fleiss, Psychological Bulletin 86 (1979) 420, table 2: six targets by four judges. */
    private static List<Sample> shroutFleiss() throws ProblemException {
        return List.of(
                Sample.of("judge 1", 9, 6, 8, 7, 10, 6),
                Sample.of("judge 2", 2, 1, 4, 1, 5, 2),
                Sample.of("judge 3", 5, 3, 6, 2, 6, 4),
                Sample.of("judge 4", 8, 2, 8, 6, 9, 7));
    }

    @Test
    void the_published_example_gives_its_published_coefficients() throws ProblemException {
        IntraclassCorrelation icc = IntraclassCorrelation.of(shroutFleiss());
        // Their table 4, to two decimals.
        assertThat(icc.form(Form.ICC_1, 0.95).value()).isCloseTo(0.17, within(0.005));
        assertThat(icc.form(Form.ICC_A_1, 0.95).value()).isCloseTo(0.29, within(0.005));
        assertThat(icc.form(Form.ICC_C_1, 0.95).value()).isCloseTo(0.71, within(0.0052));
        assertThat(icc.form(Form.ICC_K, 0.95).value()).isCloseTo(0.44, within(0.005));
        assertThat(icc.form(Form.ICC_A_K, 0.95).value()).isCloseTo(0.62, within(0.005));
        assertThat(icc.form(Form.ICC_C_K, 0.95).value()).isCloseTo(0.91, within(0.005));
        assertThat(Form.ICC_A_1.label()).isEqualTo("ICC(A,1)");
    }

    @Property(tries = 60)
    void scale_and_place_do_not_matter_and_intervals_hold_the_coefficient(
            @ForAll long seed, @ForAll @IntRange(min = 4, max = 30) int n, @ForAll @IntRange(min = 2, max = 5) int k)
            throws ProblemException {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] x = new double[k][n];
        double[][] moved = new double[k][n];
        for (int i = 0; i < n; i++) {
            double truth = random.nextGaussian();
            for (int j = 0; j < k; j++) {
                x[j][i] = truth + 0.5 * random.nextGaussian() + 0.2 * j;
                moved[j][i] = 40 - 3 * x[j][i];
            }
        }
        IntraclassCorrelation a = IntraclassCorrelation.of(samples(x));
        IntraclassCorrelation b = IntraclassCorrelation.of(samples(moved));
        for (Form form : Form.values()) {
            IntraclassCorrelation.Result r = a.form(form, 0.9);
            assertThat(b.form(form, 0.9).value()).isCloseTo(r.value(), within(1e-10 * (1 + Math.abs(r.value()))));
            assertThat(r.interval().lower()).isLessThanOrEqualTo(r.value());
            assertThat(r.interval().upper()).isGreaterThanOrEqualTo(r.value());
            assertThat(r.value()).isLessThanOrEqualTo(1);
        }
    }

    private static List<Sample> samples(double[][] x) throws ProblemException {
        List<Sample> list = new java.util.ArrayList<>();
        for (int j = 0; j < x.length; j++) {
            list.add(Sample.of("reader" + (j + 1), x[j]));
        }
        return list;
    }

    @Test
    void readers_who_agree_perfectly_have_coefficient_one_and_infinite_f() throws ProblemException {
        Sample one = Sample.of("one", 1.1, 2.2, 3.7, 0.4);
        IntraclassCorrelation icc = IntraclassCorrelation.of(List.of(one, one));
        for (Form form : Form.values()) {
            IntraclassCorrelation.Result r = icc.form(form, 0.95);
            assertThat(r.value()).isEqualTo(1);
            assertThat(r.f()).isInfinite();
            assertThat(r.p()).isZero();
            assertThat(r.interval().lower()).isEqualTo(1);
        }
    }

    @Test
    void a_constant_offset_spoils_absolute_agreement_alone() throws ProblemException {
        IntraclassCorrelation icc =
                IntraclassCorrelation.of(List.of(Sample.of("one", 1, 2, 3, 4, 5), Sample.of("two", 2, 3, 4, 5, 6)));
        assertThat(icc.form(Form.ICC_C_1, 0.95).value()).isEqualTo(1);
        // Cases vary by 5 (n − 1 = 4, k = 2), readers by 2.5: 5 / (5 + 2·2.5/5) = 5/6.
        assertThat(icc.form(Form.ICC_A_1, 0.95).value()).isCloseTo(5 / 6.0, within(1e-14));
        assertThat(icc.form(Form.ICC_A_1, 0.95).interval().lower()).isBetween(-1.0, 5 / 6.0);
    }

    @Test
    void readings_without_any_variation_are_refused() throws ProblemException {
        Sample flat = Sample.of("flat", 2, 2, 2);
        assertThatThrownBy(() -> IntraclassCorrelation.of(List.of(flat, flat)))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(StatisticsProblem.CONSTANT));
    }

    /** Bland and Altman, Lancet 327 (1986) 307, table 1: peak flow (l/min), first readings of the two meters. */
    @Test
    void peak_flow_of_bland_and_altman() throws ProblemException {
        Sample large = Sample.of(
                "Wright", 494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427);
        Sample mini = Sample.of(
                "mini Wright", 512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451);
        BlandAltman result = BlandAltman.of(large, mini);
        // As printed: mean −2.1, SD 38.8, limits −79.7 and 75.5 by two standard deviations.
        assertThat(result.bias()).isCloseTo(-2.1, within(0.05));
        assertThat(result.standardDeviation()).isCloseTo(38.8, within(0.05));
        assertThat(result.bias() - 2 * result.standardDeviation()).isCloseTo(-79.7, within(0.1));
        assertThat(result.direction()).isEqualTo("Wright minus mini Wright");
        assertThat(result.biasInterval().lower()).isCloseTo(-22.0, within(0.1));
        assertThat(result.biasInterval().upper()).isCloseTo(17.8, within(0.1));
        assertThat(result.lowerLimitInterval().lower()).isLessThan(result.lowerLimit());
    }

    @Test
    void a_coefficient_of_variation_needs_positive_means() throws ProblemException {
        BlandAltman result = BlandAltman.of(Sample.of("a", 1, -1, 2), Sample.of("b", 2, -3, 2));
        assertThat(result.withinSubjectCv()).isEmpty();
        assertThat(result.withinSubjectSd()).isCloseTo(Math.sqrt(5 / 6.0), within(1e-15));
    }

    /** Agresti, Categorical Data Analysis (2002), table 10.13: husbands and wives; values of vcd::Kappa. */
    @Test
    void kappas_of_a_published_table_with_their_errors() throws ProblemException {
        int[][] table = {{7, 7, 2, 3}, {2, 8, 3, 7}, {1, 5, 4, 9}, {2, 8, 9, 14}};
        double[] husband = new double[91];
        double[] wife = new double[91];
        int n = 0;
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                for (int k = 0; k < table[i][j]; k++) {
                    husband[n] = i;
                    wife[n++] = j;
                }
            }
        }
        Sample h = Sample.of("husband", husband);
        Sample w = Sample.of("wife", wife);
        Kappa.Result plain = Kappa.with(Kappa.Weights.UNWEIGHTED).of(h, w);
        assertThat(plain.kappa()).isCloseTo(0.1293, within(5e-5));
        assertThat(plain.standardError()).isCloseTo(0.0686, within(5e-5));
        Kappa.Result linear = Kappa.with(Kappa.Weights.LINEAR).of(h, w);
        assertThat(linear.kappa()).isCloseTo(0.2374, within(5e-5));
        assertThat(linear.standardError()).isCloseTo(0.0783, within(5e-5));
    }

    @Test
    void kappa_is_one_for_equal_and_not_defined_for_single_categories() throws ProblemException {
        Sample a = Sample.of("a", 1, 2, 3, 1, 2);
        for (Kappa.Weights weights : Kappa.Weights.values()) {
            assertThat(Kappa.with(weights).of(a, a).kappa()).isEqualTo(1);
        }
        Sample flat = Sample.of("flat", 2, 2);
        assertThatThrownBy(() -> Kappa.with(Kappa.Weights.UNWEIGHTED).of(flat, flat))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("flat");
    }

    /** Eleven cases are enough for rounding to lead beyond 1, where an interval cannot be printed. */
    @Property(tries = 200)
    void kappa_of_equal_readings_is_exactly_one(@ForAll @IntRange(min = 2, max = 60) int n, @ForAll long seed)
            throws ProblemException {
        SplittableRandom random = new SplittableRandom(seed);
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = i < 2 ? i : random.nextInt(5);
        }
        for (Kappa.Weights weights : Kappa.Weights.values()) {
            Kappa.Result r = Kappa.with(weights).of(Sample.of("a", x), Sample.of("b", x));
            assertThat(r.kappa()).isEqualTo(1);
            assertThat(r.interval().lower()).isEqualTo(1);
            assertThat(r.interval().upper()).isEqualTo(1);
        }
    }

    @Test
    void for_two_categories_weights_do_not_matter() throws ProblemException {
        Sample a = Sample.of("a", 0, 0, 1, 1, 0, 1, 1, 0, 1);
        Sample b = Sample.of("b", 0, 1, 1, 1, 0, 0, 1, 0, 1);
        double plain = Kappa.with(Kappa.Weights.UNWEIGHTED).of(a, b).kappa();
        assertThat(Kappa.with(Kappa.Weights.LINEAR).of(a, b).kappa()).isCloseTo(plain, within(1e-15));
        assertThat(Kappa.with(Kappa.Weights.QUADRATIC).of(a, b).kappa()).isCloseTo(plain, within(1e-15));
    }
}
