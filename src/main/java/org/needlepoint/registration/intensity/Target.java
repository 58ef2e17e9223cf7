package org.needlepoint.registration.intensity;

import java.util.Objects;
import org.needlepoint.geometry.Point3;

/**
 * The place whose registration matters, and how far around it the body may be taken as rigid.
 *
 * <p>Soft tissue far from the tumour moves independently of it. Image samples are drawn with the density
 * exp(−d²/2 reach²) of their distance d from the centre.
 *
 * @param centreMr centre of the tumour, or the planned tip, MR frame
 * @param radiusMm radius of the region in which errors are stated, mm
 * @param reachMm standard deviation of the sampling density, mm
 */
public record Target(Point3 centreMr, double radiusMm, double reachMm) {

    /** Where limbs bend little: chosen on one real pair, see docs/registration.md. */
    public static final double DEFAULT_REACH_MM = 25;

    /**
     * Makes a target.
     *
     * @throws IllegalArgumentException if a length is not positive
     */
    public Target {
        Objects.requireNonNull(centreMr, "centreMr");
        if (!(radiusMm > 0 && reachMm > 0)) {
            throw new IllegalArgumentException("Target radius " + radiusMm + " mm, reach " + reachMm + " mm");
        }
    }

    /**
     * A target with the default reach.
     *
     * @param centreMr centre, MR frame
     * @param radiusMm radius of the tumour, mm
     * @return the target
     */
    public static Target at(Point3 centreMr, double radiusMm) {
        return new Target(centreMr, radiusMm, DEFAULT_REACH_MM);
    }

    Target withReachMm(double reach) {
        return new Target(centreMr, radiusMm, reach);
    }
}
