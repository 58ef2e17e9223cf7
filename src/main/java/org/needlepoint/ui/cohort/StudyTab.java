package org.needlepoint.ui.cohort;

import atlantafx.base.theme.Styles;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.needlepoint.report.table.PrintedTable;
import org.needlepoint.ui.model.CohortModel;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.workflow.AnalyseCohort;
import org.needlepoint.workflow.AnalysedCohort;

/** A cohort into tables and figures: what was read, what came out, and where each number comes from. */
final class StudyTab extends BorderPane {
    private static final int DPI = 150;

    private final CohortModel model;
    private final ListView<Page> pages = new ListView<>();
    private final ScrollPane shown = new ScrollPane();
    private final SourceTree sources = new SourceTree();
    private final PathField pathology = new PathField("cohort.pathology", true, false);

    /** A page of the result, made when it is looked at. */
    private record Page(String title, Supplier<Node> content) {}

    StudyTab(CohortModel model) {
        this.model = model;
        PathField input = new PathField("cohort.input", true, true);
        Button analyse = new Button(Texts.get("cohort.analyse"));
        analyse.setId("cohort-analyse");
        analyse.getStyleClass().add(Styles.ACCENT);
        analyse.disableProperty().bind(input.empty());
        analyse.setOnAction(e -> model.analyse(input.value(), choices()));
        Button write = new Button(Texts.get("cohort.write"));
        write.setId("cohort-write");
        write.disableProperty().bind(model.analysedProperty().isNull());
        write.setOnAction(e -> write());
        Label written = new Label();
        written.textProperty()
                .bind(model.writtenProperty()
                        .map(p -> Texts.get("cohort.written", p))
                        .orElse(""));
        HBox does = new HBox(analyse, write, written);
        does.getStyleClass().add("window-buttons");
        VBox top = new VBox(input, pathology, does);
        top.getStyleClass().add("cohort-page");
        setTop(top);

        pages.setId("cohort-pages");
        pages.setAccessibleText(Texts.get("cohort.pages"));
        Label none = new Label(Texts.get("cohort.none"));
        none.setWrapText(true);
        pages.setPlaceholder(none);
        pages.setCellFactory(list -> new ListCell<>() {
            @Override
            protected void updateItem(Page page, boolean empty) {
                super.updateItem(page, empty);
                setText(empty ? null : page.title());
            }
        });
        pages.getSelectionModel().selectedItemProperty().addListener((o, before, now) -> {
            if (now != null) {
                shown.setContent(now.content().get());
                shown.setVvalue(0);
            }
        });
        shown.setId("cohort-page");
        shown.setFitToWidth(true);
        SplitPane right = new SplitPane(shown, sources);
        right.setOrientation(Orientation.VERTICAL);
        right.setDividerPositions(0.74);
        SplitPane all = new SplitPane(pages, right);
        all.setDividerPositions(0.22);
        SplitPane.setResizableWithParent(pages, false);
        setCenter(all);
        model.analysedProperty().addListener((o, before, now) -> fill(now));
        fill(model.analysedProperty().get());
    }

    private AnalyseCohort.Choices choices() {
        AnalyseCohort.Choices d = AnalyseCohort.Choices.DEFAULTS;
        return new AnalyseCohort.Choices(
                pathology.path().map(List::of).orElse(List.of()),
                d.eligibility(),
                d.markers(),
                d.ki67CutOffPercent(),
                d.adjustment(),
                d.wholeNormality(),
                d.studentT(),
                d.draws(),
                d.seed());
    }

    private void write() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Texts.get("cohort.write"));
        File chosen = chooser.showDialog(getScene().getWindow());
        if (chosen != null) {
            model.write(chosen.toPath());
        }
    }

    private void fill(AnalysedCohort cohort) {
        if (cohort == null) {
            return;
        }
        List<Page> all = new ArrayList<>();
        all.add(new Page(Texts.get("cohort.read"), () -> read(cohort)));
        for (PrintedTable table : cohort.tables()) {
            all.add(new Page(table.caption(), () -> new TablePane(table, key -> sources.show(cohort.sources(), key))));
        }
        for (AnalysedCohort.ShownFigure figure : cohort.figures()) {
            all.add(new Page(figure.number(), () -> figure(figure)));
        }
        all.add(new Page(Texts.get("cohort.methods"), () -> text(cohort.title(), List.of(cohort.methods()))));
        pages.getItems().setAll(all);
        pages.getSelectionModel().select(0);
    }

    private static Node read(AnalysedCohort cohort) {
        AnalysedCohort.Counts n = cohort.counts();
        List<String> lines = new ArrayList<>();
        lines.add(Texts.get("cohort.counts", n.included(), n.excluded(), n.rows(), n.results(), n.files()));
        cohort.excluded().forEach((id, reason) -> lines.add(Texts.get("cohort.left_out", id, reason)));
        lines.addAll(cohort.warnings());
        lines.addAll(cohort.findings());
        return text(cohort.title(), lines);
    }

    static Node text(String title, List<String> paragraphs) {
        Label heading = new Label(title);
        heading.setWrapText(true);
        heading.getStyleClass().add(Styles.TITLE_3);
        VBox box = new VBox(heading);
        box.getStyleClass().add("cohort-page");
        for (String p : paragraphs) {
            Label label = new Label(p);
            label.setWrapText(true);
            label.getStyleClass().add("guide-text");
            box.getChildren().add(label);
        }
        return box;
    }

    private static Node figure(AnalysedCohort.ShownFigure figure) {
        ImageView picture = picture(figure.png(DPI));
        Label caption = new Label(figure.number() + ". " + figure.caption());
        caption.setWrapText(true);
        picture.setAccessibleText(caption.getText());
        VBox box = new VBox(picture, caption);
        box.getStyleClass().add("cohort-page");
        return box;
    }

    /** At most as large as it is on a screen of 96 dpi and a half more, sharp on larger ones. */
    static ImageView picture(byte[] png) {
        ImageView view = new ImageView(new Image(new ByteArrayInputStream(png)));
        view.setPreserveRatio(true);
        view.setSmooth(true);
        view.getStyleClass().add("cohort-figure");
        return view;
    }
}
