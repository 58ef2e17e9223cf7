package org.needlepoint.measurement;

import java.util.Objects;
import java.util.random.RandomGenerator;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.registration.PoseUncertainty;

/**
 * Where the needle is on MR, and how well that is known: the needle found in CT, carried over by the registration.
 *
 * <p>Three independent errors add up: the registration's (6 × 6 covariance of the pose), the tip's (3 × 3 covariance in
 * CT) and the axis's (two angles). All are Gaussian and of first order.
 *
 * @param registration CT to MR with its covariance
 * @param tipCt needle tip, CT frame
 * @param directionCt unit direction of the needle, deeper, CT axes
 * @param tipCovarianceCt error of the tip in CT, mm²
 * @param axisSdRad standard deviation of the axis about each of two directions at right angles to it, radians
 */
public record CorePose(
        PoseUncertainty registration,
        Point3 tipCt,
        Vector3 directionCt,
        Covariance3 tipCovarianceCt,
        double axisSdRad) {

    /**
     * Makes a pose.
     *
     * @throws IllegalArgumentException if the axis error is negative or not finite, or the direction is not a unit vector
     */
    public CorePose {
        Objects.requireNonNull(registration, "registration");
        Objects.requireNonNull(tipCt, "tipCt");
        Objects.requireNonNull(tipCovarianceCt, "tipCovarianceCt");
        if (!(axisSdRad >= 0) || Double.isInfinite(axisSdRad)) {
            throw new IllegalArgumentException("Axis error of " + axisSdRad + " rad");
        }
        if (!(Math.abs(directionCt.norm() - 1) <= 1e-6)) {
            throw new IllegalArgumentException("Not a unit direction: " + directionCt);
        }
    }

    /**
     * One needle as it may lie on MR.
     *
     * @param tipMr tip, MR frame
     * @param directionMr unit direction, deeper, MR axes
     */
    public record Placed(Point3 tipMr, Vector3 directionMr) {}

    /**
     * The best estimate.
     *
     * @return the needle on MR without any error added
     */
    public Placed estimate() {
        RigidTransform ctToMr = registration.ctToMr();
        return new Placed(ctToMr.apply(tipCt), ctToMr.applyVector(directionCt).normalized());
    }

    /**
     * Covariance of the tip on MR: registration and tip localisation together.
     *
     * @return MR axes, mm²
     */
    public Covariance3 tipCovarianceMr() {
        return registration.treCovariance(tipCt).plus(registration.ctToMr().applyCovariance(tipCovarianceCt));
    }

    /**
     * Draws needles from the joint error.
     *
     * @param random source of randomness; the same seed gives the same needles
     * @param count number of needles
     * @return that many needles
     */
    public Placed[] draws(RandomGenerator random, int count) {
        Covariance3.PrincipalAxes axes = tipCovarianceCt.principalAxes();
        double sd0 = Math.sqrt(axes.variance0());
        double sd1 = Math.sqrt(axes.variance1());
        double sd2 = Math.sqrt(axes.variance2());
        Vector3 side = directionCt.anyOrthogonal();
        Vector3 other = directionCt.cross(side);
        Placed[] out = new Placed[count];
        for (int i = 0; i < count; i++) {
            RigidTransform ctToMr = registration.draw(random);
            Vector3 slip = axes.axis0()
                    .times(sd0 * random.nextGaussian())
                    .plus(axes.axis1().times(sd1 * random.nextGaussian()))
                    .plus(axes.axis2().times(sd2 * random.nextGaussian()));
            Vector3 tilt =
                    side.times(axisSdRad * random.nextGaussian()).plus(other.times(axisSdRad * random.nextGaussian()));
            Vector3 direction = Rotation.ofRotationVector(tilt).apply(directionCt);
            out[i] = new Placed(
                    ctToMr.apply(tipCt.plus(slip)),
                    ctToMr.applyVector(direction).normalized());
        }
        return out;
    }
}
