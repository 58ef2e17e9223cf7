package org.needlepoint.ui.open;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ProgressBar;
import javafx.scene.image.ImageView;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.casefile.planning.CaseFolder;
import org.needlepoint.casefile.planning.CaseOwner;
import org.needlepoint.casefile.planning.InputFile;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Purpose;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.ui.WorkstationTest;
import org.needlepoint.ui.model.BrowserModel;
import org.needlepoint.ui.model.SampleCases;
import org.needlepoint.workflow.session.SeriesEntry;

/** Opening in the real window: start page, browser, and the questions that come up. */
class OpenInWindowTest extends WorkstationTest {
    private static final Path SAMPLE = Path.of("sample-cases/thigh-high-grade").toAbsolutePath();

    @TempDir
    private Path temporary;

    private Path images;
    private Path place;

    @BeforeEach
    void folders() throws Exception {
        images = Files.createDirectories(temporary.resolve("images"));
        place = temporary.resolve("NP-0001-case");
    }

    private void awaitNode(String id) {
        await(id, () -> lookup("#" + id).tryQuery().isPresent());
    }

    private void press(String id) {
        awaitNode(id);
        clickOn("#" + id);
    }

    /** A saved case with unsaved work beside it. */
    private PlanningCase saved(PlanningCase c, boolean unsavedWork) throws Exception {
        try (CaseFolder f = CaseFolder.create(place, CaseOwner.here())) {
            f.save(c);
            if (unsavedWork) {
                f.autosave(c.withRules(c.rules().withCore(15, 2)).withExcluded(List.of("P2")));
            }
        }
        return c;
    }

    private void openSaved() {
        interact(() -> model.files().open(place));
    }

    private double lengthMm() {
        return onWindow(() -> model.decisionsProperty().get().rules().coreLengthMm());
    }

    @Test
    void a_sample_case_is_one_click_away_and_its_roles_can_be_corrected() {
        start(Look.SMALL);
        interact(() -> model.files().start().refresh());
        screenshot("open-start");
        press("sample-thigh-high-grade");
        awaitNode("browser");
        BrowserModel browser = onWindow(() -> model.files().browserProperty().get());
        await("thumbnails", () -> browser.thumbnailsProperty().size() == 5);
        SeriesEntry t1 = onWindow(() -> browser.patientsProperty().get(0).studies().stream()
                .flatMap(s -> s.series().stream())
                .filter(s -> s.role().equals("T1"))
                .findFirst()
                .orElseThrow());
        awaitNode("thumbnail-" + t1.number());
        assertThat(this.<ImageView>node("thumbnail-" + t1.number()).getImage().getWidth())
                .isEqualTo(BrowserModel.THUMBNAIL_PX);
        screenshot("open-browser");
        ComboBox<Optional<Purpose>> role = node("role-" + t1.number());
        interact(() -> role.setValue(Optional.of(Purpose.T2)));
        await("the roles to be chosen anew", () -> browser.patientsProperty().get(0).studies().stream()
                .flatMap(s -> s.series().stream())
                .anyMatch(s -> s.uid().equals(t1.uid()) && s.usedAs().equals(Optional.of(Purpose.T2))));
        press("browse-begin");
        await("the session", () -> model.decisionsProperty().get() != null);
        awaitIdle();
        assertThat(onWindow(() -> model.decisionsProperty().get().series())).containsEntry(Purpose.T2, t1.uid());
        assertThat(this.<Labeled>node("save-state").getText()).contains("Kept, not yet saved");
    }

    @Test
    void a_sample_case_that_is_made_first_shows_its_progress_and_can_be_stopped() {
        start(Look.SMALL);
        Path made = userFolder.resolve("data/sample-cases/thick-ct");
        // One that does not come with the program.
        interact(() -> model.files().open(new SampleCases.Sample("thick-ct")));
        ProgressBar bar = lookup(".reading .progress-bar").query();
        await("the first progress", () -> bar.isVisible() && bar.getProgress() > 0);
        assertThat(onWindow(() -> node("stop-making").getParent().isVisible())).isTrue();
        screenshot("open-making");
        press("stop-making");
        await("the line to go", () -> !node("stop-making").getParent().isVisible());
        // The disk does one thing after the other: once it lists the recent cases, the making is over.
        interact(() -> model.files().open(made));
        await(
                "the refusal",
                () -> model.files().browserProperty().get() != null
                        && model.files().browserProperty().get().stateProperty().get() == BrowserModel.State.FAILED);
        assertThat(made).as("nothing is left of it").doesNotExist();
        assertThat(onWindow(() -> model.decisionsProperty().get())).isNull();
    }

    @Test
    void the_pages_are_spoken_in_chinese() {
        start(Look.USUAL.light().chinese());
        screenshot("open-start");
        press("sample-calf-low-grade");
        awaitNode("browser");
        await(
                "thumbnails",
                () -> model.files().browserProperty().get().thumbnailsProperty().size() == 5);
        assertThat(this.<Labeled>node("browse-begin").getText()).isEqualTo("开始规划");
        screenshot("open-browser");
    }

    @Test
    void unsaved_work_is_offered_before_anything_is_opened() throws Exception {
        saved(PlanningCase.of(images), true);
        start(Look.SMALL);
        openSaved();
        awaitNode("ask-recover");
        screenshot("open-recover", node("ask-recover").getScene());
        assertThat(onWindow(() -> model.decisionsProperty().get())).isNull();
        press("answer-recover");
        await("the case", () -> model.decisionsProperty().get() != null);
        assertThat(lengthMm()).isEqualTo(15);
        assertThat(lookup("#ask-recover").tryQuery()).isEmpty();
        await("the state", () -> this.<Labeled>node("save-state").getText().startsWith("Changes kept, not saved in"));
    }

