package org.needlepoint.ui;

import atlantafx.base.theme.Styles;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.needlepoint.ui.model.ViewerModel;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.ui.scene.ScenePane;
import org.needlepoint.ui.slice.ViewerPane;
import org.needlepoint.ui.text.Texts;

/** The middle of the window: the slices or, in their place, the scene in three dimensions. */
final class PicturesPane extends BorderPane {
    private final WorkstationModel model;
    private final ViewerPane slices;
    private final ScenePane scene;
    private final HBox bar;
    /** Held here, and weakly by the model, which outlives this pane. */
    private final ChangeListener<Boolean> shown;

    PicturesPane(WorkstationModel model, ViewerModel viewer) {
        this.model = model;
        this.slices = new ViewerPane(viewer);
        this.scene = new ScenePane(model, viewer.letterScaleProperty());
        setMinSize(0, 0);
        ToggleGroup which = new ToggleGroup();
        ToggleButton showSlices = toggle("slices", Material2MZ.VIEW_MODULE, which);
        ToggleButton showScene = toggle("scene", Material2AL.MDAL_3D_ROTATION, which);
        showSlices.getStyleClass().add(Styles.LEFT_PILL);
        showScene.getStyleClass().add(Styles.RIGHT_PILL);
        bar = new HBox(showSlices, showScene);
        bar.getStyleClass().add("pictures-bar");
        which.selectToggle(model.view().sceneProperty().get() ? showScene : showSlices);
        which.selectedToggleProperty().addListener((o, before, now) -> {
            if (now == null) {
                // One of the two always shows.
                which.selectToggle(before);
            } else {
                model.view().sceneProperty().set(now == showScene);
            }
        });
        // Weak by way of the property's own life: both end with the window.
        shown = (o, before, now) -> {
            which.selectToggle(now ? showScene : showSlices);
            lay();
        };
        model.view().sceneProperty().addListener(new WeakChangeListener<>(shown));
        lay();
    }

    /** The choice stands before the buttons of the slices, which leaves their line to the pictures. */
    private void lay() {
        boolean room = model.view().sceneProperty().get();
        slices.lead(room ? null : bar);
        setTop(room ? bar : null);
        setCenter(room ? scene : slices);
    }

    private static ToggleButton toggle(String key, Ikon sign, ToggleGroup group) {
        ToggleButton b = new ToggleButton(Texts.get("scene.toggle." + key), new FontIcon(sign));
        b.setId("show-" + key);
        b.getStyleClass().add(Styles.SMALL);
        b.setTooltip(new Tooltip(Texts.get("scene.toggle." + key + ".tip")));
        b.setToggleGroup(group);
        return b;
    }
}
