package org.needlepoint.ui.scene;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.ui.text.ProblemText;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.view.scene.SceneProblem;
import org.needlepoint.view.scene.SceneSupport;

/** Says why there is no scene, what would bring one, and that everything else works. */
final class UnavailableNote extends VBox {

    UnavailableNote(ProblemException problem) {
        setId("scene-unavailable");
        getStyleClass().addAll("scene-canvas", "scene-note");
        Label title = new Label(Texts.get("scene.unavailable"), new FontIcon(Material2AL.INFO));
        title.getStyleClass().add(Styles.TITLE_4);
        Label why = text(ProblemText.message(problem));
        why.setId("scene-unavailable-why");
        getChildren().addAll(title, why);
        if (problem.problem() == SceneProblem.VTK_ABSENT || problem.problem() == SceneProblem.VTK_NATIVES_ABSENT) {
            getChildren().addAll(text(Texts.get("scene.unavailable.install")), command());
        } else {
            getChildren().addAll(text(Texts.get("scene.unavailable.rest")), text(ProblemText.remedy(problem)));
        }
    }

    private static Label text(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        return label;
    }

    private static HBox command() {
        TextField field = new TextField(SceneSupport.INSTALL_COMMAND);
        field.setId("scene-install");
        field.setEditable(false);
        HBox.setHgrow(field, Priority.ALWAYS);
        Button copy = new Button(Texts.get("scene.install.copy"), new FontIcon(Material2AL.CONTENT_COPY));
        copy.setOnAction(e -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(SceneSupport.INSTALL_COMMAND);
            Clipboard.getSystemClipboard().setContent(content);
        });
        return new HBox(8, field, copy);
    }
}
