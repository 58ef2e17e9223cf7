package org.needlepoint.ui.step;

import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.workflow.session.SessionSnapshot;

/** The report. */
final class ReportPanel extends StepPanel {

    ReportPanel(WorkstationModel model) {
        super(model, Step.REPORT);
    }

    @Override
    void update(SessionSnapshot snapshot, PlanningCase decisions) {
        requestLayout();
    }
}
