package org.needlepoint.ui.help;

import atlantafx.base.theme.Styles;
import java.util.Arrays;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.needlepoint.ui.text.Texts;

/** The guide: its pages on the left, narrowed by a search, and the page on the right. */
public final class GuideWindow {
    private final SideWindow window;
    private final ListView<GuidePage> pages = new ListView<>();
    private final VBox page = new VBox();
    private final ScrollPane scroll = new ScrollPane(page);

    /**
     * Makes the guide of a window.
     *
     * @param owner window that it belongs to
     */
    public GuideWindow(Window owner) {
        FilteredList<GuidePage> found =
                new FilteredList<>(FXCollections.observableArrayList(Arrays.asList(GuidePage.values())));
        TextField search = new TextField();
        search.setId("guide-search");
        search.setPromptText(Texts.get("guide.search"));
        search.setAccessibleText(Texts.get("guide.search"));
        search.textProperty().addListener((o, before, now) -> {
            GuidePage shown = pages.getSelectionModel().getSelectedItem();
            found.setPredicate(p -> p.has(now));
            if (!found.isEmpty()) {
                pages.getSelectionModel().select(found.contains(shown) ? shown : found.get(0));
            }
        });
        search.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.DOWN || e.getCode() == KeyCode.ENTER) {
                pages.requestFocus();
            }
        });
        pages.setId("guide-pages");
        pages.setAccessibleText(Texts.get("guide.pages"));
        pages.setItems(found);
        Label none = new Label(Texts.get("guide.none"));
        none.setWrapText(true);
        pages.setPlaceholder(none);
        pages.setCellFactory(list -> new ListCell<>() {
            @Override
            protected void updateItem(GuidePage item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty ? null : item.title());
            }
        });
        pages.getSelectionModel().selectedItemProperty().addListener((o, before, now) -> {
            if (now != null) {
                fill(now);
            }
        });
        VBox.setVgrow(pages, Priority.ALWAYS);
        VBox left = new VBox(search, pages);
        left.getStyleClass().add("guide-list");
        page.setId("guide-page");
        page.getStyleClass().add("guide-page");
        scroll.setFitToWidth(true);
        SplitPane both = new SplitPane(left, scroll);
        both.setDividerPositions(0.28);
        SplitPane.setResizableWithParent(left, false);
        window = new SideWindow(owner, Texts.get("guide.window"), both, 70, 46);
    }

    /**
     * Shows a page.
     *
     * @param wanted page
     */
    public void show(GuidePage wanted) {
        pages.getSelectionModel().select(wanted);
        window.show();
        pages.requestFocus();
    }

    private void fill(GuidePage shown) {
        page.getChildren().clear();
        Label title = new Label(shown.title());
        title.getStyleClass().add(Styles.TITLE_2);
        title.setWrapText(true);
        page.getChildren().add(title);
        for (GuidePage.Part part : shown.parts()) {
            Label heading = new Label(part.heading());
            heading.getStyleClass().addAll(Styles.TITLE_4, "guide-heading");
            page.getChildren().add(heading);
            for (String text : part.paragraphs()) {
                Label paragraph = new Label(text);
                paragraph.setWrapText(true);
                paragraph.getStyleClass().add("guide-text");
                page.getChildren().add(paragraph);
            }
        }
        scroll.setVvalue(0);
    }
}
