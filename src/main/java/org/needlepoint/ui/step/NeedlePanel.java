package org.needlepoint.ui.step;

import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.workflow.session.SessionSnapshot;

/** Needle tip and axis, and the core ahead of it. */
final class NeedlePanel extends StepPanel {

    NeedlePanel(WorkstationModel model) {
        super(model, Step.NEEDLE);
    }

    @Override
    void update(SessionSnapshot snapshot, PlanningCase decisions) {
        requestLayout();
    }
}
