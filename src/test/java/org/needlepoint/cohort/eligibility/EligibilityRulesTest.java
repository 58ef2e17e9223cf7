package org.needlepoint.cohort.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.needlepoint.problem.ProblemException;

class EligibilityRulesTest {
    private static final Map<String, String> GOOD = Map.of(
            "mri_quality", "adequate",
            "treated_or_recurrent", "no",
            "mri_to_biopsy_days", "0",
            "mri_to_surgery_days", "7",
            "registration_verdict", "caution",
            "final_subtype", "Myxofibrosarcoma",
            "pathology_equivocal", "no");

    private static Candidate candidate(String id, String... changes) {
        Map<String, String> values = new HashMap<>(GOOD);
        for (int i = 0; i < changes.length; i += 2) {
            values.put(changes[i], changes[i + 1]);
        }
        return new Candidate(id, values);
    }

    @ParameterizedTest
    @CsvSource({
        "mri_quality, inadequate, image-quality",
        "treated_or_recurrent, YES, treated-or-recurrent",
        "mri_to_biopsy_days, 8, interval",
        "mri_to_surgery_days, 7.5, interval",
        "registration_verdict, fail, registration-failed",
        "final_subtype, ALT, well-differentiated-liposarcoma",
        "final_subtype, 8851/3, well-differentiated-liposarcoma",
        "pathology_equivocal, yes, equivocal-pathology"
    })
    void each_of_the_studys_reasons_excludes(String column, String value, String reason) {
        assertThat(EligibilityRules.ofTheStudy().decide(candidate("a", column, value)))
                .isInstanceOfSatisfying(
                        Decision.Excluded.class,
                        e -> assertThat(e.reason().id()).isEqualTo(reason));
    }

    @Test
    void seven_days_are_not_too_many_and_the_first_reason_counts() {
        EligibilityRules rules = EligibilityRules.ofTheStudy();
        assertThat(rules.reasons()).hasSize(6);
        assertThat(rules.decide(candidate("a"))).isInstanceOf(Decision.Eligible.class);
        assertThat(rules.decide(candidate("a", "pathology_equivocal", "yes", "treated_or_recurrent", "yes")))
                .isInstanceOfSatisfying(
                        Decision.Excluded.class,
                        e -> assertThat(e.reason().id()).isEqualTo("treated-or-recurrent"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "mri_quality, '', it is empty",
                "mri_quality, good, \"good\" is not one of adequate",
                "mri_to_biopsy_days, soon, not a number",
                "mri_to_surgery_days, -1, from 0 on",
                "final_subtype, sarcoma of sorts, not in the WHO 2020 list"
            })
    void what_is_not_known_does_not_make_a_case_eligible(String column, String value, String why)
            throws ProblemException {
        Candidate c = candidate("p 7", column, value);
        EligibilityFlow flow = EligibilityRules.ofTheStudy().apply(List.of(c));
        assertThat(flow.included()).isEmpty();
        assertThat(flow.undecided()).singleElement().satisfies(u -> {
            assertThat(u.column()).isEqualTo(column);
            assertThat(u.why()).contains(why);
        });
        assertThatThrownBy(flow::requireDecided)
                .hasMessageContaining("p 7")
                .hasMessageContaining(column)
                .hasMessageContaining(why);
    }

    @Test
    void one_interval_too_long_excludes_though_the_other_is_not_known() {
        assertThat(EligibilityRules.ofTheStudy()
                        .decide(candidate("a", "mri_to_biopsy_days", "", "mri_to_surgery_days", "12")))
                .isInstanceOf(Decision.Excluded.class);
    }

    /** Whatever the table holds, everybody is in exactly one place. */
    @Property(tries = 100)
    void nobody_is_lost(@ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 8) Integer> kinds)
            throws ProblemException {
        String[][] changes = {
            {},
            {"mri_quality", "inadequate"},
            {"treated_or_recurrent", "yes"},
            {"mri_to_biopsy_days", "9"},
            {"registration_verdict", "fail"},
            {"final_subtype", "WDLPS"},
            {"pathology_equivocal", "yes"},
            {"registration_verdict", ""},
            {"mri_quality", "?"}
        };
        List<Candidate> all = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            all.add(candidate("c" + i, changes[kinds.get(i)]));
        }
        EligibilityFlow flow = EligibilityRules.ofTheStudy().apply(all);
        assertThat(flow.included().size() + flow.excluded() + flow.undecided().size())
                .isEqualTo(flow.assessed())
                .isEqualTo(kinds.size());
        assertThat(flow.steps().get(5).remaining()).isEqualTo(flow.included().size());
        for (int reason = 0; reason < 6; reason++) {
            int kind = reason + 1;
            assertThat(flow.steps().get(reason).excluded())
                    .hasSize((int) kinds.stream().filter(k -> k == kind).count());
        }
        int inBoxes = flow.boxes().stream()
                .skip(1)
                .mapToInt(EligibilityFlow.Box::count)
                .sum();
        assertThat(inBoxes).isEqualTo(flow.assessed());
    }

    @Test
    void a_doubled_case_and_an_empty_table_are_refused() {
        EligibilityRules rules = EligibilityRules.ofTheStudy();
        assertThatThrownBy(() -> rules.apply(List.of())).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> rules.apply(List.of(candidate("a"), candidate("a"))))
                .hasMessageContaining("Case a occurs");
    }

    @Test
    void a_departments_own_reasons_may_use_dates(@TempDir Path folder) throws IOException, ProblemException {
        Path file = Files.writeString(
                folder.resolve("own.json"),
                """
                {"title": "Own", "reasons": [{"id": "late", "reason": "Surgery late",
                  "excludedIf": [{"daysFrom": "mri_date", "daysTo": "surgery_date", "above": 7}]}]}""");
        EligibilityRules rules = EligibilityRules.read(file);
        assertThat(rules.decide(candidate("a", "mri_date", "2024-02-26", "surgery_date", "2024-03-04")))
                .isInstanceOf(Decision.Eligible.class);
        assertThat(rules.decide(candidate("a", "mri_date", "2024-02-26", "surgery_date", "2024-03-05")))
                .isInstanceOf(Decision.Excluded.class);
        assertThat(rules.decide(candidate("a", "mri_date", "26.2.2024", "surgery_date", "2024-03-05")))
                .isInstanceOf(Decision.Undecided.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|reasons",
                "{\"reasons\":[{\"id\":\"a\",\"reason\":\"b\"}]}|reasons[0].excludedIf",
                "{\"reasons\":[{\"id\":\"a\",\"reason\":\"b\",\"excludedIf\":[{\"column\":\"c\",\"over\":3}]}]}|over",
                "{\"reasons\":[{\"id\":\"a\",\"reason\":\"b\",\"excludedIf\":[{\"column\":\"c\",\"above\":\"x\"}]}]}|above",
                "{\"reasons\":[{\"id\":\"a\",\"reason\":\"b\",\"excludedIf\":[{\"column\":\"c\",\"tumour\":[\"x\"]}]}]}|tumour",
                "{\"reasons\":[{\"id\":\"a\",\"reason\":\"b\",\"excludedIf\":[{\"column\":\"c\",\"oneOf\":[\"x\"],\"is\":[\"y\"]}]}]}|is",
                "{\"reasons\":[|line"
            })
    void malformed_rules_name_the_place(String json, String place, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("rules.json"), json);
        assertThatThrownBy(() -> EligibilityRules.read(file))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(place)
                .hasMessageContaining("rules.json");
    }
}
