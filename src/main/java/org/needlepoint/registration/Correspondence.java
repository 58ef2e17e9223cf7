package org.needlepoint.registration;

import java.util.Objects;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Point3;

/**
 * One marker or landmark located in both images, with the localisation error (FLE) of each.
 *
 * @param label the marker's name, such as {@code P1}
 * @param from where it was found in the CT, LPS mm
 * @param fromCovariance localisation error there, mm², in the axes of {@code from}'s frame
 * @param to where it was found in the MR, LPS mm
 * @param toCovariance localisation error there, mm², in the axes of {@code to}'s frame
 */
public record Correspondence(
        String label, Point3 from, Covariance3 fromCovariance, Point3 to, Covariance3 toCovariance) {

    /** Smallest standard deviation that counts as an error in every direction, squared: (1 nm)². */
    private static final double LEAST_VARIANCE_MM2 = 1e-12;

    /**
     * Makes a correspondence.
     *
     * @throws IllegalArgumentException if the label is blank, or neither covariance is positive definite: a marker
     *     without error in some direction has no finite weight
     */
    public Correspondence {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(fromCovariance, "fromCovariance");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(toCovariance, "toCovariance");
        if (label.isBlank()) {
            throw new IllegalArgumentException("A correspondence needs a label");
        }
        if (leastVariance(fromCovariance) < LEAST_VARIANCE_MM2 && leastVariance(toCovariance) < LEAST_VARIANCE_MM2) {
            throw new IllegalArgumentException("Marker " + label
                    + " needs a localisation error in every direction in at least one image, got " + fromCovariance
                    + " and " + toCovariance);
        }
    }

    private static double leastVariance(Covariance3 c) {
        return c.principalAxes().variance2();
    }

    /**
     * The same marker with both localisation errors scaled.
     *
     * @param factor factor of the standard deviations, positive
     * @return covariances times factor²
     */
    public Correspondence withErrorScaledBy(double factor) {
        return new Correspondence(
                label, from, fromCovariance.times(factor * factor), to, toCovariance.times(factor * factor));
    }
}
