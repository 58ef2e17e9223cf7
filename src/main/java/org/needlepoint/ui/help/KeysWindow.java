package org.needlepoint.ui.help;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.needlepoint.ui.model.KeyMap;
import org.needlepoint.ui.model.ViewAction;
import org.needlepoint.ui.text.Texts;

/**
 * The keys of the pictures: a row is chosen with the mouse or the arrows, Enter or a double click, and the next key pressed
 * becomes its key. A key that another command had is taken from it, which is said.
 */
public final class KeysWindow {
    private final KeyMap keys;
    private final Function<KeyEvent, String> nameOfKey;
    private final SideWindow window;
    private final TableView<KeyMap.Entry> table = new TableView<>();
    private final Label message = new Label();
    private Optional<ViewAction> waiting = Optional.empty();

    /**
     * Makes the window.
     *
     * @param owner window that it belongs to
     * @param keys keys of the user
     * @param nameOfKey a pressed key as the key map writes it; empty text for a modifier alone
     */
    public KeysWindow(Window owner, KeyMap keys, Function<KeyEvent, String> nameOfKey) {
        this.keys = keys;
        this.nameOfKey = nameOfKey;
        table.setId("keys");
        table.setAccessibleText(Texts.get("keys.window"));
        table.getStyleClass().addAll(Styles.DENSE, Styles.STRIPED);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns().add(column("keys.command", KeyMap.Entry::name));
        table.getColumns().add(column("keys.key", KeyMap.Entry::key));
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        table.setOnMouseClicked(e -> {
            if (e.getClickCount() == 2) {
                ask();
            }
        });
        VBox.setVgrow(table, Priority.ALWAYS);
        message.setId("keys-message");
        message.setWrapText(true);
        Button change = button("keys.change", this::ask);
        Button remove = button("keys.remove", () -> chosen().ifPresent(a -> set(a, "")));
        Button usual = button("keys.usual", () -> {
            keys.rebindAllAsUsual();
            tell(Texts.get("keys.usual.done"));
        });
        FlowPane buttons = new FlowPane(change, remove, usual);
        buttons.getStyleClass().add("window-buttons");
        VBox all = new VBox(table, message, buttons);
        all.getStyleClass().add("about");
        window = new SideWindow(owner, Texts.get("keys.window"), all, 44, 46);
        tell(Texts.get("keys.how"));
    }

    private static Button button(String key, Runnable does) {
        Button button = new Button(Texts.get(key));
        button.setId(key.replace('.', '-'));
        button.setOnAction(e -> does.run());
        return button;
    }

    private static TableColumn<KeyMap.Entry, String> column(String key, Function<KeyMap.Entry, String> value) {
        TableColumn<KeyMap.Entry, String> column = new TableColumn<>(Texts.get(key));
        column.setSortable(false);
        column.setCellValueFactory(c -> new ReadOnlyStringWrapper(value.apply(c.getValue())));
        return column;
    }

    private Optional<ViewAction> chosen() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem()).map(KeyMap.Entry::action);
    }

    private void ask() {
        waiting = chosen();
        waiting.ifPresent(a -> {
            message.setText(Texts.get("keys.press", Texts.get(a.nameKey())));
            table.requestFocus();
        });
    }

    private void pressed(KeyEvent e) {
        if (waiting.isEmpty()) {
            if (e.getCode() == KeyCode.ENTER) {
                ask();
                e.consume();
            }
            return;
        }
        String key = nameOfKey.apply(e);
        e.consume();
        if (!key.isEmpty()) {
            set(waiting.get(), key);
            waiting = Optional.empty();
        }
    }

    private void set(ViewAction action, String key) {
        Optional<ViewAction> loser = keys.rebind(action, key);
        tell(loser.map(l -> Texts.get("keys.taken", key, Texts.get(l.nameKey())))
                .orElseGet(() -> key.isEmpty()
                        ? Texts.get("keys.removed", Texts.get(action.nameKey()))
                        : Texts.get("keys.set", key, Texts.get(action.nameKey()))));
    }

    private void tell(String words) {
        int row = table.getSelectionModel().getSelectedIndex();
        table.getItems().setAll(keys.actions());
        table.getSelectionModel().select(row);
        message.setText(words);
    }

    /** Shows it. */
    public void show() {
        window.show();
        table.requestFocus();
    }
}
