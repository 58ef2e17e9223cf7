package org.needlepoint.ui;

import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.needlepoint.casefile.planning.UserFolders;
import org.needlepoint.casefile.planning.UserSettingsFile;
import org.needlepoint.ui.model.Background;
import org.needlepoint.ui.model.Preferences;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.workflow.session.PlanningSession;
import org.needlepoint.workflow.session.SessionRules;

/** The application behind {@link Workstation}. */
public final class WorkstationApplication extends Application {
    private final ExecutorService worker = Executors.newSingleThreadExecutor(r -> {
        Thread t = new Thread(r, "case");
        t.setDaemon(true);
        return t;
    });

    private WorkstationModel model;

    @Override
    public void start(Stage stage) {
        model = new WorkstationModel(
                new PlanningSession(SessionRules.WINDOW), new Background(worker, Platform::runLater));
        Preferences preferences =
                Preferences.of(new UserSettingsFile(UserFolders.ofThisUser().configuration()), Texts.language());
        new WorkstationWindow(stage, model, preferences);
        stage.show();
        getParameters().getUnnamed().stream().findFirst().ifPresent(p -> model.files()
                .open(Path.of(p)));
    }

    @Override
    public void stop() {
        model.files().shutDown();
        worker.shutdownNow();
    }
}
