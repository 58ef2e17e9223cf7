package org.needlepoint.ui.cohort;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.ui.model.CohortModel;
import org.needlepoint.ui.text.ProblemText;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.workflow.AssessEligibility;

/** Who is in the study and who is not: the flow diagram from a table of candidates. */
final class EligibleTab extends BorderPane {
    private static final int DPI = 150;

    private final ScrollPane shown = new ScrollPane();

    EligibleTab(CohortModel model) {
        PathField table = new PathField("cohort.eligible.table", true, false);
        PathField reasons = new PathField("cohort.eligible.reasons", true, false);
        Button assess = new Button(Texts.get("cohort.eligible.do"));
        assess.setId("cohort-assess");
        assess.getStyleClass().add(Styles.ACCENT);
        assess.disableProperty().bind(table.empty());
        assess.setOnAction(e -> model.assess(table.path().orElseThrow(), reasons.path()));
        VBox top = new VBox(table, reasons, assess);
        top.getStyleClass().add("cohort-page");
        setTop(top);
        shown.setId("eligible-flow");
        shown.setFitToWidth(true);
        setCenter(shown);
        model.assessedProperty().addListener((o, before, now) -> fill(now));
    }

    private void fill(AssessEligibility done) {
        Label words = new Label(done.toText());
        words.setId("eligible-text");
        words.setWrapText(true);
        VBox box = new VBox();
        box.getStyleClass().add("cohort-page");
        try {
            ImageView picture = StudyTab.picture(done.png(DPI));
            picture.setAccessibleText(words.getText());
            box.getChildren().add(picture);
        } catch (ProblemException e) {
            box.getChildren().add(new Label(ProblemText.message(e) + "\n" + ProblemText.remedy(e)));
        }
        box.getChildren().add(words);
        shown.setContent(box);
    }
}
