package org.needlepoint.ui.open;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.ui.model.CaseFilesModel;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.ui.text.ProblemText;
import org.needlepoint.ui.text.Texts;

/**
 * For the status line: whether the case is saved, kept but not saved, or cannot be written; saving; and the series that the
 * case uses.
 */
public final class SaveState extends HBox {
    private final WorkstationModel model;
    private final CaseFilesModel files;

    /**
     * Makes the part.
     *
     * @param model session
     */
    public SaveState(WorkstationModel model) {
        this.model = model;
        this.files = model.files();
        setSpacing(8);
        setAlignment(Pos.CENTER_LEFT);
        Button save = button("save-case", "open.answer.save", Material2MZ.SAVE);
        save.setOnAction(e -> commands().save());
        save.disableProperty()
                .bind(files.unsavedProperty().not().and(files.placeProperty().isNotNull()));
        Button series = button("show-series", "open.series.title", Material2AL.COLLECTIONS);
        series.setOnAction(e -> commands().showSeries());
        getChildren().addAll(state(), save, series);
    }

    private CaseCommands commands() {
        return new CaseCommands(model, getScene().getWindow());
    }

    private static Button button(String id, String text, Ikon icon) {
        Button b = new Button(Texts.get(text), new FontIcon(icon));
        b.setId(id);
        b.getStyleClass().addAll("flat", "small");
        b.setMinWidth(USE_PREF_SIZE);
        return b;
    }

    private Label state() {
        Label label = new Label();
        label.setId("save-state");
        label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        label.setStyle("-fx-max-width: 30em");
        label.textProperty()
                .bind(Bindings.createStringBinding(
                        this::words, model.saveProblemProperty(), files.placeProperty(), files.unsavedProperty()));
        label.graphicProperty()
                .bind(Bindings.createObjectBinding(
                        () -> new FontIcon(
                                model.saveProblemProperty().get() != null ? Material2MZ.WARNING : Material2AL.CHECK),
                        model.saveProblemProperty()));
        Tooltip tip = new Tooltip();
        // A long path has no room in the line.
        tip.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> label.getText() + "\n" + explanation(),
                        label.textProperty(),
                        model.saveProblemProperty()));
        label.setTooltip(tip);
        return label;
    }

    private String words() {
        if (model.saveProblemProperty().get() != null) {
            return Texts.get("open.state.failing");
        }
        if (files.placeProperty().get() == null) {
            return Texts.get("open.state.kept");
        }
        return Texts.get(
                files.unsavedProperty().get() ? "open.state.changed" : "open.state.saved",
                files.placeProperty().get());
    }

    private String explanation() {
        ProblemException e = model.saveProblemProperty().get();
        return e == null ? Texts.get("open.state.tip") : ProblemText.message(e) + "\n" + ProblemText.remedy(e);
    }
}
