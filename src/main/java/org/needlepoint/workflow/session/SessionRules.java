package org.needlepoint.workflow.session;

import java.util.EnumSet;
import java.util.Set;
import org.needlepoint.casefile.planning.Hazard;

/**
 * How strict a session is.
 *
 * @param stopping hazards that stop the measurement until they are acknowledged; the others are warnings
 * @param acknowledged hazards acknowledged for every case, whatever the evidence
 * @param firstRefusalEnds whether nothing is tried after the first refusal; otherwise what does not depend on it is still
 *     computed, for the screen
 */
public record SessionRules(Set<Hazard> stopping, Set<Hazard> acknowledged, boolean firstRefusalEnds) {

    /** Two patients or two sides end the case; anything else is a warning. */
    public static final SessionRules COMMAND_LINE =
            new SessionRules(EnumSet.of(Hazard.TWO_PATIENTS, Hazard.TWO_SIDES), Set.of(), true);

    /** Every hazard asks for an acknowledgement. */
    public static final SessionRules WINDOW = new SessionRules(EnumSet.allOf(Hazard.class), Set.of(), false);

    /** Copies the sets. */
    public SessionRules {
        stopping = Set.copyOf(stopping);
        acknowledged = Set.copyOf(acknowledged);
    }

    /**
     * With hazards acknowledged beforehand.
     *
     * @param hazards hazards
     * @return new rules
     */
    public SessionRules withAcknowledged(Set<Hazard> hazards) {
        return new SessionRules(stopping, hazards, firstRefusalEnds);
    }
}
