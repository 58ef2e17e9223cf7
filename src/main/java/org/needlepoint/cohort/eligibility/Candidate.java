package org.needlepoint.cohort.eligibility;

import java.util.Map;
import java.util.Optional;

/**
 * A patient assessed for a cohort.
 *
 * @param caseId case
 * @param values column → text as written in the table; a column that is absent or blank is not known
 */
public record Candidate(String caseId, Map<String, String> values) {
    /** Keeps its own map. */
    public Candidate {
        values = Map.copyOf(values);
    }

    /** The text of a column, if there is one. */
    Optional<String> value(String column) {
        return Optional.ofNullable(values.get(column)).map(String::strip).filter(v -> !v.isEmpty());
    }
}
