package org.needlepoint.statistics.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.needlepoint.problem.ProblemException;

/** Files of the format in all conditions: other sizes, ties, gaps, degenerate groups, damage. */
class ReferenceFileTest {
    @TempDir
    private Path folder;

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("file.json"), content.replace('\'', '"'));
    }

    private Validation validate(String content) throws IOException, ProblemException {
        return ReferenceFile.read(file(content)).validate();
    }

    private String resource(String name) throws IOException {
        try (InputStream in = ReferenceFileTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    /** Written by R 4.2.2 with src/test/r/reference-statistics.R; arguments in docs/statistics.md. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "missing-three-arms.json",
                "twelve.json",
                "whole-numbers-four-arms.json",
                "separated.json",
                "infinite-hazard.json",
                "collinear.json"
            })
    void files_of_r_in_awkward_conditions_are_confirmed(String name) throws IOException, ProblemException {
        Validation validation = validate(resource(name));
        assertThat(validation.disagreements()).isEmpty();
        assertThat(validation.unknown()).isEmpty();
        assertThat(validation.compared()).isGreaterThan(600);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'input': {'a': [1, 2}|MALFORMED|line 1",
                "|MALFORMED|empty",
                "{'input': {'a': [1]}} x|MALFORMED|line 1",
                "{'input': {'a': [1], 'a': [2]}}|MALFORMED|Duplicate",
                "{'input': {'a': [NaN]}}|MALFORMED|NaN",
                "[1, 2]|NOT_REFERENCE|input",
                "{'icc': []}|NOT_REFERENCE|input",
                "{'input': {}}|NOT_REFERENCE|input",
                "{'input': {'a': 3}}|BAD_COLUMN|a cannot be used: it is not a list",
                "{'input': {'a': [1, 2], 'b': [1]}}|BAD_COLUMN|b cannot be used: it has 1 entries",
                "{'input': {'a': [1, 'x']}}|BAD_COLUMN|entry 2",
                "{'input': {'a': [1, 1e999]}}|BAD_COLUMN|entry 2",
                "{'input': {'a': [1, [2]]}}|BAD_COLUMN|entry 2",
                "{'input': {'a': [1, 2]}}|NOTHING_TO_COMPARE|no result",
            })
    void a_damaged_file_is_refused_with_the_place(String content, ReferenceProblem problem, String naming) {
        assertThatThrownBy(() -> validate(content == null ? "" : content))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(problem))
                .hasMessageContaining(naming);
    }

    @Test
    void a_file_that_is_not_there() {
        assertThatThrownBy(() -> ReferenceFile.read(folder.resolve("absent.json")))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(ReferenceProblem.UNREADABLE))
                .hasMessageContaining("absent.json");
        assertThatThrownBy(() -> ReferenceFile.read(folder)).isInstanceOf(ProblemException.class);
    }

    @Test
    void a_missing_column_is_named_for_each_result_that_needs_it() throws IOException, ProblemException {
        Validation v = validate("{'input': {'adcMean': [1, 2, 3, 5]}, 'shapiroWilk': {'adcMean': {'W': 0.971376},"
                + "'choCr': {'W': 0.9, 'p': 0.3}}}");
        assertThat(v.disagreements())
                .extracting(Validation.Disagreement::at)
                .containsExactly("shapiroWilk.adcMean.W", "shapiroWilk.choCr.W", "shapiroWilk.choCr.p");
        assertThat(v.disagreements().get(1).actual()).contains("no input column choCr");
    }

    @Test
    void a_changed_number_is_found_and_a_change_within_the_tolerance_is_not() throws IOException, ProblemException {
        String plain = resource("separated.json");
        int at = plain.indexOf("\"zTieCorrected\":") + 16;
        int end = plain.indexOf(',', at);
        double z = Double.parseDouble(plain.substring(at, end));
        for (double factor : new double[] {1 + 2e-8, 1 - 5e-9}) {
            Validation v = validate(plain.substring(0, at) + z * factor + plain.substring(end));
            assertThat(v.agrees()).isEqualTo(factor < 1);
            assertThat(v.tests().stream()
                            .filter(t -> t.test().equals("Wilcoxon rank-sum"))
                            .findFirst()
                            .orElseThrow()
                            .at())
                    .isEqualTo("byGrade.adcMean.mannWhitney.zTieCorrected");
        }
    }

    @Test
    void unknown_entries_are_reported_at_their_highest_place() throws IOException, ProblemException {
        Validation v = validate("{'input': {'adcMean': [1, 2, 3, 5]}, 'shapiroWilk': {'adcMean': {'W': 0.9713739,"
                + "'skew': 1}, 'other': {'W': 1}}, 'anova': {'F': 3, 'rows': [{'p': 1}]}, 'remark': 'x'}");
        assertThat(v.unknown())
                .containsExactlyInAnyOrder("shapiroWilk.adcMean.skew", "shapiroWilk.other", "anova", "remark");
    }

    @Test
    void no_value_in_the_file_agrees_with_no_value_here_and_with_nothing_else() throws IOException, ProblemException {
        String flat = "{'input': {'adcMean': [2, 2, 2], 'choCr': [1, 2, 4]}, 'shapiroWilk': {'adcMean': {'W': null},"
                + "'choCr': {'W': %s}}}";
        assertThat(validate(flat.formatted("0.964285714285714")).agrees()).isTrue();
        assertThat(validate(flat.formatted("null")).disagreements())
                .extracting(Validation.Disagreement::at)
                .containsExactly("shapiroWilk.choCr.W");
    }

    @Test
    void a_value_left_open_where_entries_are_missing_is_a_remark() throws IOException, ProblemException {
        Validation v = validate(
                "{'input': {'adcMean': [1, null, 'NA', 5, 3]}," + "'shapiroWilk': {'adcMean': {'W': null}}, 'n': [5]}");
        assertThat(v.agrees()).isTrue();
        assertThat(v.notes()).hasSize(2);
        assertThat(v.notes().get(0)).contains("2 entries are missing");
    }

    @Test
    void positive_class_and_direction_are_taken_from_the_file() throws IOException, ProblemException {
        String roc = "{'input': {'choCr': [1, 2, 3, 4, 5], 'highGrade': [0, 0, 1, 0, 1]}, 'roc': {'choCrHighGrade':"
                + "{'positive': '%s', 'direction': '%s', 'auc': %s}}}";
        assertThat(validate(roc.formatted("1", "higher values are positive", "0.8333333333333333"))
                        .agrees())
                .isTrue();
        assertThat(validate(roc.formatted("1", "lower values are positive", "0.1666666666666667"))
                        .agrees())
                .isTrue();
        assertThat(validate(roc.formatted("0", "higher values are positive", "0.1666666666666667"))
                        .agrees())
                .isTrue();
        assertThat(validate(roc.formatted("1", "up", "0.8"))
                        .disagreements()
                        .get(0)
                        .actual())
                .contains("direction \"up\"");
        assertThat(validate(roc.formatted("high", "lower values are positive", "0.8"))
                        .disagreements()
                        .get(0)
                        .actual())
                .contains("positive \"high\"");
    }

    @Test
    void lists_of_another_length_disagree() throws IOException, ProblemException {
        Validation v = validate("{'input': {'choCr': [1, 2, 3, 4, 5], 'highGrade': [0, 0, 1, 0, 1]}, 'roc':"
                + "{'choCrHighGrade': {'direction': 'higher values are positive', 'curve': {'sensitivities': [1, 0]},"
                + "'best': [{'threshold': 2.5}, {'threshold': 4.5}]}}}");
        assertThat(v.disagreements())
                .extracting(Validation.Disagreement::at)
                .containsExactly(
                        "roc.choCrHighGrade.curve.sensitivities",
                        "roc.choCrHighGrade.best[0].threshold",
                        "roc.choCrHighGrade.best[1].threshold");
    }

    @Test
    void the_other_group_first_turns_the_sign() throws IOException, ProblemException {
        Validation v = validate("{'input': {'choCr': [1, 2, 3, 5], 'arm': [0, 0, 1, 1]}, 'byArm': {'choCr':"
                + "{'groups': 'group 1 minus group 0', 'n0': 2, 'mean': [4, 1.5],"
                + " 'student': {'t': 2.23606797749979, 'df': 2}}}}");
        assertThat(v.disagreements()).isEmpty();
        assertThat(v.compared()).isEqualTo(5);
    }
}
