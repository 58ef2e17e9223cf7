package org.needlepoint.ui.step;

import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.workflow.session.SessionSnapshot;

/** ADC and Cho/Cr in the core. */
final class MeasurementPanel extends StepPanel {

    MeasurementPanel(WorkstationModel model) {
        super(model, Step.MEASUREMENT);
    }

    @Override
    void update(SessionSnapshot snapshot, PlanningCase decisions) {
        requestLayout();
    }
}
