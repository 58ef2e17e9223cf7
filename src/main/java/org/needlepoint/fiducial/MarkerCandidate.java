package org.needlepoint.fiducial;

import java.util.Locale;
import java.util.Objects;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Point3;

/**
 * Something in an image that may be a marker.
 *
 * @param centre fitted centre, LPS mm
 * @param covariance localisation error of the centre, mm²; widest across the slices
 * @param lengthMm fitted largest extent, mm
 * @param widthMm fitted extent along the skin normal, mm
 * @param score from 0 to 1: how well size, contrast, place on the skin and shape agree with the template
 * @param evidence what was measured, in words, for the reader
 */
public record MarkerCandidate(
        Point3 centre, Covariance3 covariance, double lengthMm, double widthMm, double score, String evidence) {

    /**
     * Makes a candidate.
     *
     * @throws IllegalArgumentException if the score is not from 0 to 1
     */
    public MarkerCandidate {
        Objects.requireNonNull(centre, "centre");
        Objects.requireNonNull(covariance, "covariance");
        Objects.requireNonNull(evidence, "evidence");
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("A score lies between 0 and 1, got " + score);
        }
    }

    /**
     * The position for messages.
     *
     * @return for example {@code (12.3, −45.6, 78.9) mm}
     */
    public String position() {
        return String.format(Locale.ROOT, "(%.1f, %.1f, %.1f) mm", centre.x(), centre.y(), centre.z());
    }
}
