package org.needlepoint.ui.model;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.needlepoint.problem.ProblemException;

/**
 * Reads and writes behind the window, one after the other.
 *
 * @param disk runs what may wait for a disk
 * @param window runs what touches properties
 */
record DiskAccess(Executor disk, Executor window) {

    /** Something that may wait for a disk. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws ProblemException;
    }

    /** Something that may wait for a disk and has no result. */
    @FunctionalInterface
    interface Deed {
        void run() throws ProblemException;
    }

    /** Does the work, then shows its result or why it failed on the window's thread. */
    <T> void run(Work<T> work, Consumer<T> then, Consumer<ProblemException> otherwise) {
        disk.execute(() -> {
            try {
                T result = work.run();
                window.execute(() -> then.accept(result));
            } catch (ProblemException e) {
                window.execute(() -> otherwise.accept(e));
            }
        });
    }

    void run(Deed deed, Consumer<ProblemException> otherwise) {
        run(
                () -> {
                    deed.run();
                    return deed;
                },
                d -> {},
                otherwise);
    }
}
