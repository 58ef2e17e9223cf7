package org.needlepoint.view.scene;

import java.util.Objects;
import org.needlepoint.needle.BiopsyCore;

/**
 * The core in the scene.
 *
 * @param core where it is, and its length
 * @param shape how it is drawn
 */
public record SceneCore(BiopsyCore core, Shape shape) {
    /** Outer width of the specimen of a 16-gauge gun, mm. */
    public static final double SPECIMEN_MM = 1.6;

    /** How a core is drawn. */
    public enum Shape {
        /** The specimen: a cylinder of 1.6 mm. */
        CYLINDER,
        /** The region that is measured: as wide as the rectangle, square across. */
        BOX
    }

    /** Makes a core. */
    public SceneCore {
        Objects.requireNonNull(core, "core");
        Objects.requireNonNull(shape, "shape");
    }
}
