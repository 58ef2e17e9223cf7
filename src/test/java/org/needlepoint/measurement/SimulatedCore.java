package org.needlepoint.measurement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.needle.NeedleCandidate;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.registration.Assessment;
import org.needlepoint.registration.Correspondence;
import org.needlepoint.registration.RegistrationAssessment;
import org.needlepoint.registration.SliceProtocol;
import org.needlepoint.registration.Verdict;

/**
 * One biopsy with a known truth: skin markers, needle and their true places, and what was seen of them. Localisation errors are
 * drawn from the covariances that the program is told.
 */
final class SimulatedCore {
    static final Frame CT = new Frame("2.25.301", "CT");
    static final Frame MR = new Frame("2.25.302", "MR");

    final int markers;
    final RigidTransform truth;
    final Point3 trueTipMr;
    final Vector3 trueDirectionMr;
    final List<Correspondence> pairs = new ArrayList<>();
    final NeedleCandidate needle;

    /**
     * @param fleFactor true localisation error of the markers over the stated one; 1 where the statement is right
     */
    SimulatedCore(SplittableRandom random, double fleFactor) {
        double share = random.nextDouble();
        markers = share < 0.15 ? 3 : share < 0.23 ? 4 : share < 0.31 ? 5 : share < 0.81 ? 6 : share < 0.9 ? 7 : 8;
        double tilt = SliceProtocol.DEFAULT_TILT_SD_RAD;
        truth = new RigidTransform(
                CT,
                MR,
                Rotation.ofRotationVector(new Vector3(
                        tilt * random.nextGaussian(), tilt * random.nextGaussian(), 0.1 * random.nextGaussian())),
                gaussian(random).times(30));
        double radius = random.nextDouble(45, 85);
        double shift = 6 * random.nextInt(2, 6);
        double ctIn = random.nextDouble(0.15, 0.4);
        double ctThrough = random.nextDouble(0.3, 0.7);
        double mrIn = random.nextDouble(0.2, 0.5);
        double mrThrough = random.nextDouble(0.5, 1.2);
        Covariance3 ctError = Covariance3.ofAxes(Rotation.identity(), ctIn, ctIn, ctThrough);
        Covariance3 mrError = Covariance3.ofAxes(Rotation.identity(), mrIn, mrIn, mrThrough);
        for (int i = 0; i < markers; i++) {
            // Three on line A, the next three on line B, the rest anywhere on the same skin.
            double angle = i < 6
                    ? Math.toRadians(35 * (i % 3 - 1) + 4 * random.nextGaussian())
                    : Math.toRadians(random.nextDouble(-80, 80));
            double z = (i < 3 ? 0 : i < 6 ? -shift : random.nextDouble(-shift, shift)) + random.nextGaussian();
            if (markers == 3) {
                // Three alone are spread out, or nothing could be registered.
                angle = Math.toRadians(55 * (i - 1) + 8 * random.nextGaussian());
                z += i == 1 ? -shift : 0;
            }
            Point3 p = new Point3(CT, radius * Math.sin(angle), -radius * Math.cos(angle), z);
            Point3 ct = p.plus(gaussian(random, ctError).times(fleFactor));
            Point3 mr = truth.apply(p).plus(gaussian(random, mrError).times(fleFactor));
            pairs.add(new Correspondence("P" + (i + 1), ct, ctError, mr, mrError));
        }
        double depth = random.nextDouble(15, 45);
        double entry = Math.toRadians(random.nextDouble(-50, 50));
        Vector3 inward = new Vector3(
                        -Math.sin(entry) + 0.3 * random.nextGaussian(),
                        Math.cos(entry) + 0.3 * random.nextGaussian(),
                        0.06 * random.nextGaussian())
                .normalized();
        Point3 skin =
                new Point3(CT, radius * Math.sin(entry), -radius * Math.cos(entry), -shift + random.nextGaussian());
        Point3 tip = skin.plus(inward.times(depth));
        trueTipMr = truth.apply(tip);
        trueDirectionMr = truth.applyVector(inward);
        double across = random.nextDouble(0.15, 0.4);
        double along = random.nextDouble(0.3, 0.8);
        double axis = Math.toRadians(random.nextDouble(0.2, 1));
        Covariance3 tipError = Covariance3.ofAxes(frameOf(inward), across, across, along);
        Vector3 seen = inward.plus(gaussian(random, Covariance3.ofAxes(frameOf(inward), axis, axis, 0)))
                .normalized();
        needle = new NeedleCandidate(
                tip.plus(gaussian(random, tipError)),
                seen,
                Covariance3.ofAxes(frameOf(seen), across, across, along),
                Covariance3.ofAxes(frameOf(seen), axis, axis, 0),
                depth,
                Optional.of(2.0),
                Optional.of(skin),
                NeedleCandidate.Evidence.ENTERS_FROM_OUTSIDE);
    }

    /** The pose that the program would use; empty if it would refuse. */
    Optional<CorePose> registered() throws ProblemException {
        Vector3 axial = new Vector3(0, 0, 1);
        Assessment a = RegistrationAssessment.withDefaults()
                .with(SliceProtocol.parallel(axial, axial))
                .assess(pairs, needle.tip());
        return a.verdict() == Verdict.FAIL
                ? Optional.empty()
                : Optional.of(new CorePose(a.recommended().pose(), needle));
    }

    /** Distance of the needle tip from the best plane of the markers on MR, mm. */
    double offPlaneMm() {
        Vector3 mean = Vector3.ZERO;
        for (Correspondence c : pairs) {
            mean = mean.plus(c.to().toVector().times(1.0 / markers));
        }
        double[] m = new double[9];
        for (Correspondence c : pairs) {
            double[] d = c.to().toVector().minus(mean).toArray();
            for (int a = 0; a < 9; a++) {
                m[a] += d[a / 3] * d[a % 3] / markers;
            }
        }
        Vector3 normal = Covariance3.ofMatrix(m).principalAxes().axis2();
        return Math.abs(trueTipMr.toVector().minus(mean).dot(normal));
    }

    private static Rotation frameOf(Vector3 along) {
        Vector3 a = along.anyOrthogonal();
        return Rotation.ofColumns(a, along.cross(a), along);
    }

    static Vector3 gaussian(RandomGenerator random) {
        return new Vector3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
    }

    static Vector3 gaussian(RandomGenerator random, Covariance3 c) {
        Covariance3.PrincipalAxes p = c.principalAxes();
        return p.axis0()
                .times(Math.sqrt(p.variance0()) * random.nextGaussian())
                .plus(p.axis1().times(Math.sqrt(p.variance1()) * random.nextGaussian()))
                .plus(p.axis2().times(Math.sqrt(p.variance2()) * random.nextGaussian()));
    }
}
