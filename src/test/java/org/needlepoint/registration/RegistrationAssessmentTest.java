package org.needlepoint.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.problem.ProblemException;

/** The whole decision, from markers to verdict. */
class RegistrationAssessmentTest {
    private static final Covariance3 CT_ERROR = Covariance3.ofAxes(Rotation.identity(), 0.2, 0.2, 0.3);
    private static final Covariance3 MR_ERROR = Covariance3.ofAxes(Rotation.identity(), 0.3, 0.3, 0.8);
    private static final Vector3 AXIAL = new Vector3(0, 0, 1);
    private static final Point3 TIP = SimulatedMarkers.ct(new Vector3(5, -35, -20));
    private static final RegistrationAssessment ASSESSMENT =
            RegistrationAssessment.withDefaults().with(SliceProtocol.parallel(AXIAL, AXIAL));

    private static RigidTransform truth(double tiltDegrees) {
        return new RigidTransform(
                SimulatedMarkers.CT,
                SimulatedMarkers.MR,
                Rotation.aboutAxis(new Vector3(1, 0.3, 0), Math.toRadians(tiltDegrees))
                        .then(Rotation.aboutAxis(AXIAL, Math.toRadians(6))),
                new Vector3(12, -30, 45));
    }

    private static List<Correspondence> markers(List<Vector3> layout, RigidTransform truth, long seed) {
        return SimulatedMarkers.observed(layout, truth, CT_ERROR, MR_ERROR, 1, new SplittableRandom(seed));
    }

    @Test
    void six_good_markers_are_accepted_by_themselves() throws ProblemException {
        for (long seed = 0; seed < 50; seed++) {
            RigidTransform truth = truth(2);
            Assessment a = ASSESSMENT.assess(markers(SimulatedMarkers.LIMB_SIX, truth, seed), TIP);
            assertThat(a.verdict()).as("seed %d: %s", seed, a.findings()).isEqualTo(Verdict.ACCEPT);
            assertThat(a.refusal()).isEmpty();
            assertThat(a.consistency()).isInstanceOf(MarkerConsistency.Consistent.class);
            assertThat(a.recommended().ctToMr().apply(TIP).distanceMm(truth.apply(TIP)))
                    .isLessThan(2.5);
            assertThat(a.results()).extracting(RegistrationResult::model).containsExactly(RegistrationModel.values());
        }
    }

    @Test
    void three_capsules_on_one_slice_need_the_protocol_and_are_not_accepted_on_its_word() throws ProblemException {
        Assessment a = ASSESSMENT.assess(markers(SimulatedMarkers.LIMB_THREE, truth(1), 1), TIP);
        assertThat(a.recommended().model().restsOnProtocol()).isTrue();
        assertThat(a.verdict()).isNotEqualTo(Verdict.ACCEPT);
        assertThat(a.findings())
                .extracting(Finding::kind)
                .contains(Finding.Kind.RESTS_ON_PROTOCOL, Finding.Kind.FEW_MARKERS);
        assertThat(a.result(RegistrationModel.FULL_RIGID)
                        .orElseThrow()
                        .targetError(TIP)
                        .rmsMm())
                .isGreaterThan(a.atTip().rmsMm());
        // Also at a tip so near that the tilt hardly matters.
        Point3 near = SimulatedMarkers.ct(new Vector3(0, -62, 0));
        assertThat(ASSESSMENT
                        .assess(markers(SimulatedMarkers.LIMB_THREE, truth(1), 1), near)
                        .verdict())
                .isNotEqualTo(Verdict.FAIL);
    }

    @Test
    void a_large_tilt_that_the_markers_show_sets_the_protocol_aside() throws ProblemException {
        Assessment a = ASSESSMENT.assess(markers(SimulatedMarkers.LIMB_SIX, truth(15), 2), TIP);
        assertThat(a.recommended().model()).isEqualTo(RegistrationModel.FULL_RIGID);
        assertThat(a.findings()).extracting(Finding::kind).contains(Finding.Kind.PROTOCOL_CONTRADICTED);
        assertThat(a.findings().get(0).text())
                .containsPattern("tilt of 1[456]\\.\\d°")
                .contains("set aside");
        assertThat(a.recommended().ctToMr().apply(TIP).distanceMm(truth(15).apply(TIP)))
                .isLessThan(2.5);
    }

