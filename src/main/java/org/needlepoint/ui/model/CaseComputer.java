package org.needlepoint.ui.model;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.work.CancelledException;
import org.needlepoint.workflow.session.PlanningSession;
import org.needlepoint.workflow.session.SessionSnapshot;

/** Keeps and computes the newest decisions behind the window; what is out of date is dropped. */
final class CaseComputer {
    private final PlanningSession session;
    private final Background background;
    private final Consumer<SessionSnapshot> shown;
    private final Busy busy;
    private final ReadOnlyObjectWrapper<ProblemException> saveProblem = new ReadOnlyObjectWrapper<>();
    private final AtomicReference<Request> wanted = new AtomicReference<>();

    /** A computation that somebody waits for; a newer one cancels it. */
    private record Request(PlanningCase decisions, PlanningSession.Depth depth, CaseSaver saver) {}

    CaseComputer(PlanningSession session, Background background, Consumer<SessionSnapshot> shown) {
        this.session = session;
        this.background = background;
        this.shown = shown;
        this.busy = new Busy(background.window());
    }

    void compute(PlanningCase decisions, PlanningSession.Depth depth, CaseSaver saver) {
        Request request = new Request(decisions, depth, saver);
        wanted.set(request);
        // What runs is out of date: it stops at its next step.
        busy.start(request);
        background.work().execute(this::computeNewest);
    }

    void cancel() {
        wanted.set(null);
        busy.stop();
    }

    /** Nothing is computed or kept any more. */
    void close() {
        cancel();
        busy.rest();
        saveProblem.set(null);
    }

    private void computeNewest() {
        Request request = wanted.getAndSet(null);
        if (request == null) {
            // A newer request was served by an earlier turn, or the user cancelled.
            background.window().execute(this::rest);
            return;
        }
        keep(request);
        try {
            SessionSnapshot fresh = session.compute(request.decisions(), request.depth(), busy.progressOf(request));
            background.window().execute(() -> {
                shown.accept(fresh);
                rest();
            });
        } catch (CancelledException e) {
            background.window().execute(this::rest);
        } catch (RuntimeException e) {
            // A mistake of the program: told by the window's handler, and the session stays usable.
            background.window().execute(this::rest);
            throw e;
        }
    }

    private void keep(Request request) {
        try {
            request.saver().autosave(request.decisions());
            background.window().execute(() -> saveProblem.set(null));
        } catch (ProblemException e) {
            background.window().execute(() -> saveProblem.set(e));
        }
    }

    private void rest() {
        if (wanted.get() == null) {
            busy.rest();
        }
    }

    Busy busy() {
        return busy;
    }

    ReadOnlyObjectProperty<ProblemException> saveProblemProperty() {
        return saveProblem.getReadOnlyProperty();
    }
}
