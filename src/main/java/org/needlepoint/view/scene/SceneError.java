package org.needlepoint.view.scene;

import java.util.Objects;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Point3;
import org.needlepoint.registration.ErrorEllipsoid;

/**
 * Where a position may be.
 *
 * @param at mean, in the MR frame
 * @param ellipsoid the region around it, axes in the MR frame
 */
public record SceneError(Point3 at, ErrorEllipsoid ellipsoid) {

    /** Makes an error. */
    public SceneError {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(ellipsoid, "ellipsoid");
    }

    /**
     * The region that holds a position with a probability of 95 %.
     *
     * @param at mean, in the MR frame
     * @param covariance covariance in the MR frame, mm²
     * @return the error
     */
    public static SceneError of95(Point3 at, Covariance3 covariance) {
        return new SceneError(at, ErrorEllipsoid.of95(covariance));
    }
}
