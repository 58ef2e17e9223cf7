package org.needlepoint.pathology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.needlepoint.problem.ProblemException;

class FnclccTest {
    private static SoftTissueTumour tumour(String name) throws ProblemException {
        return TumourCatalogue.who2020().named(name);
    }

    /** All 27 scores: 2–3 grade 1, 4–5 grade 2, 6–8 grade 3 (Guillou 1997). */
    @Test
    void every_score_has_the_grade_of_its_total() {
        int[] grades = new int[4];
        for (int d = 1; d <= 3; d++) {
            for (int m = 1; m <= 3; m++) {
                for (int n = 0; n <= 2; n++) {
                    FnclccScore s = new FnclccScore(d, m, n);
                    int expected = "..112233333".charAt(d + m + n) - '0';
                    assertThat(s.grade().number()).as(s.toString()).isEqualTo(expected);
                    assertThat(s.grade().isHigh()).isEqualTo(d + m + n >= 4);
                    grades[expected]++;
                }
            }
        }
        assertThat(grades).containsExactly(0, 4, 13, 10);
    }

    @ParameterizedTest
    @CsvSource({"0,1.74,1", "9,1.74,1", "10,1.74,2", "19,1.74,2", "20,1.74,3", "9,1.566,2", "10,2.0,1", "40,3.48,3"})
    void mitoses_are_scaled_to_the_area_of_ten_fields(int count, double areaMm2, int score) throws ProblemException {
        assertThat(FnclccScore.mitosisScore(count, areaMm2)).isEqualTo(score);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "0.5,1", "49.9,1", "50,2", "100,2"})
    void necrosis_has_its_limit_at_half(double percent, int score) throws ProblemException {
        assertThat(FnclccScore.necrosisScore(percent)).isEqualTo(score);
    }

    @Test
    void impossible_entries_are_refused_by_name() {
        assertThatThrownBy(() -> FnclccScore.of(2, 0, 1)).hasMessageContaining("mitoses is 0, but it goes from 1 to 3");
        assertThatThrownBy(() -> FnclccScore.of(2, 1, 3)).hasMessageContaining("necrosis is 3");
        assertThatThrownBy(() -> FnclccScore.mitosisScore(-1, 1.74)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> FnclccScore.mitosisScore(1, 0)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> FnclccScore.necrosisScore(101)).isInstanceOf(ProblemException.class);
    }

    @Test
    void a_stated_grade_must_be_that_of_the_scores() throws ProblemException {
        SoftTissueTumour lms = tumour("leiomyosarcoma");
        Optional<FnclccScore> score = Optional.of(FnclccScore.of(2, 2, 1));
        assertThat(FnclccGrading.of(lms, score, Optional.of(FnclccGrade.G2)).cautions())
                .isEmpty();
        assertThat(FnclccGrading.of(lms, score, Optional.empty()).grade()).isEqualTo(FnclccGrade.G2);
        assertThat(FnclccGrading.of(lms, Optional.empty(), Optional.of(FnclccGrade.G3))
                        .grade())
                .isEqualTo(FnclccGrade.G3);
        assertThatThrownBy(() -> FnclccGrading.of(lms, score, Optional.of(FnclccGrade.G3)))
                .hasMessage("The FNCLCC scores 2 + 2 + 1 = 5 give G2, but the grade stated is G3.");
        assertThatThrownBy(() -> FnclccGrading.of(lms, Optional.empty(), Optional.empty()))
                .hasMessageContaining("Leiomyosarcoma");
    }

    @Test
    void a_grade_that_means_little_is_kept_and_flagged() throws ProblemException {
        FnclccGrading asps =
                FnclccGrading.of(tumour("ASPS"), Optional.of(FnclccScore.of(1, 1, 0)), Optional.of(FnclccGrade.G1));
        assertThat(asps.grade()).isEqualTo(FnclccGrade.G1);
        assertThat(asps.cautions()).hasSize(3);
        assertThat(asps.cautions().get(0)).contains("high grade by definition");
        assertThat(asps.cautions().get(1)).contains("G1, low");
        assertThat(asps.cautions().get(2)).contains("differentiation score 1").contains("(3)");
        assertThat(FnclccGrading.of(tumour("MPNST"), Optional.empty(), Optional.of(FnclccGrade.G2))
                        .cautions())
                .singleElement()
                .asString()
                .contains("not informative");
    }
}
