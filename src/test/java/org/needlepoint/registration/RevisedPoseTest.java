package org.needlepoint.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;

/** The error claimed for a pose that replaces the fit, held against simulated truths. */
class RevisedPoseTest {
    private static final Vector3 TIP = new Vector3(12, -25, -20);

    private static List<Correspondence> markers(SplittableRandom random, RigidTransform truth) {
        List<Correspondence> out = new ArrayList<>();
        int i = 0;
        for (Vector3 v : SimulatedMarkers.LIMB_SIX) {
            Point3 ct = Point3.of(SimulatedMarkers.CT, v);
            Point3 mr = truth.apply(ct);
            out.add(new Correspondence(
                    "P" + ++i,
                    ct.plus(SimulatedMarkers.gaussian(random, SimulatedMarkers.CT_ERROR)),
                    SimulatedMarkers.CT_ERROR,
                    mr.plus(SimulatedMarkers.gaussian(random, SimulatedMarkers.MR_ERROR)),
                    SimulatedMarkers.MR_ERROR));
        }
        return out;
    }

    /** A move of the pose on MR: a turn about the tip, then a shift. */
    private static RigidTransform moved(RigidTransform ctToMr, Vector3 turnRad, Vector3 shift) {
        Point3 tip = ctToMr.apply(Point3.of(SimulatedMarkers.CT, TIP));
        return ctToMr.then(RigidTransform.about(
                SimulatedMarkers.MR, SimulatedMarkers.MR, Rotation.ofRotationVector(turnRad), tip.toVector(), shift));
    }

    @Test
    void the_claimed_error_is_the_observed_one_over_many_truths() throws Exception {
        SplittableRandom random = new SplittableRandom(11);
        RigidRegistration fit = RigidRegistration.withDefaults().with(FleScale.AS_STATED);
        Point3 tip = Point3.of(SimulatedMarkers.CT, TIP);
        double observed = 0;
        double claimed = 0;
        int rounds = 6000;
        for (int i = 0; i < rounds; i++) {
            RigidTransform truth = SimulatedMarkers.motion(random, 5, 20);
            RegistrationResult fitted = fit.fit(markers(random, truth));
            RigidTransform nudged =
                    moved(fitted.ctToMr(), new Vector3(0.01, -0.02, 0.015), new Vector3(0.9, 0.4, -1.1));
            RevisedPose revised = RevisedPose.of(fitted.pose(), nudged, 60);
            double d = nudged.apply(tip).minus(truth.apply(tip)).norm();
            observed += d * d;
            claimed += revised.pose().treCovariance(tip).trace();
        }
        // The relative standard error of a mean of 6,000 squares is about 1.5 %.
        assertThat(Math.sqrt(observed / claimed)).isCloseTo(1, within(0.02));
    }

    @Test
    void a_shift_adds_its_square_to_the_error_at_every_point() throws Exception {
        SplittableRandom random = new SplittableRandom(5);
        List<Correspondence> markers = markers(random, SimulatedMarkers.motion(random, 5, 20));
        RegistrationResult fitted = RigidRegistration.withDefaults().fit(markers);
        RigidTransform shifted = moved(fitted.ctToMr(), new Vector3(0, 0, 0), new Vector3(3, 0, -4));
        RevisedPose revised = RevisedPose.of(fitted.pose(), shifted, 60);
        for (Vector3 v : List.of(TIP, new Vector3(-60, 10, 80))) {
            Point3 p = Point3.of(SimulatedMarkers.CT, v);
            assertThat(revised.pose().treCovariance(p).trace())
                    .isCloseTo(fitted.treCovariance(p).trace() + 25, within(1e-9));
        }
        RegistrationResult result = fitted.revisedTo(markers, revised.pose());
        for (int i = 0; i < markers.size(); i++) {
            Vector3 change = result.residuals()
                    .get(i)
                    .residualMm()
                    .minus(fitted.residuals().get(i).residualMm());
            assertThat(change.toArray()).containsExactly(new double[] {-3, 0, 4}, within(1e-9));
        }
        assertThat(result.freRmsMm()).isGreaterThan(4);
    }

    @Test
    void the_fit_itself_is_no_revision() throws Exception {
        SplittableRandom random = new SplittableRandom(6);
        RegistrationResult fitted =
                RigidRegistration.withDefaults().fit(markers(random, SimulatedMarkers.motion(random, 5, 20)));
        RevisedPose same = RevisedPose.of(fitted.pose(), fitted.ctToMr(), 60);
        assertThat(same.pValue()).isCloseTo(1, within(1e-9));
        assertThat(same.rotationRad()).isCloseTo(0, within(1e-12));
        assertThat(same.pose().covariance()).containsExactly(fitted.pose().covariance(), within(1e-15));
    }

    @Test
    void the_p_value_is_uniform_when_the_revision_is_the_truth() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        RigidRegistration fit = RigidRegistration.withDefaults().with(FleScale.AS_STATED);
        int below = 0;
        int rounds = 4000;
        for (int i = 0; i < rounds; i++) {
            RigidTransform truth = SimulatedMarkers.motion(random, 5, 20);
            RegistrationResult fitted = fit.fit(markers(random, truth));
            if (RevisedPose.of(fitted.pose(), truth, 60).pValue() < 0.05) {
                below++;
            }
        }
        // Binomial: 5 % ± 3.3 standard errors of 0.34 %.
        assertThat(below / (double) rounds).isBetween(0.0386, 0.0614);
    }
}
