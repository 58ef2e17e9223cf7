package org.needlepoint.view.scene;

import java.util.Objects;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.image.Volume;

/**
 * The CT from which skin and bone are taken.
 *
 * @param volume HU
 * @param ctToMr where it lies in the MR frame
 */
public record SceneCt(Volume volume, RigidTransform ctToMr) {

    /**
     * Makes a CT.
     *
     * @throws org.needlepoint.geometry.FrameMismatchException if the transform does not begin in the CT's frame
     */
    public SceneCt {
        Objects.requireNonNull(volume, "volume");
        ctToMr.from().requireSame(volume.grid().frame());
    }
}
