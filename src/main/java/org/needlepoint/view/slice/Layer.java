package org.needlepoint.view.slice;

import java.util.Objects;
import java.util.Optional;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.image.Volume;

/**
 * A volume as it is shown on a plane.
 *
 * @param volume what is shown
 * @param planeToVolume from the plane's frame to the volume's; empty if they are the same
 * @param window range of values
 * @param colors colours of the range
 * @param opacity 0 invisible to 1 hiding what is below
 * @param blend whether the opacity holds everywhere or grows with the value
 */
public record Layer(
        Volume volume,
        Optional<RigidTransform> planeToVolume,
        Window window,
        ColorMap colors,
        double opacity,
        Blend blend) {

    /** How the opacity is spread. */
    public enum Blend {
        /** The same everywhere. */
        UNIFORM,
        /** In proportion to the place of the value in the window: dark is clear. */
        BY_VALUE
    }

    /**
     * Makes a layer.
     *
     * @throws IllegalArgumentException if the opacity is not within 0…1
     * @throws org.needlepoint.geometry.FrameMismatchException if the transform leads to another frame
     */
    public Layer {
        Objects.requireNonNull(volume, "volume");
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(colors, "colors");
        Objects.requireNonNull(blend, "blend");
        if (!(opacity >= 0 && opacity <= 1)) {
            throw new IllegalArgumentException("Opacity lies within 0 to 1, got " + opacity);
        }
        planeToVolume.ifPresent(t -> t.to().requireSame(volume.grid().frame()));
    }

    /**
     * An opaque layer in the plane's own frame.
     *
     * @param volume what is shown
     * @param window range of values
     * @param colors colours
     * @return layer
     */
    public static Layer of(Volume volume, Window window, ColorMap colors) {
        return new Layer(volume, Optional.empty(), window, colors, 1, Blend.UNIFORM);
    }

    /**
     * A layer of another frame.
     *
     * @param volume what is shown
     * @param planeToVolume from the plane's frame to the volume's
     * @param window range of values
     * @param colors colours
     * @param opacity 0 to 1
     * @param blend how the opacity is spread
     * @return layer
     */
    public static Layer registered(
            Volume volume, RigidTransform planeToVolume, Window window, ColorMap colors, double opacity, Blend blend) {
        return new Layer(volume, Optional.of(planeToVolume), window, colors, opacity, blend);
    }
}
