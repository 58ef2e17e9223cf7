package org.needlepoint.casefile.planning;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A remark on a case.
 *
 * @param text what was written
 * @param step the step it belongs to; empty for the case as a whole
 * @param flagged whether the case needs attention because of it
 * @param at when it was written
 */
public record Note(String text, Optional<Step> step, boolean flagged, Instant at) {
    /**
     * Makes a note.
     *
     * @throws IllegalArgumentException if it is empty
     */
    public Note {
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(at, "at");
        if (text.isBlank()) {
            throw new IllegalArgumentException("A note has a text");
        }
    }
}
