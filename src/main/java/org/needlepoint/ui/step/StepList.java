package org.needlepoint.ui.step;

import atlantafx.base.theme.Styles;
import java.util.Objects;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.ui.model.StepStatus;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.workflow.session.StepState;

/**
 * The steps with their states and the number of things that ask for a look. A click, or the arrow keys, goes to any of them
 * at any time.
 */
public final class StepList extends ListView<Step> {

    private final WorkstationModel model;
    // Kept by this list and weakly by the model.
    private final InvalidationListener changes = o -> show();
    private boolean compact;

    /**
     * Makes the list.
     *
     * @param model session whose steps are shown
     */
    public StepList(WorkstationModel model) {
        this.model = model;
        setId("steps");
        getStyleClass().add("step-list");
        getStylesheets()
                .add(Objects.requireNonNull(StepList.class.getResource("step.css"))
                        .toExternalForm());
        setAccessibleText(Texts.get("step.list"));
        getItems().setAll(WorkstationModel.steps());
        setCellFactory(list -> new Cell());
        getSelectionModel().select(model.stepProperty().get());
        getSelectionModel().selectedItemProperty().addListener((o, before, now) -> {
            if (now != null) {
                model.goTo(now);
            }
        });
        WeakInvalidationListener weak = new WeakInvalidationListener(changes);
        model.stepProperty().addListener(weak);
        model.snapshotProperty().addListener(weak);
        model.decisionsProperty().addListener(weak);
    }

    /**
     * Shows numbers and signs only, the words in a tooltip; or all.
     *
     * @param now whether room is short
     */
    public void compact(boolean now) {
        compact = now;
        pseudoClassStateChanged(PseudoClass.getPseudoClass("compact"), now);
        refresh();
    }

    private void show() {
        getSelectionModel().select(model.stepProperty().get());
        refresh();
    }

    private final class Cell extends ListCell<Step> {
        private final Label name = new Label();
        private final Label state = new Label();
        private final Label open = new Label();
        private final VBox words = new VBox(name, state);
        private final HBox box;

        Cell() {
            name.getStyleClass().add("step-name");
            state.getStyleClass().addAll("step-state", Styles.TEXT_SMALL);
            open.getStyleClass().add("step-open");
            open.setMinWidth(Region.USE_PREF_SIZE);
            words.setMinWidth(0);
            words.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(words, Priority.ALWAYS);
            box = new HBox(words, open);
            box.setAlignment(Pos.CENTER_LEFT);
            box.getStyleClass().add("step-cell");
        }

        @Override
        protected void updateItem(Step step, boolean empty) {
            super.updateItem(step, empty);
            setText(null);
            if (empty || step == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            StepStatus status = new StepStatus(model, step);
            StepState now = status.state();
            String whole = (step.ordinal() + 1) + "  " + Texts.get("step.name." + step);
            name.setGraphic(Icons.of(step));
            String stateWords = Texts.get("step.state." + now);
            state.setGraphic(Icons.of(now));
            int number = status.open();
            open.setText(String.valueOf(number));
            StepPanel.shown(open, number > 0 && !compact);
            String things = number == 0 ? "" : Texts.get("step.open", String.valueOf(number));
            String all = whole + ", " + stateWords + (things.isEmpty() ? "" : ", " + things);
            name.setText(compact ? String.valueOf(step.ordinal() + 1) : whole);
            state.setText(compact ? "" : stateWords);
            if (compact) {
                words.getChildren().setAll(name);
                box.getChildren().setAll(words, state);
            } else {
                words.getChildren().setAll(name, state);
                box.getChildren().setAll(words, open);
            }
            setTooltip(compact ? new Tooltip(all) : things.isEmpty() ? null : new Tooltip(things));
            setAccessibleText(all);
            setGraphic(box);
        }
    }
}
