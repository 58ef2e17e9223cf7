package org.needlepoint.ui.model;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.work.CancelledException;

/** A sample case that is opened and, where it is not there, made first: how far that is, and its end on demand. */
public final class SampleMaking {
    private final SampleCases cases;
    private final DiskAccess disk;
    private final Consumer<ProblemException> problem;
    private final Busy busy;

    SampleMaking(SampleCases cases, DiskAccess disk, Consumer<ProblemException> problem) {
        this.cases = cases;
        this.disk = disk;
        this.problem = problem;
        this.busy = new Busy(disk.window());
    }

    /** Provides the folder of a sample case, then goes on with it; not if it is cancelled meanwhile. */
    void provide(SampleCases.Sample sample, Consumer<Path> then) {
        Object job = new Object();
        busy.start(job);
        if (cases.isThere(sample)) {
            // Nothing to wait for, nothing to show.
            busy.rest();
        }
        disk.disk().execute(() -> {
            try {
                Path folder = cases.folder(sample, busy.progressOf(job));
                show(job, () -> then.accept(folder));
            } catch (CancelledException e) {
                show(job, () -> {});
            } catch (ProblemException e) {
                show(job, () -> problem.accept(e));
            }
        });
    }

    /** Shows how a job ended, unless it is no longer the newest. */
    private void show(Object job, Runnable outcome) {
        disk.window().execute(() -> {
            if (busy.runs(job)) {
                cancel();
                outcome.run();
            }
        });
    }

    /** Stops making; nothing is left on the disk. */
    public void cancel() {
        busy.stop();
        busy.rest();
    }

    /**
     * Whether a sample case is being made.
     *
     * @return property
     */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.busyProperty();
    }

    /**
     * How far it is.
     *
     * @return property, 0 to 1
     */
    public ReadOnlyDoubleProperty progressProperty() {
        return busy.progressProperty();
    }
}
