package org.needlepoint.ui.step;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.workflow.session.StepState;

/** The steps with their states; a click goes to any of them. */
public final class StepList extends ListView<Step> {

    /**
     * Makes the list.
     *
     * @param model session whose steps are shown
     */
    public StepList(WorkstationModel model) {
        setId("steps");
        setPrefWidth(190);
        getItems().setAll(WorkstationModel.steps());
        setCellFactory(list -> new Cell(model));
        getSelectionModel().select(model.stepProperty().get());
        getSelectionModel().selectedItemProperty().addListener((o, before, now) -> {
            if (now != null) {
                model.goTo(now);
            }
        });
        model.stepProperty().addListener((o, before, now) -> getSelectionModel().select(now));
        model.snapshotProperty().addListener((o, before, now) -> refresh());
    }

    private static final class Cell extends ListCell<Step> {
        private final WorkstationModel model;

        Cell(WorkstationModel model) {
            this.model = model;
        }

        @Override
        protected void updateItem(Step step, boolean empty) {
            super.updateItem(step, empty);
            setText(empty ? null : Texts.get("step.name." + step));
            StepState state = empty
                    ? StepState.TO_DO
                    : model.snapshot().map(s -> s.state(step)).orElse(StepState.TO_DO);
            setGraphic(empty ? null : new Label(Texts.get("step.state." + state)));
        }
    }
}
