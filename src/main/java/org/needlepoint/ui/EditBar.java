package org.needlepoint.ui;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.ui.text.Texts;

/** Undo, redo and the list of all edits, each by its name; Ctrl+Y too. */
final class EditBar extends HBox {
    /** The other habit; Ctrl+Z and Ctrl+Shift+Z are the menu's. */
    private static final KeyCombination REDO = new KeyCodeCombination(KeyCode.Y, KeyCombination.SHORTCUT_DOWN);

    private final WorkstationModel model;
    private final Button undo = button("undo", Material2MZ.UNDO);
    private final Button redo = button("redo", Material2MZ.REDO);
    private final Button history = button("history", Material2AL.HISTORY);
    private final Runnable redoing;
    private PopOver open;
    // Kept by this node and weakly by the model.
    private final InvalidationListener changes = o -> refresh();

    /** An edit of the list: how often to undo or redo to come to the state just after it. */
    record Entry(String name, int undos, int redos) {}

    EditBar(WorkstationModel model) {
        this.model = model;
        this.redoing = model::redo;
        setMinWidth(USE_PREF_SIZE);
        setAlignment(Pos.CENTER_LEFT);
        undo.setOnAction(e -> model.undo());
        redo.setOnAction(e -> model.redo());
        history.setOnAction(e -> history());
        getChildren().setAll(undo, redo, history);
        WeakInvalidationListener weak = new WeakInvalidationListener(changes);
        model.undoableProperty().addListener(weak);
        model.redoableProperty().addListener(weak);
        sceneProperty().addListener((o, before, now) -> keys(before, now));
        refresh();
    }

    private static Button button(String id, Ikon sign) {
        Button b = new Button("", new FontIcon(sign));
        b.setId(id);
        b.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON);
        return b;
    }

    private void keys(Scene before, Scene now) {
        if (before != null) {
            before.getAccelerators().remove(REDO, redoing);
        }
        if (now != null) {
            now.getAccelerators().put(REDO, redoing);
        }
    }

    private void refresh() {
        List<String> back = model.undoableProperty().get();
        List<String> forth = model.redoableProperty().get();
        say(undo, back, "banner.undo", "banner.undo.none");
        say(redo, forth, "banner.redo", "banner.redo.none");
        history.setDisable(back.isEmpty() && forth.isEmpty());
        history.setTooltip(new Tooltip(Texts.get("banner.history", back.size())));
        history.setAccessibleText(Texts.get("banner.history", back.size()));
    }

    private static void say(Button b, List<String> edits, String key, String none) {
        String words = edits.isEmpty() ? Texts.get(none) : Texts.get(key, edits.get(0));
        b.setDisable(edits.isEmpty());
        b.setTooltip(new Tooltip(words));
        b.setAccessibleText(words);
    }

    /** All edits, the last one that can be redone first, down to the state as it was opened. */
    List<Entry> entries() {
        List<Entry> out = new java.util.ArrayList<>();
        List<String> forth = model.redoableProperty().get();
        for (int i = forth.size() - 1; i >= 0; i--) {
            out.add(new Entry(forth.get(i), 0, i + 1));
        }
        List<String> back = model.undoableProperty().get();
        for (int i = 0; i < back.size(); i++) {
            out.add(new Entry(back.get(i), i, 0));
        }
        out.add(new Entry(Texts.get("banner.history.start"), back.size(), 0));
        return out;
    }

    private void history() {
        if (open != null && open.isShowing()) {
            open.hide();
            return;
        }
        ListView<Entry> list = new ListView<>();
        list.setId("history-list");
        list.getStyleClass().add("history-list");
        list.getItems().setAll(entries());
        list.setCellFactory(l -> new ListCell<>() {
            @Override
            protected void updateItem(Entry e, boolean empty) {
                super.updateItem(e, empty);
                setText(empty ? null : e.name());
                setGraphic(empty || e.undos() + e.redos() > 0 ? null : new FontIcon(Material2MZ.PLAY_ARROW));
                setOpacity(!empty && e.redos() > 0 ? 0.55 : 1);
            }
        });
        list.setOnMouseClicked(e -> goTo(list.getSelectionModel().getSelectedItem()));
        list.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER) {
                goTo(list.getSelectionModel().getSelectedItem());
            }
        });
        open = new PopOver(list);
        open.setTitle(Texts.get("banner.history.title"));
        open.setHeaderAlwaysVisible(true);
        open.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
        open.setAnimated(false);
        open.getRoot().getStylesheets().setAll(getScene().getStylesheets());
        open.show(history);
    }

    private void goTo(Entry entry) {
        if (entry == null) {
            return;
        }
        for (int i = 0; i < entry.undos(); i++) {
            model.undo();
        }
        for (int i = 0; i < entry.redos(); i++) {
            model.redo();
        }
        open.hide();
    }
}
