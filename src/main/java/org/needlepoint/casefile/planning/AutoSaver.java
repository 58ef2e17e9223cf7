package org.needlepoint.casefile.planning;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.needlepoint.problem.ProblemException;

/**
 * Keeps a case as it changes, on a thread of its own, so that the window never waits for a disk. Of several changes that
 * come while one is written only the newest is written next. A failure is told and tried again until it succeeds; the case
 * stays in memory.
 */
public final class AutoSaver implements AutoCloseable {
    /** Time between attempts after a failure: soon enough for a drive that is plugged in again. */
    public static final Duration RETRY = Duration.ofSeconds(5);

    private final CaseFolder folder;
    private final Duration retry;
    private final Consumer<State> listener;
    private final ScheduledThreadPoolExecutor thread;
    private PlanningCase newest;
    private boolean waiting;
    private State state = new Kept(0, Instant.EPOCH);

    /** How the saving stands. */
    public sealed interface State permits Kept, Pending, Failing {}

    /**
     * All changes are on the disk.
     *
     * @param sequence number of the version; 0 before the first
     * @param at when it was written
     */
    public record Kept(long sequence, Instant at) implements State {}

    /** A change is being written. */
    public record Pending() implements State {}

    /**
     * Writing failed and is tried again.
     *
     * @param failure why
     */
    public record Failing(ProblemException failure) implements State {}

    /**
     * Starts.
     *
     * @param folder open case folder; not closed by this
     * @param listener told of every change of state, on the saver's thread
     */
    public AutoSaver(CaseFolder folder, Consumer<State> listener) {
        this(folder, listener, RETRY);
    }

    AutoSaver(CaseFolder folder, Consumer<State> listener, Duration retry) {
        this.folder = folder;
        this.listener = listener;
        this.retry = retry;
        this.thread = new ScheduledThreadPoolExecutor(1, work -> {
            Thread t = new Thread(work, "autosave");
            t.setDaemon(true);
            return t;
        });
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /**
     * Takes a changed case and returns at once.
     *
     * @param planningCase case as it is now
     * @throws IllegalStateException after {@link #finish}
     */
    public synchronized void offer(PlanningCase planningCase) {
        if (thread.isShutdown()) {
            throw new IllegalStateException("The saver has finished");
        }
        newest = planningCase;
        if (!waiting) {
            waiting = true;
            state = new Pending();
            thread.execute(this::write);
        }
    }

    /**
     * How the saving stands.
     *
     * @return state
     */
    public synchronized State state() {
        return state;
    }

    private void write() {
        PlanningCase now;
        synchronized (this) {
            now = newest;
        }
        if (now == null) {
            return;
        }
        State after;
        try {
            after = new Kept(folder.autosave(now), Instant.now());
        } catch (ProblemException e) {
            after = new Failing(e);
        }
        synchronized (this) {
            boolean again = newest != now;
            if (after instanceof Failing) {
                next(retry);
            } else if (again) {
                after = new Pending();
                next(Duration.ZERO);
            } else {
                newest = null;
                waiting = false;
            }
            state = after;
        }
        listener.accept(after);
    }

    private void next(Duration delay) {
        if (!thread.isShutdown()) {
            thread.schedule(this::write, delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /**
     * Writes what is left and stops.
     *
     * @return why the last change could not be written; empty if everything is on the disk
     */
    public Optional<ProblemException> finish() {
        PlanningCase left;
        synchronized (this) {
            thread.shutdown();
        }
        try {
            if (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("The disk has not answered for a minute");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            left = newest;
            newest = null;
        }
        if (left == null) {
            return Optional.empty();
        }
        try {
            folder.autosave(left);
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e);
        }
    }

    /** Stops; what is left is written if it can be. */
    @Override
    public void close() {
        finish().ifPresent(e -> org.slf4j.LoggerFactory.getLogger(AutoSaver.class)
                .warn("The last change of {} was not kept", folder.folder(), e));
    }
}
