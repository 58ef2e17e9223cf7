package org.needlepoint.ui.step;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.needlepoint.casefile.planning.PoseChoice;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.ui.model.PoseModel;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.ui.text.Texts;

/**
 * Moves the CT on the MR by hand: two arrows and a number for each of three shifts and three turns about the tip. The error
 * at the tip follows at once, because a move that the markers do not share is added to it.
 */
final class NudgeControls extends VBox {
    private static final List<Double> STEPS = List.of(0.1, 0.2, 0.5, 1.0, 2.0);
    private static final String[] AXES = {"x", "y", "z"};

    private final PoseModel pose;
    private final ComboBox<Double> stepMm = new ComboBox<>();
    private final ComboBox<Double> stepDeg = new ComboBox<>();
    private final List<TextField> fields = new ArrayList<>();
    private final Button reset = new Button(Texts.get("registration.reset"));

    /**
     * Makes the controls.
     *
     * @param model session
     * @param pose the step
     */
    NudgeControls(WorkstationModel model, PoseModel pose) {
        this.pose = pose;
        setSpacing(8);
        step(stepMm, "step-mm", " mm", 0.5);
        step(stepDeg, "step-deg", "°", 0.5);
        GridPane grid = new GridPane();
        grid.getStyleClass().add("nudge");
        for (int row = 0; row < 6; row++) {
            boolean turn = row >= 3;
            String key = (turn ? "turn." : "shift.") + AXES[row % 3];
            Label name = TextTable.text(Texts.get("registration." + key));
            TextField field = new TextField();
            field.setId("nudge-" + key);
            field.setPrefColumnCount(5);
            field.setTooltip(new Tooltip(Texts.get(turn ? "registration.turn.tip" : "registration.shift.tip")));
            field.setOnAction(e -> typed());
            fields.add(field);
            Label unit = new Label(turn ? "°" : "mm");
            unit.setMinWidth(Label.USE_PREF_SIZE);
            grid.addRow(row, name, arrow(model, row, -1), field, arrow(model, row, 1), unit);
        }
        reset.setId("nudge-reset");
        reset.setOnAction(e -> pose.resetNudge());
        HBox steps = new HBox(8, new Label(Texts.get("registration.step")), stepMm, stepDeg, reset);
        steps.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        getChildren().addAll(grid, steps);
    }

    private static void step(ComboBox<Double> box, String id, String unit, double first) {
        box.setId(id);
        box.setTooltip(new Tooltip(Texts.get("registration.step.tip")));
        box.getItems().setAll(STEPS);
        box.setConverter(new javafx.util.StringConverter<>() {
            @Override
            public String toString(Double value) {
                return value == null ? "" : value + unit;
            }

            @Override
            public Double fromString(String text) {
                return Double.valueOf(text.replace(unit, ""));
            }
        });
        box.setValue(first);
    }

    private Button arrow(WorkstationModel model, int row, int sign) {
        boolean turn = row >= 3;
        Button b = new Button(sign < 0 ? "\u2212" : "+");
        b.setId("nudge-" + (turn ? "turn." : "shift.") + AXES[row % 3] + (sign < 0 ? "-less" : "-more"));
        b.getStyleClass().addAll(Styles.SMALL, "nudge-arrow");
        b.setOnAction(e -> {
            double by = sign * (turn ? Math.toRadians(stepDeg.getValue()) : stepMm.getValue());
            Vector3 along = new Vector3(row % 3 == 0 ? by : 0, row % 3 == 1 ? by : 0, row % 3 == 2 ? by : 0);
            pose.move(turn ? Vector3.ZERO : along, turn ? along : Vector3.ZERO, new Object());
            model.settle();
        });
        return b;
    }

    private void typed() {
        double[] v = new double[6];
        for (int i = 0; i < 6; i++) {
            try {
                v[i] = Double.parseDouble(
                        fields.get(i).getText().trim().replace('\u2212', '-').replace(',', '.'));
            } catch (NumberFormatException e) {
                wrong(fields.get(i), true);
                return;
            }
            wrong(fields.get(i), false);
        }
        try {
            // Read as the command line reads it, with its limits.
            PoseChoice.Nudge n =
                    PoseChoice.Nudge.parse(v[0] + "," + v[1] + "," + v[2] + "," + v[3] + "," + v[4] + "," + v[5]);
            pose.nudgeTo(n.translationMm(), n.rotationRad());
        } catch (IllegalArgumentException e) {
            fields.forEach(f -> wrong(f, true));
        }
    }

    private static void wrong(TextField field, boolean wrong) {
        field.pseudoClassStateChanged(Styles.STATE_DANGER, wrong);
    }

    /** Shows the motion as it is now, except in a field that is being typed in. */
    void refresh() {
        PoseChoice.Nudge n = pose.nudge();
        double[] v = {
            n.translationMm().x(),
            n.translationMm().y(),
            n.translationMm().z(),
            Math.toDegrees(n.rotationRad().x()),
            Math.toDegrees(n.rotationRad().y()),
            Math.toDegrees(n.rotationRad().z())
        };
        boolean none = true;
        for (int i = 0; i < 6; i++) {
            none &= v[i] == 0;
            if (!fields.get(i).isFocused()) {
                fields.get(i).setText(String.format(Locale.ROOT, "%.2f", v[i] + 0.0));
                wrong(fields.get(i), false);
            }
        }
        reset.setDisable(none);
        setDisable(pose.assessment().isEmpty());
    }
}
