package org.needlepoint.registration.intensity;

import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;

/** How far two poses of the same images lie apart at the target. */
final class PoseDistance {
    private PoseDistance() {}

    /**
     * Root mean square distance between the images of the points of a ball: |d(c)|² + (r²/5)(6 − 2 tr R), for the rotation R
     * between the poses.
     *
     * @param a pose from fixed to moving
     * @param b another pose from the same fixed to the same moving image
     * @param centre centre of the ball, fixed frame, mm
     * @param radiusMm radius, mm
     */
    static double rmsMm(RigidTransform a, RigidTransform b, Vector3 centre, double radiusMm) {
        Vector3 d = a.rotation()
                .apply(centre)
                .plus(a.translationMm())
                .minus(b.rotation().apply(centre))
                .minus(b.translationMm());
        Rotation between = a.rotation().then(b.rotation().inverse());
        double trace = between.element(0, 0) + between.element(1, 1) + between.element(2, 2);
        return Math.sqrt(d.dot(d) + Math.max(0, 6 - 2 * trace) * radiusMm * radiusMm / 5);
    }
}
