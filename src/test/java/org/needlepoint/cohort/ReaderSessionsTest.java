package org.needlepoint.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.statistics.IntraclassCorrelation;
import org.needlepoint.work.Progress;

/** Adjudicated values feed the analysis, blinded reads the agreement, second sessions the repeatability. */
class ReaderSessionsTest {
    private static final double[] R1 = {1.00, 1.20, 1.40, 0.90, 1.75, 2.10, 0.80, 1.55};
    private static final double[] R2 = {1.06, 1.16, 1.47, 0.95, 1.70, 2.25, 0.85, 1.50};
    private static final double[] AGAIN = {1.02, 1.25, 1.36, 0.93, 1.70, 2.16, 0.84, 1.49};

    @TempDir
    private Path folder;

    private String rows() {
        StringBuilder t = new StringBuilder("case_id,reader,session,fnclcc_grade,adc_mean\n");
        for (int i = 0; i < R1.length; i++) {
            int grade = 1 + i % 3;
            t.append(String.format(Locale.ROOT, "c%d,R1,1,%d,%.2f%n", i, grade, R1[i]));
            t.append(String.format(Locale.ROOT, "c%d,R2,1,%d,%.2f%n", i, grade, R2[i]));
            t.append(String.format(Locale.ROOT, "c%d,R1,2,%d,%.2f%n", i, grade, AGAIN[i]));
        }
        return t.toString();
    }

    private CohortResults analyse(String table) throws Exception {
        Path file = Files.writeString(folder.resolve("t.csv"), table);
        Cohort cohort = CohortReader.read(file, List.of(), Optional.empty(), Marker.ofTheStudy());
        return CohortAnalysis.run(cohort, AnalysisSettings.defaults(), Progress.NONE);
    }

    private static Marker adcMean() {
        return Marker.ofTheStudy().stream()
                .filter(m -> m.key().equals("adc_mean"))
                .findFirst()
                .orElseThrow();
    }

    private static double value(CohortResults r, int i) {
        return r.cohort()
                .cases()
                .get(i)
                .value("adc_mean", r.cohort().readers("adc_mean"))
                .orElseThrow();
    }

    @Test
    void an_adjudicated_value_counts_and_agreement_is_that_of_the_readers() throws Exception {
        CohortResults without = analyse(rows());
        CohortResults with = analyse(rows() + "c2,adjudicated,,,1.90\n");
        assertThat(with.readersOf(adcMean())).isEqualTo(without.readersOf(adcMean()));
        assertThat(with.readersOf(adcMean()).orElseThrow().cases().n()).isEqualTo(8);
        assertThat(value(without, 2)).isCloseTo((1.40 + 1.47) / 2, within(1e-12));
        assertThat(value(with, 2)).isEqualTo(1.90);
        assertThat(value(with, 3)).isEqualTo(value(without, 3));
        assertThat(with.cohort().adjudicated("adc_mean")).isEqualTo(1);
    }

    @Test
    void a_value_that_the_adjudicator_left_empty_is_not_known() throws Exception {
        CohortResults r = analyse(rows() + "c2,Adjudicator,1,,\n");
        assertThat(r.measurements())
                .filteredOn(m -> m.marker().equals(adcMean()))
                .first()
                .satisfies(m -> assertThat(m.description().cases().missing()).containsExactly("c2"));
        assertThat(r.readersOf(adcMean()).orElseThrow().cases().n()).isEqualTo(8);
    }

    @Test
    void adjudicated_values_alone_are_enough() throws Exception {
        CohortResults r = analyse("case_id,reader,fnclcc_grade,adc_mean\n"
                + "a,consensus,1,1.5\nb,consensus,2,1.1\nc,consensus,3,0.9\nd,consensus,1,1.7\n");
        assertThat(r.readers()).isEmpty();
        assertThat(r.performance()).hasSize(1);
        assertThat(r.performance().get(0).curve().auc()).isEqualTo(1);
    }

    @Test
    void a_second_session_gives_repeatability_and_nothing_else() throws Exception {
        CohortResults r = analyse(rows());
        assertThat(r.repeats()).hasSize(1);
        ReaderAgreement repeat = r.repeats().get(0);
        assertThat(repeat.readers()).containsExactly("R1, session 1", "R1, session 2");
        assertThat(repeat.readings().get(1))
                .containsExactly(java.util.Arrays.stream(AGAIN).boxed().toArray(Double[]::new));
        // ICC(A,1) by its mean squares (McGraw and Wong 1996, Table 4), computed here once more.
        double[][] x = {R1, AGAIN};
        int n = R1.length;
        double grand = (java.util.Arrays.stream(R1).sum()
                        + java.util.Arrays.stream(AGAIN).sum())
                / (2 * n);
        double rows = 0;
        double total = 0;
        for (int i = 0; i < n; i++) {
            rows += 2 * Math.pow((R1[i] + AGAIN[i]) / 2 - grand, 2);
            total += Math.pow(R1[i] - grand, 2) + Math.pow(AGAIN[i] - grand, 2);
        }
        double columns = 0;
        double squares = 0;
        double relative = 0;
        for (double[] column : x) {
            columns += n * Math.pow(java.util.Arrays.stream(column).average().orElseThrow() - grand, 2);
        }
        for (int i = 0; i < n; i++) {
            double d = R1[i] - AGAIN[i];
            squares += d * d / 2;
            relative += d * d / 2 / Math.pow((R1[i] + AGAIN[i]) / 2, 2);
        }
        double msr = rows / (n - 1);
        double mse = (total - rows - columns) / (n - 1);
        double icc = (msr - mse) / (msr + mse + 2.0 / n * (columns - mse));
        assertThat(repeat.icc(IntraclassCorrelation.Form.ICC_A_1).value()).isCloseTo(icc, within(1e-12));
        var pair = repeat.pairs().get(0).agreement();
        assertThat(pair.repeatabilityCoefficient())
                .isCloseTo(1.96 * Math.sqrt(2) * Math.sqrt(squares / n), within(1e-12));
        assertThat(pair.withinSubjectCv().orElseThrow()).isCloseTo(Math.sqrt(relative / n), within(1e-12));
        // The first sessions alone make the values of the cases.
        assertThat(value(r, 0)).isCloseTo((R1[0] + R2[0]) / 2, within(1e-12));
        assertThat(r.cohort().sessions("adc_mean")).isEqualTo(Map.of("R1", List.of(1, 2)));
    }

    @Test
    void sessions_and_contradictions_are_checked() {
        for (String bad :
                List.of("c1,R1,0,,1.1\n", "c1,R1,1.5,,1.1\n", "c1,R1,2,,1.99\n", "c1,adjudicated,,,1\n".repeat(2))) {
            String text = bad.startsWith("c1,adj") ? bad.replaceFirst(",1\n", ",2\n") : bad;
            ProblemException e = catchThrowableOfType(ProblemException.class, () -> analyse(rows() + text));
            assertThat(e).as(text).isNotNull();
            assertThat(e.problem()).isIn(CohortProblem.BAD_CELL, CohortProblem.CONTRADICTION);
        }
    }
}
