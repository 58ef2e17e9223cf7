package org.needlepoint.ui.step;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.needlepoint.casefile.planning.Acknowledgement;
import org.needlepoint.ui.model.StudyModel;
import org.needlepoint.ui.text.EngineTexts;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.workflow.session.HazardFinding;

/**
 * A sign of a wrong patient, side or time, with its evidence. Red until somebody says by name that they have checked it;
 * afterwards it says who did, and can be taken back.
 */
final class HazardCard extends VBox {

    /**
     * Makes a card.
     *
     * @param study the step
     * @param finding what was found
     */
    HazardCard(StudyModel study, HazardFinding finding) {
        setId("hazard-" + finding.hazard());
        getChildren().add(finding.acknowledged() ? acknowledged(study, finding) : open(study, finding));
    }

    private static Card open(StudyModel study, HazardFinding finding) {
        TextField name = new TextField();
        name.setId("acknowledge-name-" + finding.hazard());
        name.setPromptText(Texts.get("study.hazard.name"));
        CheckBox checked = new CheckBox(Texts.get("study.hazard.checked"));
        checked.setId("acknowledge-checked-" + finding.hazard());
        checked.setWrapText(true);
        Button give = new Button(Texts.get("study.hazard.acknowledge"));
        give.setId("acknowledge-" + finding.hazard());
        give.getStyleClass().add(Styles.DANGER);
        give.setMaxWidth(Double.MAX_VALUE);
        give.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !checked.isSelected() || name.getText().isBlank(),
                        checked.selectedProperty(),
                        name.textProperty()));
        give.setOnAction(e -> study.acknowledge(finding, name.getText()));
        return new Card(Card.Severity.DANGER, name, checked, give)
                .say(
                        StudyModel.words(finding.hazard()),
                        EngineTexts.say(finding.evidence()) + "\n"
                                + Texts.get("study.hazard.advice." + finding.hazard()));
    }

    private static Card acknowledged(StudyModel study, HazardFinding finding) {
        String who = study.acknowledgement(finding)
                .map((Acknowledgement a) ->
                        Texts.get("study.hazard.by", a.by(), a.at().toString().replaceFirst("\\..*", "Z")))
                .orElse(Texts.get("study.hazard.before"));
        Button back = new Button(Texts.get("study.hazard.withdraw"));
        back.setId("withdraw-" + finding.hazard());
        back.setOnAction(e -> study.withdraw(finding.hazard()));
        return new Card(Card.Severity.INFO, back)
                .say(StudyModel.words(finding.hazard()), EngineTexts.say(finding.evidence()) + "\n" + who);
    }
}
