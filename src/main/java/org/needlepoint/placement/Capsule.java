package org.needlepoint.placement;

import java.util.Objects;
import org.needlepoint.geometry.Point3;

/**
 * A capsule on the skin, planned or proposed.
 *
 * @param label its name, such as {@code P1}
 * @param line the skin line it belongs to, such as {@code A}
 * @param position its centre, taken on the skin, LPS mm
 */
public record Capsule(String label, String line, Point3 position) {
    /** Checks that nothing is missing. */
    public Capsule {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(position, "position");
    }

    Capsule at(Point3 place) {
        return new Capsule(label, line, place);
    }
}
