package org.needlepoint.diffusion;

import java.util.Objects;
import org.needlepoint.image.Volume;

/**
 * The magnitude images of one diffusion weighting.
 *
 * @param bValue diffusion weighting, s/mm²; pseudo-zero values that a scanner uses to label b = 0 have become 0
 * @param signal magnitude signal in arbitrary units, directions averaged by the scanner or by the reader
 */
public record DiffusionImage(double bValue, Volume signal) {

    /**
     * Makes an image.
     *
     * @throws IllegalArgumentException if the b-value is negative or not finite
     */
    public DiffusionImage {
        Objects.requireNonNull(signal, "signal");
        if (!(bValue >= 0) || Double.isInfinite(bValue)) {
            throw new IllegalArgumentException("A b-value is not negative, got " + bValue + " s/mm²");
        }
    }
}
