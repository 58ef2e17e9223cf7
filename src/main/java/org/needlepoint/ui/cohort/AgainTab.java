package org.needlepoint.ui.cohort;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.needlepoint.ui.model.CohortModel;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.workflow.RemeasureCohort;
import org.needlepoint.workflow.RemeasuredCase;

/** Every case measured again from its images: what came out otherwise, and why. */
final class AgainTab extends BorderPane {
    private final TreeView<String> cases = new TreeView<>();
    private final Label summary = new Label();

    AgainTab(CohortModel model) {
        PathField cohort = new PathField("cohort.again.cohort", false, true);
        PathField images = new PathField("cohort.again.images", false, true);
        Button again = new Button(Texts.get("cohort.again.do"));
        again.setId("cohort-again");
        again.getStyleClass().add(Styles.ACCENT);
        again.disableProperty().bind(cohort.empty());
        again.setOnAction(e -> model.remeasure(cohort.path().orElseThrow(), images.path()));
        Label what = new Label(Texts.get("cohort.again.what"));
        what.setWrapText(true);
        summary.setId("again-summary");
        summary.setWrapText(true);
        summary.getStyleClass().add(Styles.TEXT_BOLD);
        VBox top = new VBox(what, cohort, images, again, summary);
        top.getStyleClass().add("cohort-page");
        setTop(top);
        cases.setId("again-cases");
        cases.setAccessibleText(Texts.get("cohort.again"));
        cases.setShowRoot(false);
        cases.setRoot(new TreeItem<>());
        setCenter(cases);
        model.remeasuredProperty().addListener((o, before, now) -> fill(now));
    }

    private void fill(RemeasureCohort done) {
        TreeItem<String> root = new TreeItem<>();
        for (RemeasuredCase c : done.cases()) {
            TreeItem<String> item = new TreeItem<>(
                    Texts.get("cohort.again.case", c.caseId(), Texts.get("cohort.again.status." + c.status())));
            item.setExpanded(c.status() != RemeasuredCase.Status.SAME);
            c.causes().forEach(x -> item.getChildren().add(new TreeItem<>(Texts.get("cohort.again.cause", x))));
            c.refusal().ifPresent(x -> item.getChildren().add(new TreeItem<>(x)));
            c.changes().forEach(x -> item.getChildren()
                    .add(new TreeItem<>(Texts.get("cohort.again.change", x.column(), x.before(), x.after()))));
            root.getChildren().add(item);
        }
        cases.setRoot(root);
        long same = done.cases().stream()
                .filter(c -> c.status() == RemeasuredCase.Status.SAME)
                .count();
        summary.setText(Texts.get("cohort.again.summary", done.cases().size(), same));
    }
}
