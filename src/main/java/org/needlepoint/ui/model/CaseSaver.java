package org.needlepoint.ui.model;

import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.problem.ProblemException;

/** Where the decisions of a session are kept while it goes on. */
public interface CaseSaver {
    /** Keeps nothing: a session that has no case folder yet. */
    CaseSaver NONE = decisions -> {};

    /**
     * Keeps the decisions, whole or not at all. Called after every edit, off the thread of the window.
     *
     * @param decisions decisions
     * @throws ProblemException if they could not be written; the session goes on
     */
    void autosave(PlanningCase decisions) throws ProblemException;
}
