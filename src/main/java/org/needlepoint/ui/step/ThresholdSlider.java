package org.needlepoint.ui.step;

import atlantafx.base.theme.Styles;
import java.util.OptionalDouble;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.needlepoint.ui.model.Quantity;
import org.needlepoint.ui.model.TargetSliceModel;
import org.needlepoint.ui.model.TargetSliceModel.Limit;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.ui.text.Texts;

/** A threshold of the cellular area as a slider; the area follows while it is dragged. */
final class ThresholdSlider extends VBox {
    private static final double STEPS = 200;

    private final TargetSliceModel target;
    private final Limit limit;
    private final Slider slider = new Slider();
    private final Label value = new Label();
    private boolean filling;
    private Object drag;

    /**
     * Makes a slider.
     *
     * @param model session
     * @param target the step
     * @param limit which threshold
     */
    ThresholdSlider(WorkstationModel model, TargetSliceModel target, Limit limit) {
        this.target = target;
        this.limit = limit;
        slider.setId("threshold-" + limit);
        value.setId("threshold-value-" + limit);
        Label name = new Label(Texts.get("target.limit." + limit));
        name.getStyleClass().add(Styles.TEXT_MUTED);
        Tooltip tip = new Tooltip(Texts.get("target.limit.tip." + limit));
        Tooltip.install(name, tip);
        slider.setTooltip(tip);
        slider.setAccessibleText(name.getText());
        HBox.setHgrow(slider, Priority.ALWAYS);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(name, gap, value);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, slider);
        slider.valueProperty().addListener((o, before, now) -> moved(now.doubleValue()));
        slider.valueChangingProperty().addListener((o, before, now) -> {
            if (now) {
                drag = new Object();
            } else if (drag != null) {
                drag = null;
                model.settle();
            }
        });
    }

    private void moved(double to) {
        if (filling) {
            return;
        }
        double usable = Math.max(to, slider.getMax() / STEPS);
        show(usable);
        if (drag != null) {
            target.drag(limit, usable, drag);
        } else {
            target.set(limit, usable);
        }
    }

    private void show(double now) {
        value.setText(
                (limit == Limit.ADC ? "≤ " : "≥ ") + (limit == Limit.ADC ? Quantity.adc(now) : Quantity.signal(now)));
    }

    /** Shows the threshold in use, unless it is just being dragged. */
    void refresh() {
        OptionalDouble now = target.value(limit);
        OptionalDouble most = target.most(limit);
        StepPanel.shown(this, now.isPresent());
        if (now.isEmpty() || slider.isValueChanging()) {
            return;
        }
        filling = true;
        slider.setMax(Math.max(most.getAsDouble(), now.getAsDouble()));
        slider.setBlockIncrement(slider.getMax() / STEPS * 2);
        slider.setValue(now.getAsDouble());
        filling = false;
        show(now.getAsDouble());
    }
}
