package org.needlepoint.ui.open;

import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.needlepoint.ui.text.Texts;

/** Long work in a line: what is done, how far it is, and a button that stops it. There only while it is done. */
final class WorkLine extends HBox {

    /**
     * Makes a line.
     *
     * @param words what is done
     * @param progress how far it is, 0 to 1
     * @param busy whether it is being done
     * @param stopId id of the button
     * @param stop stops it
     */
    WorkLine(
            String words,
            ObservableValue<? extends Number> progress,
            ObservableBooleanValue busy,
            String stopId,
            Runnable stop) {
        super(12);
        Label what = new Label(words);
        what.setWrapText(true);
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(progress);
        bar.setAccessibleText(words);
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        Button button = new Button(Texts.get("open.stop"));
        button.setId(stopId);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(e -> stop.run());
        getChildren().addAll(what, bar, button);
        getStyleClass().add("reading");
        setAlignment(Pos.CENTER_LEFT);
        visibleProperty().bind(busy);
        managedProperty().bind(visibleProperty());
    }
}
