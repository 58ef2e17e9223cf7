package org.needlepoint.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.needlepoint.casefile.planning.PathologyEntry;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.pathology.SoftTissueTumour;
import org.needlepoint.ui.model.PathologyForm.Field;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.workflow.session.PlanningSession;
import org.needlepoint.workflow.session.SessionRules;

class PathologyFormTest {
    private final WorkstationModel model =
            new WorkstationModel(new PlanningSession(SessionRules.WINDOW), new Background(r -> {}, Runnable::run));
    private final PathologyForm form = new PathologyForm(model);

    @BeforeEach
    void open() {
        model.open(PlanningCase.of(Path.of("sample-cases", "thigh-high-grade")), CaseSaver.NONE);
    }

    @AfterEach
    void english() {
        Texts.use(Locale.ENGLISH);
    }

    private PathologyEntry entry() {
        return model.decisionsProperty().get().pathology();
    }

    @Test
    void scores_give_the_grade_with_the_rule_in_either_language() {
        form.enter(Field.DIFFERENTIATION, "2");
        form.enter(Field.MITOSES, "1");
        assertThat(form.grade()).isEmpty();
        form.enter(Field.NECROSIS, "1");
        assertThat(form.grade()).contains("2 + 1 + 1 = 4: grade 2, high");
        Texts.use(Locale.SIMPLIFIED_CHINESE);
        assertThat(form.grade()).contains("2 + 1 + 1 = 4：2 级，高");
    }

    @Test
    void each_field_is_an_edit_of_its_own() {
        form.enter(Field.KI67_POSITIVE, "125");
        form.enter(Field.KI67_COUNTED, "400");
        assertThat(form.ki67()).contains("31.3 % (95 % interval 26.9 to 36.0 %, Wilson): high by the cut-off of 30 %");
        assertThat(form.cautions()).singleElement().asString().contains("cannot be told from the cut-off");
        assertThat(model.undoableProperty().get())
                .containsExactly("Pathology: Cells counted", "Pathology: Positive cells");
        model.undo();
        form.refresh();
        assertThat(form.text(Field.KI67_COUNTED)).isEmpty();
        assertThat(form.ki67()).isEmpty();
        assertThat(form.problem(Field.KI67_PERCENT).orElseThrow()).contains("without all cells");
    }

    @Test
    void what_cannot_be_understood_is_kept_as_typed_and_not_stored() {
        form.enter(Field.REPORTED, "9.3.2024");
        assertThat(form.text(Field.REPORTED)).isEqualTo("9.3.2024");
        assertThat(form.problem(Field.REPORTED).orElseThrow()).contains("YYYY-MM-DD");
        assertThat(entry()).isEqualTo(PathologyEntry.EMPTY);
        form.enter(Field.REPORTED, "2024-03-09");
        assertThat(form.problem(Field.REPORTED)).isEmpty();
        assertThat(entry().reported()).contains(LocalDate.of(2024, 3, 9));
        form.enter(Field.KI67_PERCENT, "about 30");
        assertThat(form.problem(Field.KI67_PERCENT)).isPresent();
        form.enter(Field.KI67_PERCENT, "30 %");
        assertThat(form.ki67()).contains("30.0 %, without interval: high by the cut-off of 30 %");
        form.enter(Field.KI67_PERCENT, "");
        assertThat(entry().ki67Percent()).isEmpty();
    }

    @Test
    void an_unknown_tumour_is_named_with_its_neighbours_and_an_ungraded_one_is_flagged() {
        form.enter(Field.DIAGNOSIS, "myxoid sarcoma of fat");
        assertThat(form.problem(Field.DIAGNOSIS).orElseThrow()).contains("not in the WHO 2020 list", "near:");
        form.enter(Field.DIAGNOSIS, "Ewing sarcoma");
        form.enter(Field.GRADE, "1");
        assertThat(form.problem(Field.DIAGNOSIS)).isEmpty();
        assertThat(form.cautions()).anyMatch(c -> c.contains("not graded by FNCLCC"));
        assertThat(entry().grade()).isEqualTo(OptionalInt.of(1));
    }

    @Test
    void suggestions_know_abbreviations_and_codes() {
        assertThat(PathologyForm.suggestions("UPS").stream().map(SoftTissueTumour::name))
                .contains("Pleomorphic sarcoma, undifferentiated");
        assertThat(PathologyForm.suggestions("lipo myx").stream().map(SoftTissueTumour::id))
                .contains("myxoid-liposarcoma");
        assertThat(PathologyForm.suggestions("8890/3").stream().map(SoftTissueTumour::name))
                .anyMatch(n -> n.contains("eiomyosarcoma"));
        assertThat(PathologyForm.suggestions("lei").get(0).name()).startsWithIgnoringCase("lei");
        assertThat(PathologyForm.suggestions("  ")).isEmpty();
        assertThat(PathologyForm.suggestions("no such tumour")).isEmpty();
    }

    @Test
    void in_chinese_a_tumour_is_found_by_either_name_and_kept_by_the_english_one() {
        Texts.use(Locale.SIMPLIFIED_CHINESE);
        assertThat(PathologyForm.suggestions("多形性").stream().map(SoftTissueTumour::id))
                .contains("undifferentiated-pleomorphic-sarcoma", "pleomorphic-liposarcoma")
                .startsWith("pleomorphic-liposarcoma");
        assertThat(PathologyForm.suggestions("synovial").stream().map(SoftTissueTumour::id))
                .contains("synovial-sarcoma");
        form.enter(Field.DIAGNOSIS, "粘液样脂肪肉瘤");
        assertThat(entry().diagnosis()).contains("Myxoid liposarcoma");
        assertThat(form.text(Field.DIAGNOSIS)).isEqualTo("黏液样脂肪肉瘤");
        form.enter(Field.DIAGNOSIS, "UPS");
        assertThat(form.text(Field.DIAGNOSIS)).isEqualTo("UPS");
        form.enter(Field.DIAGNOSIS, "滑囊肉瘤");
        assertThat(form.problem(Field.DIAGNOSIS).orElseThrow()).startsWith("“滑囊肉瘤”不在 WHO 2020 软组织肿瘤列表中。");
    }

    @Test
    void pathology_withdraws_no_confirmation_but_its_own_and_the_reports() {
        model.remark(
                "Confirm",
                d -> d.withConfirmed(Step.MARKERS).withConfirmed(Step.PATHOLOGY).withConfirmed(Step.REPORT));
        form.enter(Field.SPECIMEN, "H-17/4");
        assertThat(model.decisionsProperty().get().confirmed()).containsExactly(Step.MARKERS);
    }
}
