package org.needlepoint.ui.slice;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.event.EventHandler;
import javafx.scene.Node;
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
import org.needlepoint.ui.model.Preferences;
import org.needlepoint.ui.model.ViewAction;
import org.needlepoint.ui.model.ViewerModel;

/** The views of a case in the hanging layout of the step. */
public final class ViewerPane extends BorderPane {
    /** Each image is shown this long: both twice a second, slow enough to be safe, fast enough to see a shift. */
    private static final Duration BLINK = Duration.millis(250);

    private final ViewerModel viewer;
    /** A view smaller than this, in heights of a letter, is all marks and no picture: fewer are shown at a time. */
    private static final double LEAST_WIDTH_EM = 15;

    private static final double LEAST_HEIGHT_EM = 9.5;

    private final ViewerBar bar;
    private final FusionBar fusionBar;
    private final GridPane grid = new GridPane();
    private final List<ViewportPane> panes = new ArrayList<>();
    private final EventHandler<KeyEvent> pressed;
    private final EventHandler<KeyEvent> released;
    private final InvalidationListener layout = o -> arrange();
    private final InvalidationListener blinking = o -> blink();
    private final Timeline blinker;
    private final InvalidationListener focus = o -> {
        arrange();
        focusActive();
    };
    private List<Integer> onScreen = List.of();
    private int columns;

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
        bar = new ViewerBar(viewer);
        fusionBar = new FusionBar(viewer);
        setTop(new VBox(bar, fusionBar));
        grid.widthProperty().addListener(layout);
        grid.heightProperty().addListener(layout);
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
     * Puts something before the buttons of the views.
     *
     * @param node what; null to take it away
     */
    public void lead(Node node) {
        bar.lead(node);
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

    /** How many of some views have room side by side. */
    private int fitting(int wanted, double px, double leastEm) {
        double least =
                leastEm * Preferences.LETTER_PX * viewer.letterScaleProperty().getValue();
        // Before the first layout nothing is known.
        return px <= 0 ? wanted : Math.max(1, Math.min(wanted, (int) (px / least)));
    }

    private void arrange() {
        HangingLayout.Shape shape = viewer.hangings().layoutProperty().get().shape();
        int alone = viewer.hangings().maximisedProperty().get();
        int across = alone >= 0 ? 1 : fitting(shape.columns(), grid.getWidth(), LEAST_WIDTH_EM);
        // The bar of the fusion comes and goes with the views; whether they fit is judged with the room that both have.
        int down = alone >= 0 ? 1 : fitting(shape.rows(), getHeight() - bar.getHeight(), LEAST_HEIGHT_EM);
        int first = alone >= 0 ? alone : viewer.hangings().activeProperty().get() / (across * down) * (across * down);
        int last = alone >= 0 ? alone : Math.min(first + across * down, shape.count()) - 1;
        List<Integer> shown = IntStream.rangeClosed(first, last).boxed().toList();
        bar.paged(alone < 0 && shown.size() < shape.count());
        fusionBar.appear(shown);
        if (shown.equals(onScreen) && across == columns) {
            return;
        }
        onScreen = shown;
        columns = across;
        grid.getChildren().clear();
        grid.getColumnConstraints().clear();
        grid.getRowConstraints().clear();
        for (int c = 0; c < across; c++) {
            ColumnConstraints even = new ColumnConstraints();
            even.setPercentWidth(100.0 / across);
            grid.getColumnConstraints().add(even);
        }
        for (int r = 0; r < down; r++) {
            RowConstraints even = new RowConstraints();
            even.setPercentHeight(100.0 / down);
            grid.getRowConstraints().add(even);
        }
        for (int i = 0; i < shown.size(); i++) {
            grid.add(panes.get(shown.get(i)), i % across, i / across);
        }
    }
}