    @Test
    void three_capsules_with_a_large_hidden_tilt_are_never_accepted() throws ProblemException {
        for (long seed = 0; seed < 200; seed++) {
            Assessment a = ASSESSMENT.assess(markers(SimulatedMarkers.LIMB_THREE, truth(12), seed), TIP);
            assertThat(a.verdict()).isNotEqualTo(Verdict.ACCEPT);
        }
    }

    @Test
    void a_marker_that_slipped_by_more_than_a_centimetre_is_named() throws ProblemException {
        int named = 0;
        for (long seed = 0; seed < 60; seed++) {
            int moved = (int) (seed % 6);
            List<Correspondence> m = SimulatedMarkers.slipped(
                    markers(SimulatedMarkers.LIMB_SIX, truth(2), seed), moved, new Vector3(9, 4, -7));
            Assessment a = ASSESSMENT.assess(m, TIP);
            assertThat(a.verdict()).isEqualTo(Verdict.FAIL);
            ProblemException refusal = a.refusal().orElseThrow();
            if (refusal.problem() == RegistrationProblem.MARKERS_SLIPPED) {
                named++;
                assertThat(refusal.getMessage()).doesNotContain(",");
                assertThat(refusal.getMessage()).startsWith("P" + (moved + 1) + " moved between CT and MR: 1");
            } else {
                assertThat(refusal.problem()).isEqualTo(RegistrationProblem.MARKERS_INCONSISTENT);
                assertThat(refusal.getMessage()).contains("P" + (moved + 1));
            }
        }
        assertThat(named).isGreaterThan(50);
    }

    @Test
    void two_lines_that_moved_against_each_other_are_refused_without_guessing_which() throws ProblemException {
        List<Correspondence> m = markers(SimulatedMarkers.LIMB_SIX, truth(2), 3);
        for (int i = 3; i < 6; i++) {
            m = SimulatedMarkers.slipped(m, i, new Vector3(14, 3, 0));
        }
        Assessment a = ASSESSMENT.assess(m, TIP);
        assertThat(a.verdict()).isEqualTo(Verdict.FAIL);
        ProblemException refusal = a.refusal().orElseThrow();
        assertThat(refusal.problem()).isEqualTo(RegistrationProblem.MARKERS_INCONSISTENT);
        assertThat(refusal.getMessage())
                .contains("P4 and P5 and P6")
                .contains("P1 and P2 and P3")
                .contains("in MR");
    }

    @Test
    void distances_name_the_pair_before_any_fit() throws ProblemException {
        List<Correspondence> m = SimulatedMarkers.slipped(
                markers(SimulatedMarkers.LIMB_THREE, truth(2), 4), 2, truth(2).applyVector(new Vector3(11, 0, 0)));
        DistanceComparison d = DistanceComparison.of(m);
        assertThat(d.pairs()).hasSize(3);
        assertThat(d.suspects(SlipTolerance.DEFAULT))
                .hasSize(2)
                .allSatisfy(p -> assertThat(p.words()).contains("P3").contains("longer in MR"));
        assertThat(ConsistencyTest.withDefaults().test(m)).isInstanceOf(MarkerConsistency.Undecided.class);
    }

    @Test
    void a_left_right_flip_is_refused_by_name() throws ProblemException {
        List<Correspondence> flipped = new ArrayList<>();
        for (Correspondence c : markers(SimulatedMarkers.LIMB_SIX, truth(2), 5)) {
            // Shear the layout a little, so that it is not its own mirror image.
            Vector3 v = c.from().toVector();
            int i = c.label().charAt(1) - '1';
            flipped.add(new Correspondence(
                    c.label(),
                    new Point3(c.from().frame(), -v.x(), v.y(), v.z() + 6 * i),
                    c.fromCovariance(),
                    c.to().plus(truth(2).applyVector(new Vector3(0, 0, 6.0 * i))),
                    c.toCovariance()));
        }
        ProblemException refusal = ASSESSMENT.assess(flipped, TIP).refusal().orElseThrow();
        assertThat(refusal.problem()).isEqualTo(RegistrationProblem.MIRRORED);
        assertThat(refusal.getMessage()).contains("mirror images");
    }

