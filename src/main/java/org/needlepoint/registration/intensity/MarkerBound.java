package org.needlepoint.registration.intensity;

import java.util.Objects;
import org.needlepoint.registration.PoseUncertainty;

/**
 * How far the refinement may go from the markers: the squared Mahalanobis distance of the refined pose from the markers' pose,
 * under the covariance of both, stays below the quantile of χ² with six degrees of freedom.
 *
 * @param pose the markers' pose with its covariance
 * @param probability part of all good refinements that the bound lets through, between 0 and 1
 */
public record MarkerBound(PoseUncertainty pose, double probability) {

    /** Lets 99.9 % of good refinements through. */
    public static final double DEFAULT_PROBABILITY = 0.999;

    /**
     * Makes a bound.
     *
     * @throws IllegalArgumentException unless the probability lies between 0 and 1
     */
    public MarkerBound {
        Objects.requireNonNull(pose, "pose");
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("Probability " + probability);
        }
    }

    /**
     * The default bound.
     *
     * @param pose the markers' pose with its covariance
     * @return the bound
     */
    public static MarkerBound of(PoseUncertainty pose) {
        return new MarkerBound(pose, DEFAULT_PROBABILITY);
    }
}
