package org.needlepoint.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The cases of one analysis, and those that lack a value it needs. A case is dropped from that analysis only.
 *
 * @param used names, in order
 * @param missing names, in order
 */
public record CaseSelection(List<String> used, List<String> missing) {
    /** Keeps its own lists. */
    public CaseSelection {
        used = List.copyOf(used);
        missing = List.copyOf(missing);
    }

    /**
     * How many cases were used.
     *
     * @return n
     */
    public int n() {
        return used.size();
    }

    static CaseSelection of(List<StudyCase> cases, Predicate<StudyCase> complete) {
        List<String> used = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        cases.forEach(c -> (complete.test(c) ? used : missing).add(c.id()));
        return new CaseSelection(used, missing);
    }
}
