package org.needlepoint.ui.model;

import java.util.function.UnaryOperator;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Step;

/**
 * Edits of one drag, as fast as they are computed: while one is being computed only the newest of the next ones waits, so that
 * a fast mouse never keeps the picture from following.
 */
final class LiveEdits {
    private final WorkstationModel work;
    private String name;
    private Step step;
    private Object group;
    private boolean computing;
    private UnaryOperator<PlanningCase> waiting;

    LiveEdits(WorkstationModel work) {
        this.work = work;
        work.busyProperty().addListener((o, before, now) -> {
            if (!now && computing) {
                computing = false;
                apply();
            }
        });
    }

    void begin(String newName, Step changedStep) {
        name = newName;
        step = changedStep;
        group = new Object();
        waiting = null;
        computing = false;
    }

    /** The edit is applied to the decisions of that moment: it puts something somewhere, however it got there. */
    void drag(UnaryOperator<PlanningCase> edit) {
        waiting = edit;
        apply();
    }

    private void apply() {
        if (computing || waiting == null) {
            return;
        }
        UnaryOperator<PlanningCase> edit = waiting;
        waiting = null;
        computing = true;
        work.drag(name, step, group, edit);
    }

    /** Ends the drag: what waits is done, then everything is computed. */
    void end() {
        computing = false;
        apply();
        computing = false;
        work.settle();
    }
}
