package org.needlepoint.casefile.planning;

import java.time.Instant;
import java.util.List;

/**
 * Work that was autosaved and is not in the saved case.
 *
 * @param planningCase the case as it was last
 * @param at when it was autosaved
 * @param changes what is different from the saved case; empty if none was saved
 * @param savedFileChanged whether the saved case was replaced by something else after this work began
 */
public record UnsavedWork(PlanningCase planningCase, Instant at, List<CaseChange> changes, boolean savedFileChanged) {
    /** Copies the list. */
    public UnsavedWork {
        changes = List.copyOf(changes);
    }
}
