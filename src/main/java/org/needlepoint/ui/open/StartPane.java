package org.needlepoint.ui.open;

import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.layout.StackPane;
import org.needlepoint.ui.model.BrowserModel;
import org.needlepoint.ui.model.CaseFilesModel;
import org.needlepoint.ui.model.WorkstationModel;

/** What the window shows without a case: the start page, or the images that a case is about to begin with. */
public final class StartPane extends StackPane {
    private final WorkstationModel model;
    private final CaseFilesModel files;
    private final ObservableValue<Double> letterScale;
    // Held here, and weakly by the model: the page is made anew in another language.
    private final ChangeListener<BrowserModel> shown;

    /**
     * Makes the page.
     *
     * @param model session that a case is opened in
     * @param letterScale how many times larger than usual letters are
     */
    public StartPane(WorkstationModel model, ObservableValue<Double> letterScale) {
        this.letterScale = letterScale;
        this.model = model;
        this.files = model.files();
        this.shown = (o, before, now) -> show(now);
        setId("start");
        files.browserProperty().addListener(new WeakChangeListener<>(shown));
        show(files.browserProperty().get());
    }

    private void show(BrowserModel browser) {
        if (browser == null) {
            files.start().refresh();
            getChildren().setAll(new StartPage(model, letterScale));
        } else {
            getChildren().setAll(new BrowserPane(files, browser));
        }
    }
}
