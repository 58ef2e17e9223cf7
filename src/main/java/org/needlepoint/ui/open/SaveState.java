package org.needlepoint.ui.open;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.needlepoint.ui.model.CaseFilesModel;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.ui.text.Texts;

/** Says whether the case is saved, kept but not saved, or cannot be written; for the status line. */
public final class SaveState extends Label {

    /**
     * Makes the label.
     *
     * @param model session
     */
    public SaveState(WorkstationModel model) {
        CaseFilesModel files = model.files();
        setId("save-state");
        textProperty()
                .bind(Bindings.createStringBinding(
                        () -> {
                            if (model.saveProblemProperty().get() != null) {
                                return Texts.get("open.state.failing");
                            }
                            if (files.placeProperty().get() == null) {
                                return Texts.get("open.state.kept");
                            }
                            return Texts.get(
                                    files.unsavedProperty().get() ? "open.state.changed" : "open.state.saved",
                                    files.placeProperty().get());
                        },
                        model.saveProblemProperty(),
                        files.placeProperty(),
                        files.unsavedProperty()));
        graphicProperty()
                .bind(Bindings.createObjectBinding(
                        () -> new FontIcon(
                                model.saveProblemProperty().get() != null ? Material2MZ.WARNING : Material2AL.CHECK),
                        model.saveProblemProperty()));
        Tooltip tip = new Tooltip();
        tip.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.saveProblemProperty().get() == null
                                ? Texts.get("open.state.tip")
                                : model.saveProblemProperty().get().getMessage() + "\n"
                                        + model.saveProblemProperty().get().remedy(),
                        model.saveProblemProperty()));
        setTooltip(tip);
    }
}
