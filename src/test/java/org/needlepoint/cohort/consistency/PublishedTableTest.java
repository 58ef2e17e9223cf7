package org.needlepoint.cohort.consistency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.statistics.BinaryOutcome;
import org.needlepoint.statistics.Direction;
import org.needlepoint.statistics.QuantileType;
import org.needlepoint.statistics.RankSumTest;
import org.needlepoint.statistics.RocCurve;
import org.needlepoint.statistics.RocPoint;
import org.needlepoint.statistics.Sample;
import org.needlepoint.statistics.TTest;

class PublishedTableTest {

    private static Finding check(String kind, String members) throws ProblemException {
        try {
            Path file = Files.createTempFile("figures", ".json");
            try {
                Files.writeString(
                        file,
                        "{\"checks\": [{\"id\": \"a\", \"where\": \"here\", \"kind\": \"" + kind + "\", "
                                + members.replace('\'', '"') + "}]}");
                return PublishedTable.check(file).findings().get(0);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Outcome outcome(String kind, String members) throws ProblemException {
        return check(kind, members).outcome();
    }

    private static String f(int decimals, double v) {
        return String.format(Locale.ROOT, "%." + decimals + "f", v);
    }

    /**
     * GRIM and GRIMMER. First row: the example of Brown and Heathers (2017), 5.19 of 28. The others: the table pigs5 of
     * the R package scrutiny with its published verdicts, but for 2.57 ± 2.57 of 30, which it calls impossible; the thirty
     * numbers of {@link #thirty_numbers_that_another_program_calls_impossible} show that it is not.
     */
    @ParameterizedTest
    @CsvSource({
        "5.19, , 28, IMPOSSIBLE",
        "3.45, , 20, CONSISTENT",
        "7.22, 5.30, 38, IMPOSSIBLE",
        "4.74, 6.55, 31, CONSISTENT",
        "5.23, 2.55, 35, IMPOSSIBLE",
        "2.57, 2.57, 30, CONSISTENT",
        "6.77, 2.18, 33, IMPOSSIBLE",
        "2.68, 2.59, 34, CONSISTENT",
        "7.01, 6.68, 35, IMPOSSIBLE",
        "7.38, 3.65, 32, CONSISTENT",
        "3.14, 5.32, 33, IMPOSSIBLE",
        "6.89, 4.18, 37, CONSISTENT",
        "5.00, 2.18, 31, CONSISTENT",
        "0.24, 6.43, 34, CONSISTENT"
    })
    void means_and_deviations_as_others_judge_them(String mean, String sd, int n, Outcome expected)
            throws ProblemException {
        String members = "'mean': '" + mean + "', 'n': " + n + (sd == null ? "" : ", 'sd': '" + sd + "'");
        assertThat(outcome("mean", members)).isEqualTo(expected);
    }

    @Test
    void thirty_numbers_that_another_program_calls_impossible() throws ProblemException {
        Sample s = Sample.of(
                "v", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 3, 3, 4, 4, 4, 5, 5, 5, 5, 5, 6, 6, 6, 9);
        assertThat(s.size()).isEqualTo(30);
        assertThat(f(2, s.mean())).isEqualTo("2.57");
        assertThat(f(2, s.standardDeviation())).isEqualTo("2.57");
    }

    /** No false alarm: what comes from real data always passes. */
    @Property(tries = 300)
    void whole_numbers_pass_grim_grimmer_and_the_spread(
            @ForAll @Size(min = 3, max = 40) List<@IntRange(min = 0, max = 30) Integer> values)
            throws ProblemException {
        double[] v = values.stream().mapToDouble(Integer::doubleValue).toArray();
        Sample s = Sample.of("v", v);
        String figures =
                "'mean': '" + f(2, s.mean()) + "', 'sd': '" + f(2, s.standardDeviation()) + "', 'n': " + v.length;
        assertThat(outcome("mean", figures)).isEqualTo(Outcome.CONSISTENT);
        assertThat(outcome(
                        "spread",
                        figures + ", 'range': ['" + (int) s.sorted()[0] + "', '" + (int) s.sorted()[v.length - 1]
                                + "']"))
                .isEqualTo(Outcome.CONSISTENT);
        assertThat(outcome("members", figures + ", 'values': ['" + values.get(0) + "', '" + values.get(1) + "']"))
                .isEqualTo(Outcome.CONSISTENT);
    }

    /** A real analysis of two groups passes every check of it. */
    @Property(tries = 150)
    void figures_of_real_data_pass(
            @ForAll @Size(min = 5, max = 25) List<@DoubleRange(min = 0.5, max = 3) Double> positive,
            @ForAll @Size(min = 5, max = 25) List<@DoubleRange(min = 0, max = 2) Double> negative)
            throws ProblemException {
        double[] a = positive.stream().mapToDouble(Double::doubleValue).toArray();
        double[] b = negative.stream().mapToDouble(Double::doubleValue).toArray();
        double[] all = IntStream.range(0, a.length + b.length)
                .mapToDouble(i -> i < a.length ? a[i] : b[i - a.length])
                .toArray();
        boolean[] truth = new boolean[all.length];
        java.util.Arrays.fill(truth, 0, a.length, true);
        RocCurve curve = RocCurve.of(
                Sample.of("v", all),
                BinaryOutcome.of("class", "positive", "negative", truth),
                Direction.HIGHER_IS_POSITIVE);
        RocPoint best = curve.youdenOptimal().get(0);
        String classes = "'classes': {'positive': " + a.length + ", 'negative': " + b.length + "}";
        String point = "'sensitivity': '" + f(1, 100 * best.sensitivity().value()) + "', 'specificity': '"
                + f(1, 100 * best.specificity().value()) + "'";
        assertThat(outcome("area", "'auc': '" + f(3, curve.auc()) + "', " + classes + ", " + point))
                .isEqualTo(Outcome.CONSISTENT);
        assertThat(outcome(
                        "operating-points",
                        classes + ", 'points': [{'name': 'v', " + point + ", 'youden': '" + f(3, best.youdenIndex())
                                + "'}]"))
                .isNotEqualTo(Outcome.IMPOSSIBLE);
        RankSumTest.Result w = RankSumTest.asymptotic().test(Sample.of("a", a), Sample.of("b", b));
        assertThat(outcome(
                        "rank-sum", "'auc': '" + f(3, curve.auc()) + "', " + classes + ", 'z': '" + f(3, w.z()) + "'"))
                .isNotEqualTo(Outcome.IMPOSSIBLE);
        assertThat(outcome("p-value", "'z': '" + f(3, w.z()) + "', 'p': '" + f(3, w.p()) + "'"))
                .isEqualTo(Outcome.CONSISTENT);
        for (QuantileType type : QuantileType.values()) {
            assertThat(outcome(
                            "pooled-quartiles",
                            "'overall': {" + quartiles(type, all) + "}, 'groups': [{" + quartiles(type, a) + below(a)
                                    + "}, {" + quartiles(type, b) + below(b) + "}]"))
                    .isEqualTo(Outcome.CONSISTENT);
            assertThat(outcome("cut-offs", "'groups': [{" + quartiles(type, a) + below(a) + "}]"))
                    .isEqualTo(Outcome.CONSISTENT);
        }
    }

    private static String quartiles(QuantileType type, double... v) throws ProblemException {
        QuantileType.Quartiles q = type.quartiles(Sample.of("v", v));
        return "'n': " + v.length + ", 'p25': '" + f(2, q.p25()) + "', 'median': '" + f(2, q.median()) + "', 'p75': '"
                + f(2, q.p75()) + "'";
    }

    private static String below(double... v) {
        long count = java.util.Arrays.stream(v).filter(x -> x < 1.2345).count();
        return ", 'below': [{'limit': '1.2345', 'count': " + count + "}]";
    }

    @Property(tries = 100)
    void t_of_real_data_passes(
            @ForAll @Size(min = 4, max = 20) List<@IntRange(min = 0, max = 100) Integer> first,
            @ForAll @Size(min = 4, max = 20) List<@IntRange(min = 20, max = 140) Integer> second)
            throws ProblemException {
        Sample a =
                Sample.of("a", first.stream().mapToDouble(Integer::doubleValue).toArray());
        Sample b =
                Sample.of("b", second.stream().mapToDouble(Integer::doubleValue).toArray());
        if (a.standardDeviation() < 1 || b.standardDeviation() < 1) {
            return;
        }
        String groups = "'groups': [{'n': " + a.size() + ", 'mean': '" + f(2, a.mean()) + "', 'sd': '"
                + f(2, a.standardDeviation()) + "'}, {'n': " + b.size() + ", 'mean': '" + f(2, b.mean()) + "', 'sd': '"
                + f(2, b.standardDeviation()) + "'}]";
        for (TTest form : List.of(TTest.student(), TTest.welch())) {
            double t = form.test(a, b).t();
            assertThat(outcome("t-test", groups + ", 't': '" + f(3, t) + "'")).isNotEqualTo(Outcome.IMPOSSIBLE);
            assertThat(outcome("t-test", groups + ", 't': '" + f(3, Math.abs(t) * 1.5 + 3) + "'"))
                    .isEqualTo(Outcome.IMPOSSIBLE);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sum | 'total': 32, 'parts': {'a': 18, 'b': 14} | CONSISTENT",
                "sum | 'total': 32, 'parts': {'a': 18, 'b': 13} | IMPOSSIBLE",
                "percentage | 'percent': '93.8', 'count': 30, 'of': 32 | CONSISTENT",
                "percentage | 'percent': '93.7', 'count': 30, 'of': 32 | CONSISTENT",
                "percentage | 'percent': '93.6', 'count': 30, 'of': 32 | IMPOSSIBLE",
                "percentage | 'percent': '92.3', 'of': 13 | CONSISTENT",
                "percentage | 'percent': '92.3', 'of': 12 | IMPOSSIBLE",
                "exclusions | 'assessed': 9, 'included': 4, 'excluded': 5, 'reasons': {'a': 2, 'b': 3} | CONSISTENT",
                "exclusions | 'assessed': 9, 'included': 4, 'excluded': 5, 'reasons': {'a': 3, 'b': 3} | ONLY_IF",
                "exclusions | 'assessed': 9, 'included': 4, 'excluded': 5, 'reasons': {'a': 2, 'b': 2} | IMPOSSIBLE",
                "exclusions | 'assessed': 9, 'included': 5, 'excluded': 5, 'reasons': {'a': 2, 'b': 3} | IMPOSSIBLE",
                "agreement | 'of': 9, 'agreeing': 5, 'first': {'a': 4, 'b': 5}, 'second': {'a': 6, 'b': 3} | CONSISTENT",
                "agreement | 'of': 9, 'agreeing': 7, 'first': {'a': 4, 'b': 5}, 'second': {'a': 6, 'b': 3} | ONLY_IF",
                "agreement | 'of': 9, 'agreeing': 6, 'first': {'a': 4, 'b': 5}, 'second': {'a': 6, 'b': 3} | IMPOSSIBLE",
                "agreement | 'of': 9, 'agreeing': 8, 'first': {'a': 4, 'b': 5}, 'second': {'a': 6, 'b': 3} | IMPOSSIBLE",
                "spread | 'mean': '5.0', 'sd': '5.7', 'n': 50, 'range': ['0', '10'] | IMPOSSIBLE",
                "spread | 'mean': '1.0', 'sd': '0.5', 'n': 20, 'range': ['0', '10'] | IMPOSSIBLE",
                "spread | 'mean': '11.0', 'sd': '0.5', 'n': 20, 'range': ['0', '10'] | IMPOSSIBLE",
                "members | 'mean': '50.0', 'sd': '2.0', 'n': 10, 'values': ['60'] | IMPOSSIBLE",
                "within-range | 'range': ['1', '3'], 'values': {'a': '2.9'} | CONSISTENT",
                "within-range | 'range': ['1', '3'], 'values': {'a': '3.6'} | IMPOSSIBLE",
                "listed-range | 'range': ['0.6', '0.9'], 'values': ['0.72', '0.61', '0.93'] | CONSISTENT",
                "listed-range | 'range': ['0.5', '0.9'], 'values': ['0.72', '0.61', '0.93'] | IMPOSSIBLE",
                "interval | 'estimate': '0.5', 'ci': ['0.4', '0.6'] | CONSISTENT",
                "interval | 'estimate': '0.8', 'ci': ['0.4', '0.6'] | IMPOSSIBLE",
                "p-value | 'r': '0.30', 'n': 32, 'p': '<0.001' | IMPOSSIBLE",
                "p-value | 'r': '0.71', 'n': 32, 'p': '<0.001' | CONSISTENT",
                "p-value | 't': '2.042', 'df': 30, 'p': '0.050' | CONSISTENT",
                "rank-correlation | 'r': '0.75', 'classes': {'a': 8, 'b': 24} | CONSISTENT",
                "rank-correlation | 'r': '-0.78', 'classes': {'a': 8, 'b': 24} | ONLY_IF",
                "area | 'auc': '0.990', 'classes': {'a': 10, 'b': 10}, 'sensitivity': '70.0', 'specificity': '70.0'"
                        + " | IMPOSSIBLE",
                "area | 'auc': '0.80', 'classes': {'a': 50, 'b': 50}, 'ci': ['0.79', '0.81'] | ONLY_IF",
                "area | 'auc': '0.80', 'classes': {'a': 50, 'b': 50}, 'ci': ['0.82', '0.91'] | IMPOSSIBLE"
            })
    void known_good_and_known_bad(String kind, String members, Outcome expected) throws ProblemException {
        assertThat(outcome(kind, members)).isEqualTo(expected);
    }

    @Test
    void the_studys_contradictions_are_found() throws ProblemException {
        PublishedTable table = PublishedTable.check(Path.of("sample-cases/cohort/published-tables.json"));
        assertThat(table.with(Outcome.IMPOSSIBLE))
                .extracting(Finding::id)
                .containsExactly(
                        "exclusions",
                        "age-mean",
                        "chocr-spread",
                        "icc-range",
                        "chocr-means",
                        "chocr-range",
                        "figure-5-adcmin",
                        "adcmean-quartiles-grade",
                        "cut-offs-ki67",
                        "points-grade",
                        "points-ki67",
                        "points-ki67-diffusion",
                        "area-ki67-adcmean",
                        "area-ki67-chocr",
                        "rank-sum-grade-adcmin",
                        "rank-sum-grade-adcmean",
                        "rank-sum-ki67-adcmin",
                        "rank-sum-ki67-adcmean",
                        "t-grade-chocr",
                        "t-ki67-chocr");
        assertThat(table.with(Outcome.ONLY_IF))
                .extracting(Finding::id)
                .containsExactly("grade-agreement", "rho-grade-adcmin", "rho-grade-adcmean", "rho-grade-chocr");
        assertThat(line(table, "points-grade")).contains("ADCmin", "low grade (7/8 and 23/24)", "high grade (19/24");
        assertThat(line(table, "points-ki67-diffusion")).contains("13 positive and 19 negative");
        assertThat(line(table, "chocr-means")).contains("8.788", "11.38", "1.03");
        assertThat(line(table, "exclusions")).contains("= 50, excluded 83: 33 without a reason");
        assertThatThrownBy(table::requireConsistent).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(
                        e.problem().kind().exitCode())
                .isEqualTo(32));
    }

    private static String line(PublishedTable table, String id) {
        return table.findings().stream()
                .filter(f -> f.id().equals(id))
                .flatMap(f -> f.arithmetic().stream())
                .reduce("", (a, b) -> a + "\n" + b);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "guess | 'n': 3 | guess",
                "mean | 'mean': 3.5, 'n': 20 | quotation marks",
                "mean | 'mean': 'x', 'n': 20 | is not a number",
                "mean | 'mean': '3.5', 'n': 2.5 | whole number",
                "area | 'auc': '0.9', 'classes': {'a': 3} | two names",
                "sum | 'total': 3 | parts"
            })
    void a_malformed_file_names_the_place(String kind, String members, String why) {
        assertThatThrownBy(() -> check(kind, members))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("checks[0]")
                .hasMessageContaining(why);
    }
}
