package org.needlepoint.ui.slice;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.needlepoint.ui.keep.PictureKeeper;
import org.needlepoint.ui.model.HangingLayout;
import org.needlepoint.ui.model.ViewAction;
import org.needlepoint.ui.model.ViewerModel;

/** The views of a case in the hanging layout of the step. */
public final class ViewerPane extends BorderPane {
    /** Each image is shown this long: both twice a second, slow enough to be safe, fast enough to see a shift. */
    private static final Duration BLINK = Duration.millis(250);

    private final ViewerModel viewer;
    private final GridPane grid = new GridPane();
    private final List<ViewportPane> panes = new ArrayList<>();
    private final EventHandler<KeyEvent> pressed;
    private final EventHandler<KeyEvent> released;
    private final InvalidationListener layout = o -> arrange();
    private final InvalidationListener blinking = o -> blink();
    private final Timeline blinker;
    private final InvalidationListener focus = o -> focusActive();

    /**
     * Makes the views.
     *
     * @param viewer what they show
     */
    public ViewerPane(ViewerModel viewer) {
        this.viewer = viewer;
        BooleanProperty shown = viewer.fusion().blinkShowsCtProperty();
        blinker = new Timeline(new KeyFrame(BLINK, e -> shown.set(!shown.get())));
        blinker.setCycleCount(Animation.INDEFINITE);
        ViewerKeys keys = new ViewerKeys(viewer);
        pressed = keys::pressed;
        released = keys::released;
        setId("viewer");
        getStyleClass().add("viewer");
        getStylesheets()
                .add(Objects.requireNonNull(ViewerPane.class.getResource("slice.css"))
                        .toExternalForm());
        setMinSize(0, 0);
        grid.getStyleClass().add("views");
        grid.setMinSize(0, 0);
        for (int i = 0; i < HangingLayout.MOST_CELLS; i++) {
            panes.add(new ViewportPane(viewer, i));
        }
        setCenter(grid);
        setTop(new VBox(new ViewerBar(viewer), new FusionBar(viewer)));
        sceneProperty().addListener((o, before, now) -> listen(before, now));
        arrange();
    }

    private void listen(Scene before, Scene now) {
        if (before != null) {
            before.removeEventHandler(KeyEvent.KEY_PRESSED, pressed);
            before.removeEventHandler(KeyEvent.KEY_RELEASED, released);
            viewer.hangings().layoutProperty().removeListener(layout);
            viewer.hangings().maximisedProperty().removeListener(layout);
            viewer.hangings().activeProperty().removeListener(focus);
            viewer.fusion().blinkingProperty().removeListener(blinking);
            blinker.stop();
        }
        if (now != null) {
            // What no control has used is meant for the views, wherever the focus is.
            now.addEventHandler(KeyEvent.KEY_PRESSED, pressed);
            now.addEventHandler(KeyEvent.KEY_RELEASED, released);
            viewer.hangings().layoutProperty().addListener(layout);
            viewer.hangings().maximisedProperty().addListener(layout);
            viewer.hangings().activeProperty().addListener(focus);
            viewer.fusion().blinkingProperty().addListener(blinking);
            viewer.commands().keeper(this::keep);
            blink();
            arrange();
        }
    }

    /**
     * What the views show.
     *
     * @return view-model
     */
    public ViewerModel viewer() {
        return viewer;
    }

    private void blink() {
        if (viewer.fusion().blinkingProperty().get()) {
            blinker.play();
        } else {
            blinker.stop();
        }
    }

    private void keep(ViewAction action) {
        PictureKeeper keeper =
                panes.get(viewer.hangings().activeProperty().get()).keeper();
        if (action == ViewAction.SAVE_PICTURE) {
            keeper.save(PictureKeeper.Identity.SHOWN);
        } else {
            keeper.copy(PictureKeeper.Identity.SHOWN);
        }
    }

    private void focusActive() {
        panes.get(viewer.hangings().activeProperty().get()).requestFocus();
    }

    private void arrange() {
        HangingLayout.Shape shape = viewer.hangings().layoutProperty().get().shape();
        int alone = viewer.hangings().maximisedProperty().get();
        grid.getChildren().clear();
        grid.getColumnConstraints().clear();
        grid.getRowConstraints().clear();
        int columns = alone >= 0 ? 1 : shape.columns();
        int rows = alone >= 0 ? 1 : shape.rows();
        for (int c = 0; c < columns; c++) {
            ColumnConstraints even = new ColumnConstraints();
            even.setPercentWidth(100.0 / columns);
            grid.getColumnConstraints().add(even);
        }
        for (int r = 0; r < rows; r++) {
            RowConstraints even = new RowConstraints();
            even.setPercentHeight(100.0 / rows);
            grid.getRowConstraints().add(even);
        }
        if (alone >= 0) {
            grid.add(panes.get(alone), 0, 0);
            return;
        }
        for (int i = 0; i < shape.count(); i++) {
            grid.add(panes.get(i), i % columns, i / columns);
        }
    }
}
