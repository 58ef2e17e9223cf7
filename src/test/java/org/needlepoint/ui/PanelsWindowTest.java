package org.needlepoint.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.needlepoint.casefile.CaseFileProblem;
import org.needlepoint.casefile.CaseResult;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.ui.model.ReportDesk;
import org.needlepoint.work.Progress;
import org.needlepoint.workflow.MeasureCase;
import org.needlepoint.workflow.session.MeasureSettings;

/** From the needle to the report in the real window. */
class PanelsWindowTest extends WorkstationTest {
    @TempDir
    private Path temp;

    private void goTo(Step step) {
        interact(() -> model.goTo(step));
        interact(() -> stage.getScene().getRoot().applyCss());
    }

    private String text(String id) {
        return onWindow(() -> this.<Labeled>node(id).getText());
    }

    private String words(String id) {
        return onWindow(() -> lookup("#" + id).lookup(".label").<Label>queryAll().stream()
                .map(Label::getText)
                .filter(t -> t != null)
                .collect(Collectors.joining("\n")));
    }

    private void press(String id) {
        interact(() -> this.<Button>node(id).fire());
    }

    /** Types as a person does: the field is left at the end. */
    private void type(String id, String what) {
        interact(() -> {
            TextInputControl field = node(id);
            field.requestFocus();
            field.setText(what);
            stage.getScene().getRoot().requestFocus();
        });
        awaitIdle();
    }

    private static JsonNode json(Path folder) throws Exception {
        ObjectNode n = (ObjectNode)
                new ObjectMapper().readTree(folder.resolve("result.json").toFile());
        n.remove("createdAt");
        return n;
    }

    @ParameterizedTest
    @ValueSource(strings = {"thigh-high-grade", "calf-low-grade"})
    void the_window_shows_and_writes_what_the_command_line_measures(String name) throws Exception {
        Path input = Path.of("sample-cases", name);
        open(name, Look.SMALL);
        CaseResult result = new MeasureCase(MeasureSettings.of(input, temp.resolve("none"))).measure(Progress.NONE);
        goTo(Step.MEASUREMENT);
        var adc = result.adc().orElseThrow();
        assertThat(text("adc-0-0")).isEqualTo(String.format(Locale.ROOT, "%.3f", adc.mean()));
        assertThat(text("adc-0-0-interval"))
                .isEqualTo(String.format(
                        Locale.ROOT,
                        "%.3f to %.3f",
                        adc.interval95().orElseThrow().low(),
                        adc.interval95().orElseThrow().high()));
        assertThat(text("adc-0-1")).isEqualTo(String.format(Locale.ROOT, "%.3f", adc.min()));
        assertThat(text("adc-0-7")).isEqualTo(String.valueOf(adc.n()));
        assertThat(text("mrs-0-0"))
                .isEqualTo(String.format(
                        Locale.ROOT,
                        "%.2f",
                        result.spectroscopy().orElseThrow().choCr().orElseThrow()));
        assertThat(onWindow(() -> this.<ImageView>node("spectrum").getImage().getWidth()))
                .isEqualTo(900);
        assertThat(words("measure-warnings")).contains(result.warnings());
        press("copy-csv");
        assertThat(onWindow(() -> Clipboard.getSystemClipboard().getString()))
                .contains(String.valueOf(adc.mean()), "adc");

        goTo(Step.REPORT);
        Path window = temp.resolve("window");
        interact(() -> this.<TextField>node("report-folder").setText(window.toString()));
        press("report-write");
        await("the files to be written", () -> model.report().writtenProperty().get() != null);
        assertThat(words("report-written")).contains(window.toString());
        Path line = temp.resolve("line");
        new MeasureCase(MeasureSettings.of(input, line)).run(Progress.NONE);
        JsonNode ours = json(window);
        JsonNode theirs = json(line);
        assertThat(ours.size()).isEqualTo(theirs.size()).isGreaterThan(15);
        theirs.properties()
                .forEach(f -> assertThat(ours.get(f.getKey())).as(f.getKey()).isEqualTo(f.getValue()));
    }

