package org.needlepoint.needle;

import java.util.Optional;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.problem.ProblemException;

/**
 * A needle in a CT: where its tip is, which way it points, and how sure that is.
 *
 * @param tip the deep end, LPS mm in the CT frame
 * @param direction unit vector from the skin toward the tip: the way the core is taken
 * @param tipCovariance covariance of the tip, mm²
 * @param directionCovariance covariance of the unit direction, rad²; zero along the direction itself
 * @param lengthMm visible length, mm; for a needle defined by hand the distance between the two points
 * @param fullWidthMm width of the needle's image at half height, mm, blur included; empty if defined by hand
 * @param skinEntry where the axis crosses the skin, LPS mm, to about 2 mm; empty if it does not in this image
 * @param evidence how the deep end was told from the other
 */
public record NeedleCandidate(
        Point3 tip,
        Vector3 direction,
        Covariance3 tipCovariance,
        Covariance3 directionCovariance,
        double lengthMm,
        Optional<Double> fullWidthMm,
        Optional<Point3> skinEntry,
        Evidence evidence) {

    private static final double SHORTEST_MANUAL_MM = 10;

    /** How the tip was told from the other end. */
    public enum Evidence {
        /** The other end is seen outside the skin. */
        ENTERS_FROM_OUTSIDE,
        /** The shaft leaves through the border of the image. */
        LEAVES_IMAGE,
        /** The shaft is lost just under the skin; the deeper end was taken for the tip: have a look. */
        LOST_UNDER_SKIN,
        /** A person gave tip and shaft. */
        MANUAL
    }

    /**
     * A needle defined by two points.
     *
     * @param tip the tip, LPS mm
     * @param onShaft a point of the shaft, at least 10 mm away
     * @param sdMm standard deviation of each placed point along any axis, mm
     * @return the needle
     * @throws ProblemException if the points are too close to define a direction
     * @throws org.needlepoint.geometry.FrameMismatchException if the points are of different frames
     * @throws IllegalArgumentException if the standard deviation is not positive
     */
    public static NeedleCandidate manual(Point3 tip, Point3 onShaft, double sdMm) throws ProblemException {
        if (!(sdMm > 0)) {
            throw new IllegalArgumentException("A standard deviation is positive, got " + sdMm + " mm");
        }
        Vector3 inward = tip.minus(onShaft);
        double length = inward.norm();
        if (length < SHORTEST_MANUAL_MM) {
            throw new ProblemException(
                    NeedleProblem.POINTS_TOO_CLOSE, String.format(java.util.Locale.ROOT, "%.1f mm", length));
        }
        Vector3 d = inward.normalized();
        double angleSd = Math.sqrt(2) * sdMm / length;
        return new NeedleCandidate(
                tip,
                d,
                Covariance3.isotropic(sdMm),
                across(d, angleSd),
                length,
                Optional.empty(),
                Optional.empty(),
                Evidence.MANUAL);
    }

    /** Covariance with one standard deviation in both directions across a unit vector. */
    static Covariance3 across(Vector3 unit, double sdRad) {
        Vector3 a = unit.anyOrthogonal();
        return Covariance3.ofAxes(Rotation.ofColumns(a, unit.cross(a), unit), sdRad, sdRad, 0);
    }

    /**
     * Standard deviation of the tip along the needle.
     *
     * @return mm
     */
    public double tipSdAlongMm() {
        return Math.sqrt(tipCovariance.varianceAlong(direction));
    }

    /**
     * Largest standard deviation of the direction.
     *
     * @return radians
     */
    public double directionSdRad() {
        return Math.sqrt(directionCovariance.principalAxes().variance0());
    }
}
