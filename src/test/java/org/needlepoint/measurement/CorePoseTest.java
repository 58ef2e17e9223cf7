package org.needlepoint.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.FrameMismatchException;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.needle.NeedleCandidate;
import org.needlepoint.registration.PoseUncertainty;

class CorePoseTest {
    private static final Frame CT = new Frame("2.25.11", "CT");
    private static final Frame MR = new Frame("2.25.12", "MR");
    private static final RigidTransform CT_TO_MR =
            new RigidTransform(CT, MR, Rotation.aboutAxis(new Vector3(0.2, 0.3, 1), 0.2), new Vector3(30, -20, 110));
    private static final Point3 TIP = new Point3(CT, 12, -40, 55);
    private static final Vector3 DIRECTION = new Vector3(0.6, 0.8, 0);

    private static NeedleCandidate needle(Covariance3 tip, double axisSdRad) {
        // Equal scatter across the direction, none along it.
        Covariance3 across = Covariance3.ofAxes(
                Rotation.ofColumns(new Vector3(0, 0, 1), new Vector3(0.8, -0.6, 0), DIRECTION),
                axisSdRad,
                axisSdRad,
                0);
        return new NeedleCandidate(
                TIP,
                DIRECTION,
                tip,
                across,
                80,
                Optional.of(2.0),
                Optional.empty(),
                NeedleCandidate.Evidence.ENTERS_FROM_OUTSIDE);
    }

    private static PoseUncertainty registration(double rotationSdRad, double translationSdMm) {
        double[] covariance = new double[36];
        for (int i = 0; i < 6; i++) {
            double sd = i < 3 ? rotationSdRad : translationSdMm;
            covariance[7 * i] = sd * sd;
        }
        return new PoseUncertainty(CT_TO_MR, new Point3(MR, 40, -50, 160), covariance);
    }

    @Test
    void the_estimate_is_the_needle_carried_over() {
        CorePose pose = new CorePose(registration(0.01, 0.5), needle(Covariance3.isotropic(0.3), 0.005));
        assertThat(pose.estimate().tipMr().distanceMm(CT_TO_MR.apply(TIP))).isZero();
        assertThat(pose.estimate().directionMr().angleRad(CT_TO_MR.applyVector(DIRECTION)))
                .isLessThan(1e-12);
    }

    @Test
    void draws_scatter_as_the_covariance_says() {
        // 40,000 draws know a variance to 0.7 % (1 SD), so 3 % is four standard deviations.
        Covariance3 tip = new Covariance3(0.04, 0.01, 0, 0.09, 0, 0.49);
        CorePose pose = new CorePose(registration(0.012, 0.4), needle(tip, 0.01));
        Covariance3 expected = pose.tipCovarianceMr();
        CorePose.Placed[] draws = pose.draws(new Random(7), 40_000);
        double[] sum = new double[9];
        double angles = 0;
        for (CorePose.Placed p : draws) {
            double[] d = p.tipMr().minus(pose.estimate().tipMr()).toArray();
            for (int i = 0; i < 9; i++) {
                sum[i] += d[i / 3] * d[i % 3] / draws.length;
            }
            double angle = p.directionMr().angleRad(pose.estimate().directionMr());
            angles += angle * angle / draws.length;
        }
        for (int i = 0; i < 9; i++) {
            assertThat(sum[i]).isCloseTo(expected.toArray()[i], within(0.03 * expected.trace()));
        }
        // Two tilts of the axis in CT and two of the three rotations of the registration turn the direction.
        assertThat(angles).isCloseTo(2 * 0.01 * 0.01 + 2 * 0.012 * 0.012, within(0.03 * 4.9e-4));
    }

    @Test
    void without_error_every_draw_is_the_estimate_and_a_seed_repeats() {
        CorePose exact = new CorePose(registration(0, 0), needle(Covariance3.ZERO, 0));
        for (CorePose.Placed p : exact.draws(new Random(1), 10)) {
            assertThat(p.tipMr().distanceMm(exact.estimate().tipMr())).isLessThan(1e-12);
        }
        CorePose pose = new CorePose(registration(0.01, 0.5), needle(Covariance3.isotropic(0.3), 0.005));
        assertThat(pose.draws(new Random(5), 50)).isEqualTo(pose.draws(new Random(5), 50));
    }

    @Test
    void a_needle_of_another_frame_is_refused() {
        NeedleCandidate elsewhere = new NeedleCandidate(
                new Point3(MR, 0, 0, 0),
                DIRECTION,
                Covariance3.ZERO,
                Covariance3.ZERO,
                80,
                Optional.empty(),
                Optional.empty(),
                NeedleCandidate.Evidence.MANUAL);
        assertThatThrownBy(() -> new CorePose(registration(0, 0), elsewhere))
                .isInstanceOf(FrameMismatchException.class);
    }
}
