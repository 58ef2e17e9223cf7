package org.needlepoint.ui.cohort;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import org.needlepoint.ui.text.Texts;

/** A place that is typed or chosen: a file, a folder, or where both are taken, either. */
final class PathField extends HBox {
    private final TextField text = new TextField();

    PathField(String key, boolean file, boolean folder) {
        Label label = new Label(Texts.get(key));
        label.setLabelFor(text);
        label.setMinWidth(USE_PREF_SIZE);
        text.setId(key.replace('.', '-'));
        text.setAccessibleText(Texts.get(key));
        HBox.setHgrow(text, Priority.ALWAYS);
        getStyleClass().add("window-buttons");
        getChildren().addAll(label, text);
        if (file) {
            getChildren().add(button("cohort.choose.file", () -> new FileChooser().showOpenDialog(window())));
        }
        if (folder) {
            getChildren().add(button("cohort.choose.folder", () -> new DirectoryChooser().showDialog(window())));
        }
    }

    private javafx.stage.Window window() {
        return getScene().getWindow();
    }

    private Button button(String key, java.util.function.Supplier<File> chooser) {
        Button button = new Button(Texts.get(key));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(e -> {
            File chosen = chooser.get();
            if (chosen != null) {
                text.setText(chosen.getPath());
            }
        });
        return button;
    }

    javafx.beans.value.ObservableValue<Boolean> empty() {
        return text.textProperty().map(String::isBlank);
    }

    String value() {
        return text.getText().trim();
    }

    Optional<Path> path() {
        return value().isEmpty() ? Optional.empty() : Optional.of(Path.of(value()));
    }
}
