package org.needlepoint.ui.help;

import java.util.Iterator;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonType;
import javafx.stage.Window;
import org.needlepoint.ui.text.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to a defect of the program that nothing caught: it is logged once, a calm message says that the case is kept,
 * and the session goes on. While the message is open, further defects are logged only.
 */
public final class FailureDialog implements Thread.UncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FailureDialog.class);

    private final Supplier<Window> owner;
    private final AtomicBoolean shown = new AtomicBoolean();

    /**
     * Makes the handler.
     *
     * @param owner window that the message belongs to
     */
    public FailureDialog(Supplier<Window> owner) {
        this.owner = owner;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        LOG.error("Internal error on thread '{}'", thread.getName(), failure);
        if (shown.compareAndSet(false, true)) {
            Platform.runLater(() -> tell(failure));
        }
    }

    private void tell(Throwable failure) {
        Alert alert = new Alert(Alert.AlertType.ERROR, null, ButtonType.OK);
        alert.initOwner(owner.get());
        alert.setTitle(Texts.get("shell.failure.title"));
        alert.setHeaderText(Texts.get("shell.failure.heading"));
        alert.setContentText(Texts.get("shell.failure.text", String.valueOf(failure), logFile()));
        alert.getDialogPane().setId("failure");
        alert.setOnHidden(e -> shown.set(false));
        // Not showAndWait: that would be refused while a picture is being laid out.
        alert.show();
    }

    private static String logFile() {
        if (LoggerFactory.getILoggerFactory() instanceof ch.qos.logback.classic.LoggerContext context) {
            Iterator<ch.qos.logback.core.Appender<ch.qos.logback.classic.spi.ILoggingEvent>> appenders =
                    context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders();
            while (appenders.hasNext()) {
                if (appenders.next() instanceof ch.qos.logback.core.FileAppender<?> file) {
                    return file.getFile();
                }
            }
        }
        return Texts.get("shell.failure.terminal");
    }
}
