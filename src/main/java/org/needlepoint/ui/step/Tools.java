package org.needlepoint.ui.step;

import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import org.needlepoint.ui.model.ViewState;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.ui.text.Texts;

/** Buttons that put a tool into the hand, and out of it when pressed again. */
final class Tools {
    private Tools() {}

    /**
     * Makes a button for a tool.
     *
     * @param model session
     * @param tool tool
     * @param key key of its words; its tooltip's ends in {@code .tip}
     * @return button that shows whether the tool is in hand
     */
    static ToggleButton toggle(WorkstationModel model, ViewState.Tool tool, String key) {
        ToggleButton b = new ToggleButton(Texts.get(key));
        b.setId("tool-" + tool);
        b.setTooltip(new Tooltip(Texts.get(key + ".tip")));
        b.setOnAction(e -> {
            model.view().toolProperty().set(b.isSelected() ? tool : ViewState.Tool.LOOK);
            show(b, model, tool);
        });
        // The mapping is kept by the button, and weakly by the model.
        var inHand = model.view().toolProperty().isEqualTo(tool);
        b.getProperties().put("in-hand", inHand);
        inHand.addListener((o, before, now) -> b.setSelected(now));
        show(b, model, tool);
        return b;
    }

    private static void show(ToggleButton b, WorkstationModel model, ViewState.Tool tool) {
        b.setSelected(model.view().toolProperty().get() == tool);
    }
}
