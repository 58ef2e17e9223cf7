package org.needlepoint.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.FrameMismatchException;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.problem.ProblemException;

/** Too few, too near, on one line, in one plane. */
class DegenerateLayoutTest {
    private static final Covariance3 ERROR = Covariance3.isotropic(0.5);
    private static final List<Vector3> LINE =
            List.of(new Vector3(-40, -60, 0), new Vector3(5, -60, 0), new Vector3(40, -60, 0));
    private static final RigidTransform SHIFT =
            new RigidTransform(SimulatedMarkers.CT, SimulatedMarkers.MR, Rotation.identity(), new Vector3(3, -8, 25));

    private static List<Correspondence> exact(List<Vector3> layout) {
        return SimulatedMarkers.exact(layout, SHIFT, ERROR, ERROR);
    }

    private static void refused(List<Correspondence> markers, RegistrationProblem problem, String... words) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> RigidRegistration.withDefaults().fit(markers))
                .satisfies(e -> {
                    assertThat(e.problem()).isEqualTo(problem);
                    assertThat(e.getMessage()).contains(words);
                    assertThat(e.getMessage() + e.remedy()).doesNotContain("{");
                });
    }

    @Test
    void two_markers_are_too_few() {
        refused(exact(LINE.subList(0, 2)), RegistrationProblem.TOO_FEW_MARKERS, "there are 2");
        refused(List.of(), RegistrationProblem.TOO_FEW_MARKERS, "there are 0");
    }

    @Test
    void a_label_given_twice_and_a_marker_taken_twice_are_named() {
        List<Correspondence> twice = new ArrayList<>(exact(LINE));
        twice.add(twice.get(1));
        refused(twice, RegistrationProblem.DUPLICATE_LABEL, "P2");
        List<Vector3> near = new ArrayList<>(LINE);
        near.add(LINE.get(2).plus(new Vector3(0.1, 0, 0)));
        refused(exact(near), RegistrationProblem.COINCIDENT_MARKERS, "P3", "P4", "0.10 mm", "CT");
    }

    @Test
    void mixed_frames_and_a_marker_without_error_are_programming_mistakes() {
        List<Correspondence> mixed = new ArrayList<>(exact(LINE));
        Point3 elsewhere = new Point3(new Frame("2.25.9", "other"), 0, 0, 0);
        mixed.add(new Correspondence("P4", elsewhere, ERROR, mixed.get(0).to(), ERROR));
        assertThatExceptionOfType(FrameMismatchException.class)
                .isThrownBy(() -> RigidRegistration.withDefaults().fit(mixed));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Correspondence(
                        "P1", elsewhere, Covariance3.ZERO, elsewhere, new Covariance3(1, 0, 0, 1, 0, 0)))
                .withMessageContaining("P1");
    }

    @Test
    void markers_on_one_line_leave_the_rotation_about_it_open_and_say_so() throws ProblemException {
        RegistrationResult r = RigidRegistration.withDefaults().fit(exact(LINE));
        Conditioning c = r.conditioning();
        assertThat(c.nearlyCollinear()).isTrue();
        assertThat(c.weakDirection()).isEqualTo("rotation about the line P1–P3");
        // An unknown angle: uniform on a full turn, SD π/√3.
        assertThat(c.weakSdRad()).isCloseTo(Math.PI / Math.sqrt(3), within(1e-9));
        // 50 mm off the line: the error across is the lever times that angle, along the line it stays small.
        TargetError off = r.targetError(SimulatedMarkers.ct(new Vector3(0, -10, 0)));
        assertThat(off.rmsMm()).isBetween(85.0, 100.0);
        assertThat(off.p95Mm()).isFinite();
        assertThat(Math.sqrt(off.covariance().varianceAlong(new Vector3(0, 0, 1))))
                .isCloseTo(50 * Math.PI / Math.sqrt(3), within(1.0));
        assertThat(Math.sqrt(off.covariance().varianceAlong(new Vector3(1, 0, 0))))
                .isLessThan(1.5);
        TargetError on = r.targetError(SimulatedMarkers.ct(new Vector3(10, -60, 0)));
        assertThat(on.rmsMm()).isLessThan(1);
        // Nothing decides the open rotation, so it stays as near to none as it can.
        assertThat(r.ctToMr().rotation().angleRad()).isLessThan(1e-9);
    }

    @Test
    void noise_on_a_line_of_markers_gives_a_finite_pose_whose_error_is_predicted_as_large() throws ProblemException {
        SplittableRandom random = new SplittableRandom(4);
        Point3 tip = SimulatedMarkers.ct(new Vector3(0, -10, 0));
        int covered = 0;
        for (int i = 0; i < 500; i++) {
            RigidTransform truth = SimulatedMarkers.motion(random, 5, 20);
            RegistrationResult r = RigidRegistration.withDefaults()
                    .fit(SimulatedMarkers.observed(LINE, truth, ERROR, ERROR, 1, random));
            double error = r.ctToMr().apply(tip).distanceMm(truth.apply(tip));
            assertThat(error).isFinite();
            TargetError predicted = r.targetError(tip);
            assertThat(predicted.p95Mm()).isGreaterThan(20);
            covered += error <= predicted.p95Mm() ? 1 : 0;
        }
        // Noise gives the line an apparent thickness, hence some false information: 89 % instead of 95, of an error far
        // beyond use.
        assertThat(covered).isGreaterThan(425);
    }

    @Test
    void three_capsules_on_a_curved_limb_are_weak_about_their_line() throws ProblemException {
        RegistrationResult r = RigidRegistration.withDefaults()
                .fit(SimulatedMarkers.exact(
                        SimulatedMarkers.LIMB_THREE, SHIFT, SimulatedMarkers.CT_ERROR, SimulatedMarkers.MR_ERROR));
        assertThat(r.conditioning().weak()).isTrue();
        assertThat(r.conditioning().weaknessWords()).startsWith("rotation about the line P1–P3 is known only to ±");
        assertThat(r.conditioning().nearlyCoplanar()).isTrue();
    }

    @Test
    void a_slice_locked_fit_to_a_line_is_determined_and_carries_the_tilt_in_its_error() throws ProblemException {
        Vector3 n = new Vector3(0, 0, 1);
        double tilt = Math.toRadians(3);
        RegistrationResult r = RigidRegistration.withDefaults()
                .with(RegistrationModel.SLICE_LOCKED)
                .with(SliceProtocol.parallel(n, n).withTiltSdRad(tilt))
                .fit(exact(LINE));
        Covariance3 c = r.treCovariance(SimulatedMarkers.ct(new Vector3(5.0 / 3, -10, 0)));
        // 50 mm deep under the line: the tilt about the line moves the tip by 50 mm × 3° along the normal.
        assertThat(Math.sqrt(c.varianceAlong(n)))
                .isCloseTo(Math.hypot(50 * tilt, 0.5 * Math.sqrt(2.0 / 3)), within(0.01));
        assertThat(r.ctToMr().applyVector(n).angleRad(n)).isZero();
    }

    @Test
    void leaving_one_of_three_out_is_answered_with_an_honest_error() throws ProblemException {
        List<LeaveOneOut> out = RigidRegistration.withDefaults().leaveOneOut(exact(SimulatedMarkers.TRIANGLE));
        assertThat(out).hasSize(3).allSatisfy(l -> {
            assertThat(l.expected().rmsMm()).isGreaterThan(30);
            assertThat(l.pValue()).isBetween(0.0, 1.0);
        });
    }

    @Test
    void leave_one_out_errors_of_six_markers_are_as_expected() throws ProblemException {
        SplittableRandom random = new SplittableRandom(12);
        double chiSquare = 0;
        int rounds = 2000;
        for (int i = 0; i < rounds; i++) {
            RigidTransform truth = SimulatedMarkers.motion(random, 5, 20);
            for (LeaveOneOut l : RigidRegistration.withDefaults()
                    .leaveOneOut(SimulatedMarkers.observed(
                            SimulatedMarkers.LIMB_SIX,
                            truth,
                            SimulatedMarkers.CT_ERROR,
                            SimulatedMarkers.MR_ERROR,
                            1,
                            random))) {
                chiSquare += l.chiSquare() / (6 * rounds);
            }
        }
        // χ² with 3 degrees of freedom has mean 3.
        assertThat(chiSquare).isCloseTo(3, within(0.1));
    }

    @Test
    void residual_tests_and_the_estimated_error_scale_follow_their_distributions() throws ProblemException {
        SplittableRandom random = new SplittableRandom(13);
        int rounds = 3000;
        double statistic = 0;
        double factor2 = 0;
        int inInterval = 0;
        for (int i = 0; i < rounds; i++) {
            RigidTransform truth = SimulatedMarkers.motion(random, 5, 20);
            RegistrationResult r = RigidRegistration.withDefaults()
                    .fit(SimulatedMarkers.observed(
                            SimulatedMarkers.LIMB_SIX,
                            truth,
                            SimulatedMarkers.CT_ERROR,
                            SimulatedMarkers.MR_ERROR,
                            1.5,
                            random));
            for (MarkerResidual m : r.residuals()) {
                assertThat(m.degreesOfFreedom()).isEqualTo(3);
                statistic += m.chiSquare() / (6 * rounds);
            }
            factor2 += r.fle().factor() * r.fle().factor() / rounds;
            inInterval += r.fle().factorLow() <= 1.5 && 1.5 <= r.fle().factorHigh() ? 1 : 0;
            assertThat(r.fle().applied()).isEqualTo(Math.max(1, r.fle().factor()));
        }
        // True errors 1.5 times the stated: every χ² is 2.25 times its degrees of freedom.
        assertThat(statistic).isCloseTo(3 * 2.25, within(0.25));
        assertThat(factor2).isCloseTo(2.25, within(0.06));
        assertThat((double) inInterval / rounds).isBetween(0.935, 0.965);
    }
}
