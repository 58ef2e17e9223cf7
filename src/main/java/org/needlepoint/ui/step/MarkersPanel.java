package org.needlepoint.ui.step;

import atlantafx.base.theme.Styles;
import java.io.File;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.material2.Material2AL;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.ui.model.LandmarksModel;
import org.needlepoint.ui.model.MarkersModel;
import org.needlepoint.ui.model.Modality;
import org.needlepoint.ui.model.Quantity;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.ui.text.EngineTexts;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.workflow.session.SessionSnapshot;

/** The skin markers on MR and CT. */
final class MarkersPanel extends StepPanel {
    private final MarkersModel markers;
    private final TextTable table = new TextTable();
    private final Label effect = TextTable.text("");
    private final Label notes = TextTable.text("");
    private final Card byHand = new Card(Card.Severity.INFO);
    private final ComboBox<String> template = new ComboBox<>();
    private final Button detected = new Button(Texts.get("markers.detected"));
    private final Button place =
            new Button(Texts.get("markers.tool"), Icons.icon(Material2AL.ADD_LOCATION, "way-icon"));
    private final Button onMr = new Button(Texts.get("markers.atCrosshair.MR"));
    private final Button onCt = new Button(Texts.get("markers.atCrosshair.CT"));
    private final Button remove = new Button(Texts.get("markers.remove"));
    private final LandmarkTable landmarks;
    private final VBox unmatched = new VBox(4);
    private final TitledPane others = new TitledPane("", unmatched);
    private List<MarkersModel.Row> rows = List.of();
    private String selected;
    private boolean filling;
    // Kept by this panel and weakly by the views.
    private final InvalidationListener selection = o -> {
        selected = model().view().selectedMarkerProperty().get();
        choose();
    };

    MarkersPanel(WorkstationModel model) {
        super(model, Step.MARKERS);
        markers = new MarkersModel(model);
        landmarks = new LandmarkTable(new LandmarksModel(model));
        table.setId("markers");
        effect.setId("exclusion-effect");
        notes.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        byHand.say(Texts.get("markers.byHand"), Texts.get("markers.byHand.how"));
        byHand.setId("by-hand");
        automatic().getChildren().addAll(new Section(Texts.get("markers.table"), table, effect, notes), byHand);
        template.setId("template");
        template.setMaxWidth(Double.MAX_VALUE);
        template.setOnAction(e -> {
            if (!filling && template.getValue() != null) {
                markers.use(template.getValue());
            }
        });
        HBox.setHgrow(template, Priority.ALWAYS);
        Button file = new Button(Texts.get("markers.template.file"));
        file.setId("template-file");
        file.setMinWidth(Button.USE_PREF_SIZE);
        file.setOnAction(e -> chooseTemplate());
        place.setId("place");
        place.setTooltip(new Tooltip(Texts.get("markers.tool.tip")));
        place.setOnAction(e -> markers.take(selected));
        onMr.setId("place-mr");
        onMr.setOnAction(e -> markers.placeAtCrosshair(selected, Modality.MR));
        onCt.setId("place-ct");
        onCt.setOnAction(e -> markers.placeAtCrosshair(selected, Modality.CT));
        remove.setId("remove");
        remove.setOnAction(e -> row(selected).ifPresent(markers::remove));
        detected.setId("detected");
        detected.setOnAction(e -> markers.detected());
        others.setId("unmatched");
        others.setExpanded(false);
        manual().getChildren()
                .addAll(
                        new Section(Texts.get("markers.template"), new HBox(8, template, file)),
                        new Section(
                                Texts.get("markers.change"), new FlowPane(8, 8, place, onMr, onCt, remove, detected)),
                        new Section(Texts.get("markers.landmarks"), landmarks),
                        others);
        // The views select markers too.
        WeakInvalidationListener weak = new WeakInvalidationListener(selection);
        model.view().selectedMarkerProperty().addListener(weak);
        model.view().crosshairMrProperty().addListener(weak);
    }

