package org.needlepoint.ui.step;

import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.workflow.session.SessionSnapshot;

/** Whose images, from when, and which series is used for what. */
final class StudyPanel extends StepPanel {

    StudyPanel(WorkstationModel model) {
        super(model, Step.STUDY);
    }

    @Override
    void update(SessionSnapshot snapshot, PlanningCase decisions) {
        requestLayout();
    }
}
