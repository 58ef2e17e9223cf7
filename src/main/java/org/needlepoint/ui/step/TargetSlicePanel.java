package org.needlepoint.ui.step;

import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.workflow.session.SessionSnapshot;

/** Which slice holds the cellular part, and how far it lies from the capsules. */
final class TargetSlicePanel extends StepPanel {

    TargetSlicePanel(WorkstationModel model) {
        super(model, Step.TARGET_SLICE);
    }

    @Override
    void update(SessionSnapshot snapshot, PlanningCase decisions) {
        requestLayout();
    }
}
