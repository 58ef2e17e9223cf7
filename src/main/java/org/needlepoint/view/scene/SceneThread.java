package org.needlepoint.view.scene;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.work.CancelledException;

/**
 * The thread that owns a stage. What is urgent goes first, then the one drawing that may wait, then what takes long.
 */
final class SceneThread implements AutoCloseable {
    /** Draws a picture of a size. */
    interface Drawing {
        SceneFrame draw(NativeStage stage, int width, int height);
    }

    private record Work<T>(Function<NativeStage, T> what, CompletableFuture<T> result) {
        void run(NativeStage stage) {
            try {
                result.complete(what.apply(stage));
            } catch (RuntimeException | LinkageError e) {
                result.completeExceptionally(e);
            }
        }
    }

    private final Deque<Work<?>> urgent = new ArrayDeque<>();
    private final Deque<Work<?>> later = new ArrayDeque<>();
    private final Thread thread;
    private final DisplayConnection display;
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private CompletableFuture<SceneFrame> waiting;
    private Drawing drawing;
    private int width;
    private int height;
    private boolean stood;
    private boolean closed;
    private long drawn;

    private SceneThread(DisplayConnection display) {
        this.display = display;
        thread = new Thread(this::run, "scene");
        thread.setDaemon(true);
    }

    static SceneThread start() throws ProblemException {
        SceneThread t = new SceneThread(SceneSupport.display());
        t.thread.start();
        try {
            t.opened.join();
        } catch (CompletionException e) {
            throw new ProblemException(
                    e, SceneProblem.DRAWING_FAILED, String.valueOf(e.getCause().getMessage()));
        }
        return t;
    }

    /** Does something before anything else that waits. */
    synchronized <T> CompletableFuture<T> urgently(Function<NativeStage, T> what) {
        return add(urgent, what);
    }

    /** Does something when nothing else waits. */
    synchronized <T> CompletableFuture<T> later(Function<NativeStage, T> what) {
        return add(later, what);
    }

    private <T> CompletableFuture<T> add(Deque<Work<?>> to, Function<NativeStage, T> what) {
        Work<T> work = new Work<>(what, new CompletableFuture<>());
        if (closed) {
            work.result().completeExceptionally(new CancelledException());
        } else {
            to.add(work);
            stood |= to == urgent;
            notifyAll();
        }
        return work.result();
    }

    /** Draws; joins the drawing that waits, if one does, and gives it the newer size. */
    synchronized CompletableFuture<SceneFrame> draw(int newWidth, int newHeight, Drawing how) {
        if (closed) {
            return CompletableFuture.failedFuture(new CancelledException());
        }
        width = newWidth;
        height = newHeight;
        drawing = how;
        if (waiting == null) {
            waiting = new CompletableFuture<>();
        }
        notifyAll();
        return waiting;
    }

    synchronized long drawn() {
        return drawn;
    }

    private void run() {
        try (display;
                NativeStage stage = new NativeStage()) {
            opened.complete(null);
            Work<?> next = next();
            while (next != null) {
                next.run(stage);
                next = next();
            }
        } catch (RuntimeException | LinkageError e) {
            opened.completeExceptionally(e);
        } finally {
            refuseRest();
        }
    }

    private synchronized Work<?> next() {
        while (!closed) {
            if (!urgent.isEmpty()) {
                return urgent.poll();
            }
            if (waiting != null && stood) {
                Work<SceneFrame> draw = drawing(drawing, width, height, waiting);
                waiting = null;
                drawn++;
                return draw;
            }
            if (!later.isEmpty()) {
                return later.poll();
            }
            try {
                wait();
            } catch (InterruptedException e) {
                // Nobody interrupts this thread but to end it.
                closed = true;
            }
        }
        return null;
    }

    private static Work<SceneFrame> drawing(Drawing how, int w, int h, CompletableFuture<SceneFrame> result) {
        return new Work<>(stage -> how.draw(stage, w, h), result);
    }

    private synchronized void refuseRest() {
        closed = true;
        CancelledException over = new CancelledException();
        urgent.forEach(w -> w.result().completeExceptionally(over));
        later.forEach(w -> w.result().completeExceptionally(over));
        urgent.clear();
        later.clear();
        if (waiting != null) {
            waiting.completeExceptionally(over);
            waiting = null;
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        boolean interrupted = false;
        while (thread.isAlive() && Thread.currentThread() != thread) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
