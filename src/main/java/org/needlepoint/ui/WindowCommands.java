package org.needlepoint.ui;

import java.io.File;
import javafx.application.Platform;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.needlepoint.ui.cohort.CohortWindow;
import org.needlepoint.ui.help.AboutWindow;
import org.needlepoint.ui.help.GuidePage;
import org.needlepoint.ui.help.GuideWindow;
import org.needlepoint.ui.help.KeysWindow;
import org.needlepoint.ui.model.CaseFilesModel;
import org.needlepoint.ui.model.CohortModel;
import org.needlepoint.ui.model.KeyMap;
import org.needlepoint.ui.slice.ViewerKeys;
import org.needlepoint.ui.text.Texts;

/** What menu and toolbar do to the window as a whole. */
final class WindowCommands {
    private final Stage stage;
    private final CaseFilesModel files;
    private final Regions regions;
    private final KeyMap keys;
    private GuideWindow guide;

    WindowCommands(Stage stage, CaseFilesModel files, Regions regions, KeyMap keys) {
        this.stage = stage;
        this.files = files;
        this.regions = regions;
        this.keys = keys;
    }

    void openFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.get("shell.file.open.title"));
        File chosen = chooser.showOpenDialog(stage);
        if (chosen != null) {
            files.open(chosen.toPath());
        }
    }

    void openFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Texts.get("shell.file.folder.title"));
        File chosen = chooser.showDialog(stage);
        if (chosen != null) {
            files.open(chosen.toPath());
        }
    }

    /** A case without a folder of its own gets one. */
    void save() {
        if (!files.save()) {
            saveAs();
        }
    }

    void saveAs() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.get("shell.file.save_as.title"));
        File chosen = chooser.showSaveDialog(stage);
        if (chosen != null) {
            files.saveAs(chosen.toPath());
        }
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
