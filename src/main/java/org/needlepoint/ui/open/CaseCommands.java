package org.needlepoint.ui.open;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Modality;
import javafx.stage.Window;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.ui.model.BrowserModel;
import org.needlepoint.ui.model.CaseFilesModel;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.ui.text.Texts;

/** What the File menu and the start page do: each asks for a place where it needs one and forwards to the model. */
public final class CaseCommands {
    private static final double MOST_OF_WINDOW = 0.8;

    private final WorkstationModel model;
    private final CaseFilesModel files;
    private final Window window;

    /**
     * Makes the commands of a window.
     *
     * @param model its session
     * @param window owner of the dialogs
     */
    public CaseCommands(WorkstationModel model, Window window) {
        this.model = model;
        this.files = model.files();
        this.window = window;
    }

    /** Opens a folder that the user chooses: a saved case, or images for a new one. */
    public void openFolder() {
        folder("open.choose.folder").ifPresent(files::open);
    }

    /** Opens a zip, DICOMDIR, image or {@code case.json} that the user chooses. */
    public void openFile() {
        file().ifPresent(files::open);
    }

    private Optional<Path> folder(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Texts.get(title));
        return Optional.ofNullable(chooser.showDialog(window)).map(File::toPath);
    }

    private Optional<Path> file() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.get("open.choose.file"));
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(Texts.get("open.filter.all"), "*"),
                        new FileChooser.ExtensionFilter(Texts.get("open.filter.zip"), "*.zip", "*.ZIP"),
                        new FileChooser.ExtensionFilter(Texts.get("open.filter.dicomdir"), "DICOMDIR*", "dicomdir*"),
                        new FileChooser.ExtensionFilter(Texts.get("open.filter.case"), "case.json"));
        return Optional.ofNullable(chooser.showOpenDialog(window)).map(File::toPath);
    }

    /** Saves the case; asks where, the first time. */
    public void save() {
        if (!files.save()) {
            saveAs();
        }
    }

    /**
     * Saves the case in a folder that the user chooses.
     *
     * @return whether one was chosen
     */
    public boolean saveAs() {
        Path input = model.decisionsProperty().get().input();
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.get("open.choose.saveAs"));
        chooser.setInitialFileName(input.getFileName() + "-case");
        if (input.getParent() != null && Files.isDirectory(input.getParent())) {
            chooser.setInitialDirectory(input.getParent().toFile());
        }
        Optional<Path> chosen =
                Optional.ofNullable(chooser.showSaveDialog(window)).map(File::toPath);
        chosen.ifPresent(files::saveAs);
        return chosen.isPresent();
    }

    /** Closes the case and goes back to the start page; with unsaved changes the user is asked first. */
    public void close() {
        files.closeThen(() -> {});
    }

    /** Asks where the images of the case are now. */
    void locateInput() {
        folder("open.choose.input").or(this::file).ifPresent(files.opening()::locate);
    }

    /** Shows the series of the open case; corrected roles become one edit. */
    public void showSeries() {
        BrowserModel browser = files.browseOpenCase();
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(window);
        dialog.initModality(Modality.WINDOW_MODAL);
        dialog.setTitle(Texts.get("open.series.title"));
        dialog.setResizable(true);
        SeriesPane pane = new SeriesPane(browser);
        dialog.getDialogPane().setContent(pane);
        // The theme's dialogs are narrow; the reasons of the guesses are long.
        dialog.getDialogPane().setMinSize(MOST_OF_WINDOW * window.getWidth(), MOST_OF_WINDOW * window.getHeight());
        ButtonType use = new ButtonType(Texts.get("open.series.use"), ButtonBar.ButtonData.OK_DONE);
        dialog.getDialogPane()
                .getButtonTypes()
                .addAll(use, new ButtonType(Texts.get("open.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE));
        dialog.getDialogPane().lookupButton(use).setId("series-use");
        dialog.setOnHidden(e -> {
            browser.cancel();
            PlanningCase draft = browser.draftProperty().get();
            boolean changed =
                    !draft.series().equals(model.decisionsProperty().get().series());
            if (dialog.getResult() == use && changed) {
                model.edit(Texts.get("open.series.edit"), Step.STUDY, c -> c.withSeries(draft.series()));
            }
        });
        dialog.show();
    }
}
