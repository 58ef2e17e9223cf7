package org.needlepoint.ui.open;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.needlepoint.ui.model.BrowserModel;
import org.needlepoint.ui.model.CaseFilesModel;
import org.needlepoint.ui.text.Texts;

/** Images before a case begins: the user sees whose they are and what each series is for, and goes on or back. */
final class BrowserPane extends BorderPane {

    BrowserPane(CaseFilesModel files, BrowserModel browser) {
        setId("browser");
        Label title = new Label(Texts.get("open.browse.title"));
        title.getStyleClass().add("title-3");
        Label input = new Label(browser.draftProperty().get().input().toString());
        input.getStyleClass().add("text-muted");
        VBox head = new VBox(2, title, input);
        head.setStyle("-fx-padding: 16 20 12 20");
        setTop(head);
        setCenter(new SeriesPane(browser));
        Button back = new Button(Texts.get("open.back"));
        back.setId("browse-back");
        back.setCancelButton(true);
        back.setOnAction(e -> files.leaveBrowser());
        Button go = new Button(Texts.get("open.begin"));
        go.setId("browse-begin");
        go.setDefaultButton(true);
        go.disableProperty().bind(browser.stateProperty().isNotEqualTo(BrowserModel.State.READY));
        go.setOnAction(e -> files.beginBrowsed());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox foot = new HBox(12, back, gap, go);
        foot.setAlignment(Pos.CENTER);
        foot.setStyle("-fx-padding: 12 20 16 20");
        setBottom(foot);
    }
}
