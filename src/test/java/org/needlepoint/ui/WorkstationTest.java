package org.needlepoint.ui;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.UserFolders;
import org.needlepoint.casefile.planning.UserSettings;
import org.needlepoint.ui.model.Background;
import org.needlepoint.ui.model.CaseSaver;
import org.needlepoint.ui.model.Preferences;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.workflow.session.PlanningSession;
import org.needlepoint.workflow.session.SessionRules;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * A test in the real window: {@link #start} shows it, {@link #open} opens a sample case in it and waits until all is
 * computed. The robot's methods (clickOn, type, lookup …) are inherited. Nothing sleeps: {@link #await} watches a condition.
 *
 * <p>Without a display the tests are skipped with the reason; ./verify brings its own.
 */
public abstract class WorkstationTest extends FxRobot {
    private static final long PATIENCE_S = 60;
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** Session in the window. */
    protected WorkstationModel model;
    /** The window. */
    protected Stage stage;
    /** How the user likes it; forgotten after the test. */
    protected Preferences preferences;

    /** What stands for the user's own folders. */
    @TempDir
    protected Path userFolder;

    private ExecutorService worker;
    private Look look;

    /**
     * How the window looks.
     *
     * @param width of its content, px
     * @param height of its content, px
     * @param theme theme
     * @param language language
     * @param scalePercent size of letters
     */
    public record Look(int width, int height, UserSettings.Theme theme, Locale language, int scalePercent) {
        /** The smallest screen that is supported, dark, English. */
        public static final Look SMALL = new Look(1366, 768, UserSettings.Theme.DARK, Locale.ENGLISH, 100);
        /** The usual screen, dark, English. */
        public static final Look USUAL = new Look(1920, 1080, UserSettings.Theme.DARK, Locale.ENGLISH, 100);

        /** In the light theme. */
        public Look light() {
            return new Look(width, height, UserSettings.Theme.LIGHT, language, scalePercent);
        }

        /** In Chinese. */
        public Look chinese() {
            return new Look(width, height, theme, Locale.SIMPLIFIED_CHINESE, scalePercent);
        }

        /** With larger letters. */
        public Look scaled(int percent) {
            return new Look(width, height, theme, language, percent);
        }
    }

    /** A display, or the test is skipped: the one place that decides it. */
    @BeforeEach
    final void displayIsThere() throws TimeoutException {
        boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
        assumeTrue(
                !linux || System.getenv("DISPLAY") != null,
                "no display: run ./verify, or xvfb-run -a -s \"-screen 0 1920x1080x24\" mvn test");
        FxToolkit.registerPrimaryStage();
        Platform.setImplicitExit(false);
        worker = Executors.newSingleThreadExecutor(r -> {
            Thread t = new Thread(r, "case");
            t.setDaemon(true);
            return t;
        });
    }

    /** Closes every window and lets no work run into the next test. */
    @AfterEach
    final void closeWindows() throws TimeoutException {
        if (worker == null) {
            return;
        }
        if (model != null) {
            interact(() -> {
                model.cancel();
                model.files().shutDown();
            });
        }
        worker.shutdownNow();
        FxToolkit.cleanupStages();
        Texts.use(Locale.ENGLISH);
    }

    /** Shows the window without a case. */
    protected void start(Look wanted) {
        look = wanted;
        preferences = Preferences.forgotten(UserSettings.FIRST
                .withTheme(wanted.theme())
                .withLanguage(Optional.of(wanted.language().toLanguageTag()))
                .withScale(wanted.scalePercent()));
        onWindow(() -> {
            model = new WorkstationModel(
                    new PlanningSession(SessionRules.WINDOW),
                    new Background(worker, Platform::runLater),
                    new UserFolders(userFolder.resolve("config"), userFolder.resolve("data")));
            stage = new Stage();
            new WorkstationWindow(stage, model, preferences);
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(wanted.width());
            stage.setHeight(wanted.height());
            stage.show();
            stage.requestFocus();
            return null;
        });
        awaitIdle();
    }

    /** Shows the window with a sample case, such as {@code thigh-high-grade}, computed as far as it goes. */
    protected void open(String sampleCase, Look wanted) {
        start(wanted);
        open(Path.of("sample-cases", sampleCase));
    }

    /** Opens a case in the window that is shown. */
    protected void open(Path input) {
        interact(() -> model.open(PlanningCase.of(input), CaseSaver.NONE));
        awaitIdle();
    }

    /** Shows one part of the window alone, for tests of that part. */
    protected void show(Callable<? extends Parent> part, Look wanted) {
        start(wanted);
        onWindow(() -> {
            Scene scene = stage.getScene();
            scene.setRoot(part.call());
            return null;
        });
        awaitIdle();
    }

    /** Waits until the case is computed and what follows from it is shown. */
    protected void awaitIdle() {
        WaitForAsyncUtils.waitForFxEvents();
        await("the case to be computed", model.busyProperty().not());
    }

    /** Waits until a property of the window is true. */
    protected void await(String what, ObservableBooleanValue condition) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_S, TimeUnit.SECONDS, condition);
        } catch (TimeoutException e) {
            throw new AssertionError("Waited " + PATIENCE_S + " s for " + what, e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Waits until a condition holds; it is asked on the thread of the window. */
    protected void await(String what, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_S, TimeUnit.SECONDS, () -> onWindow(condition));
        } catch (TimeoutException e) {
            throw new AssertionError("Waited " + PATIENCE_S + " s for " + what, e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Asks something on the thread of the window. */
    protected static <T> T onWindow(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE_S * 1000, question);
    }

    /** The node with an id, which must be there. */
    protected <T extends Node> T node(String id) {
        return lookup("#" + id).query();
    }

    /** Keeps a picture of the window as {@code target/screenshots/NAME-WxH-THEME-LANGUAGE.png}. */
    protected Path screenshot(String name) {
        return screenshot(name, stage.getScene());
    }

    /** Keeps a picture of another window, such as a dialog. */
    protected Path screenshot(String name, Scene scene) {
        WaitForAsyncUtils.waitForFxEvents();
        WritableImage picture = onWindow(() -> scene.snapshot(null));
        int w = (int) picture.getWidth();
        int h = (int) picture.getHeight();
        int[] argb = new int[w * h];
        picture.getPixelReader().getPixels(0, 0, w, h, PixelFormat.getIntArgbInstance(), argb, 0, w);
        BufferedImage image = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, w, h, argb, 0, w);
        UserSettings now = preferences.settings();
        String size = now.scalePercent() == 100 ? "" : "-" + now.scalePercent();
        Path file = SCREENSHOTS.resolve(name + "-" + look.width() + "x" + look.height() + size + "-"
                + now.theme().name().toLowerCase(Locale.ROOT) + "-"
                + Texts.language().toLanguageTag() + ".png");
        try {
            Files.createDirectories(SCREENSHOTS);
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
