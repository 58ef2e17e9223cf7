package org.needlepoint.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.casefile.planning.UserSettings;
import org.needlepoint.ui.help.GuidePage;
import org.needlepoint.ui.help.Library;
import org.needlepoint.ui.model.KeyMap;
import org.needlepoint.ui.model.ViewAction;
import org.needlepoint.ui.text.Texts;

class MenuTest extends WorkstationTest {

    private List<MenuItem> items() {
        List<MenuItem> out = new ArrayList<>();
        this.<MenuBar>node("menu").getMenus().forEach(m -> collect(m, out));
        return out;
    }

    private static void collect(MenuItem item, List<MenuItem> out) {
        out.add(item);
        if (item instanceof Menu menu) {
            menu.getItems().forEach(i -> collect(i, out));
        }
    }

    private void choose(String id) {
        interact(() -> items().stream()
                .filter(i -> id.equals(i.getId()))
                .findFirst()
                .orElseThrow()
                .fire());
    }

    private String textOf(Node node) {
        return onWindow(() -> from(node).lookup(".label").queryAllAs(Label.class).stream()
                .map(Labeled::getText)
                .reduce("", (a, b) -> a + "\n" + b));
    }

    @Test
    void no_two_commands_have_the_same_key() {
        start(Look.SMALL);
        List<KeyCombination> keys = items().stream()
                .map(MenuItem::getAccelerator)
                .filter(k -> k != null)
                .toList();
        assertThat(keys).hasSizeGreaterThan(15).doesNotHaveDuplicates();
    }

    @Test
    void without_a_case_nothing_of_a_case_can_be_chosen() {
        start(Look.SMALL);
        assertThat(items().stream().filter(i -> Set.of("shell.file.save", "shell.file.close", "shell.edit.undo")
                        .contains(String.valueOf(i.getId()))))
                .hasSize(3)
                .allMatch(MenuItem::isDisable);
    }

    @Test
    void undo_names_what_it_undoes() {
        open("thigh-high-grade", Look.SMALL);
        interact(() -> model.edit("Leave P2 out", Step.MARKERS, c -> c.withExcluded(List.of("P2"))));
        awaitIdle();
        MenuItem undo = items().stream()
                .filter(i -> "shell.edit.undo".equals(i.getId()))
                .findFirst()
                .orElseThrow();
        assertThat(undo.getText()).isEqualTo("Undo: Leave P2 out");
        push(KeyCode.CONTROL, KeyCode.Z);
        awaitIdle();
        assertThat(model.decisionsProperty().get().excluded()).isEmpty();
        assertThat(undo.isDisable()).isTrue();
        push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        awaitIdle();
        assertThat(model.decisionsProperty().get().excluded()).containsExactly("P2");
    }

    @Test
    void a_key_of_undo_is_registered_once_and_ctrl_y_is_redo_too() {
        open("thigh-high-grade", Look.SMALL);
        interact(() -> model.edit("Leave P2 out", Step.MARKERS, c -> c.withExcluded(List.of("P2"))));
        interact(() -> model.edit("Leave P3 out", Step.MARKERS, c -> c.withExcluded(List.of("P2", "P3"))));
        awaitIdle();
        push(KeyCode.CONTROL, KeyCode.Z);
        awaitIdle();
        assertThat(model.undoableProperty()).as("one edit for one key").hasSize(1);
        push(KeyCode.CONTROL, KeyCode.Y);
        awaitIdle();
        assertThat(model.undoableProperty()).hasSize(2);
    }

    @Test
    void a_window_in_another_language_does_not_keep_the_menu_of_the_first() {
        open("thigh-high-grade", Look.SMALL);
        WeakReference<Node> menu = new WeakReference<>(node("menu"));
        WeakReference<Node> all = new WeakReference<>(node("shell"));
        interact(() -> preferences.change(s -> s.withLanguage(Optional.of(Locale.SIMPLIFIED_CHINESE.toLanguageTag()))));
        await("the first window to be forgotten", () -> {
            System.gc();
            return menu.get() == null && all.get() == null;
        });
        assertThat(this.<MenuBar>node("menu").getMenus().get(0).getText()).startsWith("文件");
    }

    @Test
    void steps_and_regions_are_reached_by_keyboard() {
        open("calf-low-grade", Look.SMALL);
        push(KeyCode.CONTROL, KeyCode.DIGIT4);
        assertThat(model.stepProperty().get()).isEqualTo(Step.REGISTRATION);
        choose("shell.go.next");
        assertThat(model.stepProperty().get()).isEqualTo(Step.NEEDLE);
        Set<Node> visited = new HashSet<>();
        for (int i = 0; i < 4; i++) {
            push(KeyCode.F6);
            Node focused = onWindow(() -> stage.getScene().getFocusOwner());
            assertThat(focused).isNotNull();
            visited.add(focused);
        }
        assertThat(visited).as("F6 goes round").hasSizeGreaterThanOrEqualTo(3).contains(node("steps"));
    }

