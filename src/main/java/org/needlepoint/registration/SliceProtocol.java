package org.needlepoint.registration;

import java.util.Objects;
import java.util.Optional;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;

/**
 * What the scanning protocol promises about CT slices and MR slices: their normals are parallel up to a small tilt,
 * and, when the same physical slice was identified in both, the offset along the normal is known.
 *
 * <p>The tilt prior is the Fisher distribution on the sphere with concentration 1/σ²: for small angles, independent
 * normal tilts of standard deviation σ about two axes of the slice plane. In-plane rotation and translation are left
 * entirely to the markers. A prior is an assumption, not a measurement: {@link RegistrationAssessment} tests it against
 * the markers where they can tell, and never accepts a registration on its strength alone.
 *
 * @param normalFrom unit normal of the CT slices, in the CT frame
 * @param normalTo unit normal of the MR slices, in the MR frame; turned, if needed, to the side of {@code normalFrom}
 * @param tiltSdRad standard deviation of the tilt about each axis of the slice plane, radians
 * @param offset the known offset along the normal, if any
 */
public record SliceProtocol(Vector3 normalFrom, Vector3 normalTo, double tiltSdRad, Optional<Offset> offset) {

    /**
     * Tilt that remains after careful repositioning, per axis: 3°. An assumption on the cautious side; a site that has
     * measured its own repositioning should state that instead.
     */
    public static final double DEFAULT_TILT_SD_RAD = Math.toRadians(3);

    /** Beyond this the Fisher distribution is as good as flat, radians. */
    private static final double MOST_TILT_SD_RAD = 1.5;

    /**
     * Makes a protocol.
     *
     * @throws IllegalArgumentException if the tilt is not positive and below 90°
     * @throws ArithmeticException if a normal has no direction
     */
    public SliceProtocol {
        normalFrom = normalFrom.normalized();
        normalTo = normalTo.normalized();
        // A normal has no sign of its own; both frames are LPS, so the patient's axes decide.
        normalTo = normalFrom.dot(normalTo) < 0 ? normalTo.negated() : normalTo;
        Objects.requireNonNull(offset, "offset");
        if (!(tiltSdRad > 0 && tiltSdRad < Math.PI / 2)) {
            throw new IllegalArgumentException("The tilt SD must lie between 0 and 90°, got " + tiltSdRad + " rad");
        }
    }

    /**
     * Parallel slices with the default tilt and an offset that the markers decide.
     *
     * <p>Normals that differ in patient axes can mean two things: the patient was turned so that the slices became parallel, or
     * lies the same and the MR slices are oblique. Nothing in the images tells which, so the angle between the normals is added
     * to the default tilt (root of the sum of squares): the second case then lies within one standard deviation, and with
     * strongly oblique slices the protocol decides next to nothing.
     *
     * @param normalFrom normal of the CT slices
     * @param normalTo normal of the MR slices
     * @return the protocol
     */
    public static SliceProtocol parallel(Vector3 normalFrom, Vector3 normalTo) {
        double angle = normalFrom.angleRad(normalTo);
        double tilt = Math.hypot(DEFAULT_TILT_SD_RAD, Math.min(angle, Math.PI - angle));
        return new SliceProtocol(normalFrom, normalTo, Math.min(tilt, MOST_TILT_SD_RAD), Optional.empty());
    }

    /**
     * The same with another tilt.
     *
     * @param sdRad standard deviation about each in-plane axis, radians
     * @return a new protocol
     */
    public SliceProtocol withTiltSdRad(double sdRad) {
        return new SliceProtocol(normalFrom, normalTo, sdRad, offset);
    }

    /**
     * The same with a known offset along the normal.
     *
     * @param mm n_to · p_to − n_from · p_from of a physical point near the markers, mm
     * @param sdMm its standard deviation, mm, positive
     * @return a new protocol
     */
    public SliceProtocol withOffset(double mm, double sdMm) {
        return new SliceProtocol(normalFrom, normalTo, tiltSdRad, Optional.of(new Offset(mm, sdMm)));
    }

    /** The smallest rotation that makes the normals parallel. */
    Rotation nominalRotation() {
        Vector3 axis = normalFrom.cross(normalTo);
        return axis.norm() == 0 ? Rotation.identity() : Rotation.aboutAxis(axis, normalFrom.angleRad(normalTo));
    }

    /**
     * A known offset along the slice normal.
     *
     * @param mm n_to · p_to − n_from · p_from, mm
     * @param sdMm standard deviation, mm
     */
    public record Offset(double mm, double sdMm) {
        /**
         * Makes an offset.
         *
         * @throws IllegalArgumentException if the value is not finite or the standard deviation not positive
         */
        public Offset {
            if (!Double.isFinite(mm) || !(sdMm > 0)) {
                throw new IllegalArgumentException("Offset " + mm + " ± " + sdMm + " mm");
            }
        }
    }
}
