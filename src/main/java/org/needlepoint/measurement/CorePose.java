package org.needlepoint.measurement;

import java.util.random.RandomGenerator;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.needle.NeedleCandidate;
import org.needlepoint.registration.PoseUncertainty;

/**
 * Where the needle is on MR, and how well that is known: the needle found in CT, carried over by the registration.
 *
 * <p>Three independent errors add up: the registration's (6 × 6 covariance of the pose), the tip's (3 × 3 covariance in
 * CT) and the direction's (3 × 3, across it). All are Gaussian and of first order.
 *
 * @param registration CT to MR with its covariance
 * @param needle the needle in CT, with the covariances of tip and direction
 */
public record CorePose(PoseUncertainty registration, NeedleCandidate needle) {

    /**
     * Makes a pose.
     *
     * @throws org.needlepoint.geometry.FrameMismatchException if the needle is not in the frame that the registration maps
     */
    public CorePose {
        registration.ctToMr().from().requireSame(needle.tip().frame());
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
        return new Placed(
                ctToMr.apply(needle.tip()),
                ctToMr.applyVector(needle.direction()).normalized());
    }

    /**
     * Covariance of the tip on MR: registration and tip localisation together.
     *
     * @return MR axes, mm²
     */
    public Covariance3 tipCovarianceMr() {
        return registration
                .treCovariance(needle.tip())
                .plus(registration.ctToMr().applyCovariance(needle.tipCovariance()));
    }

    /**
     * Draws needles from the joint error.
     *
     * @param random source of randomness; the same seed gives the same needles
     * @param count number of needles
     * @return that many needles
     */
    public Placed[] draws(RandomGenerator random, int count) {
        Scatter tip = new Scatter(needle.tipCovariance());
        Scatter direction = new Scatter(needle.directionCovariance());
        Placed[] out = new Placed[count];
        for (int i = 0; i < count; i++) {
            RigidTransform ctToMr = registration.draw(random);
            Point3 tipCt = needle.tip().plus(tip.draw(random));
            Vector3 directionCt = needle.direction().plus(direction.draw(random));
            out[i] = new Placed(
                    ctToMr.apply(tipCt), ctToMr.applyVector(directionCt).normalized());
        }
        return out;
    }

    /** Draws vectors of a covariance. */
    private static final class Scatter {
        private final Covariance3.PrincipalAxes axes;
        private final double sd0;
        private final double sd1;
        private final double sd2;

        Scatter(Covariance3 covariance) {
            axes = covariance.principalAxes();
            sd0 = Math.sqrt(axes.variance0());
            sd1 = Math.sqrt(axes.variance1());
            sd2 = Math.sqrt(axes.variance2());
        }

        Vector3 draw(RandomGenerator random) {
            return axes.axis0()
                    .times(sd0 * random.nextGaussian())
                    .plus(axes.axis1().times(sd1 * random.nextGaussian()))
                    .plus(axes.axis2().times(sd2 * random.nextGaussian()));
        }
    }
}
