package org.needlepoint.ui.model;

import java.util.concurrent.Executor;
import org.needlepoint.casefile.planning.AutoSaver;
import org.needlepoint.casefile.planning.CaseFolder;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.problem.ProblemException;

/** The open case on the disk: its folder, and what keeps every change in it. */
final class KeptCase implements CaseSaver {
    private final CaseFolder folder;
    private final AutoSaver saver;
    private volatile boolean ended;
    private volatile boolean failing;

    KeptCase(CaseFolder folder, WorkstationModel session, Executor window) {
        this.folder = folder;
        this.saver = new AutoSaver(folder, state -> {
            boolean fails = state instanceof AutoSaver.Failing;
            if (fails != failing) {
                failing = fails;
                // The session asks its saver again and shows what it hears.
                window.execute(() -> {
                    if (!ended) {
                        session.keepWith(this);
                    }
                });
            }
        });
    }

    CaseFolder folder() {
        return folder;
    }

    void offer(PlanningCase now) {
        if (!ended) {
            saver.offer(now);
        }
    }

    /** Every change was offered when it was made; what is left to say is whether the disk takes them. */
    @Override
    public void autosave(PlanningCase decisions) throws ProblemException {
        if (!ended && saver.state() instanceof AutoSaver.Failing f) {
            throw f.failure();
        }
    }

    /** Writes what is left; nothing is taken afterwards. */
    void finish() throws ProblemException {
        ended = true;
        var failure = saver.finish();
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    /** Writes what is left and gives the folder free, also if it cannot be written. */
    void end() throws ProblemException {
        try (folder) {
            finish();
        }
    }
}