    @Test
    void a_reversed_marker_order_shows_as_an_impossible_turn() throws ProblemException {
        List<Correspondence> m = markers(SimulatedMarkers.LIMB_THREE, truth(2), 6);
        List<Correspondence> reversed = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Correspondence a = m.get(i);
            Correspondence b = m.get(2 - i);
            reversed.add(new Correspondence(a.label(), a.from(), a.fromCovariance(), b.to(), b.toCovariance()));
        }
        ProblemException refusal = ASSESSMENT.assess(reversed, TIP).refusal().orElseThrow();
        assertThat(refusal.problem()).isEqualTo(RegistrationProblem.IMPLAUSIBLE_ROTATION);
        assertThat(refusal.remedy()).contains("order of the labels");
    }

    @Test
    void a_wrong_pixel_spacing_is_named_as_a_scale() throws ProblemException {
        List<Correspondence> scaled = markers(SimulatedMarkers.LIMB_SIX, truth(2), 7).stream()
                .map(c -> new Correspondence(
                        c.label(),
                        Point3.of(c.from().frame(), c.from().toVector().times(1 / 1.15)),
                        c.fromCovariance(),
                        c.to(),
                        c.toCovariance()))
                .toList();
        assertThat(DistanceComparison.of(scaled).scale()).isCloseTo(1.15, within(0.02));
        ProblemException refusal = ASSESSMENT.assess(scaled, TIP).refusal().orElseThrow();
        assertThat(refusal.problem()).isEqualTo(RegistrationProblem.SCALE_DIFFERS);
        assertThat(refusal.getMessage()).contains("longer in MR");
    }

    @Test
    void a_target_far_from_the_markers_fails_at_the_gate() throws ProblemException {
        Point3 far = SimulatedMarkers.ct(new Vector3(0, 0, -500));
        Assessment a =
                RegistrationAssessment.withDefaults().assess(markers(SimulatedMarkers.LIMB_SIX, truth(2), 8), far);
        assertThat(a.verdict()).isEqualTo(Verdict.FAIL);
        ProblemException refusal = a.refusal().orElseThrow();
        assertThat(refusal.problem()).isEqualTo(RegistrationProblem.ERROR_TOO_LARGE);
        assertThat(refusal.getMessage()).contains("limit of 5.0 mm");
        Assessment lenient = RegistrationAssessment.withDefaults()
                .with(new QualityGate(100, 200))
                .assess(markers(SimulatedMarkers.LIMB_SIX, truth(2), 8), far);
        assertThat(lenient.verdict()).isEqualTo(Verdict.ACCEPT);
    }

    /** MR slices planned 20° oblique on a patient who did not move: parallel normals would be 20° wrong. */
    @Test
    void oblique_slices_on_three_capsules_are_not_taken_for_a_turned_patient() throws ProblemException {
        Vector3 oblique =
                Rotation.aboutAxis(new Vector3(1, 0, 0), Math.toRadians(20)).apply(AXIAL);
        for (long seed = 0; seed < 20; seed++) {
            Assessment a = RegistrationAssessment.withDefaults()
                    .with(SliceProtocol.parallel(AXIAL, oblique))
                    .assess(markers(SimulatedMarkers.LIMB_THREE, truth(0), seed), TIP);
            double error = a.recommended().ctToMr().apply(TIP).distanceMm(truth(0).apply(TIP));
            assertThat(a.verdict() == Verdict.FAIL || error < 3)
                    .as("%s with an error of %.1f mm", a.verdict(), error)
                    .isTrue();
        }
    }

    @Test
    void a_known_offset_pulls_the_translation_along_the_normal() throws ProblemException {
        List<Correspondence> m = markers(SimulatedMarkers.LIMB_THREE, truth(0), 9);
        SliceProtocol known = SliceProtocol.parallel(AXIAL, AXIAL).withOffset(45, 0.01);
        RegistrationResult r = RigidRegistration.withDefaults()
                .with(RegistrationModel.SLICE_LOCKED)
                .with(known)
                .fit(m);
        assertThat(r.ctToMr().translationMm().z()).isCloseTo(45, within(0.01));
    }

    @Test
    void the_error_grows_along_a_core_that_leaves_the_markers() throws ProblemException {
        RegistrationResult r = RigidRegistration.withDefaults().fit(markers(SimulatedMarkers.LIMB_SIX, truth(2), 10));
        List<TargetError> core = r.alongSegment(TIP, TIP.plus(new Vector3(0, 20, 0)), 5);
        assertThat(core).hasSize(5);
        assertThat(core).extracting(TargetError::rmsMm).isSorted();
        assertThat(core.get(0)).isEqualTo(r.targetError(TIP));
    }
}
