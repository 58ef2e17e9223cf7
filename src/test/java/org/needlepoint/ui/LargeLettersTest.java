package org.needlepoint.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.ui.cohort.CohortWindow;
import org.needlepoint.ui.model.BrowserModel;
import org.needlepoint.ui.model.CohortModel;

/** The smallest screen with large letters: everything can be read or scrolled to, and the pictures can be worked on. */
class LargeLettersTest extends WorkstationTest {
    /** Of the width of the window. */
    private static final double LEAST_PICTURES = 0.4;
    /** A fused picture has most buttons above it. */
    private static final double LEAST_PICTURE_HEIGHT_EM = 7;

    private final List<String> faults = new ArrayList<>();

    static Stream<Look> looks() {
        return Stream.of(
                Look.SMALL.scaled(200),
                Look.SMALL.chinese().scaled(200),
                Look.SMALL.light().scaled(150));
    }

    private void whole(String name, Scene scene) {
        if (scene != stage.getScene()) {
            // As the smallest screen would hold it.
            interact(() -> {
                scene.getWindow().setWidth(Math.min(scene.getWindow().getWidth(), Look.SMALL.width()));
                scene.getWindow().setHeight(Math.min(scene.getWindow().getHeight(), Look.SMALL.height()));
            });
        }
        onWindow(() -> WholeWindow.faults(scene)).forEach(f -> faults.add(name + ": " + f));
        screenshot("large-" + name, scene);
    }

    private void choose(String id) {
        interact(() -> this.<MenuBar>node("menu").getMenus().stream()
                .flatMap(LargeLettersTest::items)
                .filter(i -> id.equals(i.getId()))
                .findFirst()
                .orElseThrow()
                .fire());
    }

    private static Stream<MenuItem> items(MenuItem item) {
        return item instanceof Menu menu ? menu.getItems().stream().flatMap(LargeLettersTest::items) : Stream.of(item);
    }

    private Scene beside() {
        return onWindow(() -> Window.getWindows().stream()
                .filter(w -> w != stage && w instanceof Stage && w.isShowing())
                .findFirst()
                .orElseThrow()
                .getScene());
    }

    private void beside(String name) {
        Scene scene = beside();
        whole(name, scene);
        interact(() -> scene.getWindow().hide());
    }

    private void step(Step step) {
        interact(() -> model.goTo(step));
        awaitIdle();
        await("the panel", () -> lookup("#panel-" + step).tryQuery().isPresent());
        whole("step-" + (step.ordinal() + 1), stage.getScene());
        String pictures = step == Step.REPORT ? "report-pages" : "viewer";
        assertThat(onWindow(() -> node(pictures).getLayoutBounds().getWidth()))
                .as("width of the pictures at %s", step)
                .isGreaterThan(LEAST_PICTURES * stage.getScene().getWidth());
        if (step != Step.REPORT) {
            double em = 14.0 * preferences.settings().scalePercent() / 100;
            assertThat(onWindow(() ->
                            lookup(".slice-view").query().getLayoutBounds().getHeight()))
                    .as("height of a picture at %s", step)
                    .isGreaterThan(LEAST_PICTURE_HEIGHT_EM * em);
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void everything_can_be_read_and_reached(Look look) {
        start(look);
        interact(() -> model.files().start().refresh());
        whole("start", stage.getScene());

        interact(() ->
                model.files().open(Path.of("sample-cases", "thigh-high-grade").toAbsolutePath()));
        await("the browser", () -> model.files().browserProperty().get() != null);
        BrowserModel browser = onWindow(() -> model.files().browserProperty().get());
        await("thumbnails", () -> browser.thumbnailsProperty().size() == 5);
        whole("browser", stage.getScene());
        interact(() -> model.files().beginBrowsed());
        await("the session", () -> model.decisionsProperty().get() != null);
        awaitIdle();
        for (Step step : Step.values()) {
            step(step);
        }
        choose("shell.help.guide");
        beside("guide");
        choose("shell.help.keys");
        beside("keys");
        choose("shell.help.about");
        beside("about");
        interact(() -> this.<Button>node("show-series").fire());
        beside("series");
        interact(() -> model.edit("P2", Step.MARKERS, c -> c.withExcluded(List.of("P2"))));
        awaitIdle();
        interact(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
        await("the question", () -> lookup("#ask-saveFirst").tryQuery().isPresent());
        beside("question");
        interact(() -> new CohortWindow(stage, CohortModel.onOwnThread(Platform::runLater)).show());
        TabPane tabs = node("cohort-tabs");
        for (int i = 0; i < tabs.getTabs().size(); i++) {
            int tab = i;
            interact(() -> tabs.getSelectionModel().select(tab));
            whole("cohort-" + tab, tabs.getScene());
        }
        assertThat(faults).isEmpty();
    }
}
