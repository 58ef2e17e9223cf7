package org.needlepoint.ui.model;

/** What the tool in hand does on a view. */
public final class ToolHand {
    private final ViewerModel viewer;

    ToolHand(ViewerModel viewer) {
        this.viewer = viewer;
    }

    /** An action of the tool by key. */
    void perform(ViewAction action, ViewportModel cell) {
        if (action == ViewAction.CANCEL) {
            viewer.work().view().toolProperty().set(ViewState.Tool.LOOK);
        }
    }
}
