package org.needlepoint.ui;

import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.needlepoint.ui.cohort.CohortWindow;
import org.needlepoint.ui.help.AboutWindow;
import org.needlepoint.ui.help.GuidePage;
import org.needlepoint.ui.help.GuideWindow;
import org.needlepoint.ui.help.KeysWindow;
import org.needlepoint.ui.model.CohortModel;
import org.needlepoint.ui.model.KeyMap;
import org.needlepoint.ui.open.CaseCommands;
import org.needlepoint.ui.slice.ViewerKeys;

/** What menu and toolbar do to the window as a whole; what they do to its case is {@link CaseCommands}. */
final class WindowCommands {
    private final Stage stage;
    private final CaseCommands cases;
    private final Regions regions;
    private final KeyMap keys;
    private GuideWindow guide;

    WindowCommands(Stage stage, CaseCommands cases, Regions regions, KeyMap keys) {
        this.stage = stage;
        this.cases = cases;
        this.regions = regions;
        this.keys = keys;
    }

    /** What is done to the case: opening, saving, closing. */
    CaseCommands cases() {
        return cases;
    }

    /** As the button in the corner does, so that both ask the same questions. */
    void quit() {
        stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
    }

    void fullScreen() {
        stage.setFullScreen(!stage.isFullScreen());
    }

    void nextRegion(int step) {
        regions.go(stage.getScene(), step);
    }

    void guide(GuidePage page) {
        // One guide, however long the key is held.
        if (guide == null) {
            guide = new GuideWindow(stage);
        }
        guide.show(page);
    }

    /** The keys of the pictures, which the user may change. */
    void keys() {
        new KeysWindow(stage, keys, ViewerKeys::name).show();
    }

    void cohort() {
        new CohortWindow(stage, CohortModel.onOwnThread(Platform::runLater)).show();
    }

    void about() {
        new AboutWindow(stage).show();
    }
}
