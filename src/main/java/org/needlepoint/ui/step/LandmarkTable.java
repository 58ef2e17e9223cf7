package org.needlepoint.ui.step;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.DoubleFunction;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.needlepoint.casefile.MarksFile.Landmark;
import org.needlepoint.casefile.MarksFile.LandmarkKind;
import org.needlepoint.casefile.MarksFile.PlacingError;
import org.needlepoint.ui.model.LandmarksModel;
import org.needlepoint.ui.text.Texts;

/** Bone and vessel landmarks: name, kind, and how well each could be placed. */
final class LandmarkTable extends VBox {
    private static final double LEAST_MM = 0.1;
    private static final double MOST_MM = 20;
    private static final double STEP_MM = 0.5;

    private final LandmarksModel landmarks;
    private final TextTable table = new TextTable();
    private final Button tool = new Button(Texts.get("markers.landmark.tool"));
    private final Button add = new Button(Texts.get("markers.landmark.add"));
    private final CheckBox only = new CheckBox(Texts.get("markers.landmark.only"));
    private List<Landmark> shown = List.of();

    /**
     * Makes a table.
     *
     * @param landmarks the landmarks
     */
    LandmarkTable(LandmarksModel landmarks) {
        this.landmarks = landmarks;
        setSpacing(6);
        table.setId("landmarks");
        tool.setId("landmark-tool");
        tool.setTooltip(new Tooltip(Texts.get("markers.landmark.tool.tip")));
        tool.setOnAction(e -> landmarks.take());
        add.setId("landmark-add");
        add.setOnAction(e -> landmarks.add());
        only.setId("landmarks-only");
        only.setWrapText(true);
        only.setOnAction(e -> landmarks.only(only.isSelected()));
        getChildren().addAll(table, new FlowPane(8, 8, tool, add), only);
    }

    /** Shows the landmarks as they are now. */
    void refresh() {
        only.setSelected(landmarks.only());
        only.setDisable(landmarks.all().size() < 3 && !landmarks.only());
        if (landmarks.all().equals(shown)) {
            return;
        }
        shown = landmarks.all();
        StepPanel.shown(table, !shown.isEmpty());
        table.clear(
                Texts.get("markers.landmark.name"),
                Texts.get("markers.landmark.kind"),
                Texts.get("markers.landmark.mrError"),
                Texts.get("markers.landmark.ctError"));
        shown.forEach(this::add);
    }

    /** What can be done at the crosshair. */
    void choose() {
        add.setDisable(!landmarks.canAdd());
    }

    private void add(Landmark l) {
        TextField name = new TextField(l.label());
        name.setId("landmark-name-" + l.label());
        name.setPrefColumnCount(4);
        name.setOnAction(e -> rename(l, name));
        name.focusedProperty().addListener((o, before, now) -> {
            if (!now) {
                rename(l, name);
            }
        });
        ComboBox<LandmarkKind> kind = new ComboBox<>();
        kind.setId("landmark-kind-" + l.label());
        kind.getItems().setAll(LandmarkKind.values());
        kind.setConverter(new KindWords());
        kind.setStyle("-fx-pref-width: 6.4em");
        kind.setValue(l.kind());
        kind.setOnAction(e -> landmarks.change(
                l.label(), new Landmark(l.label(), kind.getValue(), l.mr(), l.mrError(), l.ct(), l.ctError())));
        table.row(
                Texts.get("markers.landmark.tip"),
                name,
                kind,
                error(
                        l.label(),
                        "mr",
                        l.mrError().inPlaneMm(),
                        mm -> new Landmark(l.label(), l.kind(), l.mr(), scaled(l.mrError(), mm), l.ct(), l.ctError())),
                error(
                        l.label(),
                        "ct",
                        l.ctError().inPlaneMm(),
                        mm -> new Landmark(l.label(), l.kind(), l.mr(), l.mrError(), l.ct(), scaled(l.ctError(), mm))));
    }

    /** The error across the slices grows with that in them: both come from how sharp the place is. */
    private static PlacingError scaled(PlacingError before, double inPlaneMm) {
        return new PlacingError(inPlaneMm, before.throughPlaneMm() * inPlaneMm / before.inPlaneMm());
    }

    private Spinner<Double> error(String label, String image, double mm, DoubleFunction<Landmark> changed) {
        Spinner<Double> s = new Spinner<>(LEAST_MM, MOST_MM, mm, STEP_MM);
        s.setId("landmark-error-" + image + "-" + label);
        s.setEditable(true);
        s.setStyle("-fx-pref-width: 5.3em");
        s.getStyleClass().add(Styles.SMALL);
        s.valueProperty().addListener((o, before, now) -> {
            if (now != null) {
                landmarks.change(label, changed.apply(now));
            }
        });
        return s;
    }

    private void rename(Landmark l, TextField name) {
        String wanted = name.getText().trim();
        if (wanted.isEmpty() || !landmarks.free(wanted)) {
            name.setText(l.label());
            return;
        }
        landmarks.change(l.label(), new Landmark(wanted, l.kind(), l.mr(), l.mrError(), l.ct(), l.ctError()));
    }

    private static final class KindWords extends StringConverter<LandmarkKind> {
        @Override
        public String toString(LandmarkKind kind) {
            return kind == null ? "" : Texts.get("markers.kind." + kind);
        }

        @Override
        public LandmarkKind fromString(String words) {
            return LandmarkKind.valueOf(words);
        }
    }
}
