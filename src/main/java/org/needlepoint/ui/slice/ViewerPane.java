package org.needlepoint.ui.slice;

import javafx.scene.layout.StackPane;
import org.needlepoint.ui.model.WorkstationModel;

/** The views of a case in the hanging layout of the step. */
public final class ViewerPane extends StackPane {

    /**
     * Makes the views.
     *
     * @param model session that is shown
     */
    public ViewerPane(WorkstationModel model) {
        setId("viewer");
        setMinSize(0, 0);
        model.snapshotProperty().addListener((o, before, now) -> requestLayout());
    }
}
