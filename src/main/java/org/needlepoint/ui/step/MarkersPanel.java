package org.needlepoint.ui.step;

import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.workflow.session.SessionSnapshot;

/** The skin markers on MR and CT. */
final class MarkersPanel extends StepPanel {

    MarkersPanel(WorkstationModel model) {
        super(model, Step.MARKERS);
    }

    @Override
    void update(SessionSnapshot snapshot, PlanningCase decisions) {
        requestLayout();
    }
}
