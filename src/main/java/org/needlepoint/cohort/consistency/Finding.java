package org.needlepoint.cohort.consistency;

import java.util.List;

/**
 * What one check found.
 *
 * @param id the check's name in its file
 * @param where place in the publication, such as {@code Table 5}
 * @param outcome worst outcome of its parts
 * @param arithmetic one line for each part, with the numbers
 */
public record Finding(String id, String where, Outcome outcome, List<String> arithmetic) {
    /** Keeps its own list. */
    public Finding {
        arithmetic = List.copyOf(arithmetic);
    }
}