    @Test
    void f1_opens_the_guide_at_the_step_and_a_search_narrows_it() {
        open("calf-low-grade", Look.USUAL.light());
        interact(() -> model.goTo(Step.REGISTRATION));
        push(KeyCode.F1);
        ListView<GuidePage> pages = node("guide-pages");
        VBox page = node("guide-page");
        assertThat(pages.getSelectionModel().getSelectedItem()).isEqualTo(GuidePage.REGISTRATION);
        assertThat(textOf(page)).contains("TRE95");
        screenshot("guide", page.getScene());
        TextInputControl search = node("guide-search");
        interact(() -> search.setText("choline  REJECT"));
        assertThat(pages.getItems()).containsExactly(GuidePage.MEASUREMENT);
        assertThat(textOf(page)).contains("Cho/Cr");
        interact(() -> search.setText("no such words"));
        assertThat(pages.getItems()).isEmpty();
        interact(pages::requestFocus);
        push(KeyCode.ESCAPE);
        assertThat(page.getScene().getWindow().isShowing()).isFalse();
        assertThat(stage.isShowing()).isTrue();
    }

    @Test
    void a_key_is_changed_and_the_command_that_had_it_is_named() {
        open("calf-low-grade", Look.SMALL);
        choose("shell.help.keys");
        TableView<KeyMap.Entry> keys = node("keys");
        assertThat(keys.getItems()).hasSize(ViewAction.values().length);
        screenshot("keys", keys.getScene());
        interact(() -> keys.getSelectionModel().select(ViewAction.LENS.ordinal()));
        interact(() -> this.<Button>node("keys-change").fire());
        push(KeyCode.X);
        assertThat(this.<Label>node("keys-message").getText())
                .contains("X")
                .contains(Texts.get(ViewAction.SWIPE.nameKey()));
        assertThat(keys.getItems().get(ViewAction.LENS.ordinal()).key()).isEqualTo("X");
        assertThat(keys.getItems().get(ViewAction.SWIPE.ordinal()).key()).isEmpty();
        assertThat(preferences.settings().keys()).hasSize(2);
        interact(() -> this.<Button>node("keys-usual").fire());
        assertThat(preferences.settings().keys()).isEmpty();
        assertThat(keys.getItems().get(ViewAction.SWIPE.ordinal()).key()).isEqualTo("X");
    }

    @Test
    void about_names_every_library_and_says_in_both_languages_that_this_is_no_medical_device() {
        start(Look.SMALL.chinese());
        choose("shell.help.about");
        TableView<Library> libraries = node("about-libraries");
        assertThat(libraries.getItems()).isEqualTo(Library.all());
        Label notice = node("about-notice");
        assertThat(notice.getText()).contains("Not a medical device", "非医疗器械");
        assertThat(textOf(node("about"))).contains("PixelMed").contains(System.getProperty("javafx.runtime.version"));
        screenshot("about", libraries.getScene());
    }

    @Test
    void theme_size_and_language_are_chosen_in_the_menu() {
        start(Look.SMALL);
        Stream.of("shell.theme.LIGHT", "shell.language.zh-CN").forEach(key -> {
            String text = Texts.get(key);
            interact(() -> items().stream()
                    .filter(i -> text.equals(i.getText()))
                    .findFirst()
                    .orElseThrow()
                    .fire());
        });
        interact(() -> items().stream()
                .filter(i -> "150 %".equals(i.getText()))
                .findFirst()
                .orElseThrow()
                .fire());
        assertThat(preferences.settings())
                .isEqualTo(new UserSettings(
                        UserSettings.Theme.LIGHT,
                        Optional.of(Locale.SIMPLIFIED_CHINESE.toLanguageTag()),
                        150,
                        Map.of(),
                        Map.of()));
        assertThat(this.<MenuBar>node("menu").getMenus().get(0).getText()).startsWith("文件");
    }

    @Test
    void an_internal_error_is_told_calmly_and_the_case_stays() {
        open("calf-low-grade", Look.SMALL);
        var before = model.snapshot();
        // As a listener that breaks would.
        interact(() -> javafx.application.Platform.runLater(() -> {
            throw new IllegalStateException("broken on purpose");
        }));
        await("the message", () -> Window.getWindows().stream()
                .anyMatch(w -> w.getScene() != null && w.getScene().lookup("#failure") != null));
        DialogPane pane = node("failure");
        assertThat(pane.getHeaderText()).isEqualTo(Texts.get("shell.failure.heading"));
        assertThat(pane.getContentText()).contains("broken on purpose").doesNotContain("\tat ");
        screenshot("failure", pane.getScene());
        interact(() -> pane.getScene().getWindow().hide());
        interact(() -> model.goTo(Step.REPORT));
        assertThat(model.snapshot()).isEqualTo(before);
    }
}
