package org.needlepoint.ui.step;

import java.io.File;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.StringConverter;
import org.needlepoint.casefile.planning.PoseChoice;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.ui.model.PoseModel;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.ui.text.ProblemText;
import org.needlepoint.ui.text.Texts;

/** What may take the place of the markers' fit: the images, or a transform file; and the way out as a file. */
final class PoseSources extends VBox {
    private final PoseModel pose;
    private final CheckBox refine = new CheckBox(Texts.get("registration.refine"));
    private final Label running = TextTable.text("");
    private final Label file = TextTable.text("");
    private final ComboBox<PoseChoice.FixedImage> fixed = new ComboBox<>();
    private final Button noFile = new Button(Texts.get("registration.file.remove"));
    private final Button export = new Button(Texts.get("registration.file.export"));
    private final Card refused = new Card(Card.Severity.DANGER);

    /**
     * Makes the controls.
     *
     * @param model session
     * @param pose the step
     */
    PoseSources(WorkstationModel model, PoseModel pose) {
        this.pose = pose;
        setSpacing(14);
        refine.setId("refine");
        refine.setWrapText(true);
        refine.setOnAction(e -> pose.refine(refine.isSelected()));
        running.setId("refine-progress");
        running.textProperty().bind(model.progressTextProperty());
        running.visibleProperty().bind(model.busyProperty().and(refine.selectedProperty()));
        running.managedProperty().bind(running.visibleProperty());
        file.setId("transform-file");
        fixed.setId("transform-fixed");
        fixed.setTooltip(new Tooltip(Texts.get("registration.fixed.tip")));
        fixed.getItems().setAll(PoseChoice.FixedImage.values());
        fixed.setConverter(new Words());
        fixed.setValue(PoseChoice.FixedImage.MR);
        fixed.setOnAction(e -> pose.transform()
                .filter(f -> fixed.getValue() != null)
                .ifPresent(f -> pose.transform(Optional.of(f), fixed.getValue())));
        Button load = new Button(Texts.get("registration.file.load"));
        load.setId("transform-load");
        load.setOnAction(e -> load());
        noFile.setId("transform-remove");
        noFile.setOnAction(e -> pose.transform(Optional.empty(), PoseChoice.FixedImage.MR));
        export.setId("transform-export");
        export.setOnAction(e -> save());
        refused.setId("export-problem");
        StepPanel.shown(refused, false);
        getChildren()
                .addAll(
                        new Section(
                                Texts.get("registration.byImages"),
                                refine,
                                running,
                                TextTable.text(Texts.get("registration.refine.how"))),
                        new Section(
                                Texts.get("registration.file"),
                                file,
                                new FlowPane(8, 8, load, fixed, noFile, export),
                                refused));
    }

    private static FileChooser chooser(String title) {
        FileChooser c = new FileChooser();
        c.setTitle(Texts.get(title));
        c.getExtensionFilters().add(new FileChooser.ExtensionFilter("ITK", "*.tfm", "*.txt", "*.mat"));
        return c;
    }

    private void load() {
        File chosen =
                chooser("registration.file.load").showOpenDialog(getScene().getWindow());
        if (chosen != null) {
            pose.transform(Optional.of(chosen.toPath()), fixed.getValue());
        }
    }

    private void save() {
        FileChooser c = chooser("registration.file.export");
        c.setInitialFileName("mr-to-ct.tfm");
        File chosen = c.showSaveDialog(getScene().getWindow());
        if (chosen == null) {
            return;
        }
        StepPanel.shown(refused, false);
        try {
            pose.export(chosen.toPath());
        } catch (ProblemException e) {
            refused.say(ProblemText.message(e), ProblemText.remedy(e));
            StepPanel.shown(refused, true);
        }
    }

    /** Shows the sources as they are now. */
    void refresh() {
        refine.setSelected(pose.refine());
        refine.setDisable(pose.assessment().isEmpty());
        file.setText(pose.transform()
                .map(f -> Texts.get("registration.file.used", f.getFileName()))
                .orElse(Texts.get("registration.file.none")));
        StepPanel.shown(noFile, pose.transform().isPresent());
        export.setDisable(pose.joined().isEmpty());
    }

    private static final class Words extends StringConverter<PoseChoice.FixedImage> {
        @Override
        public String toString(PoseChoice.FixedImage f) {
            return f == null ? "" : Texts.get("registration.fixed." + f);
        }

        @Override
        public PoseChoice.FixedImage fromString(String words) {
            return PoseChoice.FixedImage.valueOf(words);
        }
    }
}
