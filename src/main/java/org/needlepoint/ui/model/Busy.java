package org.needlepoint.ui.model;

import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.needlepoint.ui.text.EngineTexts;
import org.needlepoint.work.CancelledException;
import org.needlepoint.work.Progress;

/** The job that runs behind a window, and how far it is. One at a time: a newer one takes the place of the one before. */
final class Busy {
    private final Executor window;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private volatile Object running;

    Busy(Executor window) {
        this.window = window;
    }

    /** Begins a job; the one before stops at its next step. */
    void start(Object job) {
        running = job;
        progress.set(0);
        busy.set(true);
    }

    /** Stops the job at its next step. */
    void stop() {
        running = null;
    }

    boolean runs(Object job) {
        return running == job;
    }

    /** Nothing is being done. */
    void rest() {
        busy.set(false);
        text.set("");
    }

    /** Progress of a job on the screen; cancels the job once it is not the newest. */
    Progress progressOf(Object job) {
        return new Progress() {
            @Override
            public void report(double fraction, String step) {
                stopIfCancelled();
                window.execute(() -> {
                    if (runs(job)) {
                        progress.set(fraction);
                        text.set(EngineTexts.say(step));
                    }
                });
            }

            @Override
            public void stopIfCancelled() {
                if (!runs(job)) {
                    throw new CancelledException();
                }
            }
        };
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }
}
