package org.needlepoint.ui.step;

import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.workflow.session.SessionSnapshot;

/** CT joined to MR, with its error at the needle tip. */
final class RegistrationPanel extends StepPanel {

    RegistrationPanel(WorkstationModel model) {
        super(model, Step.REGISTRATION);
    }

    @Override
    void update(SessionSnapshot snapshot, PlanningCase decisions) {
        requestLayout();
    }
}
