package org.needlepoint.ui.slice;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.needlepoint.ui.model.FusionMode;
import org.needlepoint.ui.model.FusionModel;
import org.needlepoint.ui.model.HangingLayout;
import org.needlepoint.ui.model.LookSlot;
import org.needlepoint.ui.model.Picture;
import org.needlepoint.ui.model.ViewAction;
import org.needlepoint.ui.model.ViewerModel;
import org.needlepoint.ui.text.Texts;

/** How CT and MR are fused; there while a fused view is on the screen. */
final class FusionBar extends FlowPane {
    private final ViewerModel viewer;
    private final FusionModel fusion;
    private final List<InvalidationListener> kept = new ArrayList<>();

    FusionBar(ViewerModel viewer) {
        super(4, 4);
        this.viewer = viewer;
        this.fusion = viewer.fusion();
        setId("fusion-bar");
        getStyleClass().add("viewer-bar");
        mode(FusionMode.BLEND, Material2MZ.OPACITY, ViewAction.BLEND);
        getChildren().add(blend());
        mode(FusionMode.SWIPE, Material2AL.COMPARE, ViewAction.SWIPE);
        mode(FusionMode.CHECKERBOARD, Material2AL.APPS, ViewAction.CHECKERBOARD);
        mode(FusionMode.DIFFERENCE, Material2AL.EXPOSURE, ViewAction.DIFFERENCE);
        mode(FusionMode.CONTOUR, Material2MZ.PANORAMA_FISH_EYE, ViewAction.CONTOUR);
        mode(FusionMode.LENS, Material2AL.CENTER_FOCUS_WEAK, ViewAction.LENS);
        ToggleButton blink = toggle(Material2AL.FLIP, ViewAction.BLINK);
        blink.selectedProperty().bindBidirectional(fusion.blinkingProperty());
        getChildren().addAll(front(), looks());
        managedProperty().bind(visibleProperty());
    }

    /** Is there while one of the views on the screen is fused. */
    void appear(List<Integer> shown) {
        HangingLayout layout = viewer.hangings().layoutProperty().get();
        setVisible(shown.stream().anyMatch(i -> layout.cells().get(i).picture() == Picture.FUSION));
    }

    /** The model outlives the buttons and must not hold them. */
    private void listen(Observable observable, Runnable then) {
        InvalidationListener listener = o -> then.run();
        kept.add(listener);
        observable.addListener(new WeakInvalidationListener(listener));
    }

    private ToggleButton toggle(Ikon icon, ViewAction action) {
        ToggleButton button = new ToggleButton("", new FontIcon(icon));
        button.setId("button-" + action);
        String key = viewer.keys().key(action);
        String words = Texts.get(action.nameKey());
        button.setTooltip(new Tooltip(key.isEmpty() ? words : words + "  (" + key + ")"));
        button.setAccessibleText(words);
        getChildren().add(button);
        return button;
    }

    private void mode(FusionMode mode, Ikon icon, ViewAction action) {
        ToggleButton button = toggle(icon, action);
        button.setSelected(fusion.modeProperty().get() == mode);
        listen(
                fusion.modeProperty(),
                () -> button.setSelected(fusion.modeProperty().get() == mode));
        button.setOnAction(e -> {
            viewer.commands().perform(action);
            button.setSelected(true);
        });
    }

    private Slider blend() {
        Slider slider = new Slider(0, 1, 0.5);
        slider.setId("blend");
        slider.valueProperty().bindBidirectional(viewer.work().view().blendProperty());
        slider.setTooltip(new Tooltip(Texts.get("slice.fusion.blend")));
        slider.setAccessibleText(Texts.get("slice.fusion.blend"));
        return slider;
    }

    private Button front() {
        Button button = new Button();
        button.setId("front");
        button.setOnAction(e -> viewer.commands().perform(ViewAction.FRONT));
        button.setTooltip(new Tooltip(
                Texts.get(ViewAction.FRONT.nameKey()) + "  (" + viewer.keys().key(ViewAction.FRONT) + ")"));
        Runnable name = () -> button.setText(
                Texts.get("slice.fusion.front." + fusion.frontProperty().get()));
        listen(fusion.frontProperty(), name);
        name.run();
        return button;
    }

    private MenuButton looks() {
        MenuButton button = new MenuButton("", new FontIcon(Material2MZ.PALETTE));
        button.setId("fusion-looks");
        button.setTooltip(new Tooltip(Texts.get("slice.colors")));
        button.setAccessibleText(Texts.get("slice.colors"));
        javafx.scene.control.Menu below = new javafx.scene.control.Menu(Texts.get("slice.fusion.below"));
        for (Picture p : FusionModel.grounds()) {
            RadioMenuItem item = new RadioMenuItem(ViewText.name(p));
            item.setOnAction(e -> fusion.belowProperty().set(p));
            below.getItems().add(item);
        }
        below.setOnShowing(e -> {
            for (int i = 0; i < below.getItems().size(); i++) {
                Picture p = FusionModel.grounds().get(i);
                ((RadioMenuItem) below.getItems().get(i))
                        .setSelected(fusion.belowProperty().get() == p);
                below.getItems()
                        .get(i)
                        .setDisable(viewer.viewsProperty().get().grid(p).isEmpty());
            }
        });
        // The CT has other colours where it is seen alone.
        Runnable fill = () -> button.getItems()
                .setAll(
                        LookMenus.presets(viewer, fusion.ctSlot()),
                        LookMenus.colors(
                                viewer, fusion.ctSlot(), Texts.get("slice.colors.of", ViewText.name(Picture.CT))),
                        LookMenus.colors(viewer, LookSlot.FUSED_MR, Texts.get("slice.colors.of", "MR")),
                        below);
        button.setOnShowing(e -> fill.run());
        fill.run();
        return button;
    }
}