    @Test
    void a_refused_case_shows_the_command_lines_words_and_no_report() {
        open("trunk-moved", Look.SMALL);
        ProblemException refusal = catchThrowableOfType(ProblemException.class, () -> new MeasureCase(
                        MeasureSettings.of(Path.of("sample-cases", "trunk-moved"), temp.resolve("none")))
                .measure(Progress.NONE));
        goTo(Step.REPORT);
        assertThat(words("report-missing")).contains(refusal.getMessage(), refusal.remedy());
        assertThat(onWindow(() -> this.<Button>node("report-write").isDisabled()))
                .isTrue();
        assertThat(onWindow(() -> node("report-no-pages").isVisible())).isTrue();
        screenshot("report-refused");
        goTo(Step.MEASUREMENT);
        assertThat(lookup("#adc-0-0").queryAll()).isEmpty();
        assertThat(words("waiting").isEmpty() ? text("waiting") : words("waiting"))
                .contains("Waits for");
    }

    @Test
    void the_banner_stands_before_a_measurement_and_edits_are_undone_by_name_and_key() {
        open("thigh-high-grade", Look.SMALL);
        assertThat(text("banner-name")).isEqualTo("SYNTHETIC, THIGH");
        assertThat(text("banner-id")).isEqualTo("NP-SYN-001");
        assertThat(text("banner-side")).startsWith("RIGHT");
        assertThat(onWindow(() -> node("banner-hazards").isVisible())).isFalse();
        goTo(Step.NEEDLE);
        String before = onWindow(() -> this.<Labeled>node("needle-tip").getText());
        press("along-plus");
        awaitIdle();
        assertThat(text("needle-tip")).isNotEqualTo(before);
        assertThat(onWindow(() -> this.<Button>node("undo").getTooltip().getText()))
                .isEqualTo("Undo: Move tip +0.5 mm along the needle (Ctrl+Z)");
        screenshot("needle");
        interact(() -> stage.getScene().getRoot().requestFocus());
        press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        awaitIdle();
        assertThat(text("needle-tip")).isEqualTo(before);
        assertThat(onWindow(() -> this.<Button>node("redo").getTooltip().getText()))
                .startsWith("Redo: Move tip +0.5 mm");
        press(KeyCode.CONTROL).type(KeyCode.Y).release(KeyCode.CONTROL);
        awaitIdle();
        assertThat(text("needle-tip")).isNotEqualTo(before);
        press("history");
        assertThat(lookup("The case as it was opened").queryAll()).isNotEmpty();
        interact(() ->
                lookup("#history-list").queryListView().getSelectionModel().selectLast());
        interact(() -> lookup("#history-list").queryListView().requestFocus());
        type(KeyCode.ENTER);
        awaitIdle();
        assertThat(text("needle-tip")).isEqualTo(before);
    }

    @Test
    void notes_are_written_and_flagged_from_any_step_and_undone() {
        open("thigh-high-grade", Look.SMALL);
        goTo(Step.REGISTRATION);
        press("notes-button");
        interact(() -> this.<TextInputControl>node("note-text").setText("Marker P2 moved with the skin?"));
        interact(() -> this.<javafx.scene.control.CheckBox>node("note-flag").setSelected(true));
        press("note-add");
        awaitIdle();
        assertThat(text("note-words-0")).isEqualTo("Marker P2 moved with the skin?");
        assertThat(model.decisionsProperty().get().notes().get(0).step()).contains(Step.REGISTRATION);
        assertThat(text("notes-button")).isEqualTo("Notes (1), flagged: 1");
        screenshot("notes", onWindow(() -> node("notes").getScene()));
        interact(model::undo);
        awaitIdle();
        assertThat(text("notes-button")).isEqualTo("Notes (0)");
        assertThat(lookup("#note-words-0").queryAll()).isEmpty();
    }

    @Test
    void pathology_is_graded_as_it_is_typed_and_hidden_from_a_blinded_reader() {
        open("thigh-high-grade", Look.SMALL);
        goTo(Step.PATHOLOGY);
        type("pathology-DIAGNOSIS", "UPS");
        choose("pathology-DIFFERENTIATION", "3");
        choose("pathology-MITOSES", "2");
        choose("pathology-NECROSIS", "1");
        assertThat(words("pathology-grade")).contains("3 + 2 + 1 = 6: grade 3, high");
        choose("pathology-GRADE", "1");
        assertThat(text("problem-GRADE")).contains("the grade stated is G1");
        choose("pathology-GRADE", "");
        type("pathology-KI67_POSITIVE", "125");
        type("pathology-KI67_COUNTED", "400");
        assertThat(words("pathology-ki67")).contains("26.9 to 36.0 %");
        type("pathology-REPORTED", "yesterday");
        assertThat(text("problem-REPORTED")).contains("YYYY-MM-DD");
        type("pathology-REPORTED", "2026-03-09");
        screenshot("pathology");
        interact(() -> model.view().blindedProperty().set(true));
        assertThat(onWindow(() -> node("pathology-all").isVisible())).isFalse();
        assertThat(onWindow(() -> node("pathology-hidden").isVisible())).isTrue();
        goTo(Step.REPORT);
        assertThat(onWindow(() -> node("report-blinded").isVisible())).isTrue();
    }

