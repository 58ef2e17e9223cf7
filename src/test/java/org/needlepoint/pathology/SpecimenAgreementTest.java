package org.needlepoint.pathology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.statistics.Kappa;

class SpecimenAgreementTest {
    private static SpecimenFinding sarcoma(String subtype, int grade) throws ProblemException {
        return new SpecimenFinding(
                Optional.of(Diagnosis.SARCOMA),
                subtype.isEmpty()
                        ? Optional.empty()
                        : Optional.of(TumourCatalogue.who2020().named(subtype)),
                grade == 0 ? Optional.empty() : Optional.of(FnclccGrade.of(grade)));
    }

    private static List<SpecimenPair> study() throws ProblemException {
        List<SpecimenPair> pairs = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            String reference = i < 16 ? "leiomyosarcoma" : "myxofibrosarcoma";
            String found = i < 2 ? "" : i == 2 ? "UPS" : i == 3 ? "myxoid liposarcoma" : reference;
            int surgery = i < 10 ? 1 : i < 20 ? 2 : 3;
            int core = i < 8 ? 1 : i < 10 ? 2 : surgery;
            pairs.add(new SpecimenPair("case " + i, sarcoma(found, core), sarcoma(reference, surgery)));
        }
        return pairs;
    }

    /**
     * The fusion study: 32 of 32, 28 of 32, 30 of 32. R 4.2 {@code binom.test}: (0.7100515798 0.9648693469)
     * and (0.7919305701 0.9923392637); for n of n the lower limit is the n-th root of 0.025. Kappa by its formula.
     */
    @Test
    void the_studys_agreement_has_exact_intervals_and_kappa() throws ProblemException {
        SpecimenAgreement.Result r = SpecimenAgreement.withDefaults().compare(study());
        assertThat(r.diagnosis().orElseThrow().agreeing().value()).isEqualTo(1);
        assertThat(r.diagnosis().orElseThrow().interval().lower()).isCloseTo(Math.pow(0.025, 1 / 32.0), within(1e-12));
        assertThat(r.subtype().orElseThrow().agreeing().successes()).isEqualTo(28);
        assertThat(r.subtype().orElseThrow().interval().lower()).isCloseTo(0.7100515798, within(5e-11));
        assertThat(r.subtype().orElseThrow().interval().upper()).isCloseTo(0.9648693469, within(5e-11));
        assertThat(r.subtype().orElseThrow().undetermined()).isEqualTo(2);
        assertThat(r.subtype().orElseThrow().disagreeing()).containsExactly("case 0", "case 1", "case 2", "case 3");
        assertThat(r.gradeGroup().orElseThrow().agreeing().successes()).isEqualTo(30);
        assertThat(r.gradeGroup().orElseThrow().interval().lower()).isCloseTo(0.7919305701, within(5e-11));
        assertThat(r.gradeGroup().orElseThrow().interval().upper()).isCloseTo(0.9923392637, within(5e-11));
        // p_o = 30/32, p_e = (8·10 + 24·22)/32²
        assertThat(r.gradeGroup().orElseThrow().kappas().get(0).kappa())
                .isCloseTo((30 / 32.0 - 608 / 1024.0) / (1 - 608 / 1024.0), within(1e-12));
    }

    @Test
    void kappa_is_refused_where_all_specimens_say_the_same() throws ProblemException {
        SpecimenAgreement.Item diagnosis =
                SpecimenAgreement.withDefaults().compare(study()).diagnosis().orElseThrow();
        assertThat(diagnosis.kappas()).isEmpty();
        assertThat(diagnosis.kappaRefusal().orElseThrow()).contains("no variation");
    }

    @Test
    void weighted_kappa_rises_with_near_misses_and_needs_every_grade() throws ProblemException {
        SpecimenAgreement.Item grade =
                SpecimenAgreement.withDefaults().compare(study()).grade().orElseThrow();
        assertThat(grade.kappas())
                .extracting(Kappa.Result::weights)
                .containsExactly(Kappa.Weights.UNWEIGHTED, Kappa.Weights.LINEAR, Kappa.Weights.QUADRATIC);
        assertThat(grade.kappas().get(1).kappa())
                .isGreaterThan(grade.kappas().get(0).kappa());
        assertThat(grade.kappas().get(2).kappa())
                .isGreaterThan(grade.kappas().get(1).kappa());
        List<SpecimenPair> some = study();
        some.set(0, new SpecimenPair("case 0", sarcoma("", 0), sarcoma("leiomyosarcoma", 1)));
        SpecimenAgreement.Item missing =
                SpecimenAgreement.withDefaults().compare(some).grade().orElseThrow();
        assertThat(missing.kappas()).hasSize(1);
        assertThat(missing.kappaRefusal().orElseThrow()).contains("1 core has no grade");
        assertThat(missing.agreeing().successes()).isEqualTo(grade.agreeing().successes() - 1);
    }

    @Test
    void a_case_without_a_reference_is_left_out_by_name() throws ProblemException {
        List<SpecimenPair> some = study();
        some.set(5, new SpecimenPair("case 5", sarcoma("leiomyosarcoma", 1), sarcoma("leiomyosarcoma", 0)));
        SpecimenAgreement.Item grade =
                SpecimenAgreement.withDefaults().compare(some).gradeGroup().orElseThrow();
        assertThat(grade.leftOut()).containsExactly("case 5");
        assertThat(grade.agreeing().trials()).isEqualTo(31);
    }

    @Test
    void grades_alone_are_compared_and_the_rest_is_named() throws ProblemException {
        List<SpecimenPair> grades = new ArrayList<>();
        for (SpecimenPair p : study()) {
            grades.add(new SpecimenPair(p.caseId(), gradeOf(p.core()), gradeOf(p.surgery())));
        }
        SpecimenAgreement.Result all = SpecimenAgreement.withDefaults().compare(study());
        SpecimenAgreement.Result r = SpecimenAgreement.withDefaults().compare(grades);
        assertThat(r.grade()).isEqualTo(all.grade());
        assertThat(r.gradeGroup()).isEqualTo(all.gradeGroup());
        assertThat(r.items()).hasSize(2);
        assertThat(r.notCompared())
                .containsExactly(
                        new SpecimenAgreement.NotCompared("diagnosis", "no surgical specimen states it"),
                        new SpecimenAgreement.NotCompared("subtype", "no surgical specimen states it"));
    }

    @Test
    void an_item_that_no_core_states_is_no_disagreement() throws ProblemException {
        List<SpecimenPair> pairs = new ArrayList<>();
        for (SpecimenPair p : study()) {
            pairs.add(new SpecimenPair(p.caseId(), gradeOf(p.core()), p.surgery()));
        }
        SpecimenAgreement.Result r = SpecimenAgreement.withDefaults().compare(pairs);
        assertThat(r.subtype()).isEmpty();
        assertThat(r.notCompared()).contains(new SpecimenAgreement.NotCompared("subtype", "no core states it"));
    }

    private static SpecimenFinding gradeOf(SpecimenFinding f) {
        return new SpecimenFinding(Optional.empty(), Optional.empty(), f.grade());
    }

    @Test
    void nothing_to_compare_and_a_doubled_case_are_refused() throws ProblemException {
        assertThatThrownBy(() -> SpecimenAgreement.withDefaults().compare(List.of()))
                .isInstanceOf(ProblemException.class);
        List<SpecimenPair> twice = List.of(study().get(0), study().get(0));
        assertThatThrownBy(() -> SpecimenAgreement.withDefaults().compare(twice))
                .hasMessageContaining("Case case 0 is given more than once");
    }
}