    @Test
    void closing_the_question_opens_nothing() throws Exception {
        saved(PlanningCase.of(images), true);
        start(Look.SMALL);
        openSaved();
        press("answer-none");
        await("the dialog to close", () -> lookup("#ask-recover").tryQuery().isEmpty());
        assertThat(onWindow(() -> model.decisionsProperty().get())).isNull();
        awaitNode("start-page");
    }

    @Test
    void a_case_that_is_open_elsewhere_names_who_has_it() throws Exception {
        saved(PlanningCase.of(images), false);
        CaseOwner other = new CaseOwner("a.meier", "ct-room-2", 4711, Optional.empty(), java.time.Instant.now(), "t");
        try (CaseFolder f = CaseFolder.open(place, other, false)) {
            assertThat(f.opening().saved()).isPresent();
            start(Look.SMALL);
            openSaved();
            awaitNode("ask-locked");
            assertThat(lookup((Labeled l) -> l.getText() != null && l.getText().contains("a.meier on ct-room-2"))
                            .tryQuery())
                    .isPresent();
            screenshot("open-locked", node("ask-locked").getScene());
            press("answer-copy");
            await("the copy", () -> model.decisionsProperty().get() != null);
            assertThat(onWindow(() -> model.files().placeProperty().get())).isNull();
        }
    }

    @Test
    void images_that_changed_are_named() throws Exception {
        List<InputFile> other = List.of(new InputFile("CT/CT0001.dcm", "ct", "2.25.1", "ab".repeat(32)));
        saved(PlanningCase.of(SAMPLE).withInputs(other), false);
        start(Look.SMALL);
        openSaved();
        awaitNode("ask-inputChanged");
        screenshot("open-input-changed", node("ask-inputChanged").getScene());
        press("answer-acceptInputs");
        await("the new files", () -> model.decisionsProperty().get().inputs().size() > 1);
    }

    @Test
    void roles_are_corrected_in_the_open_case_as_one_edit() throws Exception {
        saved(PlanningCase.of(SAMPLE), false);
        start(Look.SMALL);
        openSaved();
        await("the case", () -> model.decisionsProperty().get() != null);
        awaitIdle();
        press("show-series");
        awaitNode("role-3");
        ComboBox<Optional<Purpose>> t1 = node("role-3");
        interact(() -> t1.setValue(Optional.of(Purpose.T2)));
        screenshot("open-series", node("series-list").getScene());
        press("series-use");
        await("the edit", () -> model.decisionsProperty().get().series().containsKey(Purpose.T2));
        assertThat(onWindow(() -> model.undoableProperty().get())).containsExactly("Choose series");
        awaitIdle();
        press("save-case");
        await("saved", () -> !model.files().unsavedProperty().get());
        assertThat(CaseFolder.read(place).planningCase().series()).containsKey(Purpose.T2);
    }

    @Test
    void a_drive_that_is_pulled_out_is_said_and_the_work_goes_on_when_it_is_back() throws Exception {
        saved(PlanningCase.of(images), false);
        start(Look.SMALL);
        openSaved();
        await("the case", () -> model.decisionsProperty().get() != null);
        awaitIdle();
        Path away = temporary.resolve("pulled-out");
        Files.move(place, away);
        interact(() ->
                model.edit("length", Step.NEEDLE, c -> c.withRules(c.rules().withCore(11, 2))));
        await("the warning", () -> this.<Labeled>node("save-state").getText().equals("Changes cannot be written"));
        screenshot("open-failing");
        Files.move(away, place);
        await(
                "the next attempt",
                () -> this.<Labeled>node("save-state").getText().startsWith("Changes kept"));
        assertThat(lengthMm()).isEqualTo(11);
    }

    @Test
    void a_case_of_a_newer_version_is_refused_calmly() throws Exception {
        Files.createDirectories(place);
        Files.writeString(place.resolve("case.json"), "{\"schema\":\"needlepoint-case\",\"version\":\"9.0\"}");
        start(Look.SMALL);
        openSaved();
        awaitNode("problem");
        assertThat(lookup((Labeled l) -> l.getText() != null && l.getText().contains("format 9.0"))
                        .tryQuery())
                .isPresent();
        assertThat(lookup((Labeled l) -> l.getText() != null && l.getText().contains("newer program"))
                        .tryQuery())
                .isPresent();
        screenshot("open-problem", node("problem").getScene());
    }

    @Test
    void the_window_asks_before_it_closes_with_changes() throws Exception {
        saved(PlanningCase.of(images), true);
        start(Look.SMALL);
        openSaved();
        press("answer-recover");
        await("the case", () -> model.decisionsProperty().get() != null);
        interact(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
        awaitNode("ask-saveFirst");
        screenshot("open-save-first", node("ask-saveFirst").getScene());
        press("answer-none");
        await("the dialog to close", () -> lookup("#ask-saveFirst").tryQuery().isEmpty());
        assertThat(stage.isShowing()).isTrue();
        assertThat(lengthMm()).isEqualTo(15);

        interact(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
        press("answer-save");
        await("the window to close", () -> !stage.isShowing());
        assertThat(CaseFolder.read(place).planningCase().rules().coreLengthMm()).isEqualTo(15);
    }
}
