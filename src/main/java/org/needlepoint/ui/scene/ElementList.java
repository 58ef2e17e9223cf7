package org.needlepoint.ui.scene;

import atlantafx.base.theme.Styles;
import java.util.Locale;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.view.scene.SceneElement;
import org.needlepoint.view.scene.SceneElement.Appearance;

/** What the scene shows: for each element a tick and an opacity, and how much longer residuals are drawn. */
final class ElementList extends VBox {
    private static final Double[] SCALES = {1.0, 2.0, 5.0, 10.0, 20.0};

    ElementList(SceneModel model) {
        setId("scene-elements");
        getStyleClass().add("scene-elements");
        Label title = new Label(Texts.get("scene.elements"));
        title.getStyleClass().add(Styles.TEXT_BOLD);
        getChildren().add(title);
        for (SceneElement element : SceneElement.values()) {
            getChildren().add(row(model, element));
        }
        getChildren().add(residualScale(model));
    }

    private static VBox row(SceneModel model, SceneElement element) {
        String name = Texts.get("scene.element." + element);
        Appearance first = model.appearance(element);
        CheckBox visible = new CheckBox(name);
        visible.setId("scene-show-" + element);
        visible.setSelected(first.visible());
        Label value = new Label();
        value.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        value.setMinWidth(Region.USE_PREF_SIZE);
        Slider opacity = new Slider(0, 100, Math.round(100 * first.opacity()));
        opacity.setId("scene-opacity-" + element);
        opacity.setBlockIncrement(10);
        opacity.getStyleClass().add(Styles.SMALL);
        opacity.setAccessibleText(Texts.get("scene.opacity.of", name));
        opacity.setTooltip(new Tooltip(Texts.get("scene.opacity.of", name)));
        opacity.disableProperty().bind(visible.selectedProperty().not());
        value.textProperty()
                .bind(opacity.valueProperty()
                        .map(v -> String.format(Locale.ROOT, "%d %%", Math.round(v.doubleValue()))));
        Runnable tell = () ->
                model.appearance(element, new Appearance(visible.isSelected(), Math.round(opacity.getValue()) / 100.0));
        visible.selectedProperty().addListener((o, before, now) -> tell.run());
        opacity.valueProperty().addListener((o, before, now) -> tell.run());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(visible, gap, value);
        head.getStyleClass().add("scene-element-head");
        return new VBox(head, opacity);
    }

    private static VBox residualScale(SceneModel model) {
        ChoiceBox<Double> choice = new ChoiceBox<>();
        choice.setId("scene-residual-scale");
        choice.getItems().setAll(SCALES);
        choice.setValue(model.residualScaleProperty().get());
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(Double factor) {
                return factor == null ? "" : String.format(Locale.ROOT, "×%.0f", factor);
            }

            @Override
            public Double fromString(String text) {
                return Double.valueOf(text.substring(1));
            }
        });
        choice.valueProperty()
                .addListener((o, before, now) -> model.residualScaleProperty().set(now));
        Label label = new Label(Texts.get("scene.residual.scale"));
        label.setLabelFor(choice);
        label.setWrapText(true);
        choice.setTooltip(new Tooltip(Texts.get("scene.residual.tip")));
        VBox box = new VBox(label, choice);
        box.getStyleClass().add("scene-residuals");
        return box;
    }
}
