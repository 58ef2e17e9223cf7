package org.needlepoint.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import org.junit.jupiter.api.Test;
import org.needlepoint.casefile.MarksFile;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.ui.model.CaseEdits;

/** Every field and every value of a panel says what it is, and in which unit. */
class PanelTooltipsTest extends WorkstationTest {

    /** Whether the node is one of those that hold a value or take one. */
    private static boolean holdsValue(Node n) {
        return n instanceof TextInputControl
                || n instanceof ComboBoxBase<?>
                || n instanceof ChoiceBox<?>
                || n instanceof Spinner<?>
                || n instanceof Slider
                || n instanceof Label && n.getStyleClass().contains("value");
    }

    private static boolean told(Node n) {
        Object installed = n.getProperties().get("javafx.scene.control.Tooltip");
        Tooltip tip = n instanceof Control c && c.getTooltip() != null ? c.getTooltip() : (Tooltip) installed;
        return Optional.ofNullable(tip)
                        .map(Tooltip::getText)
                        .filter(t -> !t.isBlank())
                        .isPresent()
                || n.getAccessibleText() != null && !n.getAccessibleText().isBlank();
    }

    private static void visit(Node n, List<String> silent, List<String> met) {
        if (holdsValue(n)) {
            met.add(n.getId());
            if (!told(n)) {
                silent.add(n.getClass().getSimpleName() + " #" + n.getId());
            }
            // The parts of a box are described by the box.
            return;
        }
        if (n instanceof TitledPane pane) {
            visit(pane.getContent(), silent, met);
        } else if (n instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(c -> visit(c, silent, met));
        }
    }

    @Test
    void every_field_and_value_of_every_panel_says_what_it_is() {
        open("thigh-high-grade", Look.USUAL);
        var registration = model.snapshot().orElseThrow().registration().value().orElseThrow();
        MarksFile.PlacingError error = new MarksFile.PlacingError(1, 2);
        MarksFile.Landmark landmark = new MarksFile.Landmark(
                "L1",
                MarksFile.LandmarkKind.OTHER,
                registration.tipMr(),
                error,
                registration.ctToMr().inverse().apply(registration.tipMr()),
                error);
        interact(() -> model.edit("L1", Step.MARKERS, d -> CaseEdits.addLandmark(d, landmark)));
        awaitIdle();
        List<String> met = new ArrayList<>();
        for (Step step : Step.values()) {
            interact(() -> model.goTo(step));
            awaitIdle();
            await("the panel", () -> lookup("#panel-" + step).tryQuery().isPresent());
            List<String> silent = new ArrayList<>();
            onWindow(() -> {
                visit(node("panel-" + step), silent, met);
                return null;
            });
            assertThat(silent).as("%s", step).isEmpty();
        }
        assertThat(met)
                .as("fields and values that were looked at")
                .hasSizeGreaterThan(60)
                .contains("landmark-name-L1", "core-length", "threshold-ADC", "adc-0-0", "report-folder");
    }
}
