package org.needlepoint.cohort.store;

import java.util.Optional;

/**
 * What a blinded reader is told of a core. It has no place for pathology, surgery, a measurement, another reader's values
 * or the reader's own earlier ones, and is made from the view {@code blind_core}, which has none of them either.
 *
 * @param position place in this reader's order, from 1
 * @param core which images to open
 * @param side side of the body
 * @param site where the tumour lies
 * @param state how far this reader is with it in this session
 */
public record BlindCase(int position, CoreId core, Optional<String> side, Optional<String> site, State state) {

    /** How far a reader is with a core. */
    public enum State {
        /** Nothing was entered. */
        OPEN,
        /** Values were entered; they can still be changed. */
        ENTERED,
        /** Signed and locked. */
        SIGNED
    }
}
