package org.needlepoint.ui.step;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.ui.model.NeedleEditor;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.ui.text.Texts;

/** Draws the needle by two points: where the crosshair is, or by coordinates. */
final class TwoPointFields extends TitledPane {
    private final NeedleEditor editor;
    private final TextField tip = coordinates("draw-tip");
    private final TextField shaft = coordinates("draw-shaft");
    private final Label wrong = new Label();

    TwoPointFields(WorkstationModel model, NeedleEditor editor) {
        this.editor = editor;
        setText(Texts.get("needle.draw"));
        setId("two-points");
        setExpanded(false);
        setAnimated(false);
        getStyleClass().add(atlantafx.base.theme.Styles.DENSE);
        Label first = new Label(Texts.get("needle.draw.how"));
        first.setWrapText(true);
        Button tipHere = new Button(Texts.get("needle.draw.tipHere"));
        tipHere.setId("tip-here");
        Button shaftHere = new Button(Texts.get("needle.draw.shaftHere"));
        shaftHere.setId("shaft-here");
        var nowhere = Bindings.createBooleanBinding(() -> editor.crosshairCt().isEmpty(), viewedPlaces(model));
        tipHere.disableProperty().bind(nowhere);
        tipHere.setOnAction(e -> editor.tipHere().ifPresent(p -> {
            tip.setText(text(p.toVector()));
            shaftHere.requestFocus();
        }));
        shaftHere.disableProperty().bind(nowhere);
        shaftHere.setOnAction(e -> editor.shaftHere().ifPresent(p -> shaft.setText(text(p.toVector()))));
        Button draw = new Button(Texts.get("needle.draw.go"));
        draw.setId("draw-needle");
        draw.getStyleClass().add(Styles.ACCENT);
        draw.setOnAction(e -> draw());
        wrong.setId("draw-wrong");
        wrong.setWrapText(true);
        wrong.getStyleClass().add(Styles.DANGER);
        StepPanel.shown(wrong, false);
        ValueGrid numbers = new ValueGrid();
        numbers.row(Texts.get("needle.tip"), tip, Texts.get("needle.draw.lps"));
        numbers.row(Texts.get("needle.shaft"), shaft, Texts.get("needle.draw.lps"));
        setContent(new VBox(8, first, new FlowPane(6, 6, tipHere, shaftHere), numbers, wrong, draw));
    }

    private static Observable[] viewedPlaces(WorkstationModel model) {
        return new Observable[] {
            model.view().crosshairMrProperty(), model.view().crosshairCtProperty(), model.snapshotProperty()
        };
    }

    private static TextField coordinates(String id) {
        TextField f = new TextField();
        f.setId(id);
        f.setPromptText(Texts.get("needle.draw.prompt"));
        f.setTooltip(new Tooltip(Texts.get("needle.draw.lps")));
        return f;
    }

    private static String text(Vector3 v) {
        return String.format(java.util.Locale.ROOT, "%.1f, %.1f, %.1f", v.x(), v.y(), v.z());
    }

    private void draw() {
        Optional<Vector3> t = vector(tip.getText());
        Optional<Vector3> s = vector(shaft.getText());
        StepPanel.shown(wrong, t.isEmpty() || s.isEmpty());
        wrong.setText(Texts.get("needle.draw.wrong"));
        if (t.isPresent() && s.isPresent()) {
            editor.draw(t.get(), s.get());
        }
    }

    /** Three numbers, separated by commas or blanks. */
    static Optional<Vector3> vector(String text) {
        String[] parts = text.strip().split("\\s*[,;]\\s*|\\s+");
        if (parts.length != 3) {
            return Optional.empty();
        }
        double[] v = new double[3];
        for (int i = 0; i < 3; i++) {
            if (!parts[i].matches("[-−+]?\\d{1,4}(\\.\\d+)?")) {
                return Optional.empty();
            }
            v[i] = Double.parseDouble(parts[i].replace('−', '-'));
        }
        return Optional.of(new Vector3(v[0], v[1], v[2]));
    }
}