    private void chooseTemplate() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.get("markers.template.file"));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("JSON", "*.json"));
        File chosen = chooser.showOpenDialog(getScene().getWindow());
        if (chosen != null) {
            markers.use(chosen.toPath());
        }
    }

    private Optional<MarkersModel.Row> row(String label) {
        return rows.stream().filter(r -> r.label().equals(label)).findFirst();
    }

    @Override
    void update(SessionSnapshot snapshot, PlanningCase decisions) {
        selected = model().view().selectedMarkerProperty().get();
        rows = markers.rows();
        fill();
        effect.setText(markers.exclusionMovesMm()
                .map(mm -> Texts.get(
                        "markers.excludedMoves",
                        String.join(", ", decisions.excluded()),
                        Quantity.mm(mm),
                        markers.tipErrorMm().map(Quantity::mm).orElse("–")))
                .orElse(""));
        shown(effect, !effect.getText().isEmpty());
        notes.setText(EngineTexts.lines(markers.notes()));
        shown(notes, !markers.notes().isEmpty());
        shown(byHand, snapshot.problem(Step.MARKERS).isPresent());
        filling = true;
        List<String> names = markers.templates();
        if (!names.equals(template.getItems())) {
            template.getItems().setAll(names);
        }
        template.setValue(decisions.template());
        filling = false;
        template.setTooltip(markers.template().map(t -> new Tooltip(t.title())).orElse(null));
        landmarks.refresh();
        unmatched();
        choose();
    }

    private void fill() {
        String focused = getScene() != null && getScene().getFocusOwner() != null
                ? getScene().getFocusOwner().getId()
                : null;
        table.clear(
                Texts.get("markers.column.label"),
                "MR",
                "CT",
                Texts.get("markers.column.residual"),
                Texts.get("markers.column.error"),
                Texts.get("markers.column.use"));
        rows.forEach(this::add);
        if (focused != null && table.lookup("#" + focused) != null) {
            table.lookup("#" + focused).requestFocus();
        }
    }

    private void add(MarkersModel.Row r) {
        Button label = new Button(r.label() + r.line().map(l -> "  " + l).orElse(""));
        label.setId("marker-" + r.label());
        label.getStyleClass().addAll(Styles.FLAT, "marker-label");
        if (r.label().equals(selected)) {
            label.getStyleClass().add("chosen");
        }
        label.setMinWidth(Button.USE_PREF_SIZE);
        label.setTooltip(new Tooltip(Texts.get("markers.goTo", r.label())));
        label.setOnAction(e -> markers.select(r.label()));
        CheckBox use = new CheckBox();
        use.setId("use-" + r.label());
        use.setSelected(!r.excluded());
        use.setDisable(r.errorMm().isEmpty());
        use.setAccessibleText(Texts.get("markers.column.use") + " " + r.label());
        use.setOnAction(e -> markers.exclude(r.label(), !use.isSelected()));
        String tip = r.effect()
                .map(x -> Texts.get(
                        "markers.ifExcluded",
                        r.label(),
                        Quantity.fineMm(x.tipMoveMm().norm()),
                        Quantity.fineMm(x.atTip().p95Mm())))
                .orElse("");
        if (!tip.isEmpty()) {
            use.setTooltip(new Tooltip(tip));
        }
        table.row(
                "",
                label,
                origin("mr", r, r.mr()),
                origin("ct", r, r.ct()),
                number("residual-" + r.label(), r.residualMm()),
                number("error-" + r.label(), r.errorMm()),
                use);
    }

    private static Label number(String id, Optional<Double> mm) {
        Label l = new Label(mm.map(Quantity::fineMm).orElse("–"));
        l.setId(id);
        l.setMinWidth(Label.USE_PREF_SIZE);
        return l;
    }

    private static Label origin(String image, MarkersModel.Row r, MarkersModel.Origin origin) {
        Label l = new Label(Texts.get("markers.origin." + origin));
        l.setId("origin-" + image + "-" + r.label());
        l.setMinWidth(Label.USE_PREF_SIZE);
        l.getStyleClass().add(Styles.TEXT_SMALL);
        if (origin == MarkersModel.Origin.MISSING) {
            l.getStyleClass().add(Styles.WARNING);
        }
        return l;
    }

    /** What can be done with the selected marker. */
    private void choose() {
        Optional<MarkersModel.Row> r = row(selected);
        for (MarkersModel.Row each : rows) {
            var button = table.lookup("#marker-" + each.label());
            if (button != null) {
                button.getStyleClass().remove("chosen");
                if (each.label().equals(selected)) {
                    button.getStyleClass().add("chosen");
                }
            }
        }
        boolean marker = r.isPresent() && r.get().mr() != MarkersModel.Origin.LANDMARK;
        place.setDisable(!marker);
        onMr.setDisable(!marker || !markers.canPlace(Modality.MR));
        onCt.setDisable(!marker || !markers.canPlace(Modality.CT));
        remove.setDisable(r.isEmpty()
                || r.get().mr() == MarkersModel.Origin.MISSING && r.get().ct() == MarkersModel.Origin.MISSING);
        detected.setDisable(!markers.byHand());
        landmarks.choose();
    }

    private void unmatched() {
        List<MarkersModel.Unmatched> all = markers.unmatched();
        others.setText(Texts.get("markers.unmatched", all.size()));
        unmatched.getChildren().setAll(all.stream().map(this::candidate).toList());
        shown(others, !all.isEmpty());
    }

    private VBox candidate(MarkersModel.Unmatched u) {
        Button go = new Button(EngineTexts.say(u.image()) + "  " + u.candidate().position());
        go.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        go.setWrapText(true);
        go.setOnAction(e -> markers.show(u));
        Label why = TextTable.text(EngineTexts.say(u.candidate().evidence()));
        why.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        return new VBox(go, why);
    }
}
