package org.needlepoint.ui.step;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2AL;
import org.needlepoint.casefile.planning.DrawnRegion;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.report.Decimal;
import org.needlepoint.report.Unit;
import org.needlepoint.ui.model.NeedleEditor;
import org.needlepoint.ui.model.ViewState;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.workflow.session.CorePreview;
import org.needlepoint.workflow.session.SessionSnapshot;

/** The regions drawn on MR: their names and values, renamed and deleted here. */
final class RegionList extends VBox {
    private final NeedleEditor editor;
    private final VBox rows = new VBox(8);
    private List<DrawnRegion> listed = List.of();
    private List<CorePreview.RegionValue> valued = List.of();

    RegionList(WorkstationModel model, NeedleEditor editor) {
        this.editor = editor;
        rows.setId("regions");
        Label none = new Label(Texts.get("needle.regions.none"));
        none.setWrapText(true);
        none.getStyleClass().add(Styles.TEXT_MUTED);
        none.visibleProperty().bind(javafx.beans.binding.Bindings.isEmpty(rows.getChildren()));
        none.managedProperty().bind(none.visibleProperty());
        getChildren()
                .setAll(new Section(
                        Texts.get("needle.regions"),
                        new FlowPane(
                                6,
                                6,
                                Tools.toggle(model, ViewState.Tool.POLYGON, "needle.tool.polygon"),
                                Tools.toggle(model, ViewState.Tool.ERASER, "needle.tool.eraser")),
                        none,
                        rows));
    }

    void update(SessionSnapshot snapshot, PlanningCase decisions) {
        List<CorePreview.RegionValue> values =
                snapshot.core().value().map(CorePreview::regions).orElse(List.of());
        if (listed.equals(decisions.regions()) && valued.equals(values)) {
            return;
        }
        listed = decisions.regions();
        valued = values;
        rows.getChildren().setAll(listed.stream().map(this::row).toList());
    }

    private Node row(DrawnRegion region) {
        TextField name = new TextField(region.name());
        name.setId("region-name-" + region.name());
        name.setTooltip(new Tooltip(Texts.get("needle.regions.rename")));
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setOnAction(e -> editor.rename(region.name(), name.getText()));
        name.focusedProperty().addListener((o, before, now) -> {
            if (!now) {
                editor.rename(region.name(), name.getText());
            }
        });
        Button delete = new Button("", Icons.icon(Material2AL.DELETE, "way-icon"));
        delete.setId("region-delete-" + region.name());
        delete.setTooltip(new Tooltip(Texts.get("needle.regions.delete", region.name())));
        delete.setAccessibleText(Texts.get("needle.regions.delete", region.name()));
        delete.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON);
        delete.setOnAction(e -> editor.delete(region.name()));
        HBox line = new HBox(6, name, delete);
        line.setAlignment(Pos.CENTER_LEFT);
        Label values = new Label(values(region.name()));
        values.setId("region-values-" + region.name());
        values.setWrapText(true);
        return new VBox(2, line, values);
    }

    private String values(String name) {
        Optional<CorePreview.RegionValue> value =
                valued.stream().filter(v -> v.name().equals(name)).findFirst();
        return value.map(RegionList::words).orElse(Texts.get("needle.regions.waiting"));
    }

    /** Area and ADC of a region in one line. */
    static String words(CorePreview.RegionValue v) {
        String area = Decimal.fixed(v.areaMm2(), 1) + " " + Unit.MM2.symbol();
        return v.adc()
                .map(a -> Texts.get(
                        "needle.regions.values",
                        area,
                        Decimal.fixed(1e3 * a.mean(), 3),
                        Decimal.fixed(1e3 * a.sd(), 3),
                        Decimal.fixed(1e3 * a.min(), 3),
                        a.n()))
                .orElse(Texts.get("needle.regions.outside", area));
    }
}
