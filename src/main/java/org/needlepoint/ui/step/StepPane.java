package org.needlepoint.ui.step;

import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.ui.text.Texts;

/** The panel of the step in view. */
public final class StepPane extends ScrollPane {
    private final WorkstationModel model;

    /**
     * Makes the panel.
     *
     * @param model session
     */
    public StepPane(WorkstationModel model) {
        this.model = model;
        setId("step-pane");
        setFitToWidth(true);
        show(model.stepProperty().get());
        model.stepProperty().addListener((o, before, now) -> show(now));
    }

    private void show(Step step) {
        VBox box = new VBox(8, new Label(Texts.get("step.name." + step)));
        Label problem = new Label();
        problem.setWrapText(true);
        problem.textProperty().bind(model.snapshotProperty().map(s -> s.problem(step)
                .map(p -> p.getMessage() + "\n" + p.remedy())
                .orElse("")));
        box.getChildren().add(problem);
        setContent(box);
    }
}
