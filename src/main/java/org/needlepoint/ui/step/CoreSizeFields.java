package org.needlepoint.ui.step;

import atlantafx.base.theme.Styles;
import java.util.OptionalDouble;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.needlepoint.casefile.planning.MeasuringRules;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.report.Decimal;
import org.needlepoint.ui.model.NeedleEditor;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.ui.text.Texts;

/** Length and width of the core. */
final class CoreSizeFields extends VBox {
    private static final double MOST_MM = 100;

    private final NeedleEditor editor;
    private final TextField length = field("core-length");
    private final TextField width = field("core-width");
    private final Label wrong = new Label(Texts.get("needle.size.wrong"));

    CoreSizeFields(WorkstationModel model, NeedleEditor editor) {
        this.editor = editor;
        setSpacing(6);
        Button study = new Button(Texts.get("needle.size.study"));
        study.setId("core-study");
        study.getStyleClass().add(Styles.SMALL);
        study.setOnAction(e -> editor.resize(MeasuringRules.STUDY.coreLengthMm(), MeasuringRules.STUDY.coreWidthMm()));
        FlowPane line = new FlowPane(6, 6, length, new Label("×"), width, new Label("mm"), study);
        line.setAlignment(Pos.CENTER_LEFT);
        wrong.setWrapText(true);
        wrong.setId("core-size-wrong");
        wrong.getStyleClass().add(Styles.DANGER);
        StepPanel.shown(wrong, false);
        getChildren().setAll(new Section(Texts.get("needle.size"), line, wrong));
        for (TextField f : new TextField[] {length, width}) {
            f.setOnAction(e -> commit(model));
            f.focusedProperty().addListener((o, before, now) -> {
                if (!now) {
                    commit(model);
                }
            });
        }
    }

    private static TextField field(String id) {
        TextField f = new TextField();
        f.setId(id);
        f.setPrefColumnCount(4);
        f.setTooltip(new Tooltip(Texts.get("needle.size.tip")));
        return f;
    }

    private void commit(WorkstationModel model) {
        OptionalDouble l = number(length.getText());
        OptionalDouble w = number(width.getText());
        boolean good = l.isPresent() && w.isPresent();
        StepPanel.shown(wrong, !good);
        if (good && model.decisionsProperty().get() != null) {
            editor.resize(l.getAsDouble(), w.getAsDouble());
        }
    }

    private static OptionalDouble number(String text) {
        if (!text.strip().matches("\\d{1,3}(\\.\\d+)?")) {
            return OptionalDouble.empty();
        }
        double v = Double.parseDouble(text.strip());
        return v > 0 && v <= MOST_MM ? OptionalDouble.of(v) : OptionalDouble.empty();
    }

    void update(PlanningCase decisions) {
        show(length, decisions.rules().coreLengthMm());
        show(width, decisions.rules().coreWidthMm());
    }

    private static void show(TextField f, double mm) {
        if (!f.isFocused()) {
            f.setText(Decimal.fixed(mm, 1));
        }
    }
}
