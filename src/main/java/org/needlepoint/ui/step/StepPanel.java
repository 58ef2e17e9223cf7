package org.needlepoint.ui.step;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.ui.model.StepStatus;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.ui.text.ProblemText;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.workflow.session.SessionSnapshot;
import org.needlepoint.workflow.session.StepState;

/**
 * What all step panels share: title and state, the reason when the step is refused, the automatic result, the controls by
 * hand below it, confirmation, and the way to the steps before and after.
 *
 * <p>A panel listens to nothing: {@link StepPane} calls {@link #refresh} when it comes into view and after every change.
 */
abstract class StepPanel extends VBox {
    private final WorkstationModel model;
    private final Step step;
    private final StepStatus status;
    private final Label state = new Label();
    private final Card problem = new Card(Card.Severity.DANGER);
    private final Label waiting = new Label();
    private final VBox automatic = new VBox();
    private final VBox manual = new VBox();
    private final Button confirm = new Button();

    StepPanel(WorkstationModel model, Step step) {
        this.model = model;
        this.step = step;
        this.status = new StepStatus(model, step);
        setId("panel-" + step);
        getStyleClass().add("step-panel");
        // What does not fit is scrolled to; a panel that is squeezed instead cuts its texts.
        setMinHeight(USE_PREF_SIZE);
        problem.setId("problem");
        waiting.setId("waiting");
        waiting.setWrapText(true);
        waiting.getStyleClass().add(Styles.TEXT_MUTED);
        automatic.setId("automatic");
        automatic.getStyleClass().add("sections");
        manual.setId("manual");
        manual.getStyleClass().add("sections");
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        getChildren().addAll(header(), problem, waiting, automatic, manual, gap, footer());
    }

    private Node header() {
        Label title = new Label(Texts.get("step.name." + step), Icons.of(step));
        title.getStyleClass().addAll(Styles.TITLE_3, "step-title");
        title.setWrapText(true);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        state.setMinWidth(Region.USE_PREF_SIZE);
        state.setId("state");
        state.getStyleClass().add("step-state");
        HBox box = new HBox(title, state);
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().add("step-header");
        return box;
    }

    private Node footer() {
        confirm.setId("confirm");
        confirm.setMaxWidth(Double.MAX_VALUE);
        confirm.setOnAction(e -> {
            if (status.confirmed()) {
                status.withdraw();
            } else {
                status.confirm();
            }
        });
        HBox ways = new HBox(way(-1, Material2AL.ARROW_BACK), grow(), way(1, Material2AL.ARROW_FORWARD));
        ways.getStyleClass().add("step-ways");
        VBox box = new VBox(confirm, ways);
        box.getStyleClass().add("step-footer");
        return box;
    }

    private Node way(int direction, Material2AL sign) {
        Optional<Step> to = status.neighbour(direction);
        Button b = new Button(to.map(s -> Texts.get("step.name." + s)).orElse(""), Icons.icon(sign, "way-icon"));
        b.setId(direction < 0 ? "previous" : "next");
        b.getStyleClass().add(Styles.FLAT);
        b.setContentDisplay(
                direction < 0 ? javafx.scene.control.ContentDisplay.LEFT : javafx.scene.control.ContentDisplay.RIGHT);
        b.setVisible(to.isPresent());
        b.setMinWidth(to.isPresent() ? USE_PREF_SIZE : 0);
        b.setOnAction(e -> to.ifPresent(model::goTo));
        return b;
    }

    private static Region grow() {
        Region r = new Region();
        HBox.setHgrow(r, Priority.ALWAYS);
        return r;
    }

    /**
     * The session.
     *
     * @return model
     */
    final WorkstationModel model() {
        return model;
    }

    /**
     * Where the automatic result goes.
     *
     * @return box, from top to bottom
     */
    final VBox automatic() {
        return automatic;
    }

    /**
     * Where the controls by hand go.
     *
     * @return box, from top to bottom
     */
    final VBox manual() {
        return manual;
    }

    /** Shows the case as it is now. */
    final void refresh() {
        StepState now = status.state();
        FontIcon sign = Icons.of(now);
        state.setText(Texts.get("step.state." + now));
        state.setGraphic(sign);
        state.getStyleClass().removeAll(Styles.SUCCESS, Styles.WARNING, Styles.TEXT_MUTED);
        state.getStyleClass()
                .add(
                        switch (now) {
                            case TO_DO -> Styles.TEXT_MUTED;
                            case DONE -> Styles.SUCCESS;
                            case NEEDS_ATTENTION -> Styles.WARNING;
                        });
        Optional<ProblemException> reason = status.problem();
        shown(problem, reason.isPresent());
        reason.ifPresent(p -> problem.say(ProblemText.message(p), ProblemText.remedy(p)));
        Optional<Step> blocker = status.blockedBy();
        shown(waiting, blocker.isPresent());
        blocker.ifPresent(b -> waiting.setText(Texts.get("step.waiting", Texts.get("step.name." + b))));
        confirm.setText(Texts.get(status.confirmed() ? "step.confirmed" : "step.confirm"));
        confirm.setGraphic(Icons.icon(Material2AL.CHECK, "confirm-icon"));
        confirm.getStyleClass().removeAll(Styles.ACCENT, Styles.BUTTON_OUTLINED, Styles.SUCCESS);
        confirm.getStyleClass()
                .addAll(
                        status.confirmed()
                                ? java.util.List.of(Styles.BUTTON_OUTLINED, Styles.SUCCESS)
                                : java.util.List.of(Styles.ACCENT));
        confirm.setDisable(!status.canConfirm());
        model.snapshot().ifPresent(s -> update(s, model.decisionsProperty().get()));
    }

    /**
     * Shows a node and gives it room, or neither.
     *
     * @param node node
     * @param shown whether it is shown
     */
    static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /**
     * Shows what this step is about. Called on the thread of the window when the panel comes into view and after every
     * change while it is.
     *
     * @param snapshot case as far as it is computed
     * @param decisions decisions, which the snapshot may not have reached yet
     */
    abstract void update(SessionSnapshot snapshot, PlanningCase decisions);
}
