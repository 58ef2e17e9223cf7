package org.needlepoint.ui.step;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.control.ScrollPane;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.ui.model.WorkstationModel;

/** The panel of the step in view: one panel per step, made when it is first looked at. */
public final class StepPane extends ScrollPane {
    private final WorkstationModel model;
    private final Map<Step, StepPanel> panels = new EnumMap<>(Step.class);
    // Kept by this pane and weakly by the model: a closed case takes its panels with it.
    private final InvalidationListener changes = o -> refresh();

    /**
     * Makes the panel.
     *
     * @param model session
     */
    public StepPane(WorkstationModel model) {
        this.model = model;
        setId("step-pane");
        setFitToWidth(true);
        getStyleClass().add("step-pane");
        setFocusTraversable(false);
        getStylesheets()
                .add(Objects.requireNonNull(StepPane.class.getResource("step.css"))
                        .toExternalForm());
        WeakInvalidationListener weak = new WeakInvalidationListener(changes);
        model.stepProperty().addListener(weak);
        model.snapshotProperty().addListener(weak);
        model.decisionsProperty().addListener(weak);
        refresh();
    }

    private void refresh() {
        StepPanel panel = panels.computeIfAbsent(model.stepProperty().get(), this::panel);
        if (getContent() != panel) {
            setContent(panel);
            // As tall as its words need, and at least as tall as the window, so that the footer is at the bottom.
            panel.minHeightProperty().bind(viewportBoundsProperty().map(b -> b.getHeight()));
            setVvalue(0);
        }
        panel.refresh();
    }

    private StepPanel panel(Step step) {
        return switch (step) {
            case STUDY -> new StudyPanel(model);
            case TARGET_SLICE -> new TargetSlicePanel(model);
            case MARKERS -> new MarkersPanel(model);
            case REGISTRATION -> new RegistrationPanel(model);
            case NEEDLE -> new NeedlePanel(model);
            case MEASUREMENT -> new MeasurementPanel(model);
            case PATHOLOGY -> new PathologyPanel(model);
            case REPORT -> new ReportPanel(model);
        };
    }
}
