package org.needlepoint.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.needlepoint.casefile.planning.UserSettings;
import org.needlepoint.ui.help.FailureDialog;
import org.needlepoint.ui.model.Preferences;
import org.needlepoint.ui.model.ViewerModel;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.ui.open.CaseDialogs;
import org.needlepoint.ui.text.Texts;

/** The window of a session: its theme, size of letters and language, each of which may change while it is open. */
final class WorkstationWindow {
    private static final double ICON_EM = 18 / Preferences.LETTER_PX;
    private static final double STATE_ICON_EM = 1;
    private static final String STYLE = Objects.requireNonNull(WorkstationWindow.class.getResource("workstation.css"))
            .toExternalForm();

    private final Stage stage;
    private final WorkstationModel model;
    private final Preferences preferences;
    private final ViewerModel viewer;

    WorkstationWindow(Stage stage, WorkstationModel model, Preferences preferences) {
        this.stage = stage;
        this.model = model;
        this.preferences = preferences;
        this.viewer = new ViewerModel(model, preferences);
        Thread.setDefaultUncaughtExceptionHandler(new FailureDialog(() -> stage));
        stage.setScene(new Scene(new Pane(), 1366, 768));
        Texts.use(preferences.locale());
        CaseDialogs.install(stage, model);
        rebuild();
        dress(preferences.settings());
        preferences.settingsProperty().addListener((o, before, now) -> {
            if (!before.language().equals(now.language())) {
                Texts.use(preferences.locale());
                rebuild();
            }
            dress(now);
        });
    }

    /** Words are put into the nodes when they are made, so another language makes them anew; the model stays. */
    private void rebuild() {
        stage.setTitle(Texts.get("shell.title"));
        stage.getScene().setRoot(new Shell(stage, model, viewer, preferences));
    }

    /** Popups and owned dialogs take the stylesheets of this scene, and with them the size of its letters. */
    private void dress(UserSettings settings) {
        Application.setUserAgentStylesheet(
                (settings.theme() == UserSettings.Theme.DARK ? new PrimerDark() : new PrimerLight())
                        .getUserAgentStylesheet());
        // Without a space: the encoding of a data URL would make it a plus, and the rule after it void.
        // A sign's own font is that of the signs, so its size cannot be told in heights of a letter.
        double letterPx = Preferences.LETTER_PX * settings.scalePercent() / 100;
        String size = ".root{-fx-font-size:" + letterPx + "px}.ikonli-font-icon{-fx-icon-size:" + ICON_EM * letterPx
                + "px}.state-to-do,.state-done,.state-attention{-fx-icon-size:" + STATE_ICON_EM * letterPx + "px}";
        stage.getScene()
                .getStylesheets()
                .setAll(STYLE, "data:text/css," + URLEncoder.encode(size, StandardCharsets.UTF_8));
    }
}
