package org.needlepoint.ui.cohort;

import atlantafx.base.theme.Styles;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.needlepoint.ui.help.SideWindow;
import org.needlepoint.ui.model.CohortModel;
import org.needlepoint.ui.text.ProblemText;
import org.needlepoint.ui.text.Texts;

/** The window for cohorts, beside that of a case: one tab for each thing that is done with many cases. */
public final class CohortWindow {
    private static final double WIDTH_EM = 91;
    private static final double HEIGHT_EM = 51;

    private final Stage stage = new Stage();

    /**
     * Makes the window.
     *
     * @param owner window of the session, whose clothes it wears
     * @param model what is done
     */
    public CohortWindow(Window owner, CohortModel model) {
        TabPane tabs = new TabPane(
                tab("cohort.study", new StudyTab(model)),
                tab("cohort.again", new AgainTab(model)),
                tab("cohort.eligible", new EligibleTab(model)),
                tab("cohort.power", scrolled(new PowerTab())));
        tabs.setId("cohort-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        BorderPane all = new BorderPane(tabs);
        all.setId("cohort");
        all.setBottom(new VBox(problem(model), status(model)));
        stage.setScene(SideWindow.sized(owner, all, WIDTH_EM, HEIGHT_EM));
        stage.setTitle(Texts.get("cohort.window"));
        stage.setOnHidden(e -> model.cancel());
    }

    private static Tab tab(String key, Node content) {
        Tab tab = new Tab(Texts.get(key), content);
        tab.setId(key);
        return tab;
    }

    private static ScrollPane scrolled(Node content) {
        ScrollPane pane = new ScrollPane(content);
        pane.setFitToWidth(true);
        return pane;
    }

    private static Label problem(CohortModel model) {
        Label label = new Label();
        label.setId("cohort-problem");
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        label.getStyleClass().add("device-notice");
        label.textProperty()
                .bind(model.problemProperty()
                        .map(p -> ProblemText.message(p) + "\n" + ProblemText.remedy(p))
                        .orElse(""));
        label.visibleProperty().bind(model.problemProperty().isNotNull());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    private static HBox status(CohortModel model) {
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(model.progressProperty());
        bar.setAccessibleText(Texts.get("cohort.progress"));
        bar.visibleProperty().bind(model.busyProperty());
        Button stop = new Button(Texts.get("cohort.stop"));
        stop.setId("cohort-stop");
        stop.getStyleClass().add(Styles.SMALL);
        stop.visibleProperty().bind(model.busyProperty());
        stop.setOnAction(e -> model.cancel());
        Label text = new Label();
        text.textProperty().bind(model.progressTextProperty());
        HBox box = new HBox(bar, stop, text);
        box.getStyleClass().add("status-bar");
        return box;
    }

    /** Shows it, or brings it to the front. */
    public void show() {
        stage.show();
        stage.toFront();
        stage.requestFocus();
    }
}