    /** In Chinese nothing of a refusal and of pathology is left in English but names, files, options and units. */
    @Test
    void a_refusal_and_pathology_are_told_in_chinese() {
        Pattern english = Pattern.compile("[a-z]{2,} [a-z]{2,} [a-z]{2,}");
        open("trunk-moved", Look.SMALL.chinese());
        goTo(Step.MARKERS);
        assertThat(words("problem"))
                .contains("标记物在 MR 与 CT 之间发生移位：", "请查看皮肤：若某标记物已离开其标记处")
                .doesNotContainPattern(english);
        screenshot("markers-refused");
        goTo(Step.REPORT);
        assertThat(words("report-missing")).contains("标记物在 MR 与 CT 之间发生移位：").doesNotContainPattern(english);
        goTo(Step.PATHOLOGY);
        type("pathology-DIAGNOSIS", "尤文肉瘤");
        assertThat(text("pathology-tumour")).isEqualTo("尤因肉瘤 · Ewing sarcoma：骨与软组织未分化小圆细胞肉瘤；恶性；ICD-O 9364/3");
        assertThat(model.decisionsProperty().get().pathology().diagnosis()).contains("Ewing sarcoma");
        choose("pathology-GRADE", "1");
        type("pathology-KI67_POSITIVE", "125");
        type("pathology-KI67_COUNTED", "400");
        assertThat(words("pathology-not-graded")).contains("不作 FNCLCC 分级：定义为高级别", "尤因肉瘤定义为高级别");
        assertThat(words("pathology-cautions"))
                .contains("所填肿瘤尤因肉瘤：", "所填分级为 G1，属低级别。", "无法与界值 30.0 % 区分")
                .doesNotContainPattern(english);
        type("pathology-KI67_COUNTED", "100");
        assertThat(text("problem-KI67_PERCENT")).startsWith("Ki-67：不可能为 100 个细胞中 125 个阳性。");
        screenshot("pathology");
    }

    private void choose(String id, String value) {
        interact(() -> this.<ChoiceBox<String>>node(id).setValue(value));
        awaitIdle();
    }

    @Test
    void a_case_that_cannot_be_kept_says_so_and_goes_on() {
        start(Look.SMALL);
        interact(() -> model.open(PlanningCase.of(Path.of("sample-cases", "thigh-high-grade")), d -> {
            throw new ProblemException(CaseFileProblem.OUTPUT_NOT_WRITABLE, "case.json", "the disk is full");
        }));
        awaitIdle();
        assertThat(text("save-problem")).contains("the disk is full", "The session goes on");
        assertThat(onWindow(() -> node("save-problem").isVisible())).isTrue();
        assertThat(model.snapshot()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void every_panel_fits_its_window(int which) {
        Look look =
                new Look[] {Look.SMALL, Look.USUAL.light(), Look.USUAL.chinese().light()}[which];
        open("calf-low-grade", look);
        for (Step step : new Step[] {Step.NEEDLE, Step.MEASUREMENT, Step.PATHOLOGY, Step.REPORT}) {
            goTo(step);
            if (step == Step.REPORT) {
                ReportDesk desk = model.report();
                await(
                        "the pages",
                        () -> desk.upToDate() && !desk.pagesProperty().get().isEmpty());
            }
            screenshot("panel-" + step.name().toLowerCase(Locale.ROOT));
            ScrollPane pane = node("step-pane");
            double view = onWindow(() -> pane.getViewportBounds().getWidth());
            double content = onWindow(() -> pane.getContent().getBoundsInLocal().getWidth());
            assertThat(content).as("width of " + step).isLessThanOrEqualTo(view + 1);
            // Labels that may not wrap are never cut: a value with an ellipsis is no value.
            assertThat(lookup(".value").<Labeled>queryAll())
                    .allMatch(l -> !l.getText().endsWith("…"));
        }
    }
}
