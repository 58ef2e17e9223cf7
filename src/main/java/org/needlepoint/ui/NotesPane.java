package org.needlepoint.ui;

import atlantafx.base.theme.Styles;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.needlepoint.casefile.planning.Note;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.ui.model.CaseNotes;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.ui.step.LinesField;
import org.needlepoint.ui.text.Texts;

/** The notes of the case, newest first, and a field for a new one; the same from every step. */
final class NotesPane extends VBox {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final CaseNotes notes;
    private final TextArea text = new LinesField("");
    private final ChoiceBox<Optional<Step>> about = new ChoiceBox<>();
    private final CheckBox flag = new CheckBox(Texts.get("notes.flag"));
    private final VBox list = new VBox(10);
    private List<Note> listed = List.of();
    // Kept by this pane and weakly by the model.
    private final InvalidationListener changes = o -> refresh();

    NotesPane(WorkstationModel model, CaseNotes notes) {
        this.notes = notes;
        setId("notes");
        getStyleClass().add("notes-pane");
        text.setId("note-text");
        text.setPrefRowCount(3);
        text.setWrapText(true);
        text.setPromptText(Texts.get("notes.prompt"));
        about.setId("note-about");
        about.getItems().add(Optional.empty());
        WorkstationModel.steps().forEach(s -> about.getItems().add(Optional.of(s)));
        about.setConverter(new StringConverter<>() {
            @Override
            public String toString(Optional<Step> step) {
                return about(step == null ? Optional.empty() : step);
            }

            @Override
            public Optional<Step> fromString(String shown) {
                throw new UnsupportedOperationException("Steps are chosen, not typed");
            }
        });
        about.setValue(Optional.of(model.stepProperty().get()));
        flag.setId("note-flag");
        flag.setTooltip(new Tooltip(Texts.get("notes.flag.tip")));
        Button add = new Button(Texts.get("notes.add"));
        add.setId("note-add");
        add.getStyleClass().add(Styles.ACCENT);
        add.disableProperty().bind(text.textProperty().map(String::isBlank));
        add.setOnAction(e -> {
            notes.add(text.getText(), about.getValue(), flag.isSelected());
            text.clear();
            flag.setSelected(false);
        });
        HBox line = new HBox(8, about, flag, grow(), add);
        line.setAlignment(Pos.CENTER_LEFT);
        list.setId("note-list");
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setPrefViewportHeight(280);
        getChildren().setAll(text, line, scroll);
        model.decisionsProperty().addListener(new WeakInvalidationListener(changes));
        refresh();
        show();
    }

    private static Region grow() {
        Region r = new Region();
        HBox.setHgrow(r, Priority.ALWAYS);
        return r;
    }

    private static String about(Optional<Step> step) {
        return step.map(s -> Texts.get("step.name." + s)).orElse(Texts.get("notes.case"));
    }

    private void refresh() {
        if (!listed.equals(notes.all())) {
            listed = notes.all();
            show();
        }
    }

    private void show() {
        List<Node> rows = new ArrayList<>();
        for (int i = listed.size() - 1; i >= 0; i--) {
            rows.add(row(listed.get(i), i));
        }
        if (rows.isEmpty()) {
            Label none = new Label(Texts.get("notes.none"));
            none.getStyleClass().add(Styles.TEXT_MUTED);
            rows.add(none);
        }
        list.getChildren().setAll(rows);
    }

    private Node row(Note note, int index) {
        Label when = new Label(
                Texts.get("notes.when", TIME.format(note.at().atZone(ZoneId.systemDefault())), about(note.step())));
        when.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        ToggleButton flagged = new ToggleButton("", icon(Material2AL.FLAG));
        flagged.setId("note-flag-" + index);
        flagged.setSelected(note.flagged());
        flagged.setTooltip(new Tooltip(Texts.get(note.flagged() ? "notes.unflag" : "notes.flag")));
        flagged.setAccessibleText(Texts.get(note.flagged() ? "notes.unflag" : "notes.flag"));
        flagged.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON, "note-flag");
        flagged.setOnAction(e -> notes.flag(note, flagged.isSelected()));
        Label words = new Label(note.text());
        words.setId("note-words-" + index);
        words.setWrapText(true);
        TextArea rewrite = new LinesField(note.text());
        rewrite.setId("note-rewrite-" + index);
        rewrite.setPrefRowCount(3);
        rewrite.setWrapText(true);
        shown(rewrite, false);
        Button edit = small("note-edit-" + index, Material2AL.EDIT, "notes.rewrite");
        edit.setOnAction(e -> {
            boolean begin = !rewrite.isVisible();
            shown(rewrite, begin);
            shown(words, !begin);
            if (begin) {
                rewrite.requestFocus();
            } else {
                notes.rewrite(note, rewrite.getText());
            }
        });
        Button delete = small("note-delete-" + index, Material2AL.DELETE, "notes.delete");
        delete.setOnAction(e -> notes.delete(note));
        HBox head = new HBox(2, when, grow(), flagged, edit, delete);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox box = new VBox(2, head, words, rewrite);
        box.getStyleClass().add("note");
        if (note.flagged()) {
            box.getStyleClass().add("note-flagged");
        }
        return box;
    }

    private static Button small(String id, Ikon sign, String key) {
        Button b = new Button("", icon(sign));
        b.setId(id);
        b.setTooltip(new Tooltip(Texts.get(key)));
        b.setAccessibleText(Texts.get(key));
        b.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON);
        return b;
    }

    private static FontIcon icon(Ikon sign) {
        return new FontIcon(sign);
    }

    private static void shown(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
