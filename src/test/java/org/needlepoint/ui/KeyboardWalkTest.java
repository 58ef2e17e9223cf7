package org.needlepoint.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.workflow.session.StepState;

/** From the start page to the report without a mouse: every control is reached, seen to be reached, and left again. */
class KeyboardWalkTest extends WorkstationTest {
    /** More stops than any part of the window has. */
    private static final int MOST_STOPS = 150;
    /** What of a control may show that it is in focus lies this deep in it. */
    private static final int DEPTH = 4;

    private final List<String> unseen = new ArrayList<>();

    /** The window that keys go to: what lies over the main one, or that. */
    private Scene scene() {
        return Window.getWindows().stream()
                .filter(w -> w instanceof PopupWindow && w.isShowing())
                .map(Window::getScene)
                .filter(s -> s.getFocusOwner() != null)
                .findFirst()
                .orElseGet(stage::getScene);
    }

    private Node focused() {
        return onWindow(() -> scene().getFocusOwner());
    }

    private static String name(Node n) {
        return n == null ? "nothing" : n.getClass().getSimpleName() + " #" + n.getId();
    }

    /** How a control looks: frames, grounds and shine of it and its parts. */
    private static List<Object> look(Node n, int depth) {
        List<Object> out = new ArrayList<>();
        out.add(String.valueOf(n.getEffect()));
        if (n instanceof Region r) {
            out.add(r.getBorder());
            out.add(r.getBackground());
        }
        if (n instanceof Parent p && depth > 0) {
            p.getChildrenUnmodifiable().forEach(c -> out.addAll(look(c, depth - 1)));
        }
        return out;
    }

    /** Goes on by a key, which must leave the control that is in focus, and must have been seen on it. */
    private void go(KeyCode... keys) {
        Node before = focused();
        List<Object> lit = before == null ? List.of() : onWindow(() -> look(before, DEPTH));
        push(keys);
        Node now = focused();
        assertThat(now).as("%s lets the focus go", name(before)).isNotNull().isNotSameAs(before);
        if (before != null && before.getScene() != null && lit.equals(onWindow(() -> look(before, DEPTH)))) {
            unseen.add(name(before));
        }
    }

    /** Tab until a control is in focus. */
    private void reach(String id) {
        List<String> way = new ArrayList<>();
        for (int i = 0; i < MOST_STOPS; i++) {
            Node at = focused();
            way.add(name(at));
            if (at != null && id.equals(at.getId())) {
                return;
            }
            go(KeyCode.TAB);
        }
        throw new AssertionError("Tab never comes to " + id + ": " + way);
    }

    private void press(String id) {
        reach(id);
        push(KeyCode.SPACE);
    }

    /** F6 until the panel of the step holds the focus. */
    private void enterPanel() {
        for (int i = 0; i < 6; i++) {
            push(KeyCode.F6);
            for (Node n = focused(); n != null; n = n.getParent()) {
                if ("step-pane".equals(n.getId())) {
                    return;
                }
            }
        }
        throw new AssertionError("F6 never comes to the panel");
    }

    @Test
    void a_case_is_planned_and_reported_with_keys_alone() {
        start(Look.SMALL);
        press("sample-thigh-high-grade");
        await(
                "the browser",
                () -> lookup("#browse-begin").tryQuery().isPresent()
                        && !node("browse-begin").isDisabled());
        press("browse-begin");
        await("the session", () -> model.decisionsProperty().get() != null);
        awaitIdle();

        for (Step step : Step.values()) {
            push(KeyCode.CONTROL, KeyCode.valueOf("DIGIT" + (step.ordinal() + 1)));
            awaitIdle();
            assertThat(model.stepProperty().get()).isEqualTo(step);
            if (step == Step.NEEDLE) {
                moveTheTipAndBack();
            }
            enterPanel();
            reach("confirm");
            Node confirm = focused();
            go(KeyCode.SHIFT, KeyCode.TAB);
            go(KeyCode.TAB);
            assertThat(focused()).as("Shift+Tab goes back").isSameAs(confirm);
            assertThat(model.undoableProperty())
                    .as("to look at step %s changes nothing", step)
                    .hasSize(step.ordinal());
            push(KeyCode.SPACE);
            awaitIdle();
            assertThat(model.snapshot().orElseThrow().state(step))
                    .as("%s", step)
                    .isEqualTo(StepState.DONE);
        }
        note();
        Path report = report();

        assertThat(report.resolve("result.json")).isNotEmptyFile();
        assertThat(report.resolve("report.pdf")).isNotEmptyFile();
        assertThat(unseen).as("controls whose focus cannot be seen").isEmpty();
    }

    private void moveTheTipAndBack() {
        var before = model.snapshot()
                .orElseThrow()
                .registration()
                .value()
                .orElseThrow()
                .tipMr();
        enterPanel();
        press("along-plus");
        awaitIdle();
        var moved = model.snapshot()
                .orElseThrow()
                .registration()
                .value()
                .orElseThrow()
                .tipMr();
        assertThat(moved.distanceMm(before)).isBetween(0.4, 0.6);
        push(KeyCode.CONTROL, KeyCode.Z);
        awaitIdle();
        assertThat(model.snapshot()
                        .orElseThrow()
                        .registration()
                        .value()
                        .orElseThrow()
                        .tipMr())
                .isEqualTo(before);
    }

    private void note() {
        press("notes-button");
        await("the notes", () -> scene().getFocusOwner() != null && scene() != stage.getScene());
        reach("note-text");
        write("Seen by keys");
        press("note-add");
        assertThat(onWindow(() -> model.decisionsProperty().get().notes()))
                .singleElement()
                .satisfies(n -> assertThat(n.text()).isEqualTo("Seen by keys"));
        push(KeyCode.ESCAPE);
        await("the notes to close", () -> scene() == stage.getScene());
    }

    private Path report() {
        Path out = userFolder.resolve("report");
        enterPanel();
        reach("report-folder");
        push(KeyCode.CONTROL, KeyCode.A);
        write(out.toString());
        press("report-write");
        await("the report", () -> model.report().writtenProperty().get() != null);
        return out;
    }
}
