package org.needlepoint.placement;

import java.util.Objects;
import java.util.Optional;

/**
 * A weakness of a layout, with the way out of it.
 *
 * @param kind what is weak
 * @param text the weakness in words
 * @param cure the best single move that ends it, with its gain; empty if no single move does
 */
public record LayoutWarning(Kind kind, String text, Optional<LayoutMove> cure) {

    /** Kinds of weakness. */
    public enum Kind {
        /** All on one straight line. */
        COLLINEAR,
        /** All on one slice. */
        ONE_SLICE,
        /** In one plane that is not a slice. */
        COPLANAR,
        /** Maps onto itself under other labels. */
        SYMMETRIC,
        /** Two capsules nearer than the gap. */
        TOO_CLOSE,
        /** All on one side of the target. */
        ONE_SIDE,
        /** In the field kept free. */
        IN_FREE_FIELD,
        /** On the side lain on. */
        LAIN_ON
    }

    /**
     * The way out in words.
     *
     * @return the cure with its gain, or that no single move ends it
     */
    public String remedyWords() {
        return cure.map(LayoutMove::words).orElse("no single move ends this");
    }

    /** Checks that nothing is missing. */
    public LayoutWarning {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(cure, "cure");
    }
}
