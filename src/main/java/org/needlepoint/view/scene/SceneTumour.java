package org.needlepoint.view.scene;

import java.util.Objects;
import org.needlepoint.image.Volume;

/**
 * The tumour: where a volume of the MR frame is at least as high as a level.
 *
 * @param volume a mask, or any volume
 * @param level values from this on are tumour; for a mask of 0 and 1, one half
 */
public record SceneTumour(Volume volume, double level) {

    /**
     * Makes a tumour.
     *
     * @throws IllegalArgumentException if the level is not finite
     */
    public SceneTumour {
        Objects.requireNonNull(volume, "volume");
        if (!Double.isFinite(level)) {
            throw new IllegalArgumentException("The level of a tumour is a number, got " + level);
        }
    }

    /**
     * A mask of 0 and 1.
     *
     * @param mask mask in the MR frame
     * @return the tumour
     */
    public static SceneTumour ofMask(Volume mask) {
        return new SceneTumour(mask, 0.5);
    }
}
