package org.needlepoint.view.scene;

import java.util.Objects;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.needle.NeedleCandidate;

/**
 * The needle in the scene.
 *
 * @param tip the deep end in the MR frame, LPS mm
 * @param direction unit vector from the skin toward the tip
 * @param lengthMm how much of it is shown, mm
 */
public record SceneNeedle(Point3 tip, Vector3 direction, double lengthMm) {

    /**
     * Makes a needle.
     *
     * @throws IllegalArgumentException if the direction is not a unit vector within 1e-9 or the length not positive
     */
    public SceneNeedle {
        Objects.requireNonNull(tip, "tip");
        if (!(Math.abs(direction.norm() - 1) <= 1e-9)) {
            throw new IllegalArgumentException("The direction of a needle is a unit vector, got " + direction);
        }
        if (!(lengthMm > 0) || !Double.isFinite(lengthMm)) {
            throw new IllegalArgumentException("A needle has a length, got " + lengthMm + " mm");
        }
    }

    /**
     * A needle found in CT, carried to MR.
     *
     * @param needle needle in the CT frame
     * @param ctToMr from CT to MR
     * @return the needle as long as it shows on CT
     * @throws org.needlepoint.geometry.FrameMismatchException if the transform does not begin in the needle's frame
     */
    public static SceneNeedle of(NeedleCandidate needle, RigidTransform ctToMr) {
        return new SceneNeedle(
                ctToMr.apply(needle.tip()),
                ctToMr.applyVector(needle.direction()).normalized(),
                needle.lengthMm());
    }

    /**
     * The outer end of what is shown.
     *
     * @return LPS mm
     */
    public Point3 outerEnd() {
        return tip.plus(direction.times(-lengthMm));
    }
}
