package org.needlepoint.ui.open;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2MZ;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.ui.model.BrowserModel;
import org.needlepoint.ui.text.EngineTexts;
import org.needlepoint.ui.text.ProblemText;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.workflow.session.SeriesEntry;

/** Patients, studies and series with thumbnails, what each series was taken for and why, and the choice of another role. */
final class SeriesPane extends BorderPane {
    private final BrowserModel browser;
    private final ListView<SeriesRow> list = new ListView<>();

    SeriesPane(BrowserModel browser) {
        this.browser = browser;
        getStyleClass().add("series-pane");
        list.setId("series-list");
        list.setCellFactory(l -> new SeriesCell(browser));
        list.setPlaceholder(new Label(""));
        setTop(new VBox(reading(), banner()));
        setCenter(list);
        browser.patientsProperty().addListener((ListChangeListener<BrowserModel.Patient>) c -> fill());
        browser.thumbnailsProperty().addListener((MapChangeListener<String, Object>) c -> list.refresh());
        fill();
    }

    private void fill() {
        List<SeriesRow> rows = new ArrayList<>();
        boolean several = browser.patientsProperty().size() > 1;
        for (BrowserModel.Patient p : browser.patientsProperty()) {
            rows.add(new SeriesRow.OfPatient(p.name(), several));
            for (BrowserModel.Study s : p.studies()) {
                rows.add(new SeriesRow.OfStudy(s));
                for (SeriesEntry e : s.series()) {
                    rows.add(new SeriesRow.OfSeries(e));
                }
            }
        }
        list.getItems().setAll(rows);
    }

    private WorkLine reading() {
        WorkLine line = new WorkLine(
                Texts.get("open.reading"),
                browser.progressProperty(),
                browser.stateProperty().isEqualTo(BrowserModel.State.READING),
                "stop-reading",
                browser::cancel);
        line.setStyle("-fx-padding: 0.6em 1.1em");
        return line;
    }

    /** The reason why there is nothing to see, or why no case can be made yet; and signs of a wrong patient. */
    private VBox banner() {
        VBox box = new VBox(4);
        box.setId("series-banner");
        box.setStyle("-fx-padding: 10 16 10 16; -fx-background-color: -color-warning-subtle;");
        Runnable update = () -> {
            box.getChildren().clear();
            ProblemException e = browser.problemProperty().get();
            if (e != null) {
                box.getChildren().addAll(strong(ProblemText.message(e)), wrapped(ProblemText.remedy(e)));
            } else if (browser.stateProperty().get() == BrowserModel.State.CANCELLED) {
                box.getChildren().add(wrapped(Texts.get("open.stopped")));
            }
            browser.hazardsProperty().forEach(h -> box.getChildren()
                    .add(strong(Texts.get("open.hazard." + h.hazard()) + " " + EngineTexts.say(h.evidence()))));
            box.setVisible(!box.getChildren().isEmpty());
            box.setManaged(box.isVisible());
        };
        browser.problemProperty().addListener((o, before, now) -> update.run());
        browser.stateProperty().addListener((o, before, now) -> update.run());
        browser.hazardsProperty().addListener((o, before, now) -> update.run());
        update.run();
        return box;
    }

    private static Label wrapped(String text) {
        Label l = new Label(text);
        l.setWrapText(true);
        return l;
    }

    private static Label strong(String text) {
        Label l = wrapped(text);
        l.setStyle("-fx-font-weight: bold");
        l.setGraphic(new FontIcon(Material2MZ.WARNING));
        return l;
    }
}
