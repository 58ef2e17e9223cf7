package org.needlepoint.ui;

import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.needlepoint.ui.model.ViewerModel;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.ui.open.SaveState;
import org.needlepoint.ui.open.StartPane;
import org.needlepoint.ui.step.StepList;
import org.needlepoint.ui.step.StepPane;

/**
 * The layout of the window: steps on the left, pictures in the middle, the step's panel on the right, progress below. Without
 * a case it shows the start page.
 */
final class Shell extends BorderPane {
    private final WorkstationModel model;
    private final ViewerModel viewer;

    Shell(WorkstationModel model, ViewerModel viewer) {
        this.model = model;
        this.viewer = viewer;
        setId("shell");
        show();
        model.decisionsProperty().addListener((o, before, now) -> {
            if (before == null || now == null) {
                show();
            }
        });
    }

    private void show() {
        if (model.decisionsProperty().get() == null) {
            setLeft(null);
            setBottom(null);
            setCenter(new StartPane(model));
            return;
        }
        SplitPane work = new SplitPane(new PicturesPane(model, viewer), new StepPane(model));
        work.setDividerPositions(0.74);
        setLeft(new StepList(model));
        setCenter(work);
        setBottom(status());
    }

    private HBox status() {
        Label text = new Label();
        text.textProperty().bind(model.progressTextProperty());
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(model.progressProperty());
        bar.visibleProperty().bind(model.busyProperty());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox box = new HBox(12, new SaveState(model), gap, text, bar);
        box.getStyleClass().add("status-bar");
        return box;
    }
}
