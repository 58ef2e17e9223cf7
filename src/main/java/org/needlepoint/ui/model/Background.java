package org.needlepoint.ui.model;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/**
 * Where work is done and where its results are shown.
 *
 * @param work runs long work; one thread, so that work is done in order
 * @param window runs what touches properties: the thread of the window
 */
public record Background(Executor work, Executor window) {

    /** Everything at once on the calling thread, for tests. */
    public static final Background SAME_THREAD = new Background(Runnable::run, Runnable::run);

    /** A thread of its own that does not keep the program alive. */
    static Executor thread(String name) {
        return Executors.newSingleThreadExecutor(work -> {
            Thread t = new Thread(work, name);
            t.setDaemon(true);
            return t;
        });
    }
}
