package org.needlepoint.workflow.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.needlepoint.casefile.planning.PathologyEntry;
import org.needlepoint.pathology.PathologyProblem;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.workflow.session.PathologyReading.Part;

/** From what is typed to grade and labelling index. */
class PathologyReadingTest {

    private static OptionalInt number(int n) {
        return n < 0 ? OptionalInt.empty() : OptionalInt.of(n);
    }

    private static PathologyEntry entry(
            String diagnosis, int d, int m, int n, int grade, int positive, int counted, double percent) {
        return new PathologyEntry(
                Optional.empty(),
                Optional.ofNullable(diagnosis),
                number(d),
                number(m),
                number(n),
                number(grade),
                number(positive),
                number(counted),
                percent < 0 ? OptionalDouble.empty() : OptionalDouble.of(percent),
                Optional.empty(),
                Optional.empty());
    }

    private static Object problem(PathologyReading r, Part part) {
        return Optional.ofNullable(r.problems().get(part))
                .map(ProblemException::problem)
                .orElse(null);
    }

    /** Every total of the system: 2–3 grade 1, 4–5 grade 2, 6–8 grade 3 (Guillou 1997). */
    @ParameterizedTest
    @CsvSource({"1,1,0,1", "1,1,1,1", "2,1,0,1", "2,2,0,2", "2,2,1,2", "3,1,0,2", "2,2,2,3", "3,3,0,3", "3,3,2,3"})
    void scores_give_the_grade_before_and_after_the_tumour_is_named(int d, int m, int n, int grade) {
        for (String name : new String[] {null, "Leiomyosarcoma"}) {
            PathologyReading r = PathologyReading.of(entry(name, d, m, n, -1, -1, -1, -1));
            assertThat(r.grade().orElseThrow().number()).isEqualTo(grade);
            assertThat(r.problems()).isEmpty();
        }
    }

    @Test
    void two_of_three_scores_give_no_grade() {
        PathologyReading r = PathologyReading.of(entry("Leiomyosarcoma", 2, 2, -1, -1, -1, -1, -1));
        assertThat(r.grade()).isEmpty();
        assertThat(r.problems()).isEmpty();
    }

    @Test
    void a_stated_grade_counts_by_itself_and_must_not_contradict_the_scores() {
        assertThat(PathologyReading.of(entry(null, -1, -1, -1, 3, -1, -1, -1))
                        .grade()
                        .orElseThrow()
                        .number())
                .isEqualTo(3);
        PathologyReading r = PathologyReading.of(entry("Leiomyosarcoma", 2, 2, 0, 3, -1, -1, -1));
        assertThat(r.grade()).isEmpty();
        assertThat(problem(r, Part.GRADE)).isEqualTo(PathologyProblem.GRADE_CONTRADICTS_SCORE);
    }

    @Test
    void each_problem_stands_at_its_part() {
        PathologyReading r = PathologyReading.of(entry("leiosarkom", 4, 1, 3, 7, 5, -1, -1));
        assertThat(r.problems().keySet())
                .containsExactlyInAnyOrder(Part.DIAGNOSIS, Part.DIFFERENTIATION, Part.NECROSIS, Part.GRADE, Part.KI67);
        assertThat(problem(r, Part.DIAGNOSIS)).isEqualTo(PathologyProblem.UNKNOWN_TUMOUR);
        assertThat(problem(r, Part.DIFFERENTIATION)).isEqualTo(PathologyProblem.SCORE_OUT_OF_RANGE);
    }

    @Test
    void a_tumour_that_fnclcc_does_not_grade_is_flagged_with_its_grade() {
        PathologyReading r = PathologyReading.of(entry("Alveolar rhabdomyosarcoma", -1, -1, -1, 1, -1, -1, -1));
        assertThat(r.tumour().orElseThrow().isGradedByFnclcc()).isFalse();
        assertThat(r.cautions()).anyMatch(c -> c.contains("not graded by FNCLCC"));
    }

    @Test
    void cells_give_wilsons_interval() {
        PathologyReading r = PathologyReading.of(entry(null, -1, -1, -1, -1, 125, 400, -1));
        assertThat(r.ki67().orElseThrow().percent()).isEqualTo(31.25);
        var i = r.ki67().orElseThrow().interval(0.95).orElseThrow();
        assertThat(i.lower()).isCloseTo(wilson(125, 400, -1), within(1e-6));
        assertThat(i.upper()).isCloseTo(wilson(125, 400, 1), within(1e-6));
    }

    /** Roots of (p − x/n)² = z² p(1 − p)/n, the definition of the score interval, in percent. */
    private static double wilson(int x, int n, int side) {
        double z = 1.959963984540054;
        double p = (double) x / n;
        double a = 1 + z * z / n;
        double b = -(2 * p + z * z / n);
        double root = Math.sqrt(b * b - 4 * a * p * p);
        return 100 * (-b + side * root) / (2 * a);
    }

    @Test
    void a_percentage_has_no_interval_and_must_agree_with_the_count_but_for_rounding() {
        PathologyReading stated = PathologyReading.of(entry(null, -1, -1, -1, -1, -1, -1, 40));
        assertThat(stated.ki67().orElseThrow().interval(0.95)).isEmpty();
        assertThat(PathologyReading.of(entry(null, -1, -1, -1, -1, 125, 400, 31))
                        .problems())
                .isEmpty();
        assertThat(problem(PathologyReading.of(entry(null, -1, -1, -1, -1, 125, 400, 40)), Part.KI67))
                .isEqualTo(PathologyProblem.BAD_COUNT);
        assertThat(problem(PathologyReading.of(entry(null, -1, -1, -1, -1, 500, 400, -1)), Part.KI67))
                .isEqualTo(PathologyProblem.BAD_COUNT);
    }
}
