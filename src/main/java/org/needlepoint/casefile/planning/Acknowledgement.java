package org.needlepoint.casefile.planning;

import java.time.Instant;
import java.util.Objects;

/**
 * A person's word that a hazard was seen and is no mistake. It holds for the evidence it was given for: other evidence asks
 * again.
 *
 * @param hazard what was seen
 * @param evidence the values that differ, as shown to the person
 * @param by who acknowledged, as they call themselves
 * @param at when
 */
public record Acknowledgement(Hazard hazard, String evidence, String by, Instant at) {
    /**
     * Makes an acknowledgement.
     *
     * @throws IllegalArgumentException if nobody is named
     */
    public Acknowledgement {
        Objects.requireNonNull(hazard, "hazard");
        Objects.requireNonNull(evidence, "evidence");
        Objects.requireNonNull(at, "at");
        if (by.isBlank()) {
            throw new IllegalArgumentException("An acknowledgement has a name");
        }
    }
}
