package org.needlepoint.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.registration.Correspondence;
import org.needlepoint.registration.FleScale;
import org.needlepoint.registration.QualityGate;
import org.needlepoint.registration.RigidRegistration;
import org.needlepoint.work.Progress;

/** The search against brute force, the prediction against simulated registrations and the published formula. */
class LayoutSearchTest {
    static final Frame FRAME = new Frame("2.25.31", "tape measure");

    /** A thigh of 160 × 140 mm, target 55 mm below the front, lying on the back. */
    static PlacementTask thigh(double gapMm, OptionalDouble shiftMm, double inPlaneMm, double throughPlaneMm)
            throws ProblemException {
        Skin skin = Skin.everywhere(FRAME, SkinRing.ellipse(160, 140));
        return new PlacementTask(
                skin,
                new Point3(FRAME, 20, -15, 0),
                skin.point(30, 0),
                30,
                Optional.of(Side.BACK),
                inPlaneMm,
                throughPlaneMm,
                1,
                gapMm,
                shiftMm,
                60,
                QualityGate.DEFAULT);
    }

    static PlacementTask thigh() throws ProblemException {
        return thigh(30, OptionalDouble.of(20), 0.4, 1.0);
    }

    @Test
    void exchange_finds_what_brute_force_finds_with_six_capsules() throws Exception {
        PlacementTask task = thigh();
        double step = 40;
        List<Capsule> found = new LayoutSearch(task, step).best(6, Progress.NONE);
        double best = Double.POSITIVE_INFINITY;
        List<Point3> a = new LayoutSearch(task, step).placesAt(20);
        List<Point3> b = new LayoutSearch(task, step).placesAt(0);
        int tried = 0;
        for (List<Point3> upper : triples(a)) {
            for (List<Point3> lower : triples(b)) {
                List<Capsule> layout = labelled(upper, lower);
                if (isAllowed(layout, task)) {
                    tried++;
                    best = Math.min(best, new LayoutPredictor(task).rmsMm(layout));
                }
            }
        }
        assertThat(tried).isGreaterThan(100);
        assertThat(new LayoutPredictor(task).rmsMm(found)).isCloseTo(best, within(1e-9));
    }

    @Test
    void three_on_a_line_are_the_best_of_all_triples() throws Exception {
        PlacementTask task = thigh();
        List<Capsule> found = new LayoutSearch(task, 25).best(3, Progress.NONE);
        double best = Double.POSITIVE_INFINITY;
        for (List<Point3> t : triples(new LayoutSearch(task, 25).placesAt(0))) {
            List<Capsule> layout = labelled(t, List.of());
            if (isAllowed(layout, task)) {
                best = Math.min(best, new LayoutPredictor(task).rmsMm(layout));
            }
        }
        assertThat(new LayoutPredictor(task).rmsMm(found)).isCloseTo(best, within(1e-9));
    }

    @Test
    void the_prediction_is_what_registrations_of_noisy_capsules_show() throws Exception {
        PlacementTask task = thigh();
        List<Capsule> layout = new LayoutSearch(task, 20).best(6, Progress.NONE);
        LayoutPredictor predictor = new LayoutPredictor(task);
        List<Correspondence> exact = predictor.found(layout);
        RigidRegistration fit = RigidRegistration.withDefaults().with(FleScale.AS_STATED);
        SplittableRandom random = new SplittableRandom(7);
        Covariance3 c = task.localisation();
        double p95 = predictor.predict(layout).fullRigid().p95Mm();
        double sum = 0;
        int beyond = 0;
        int rounds = 20_000;
        for (int i = 0; i < rounds; i++) {
            List<Correspondence> seen = new ArrayList<>();
            for (Correspondence e : exact) {
                seen.add(new Correspondence(
                        e.label(), e.from().plus(noise(random, c)), c, e.to().plus(noise(random, c)), c));
            }
            Point3 mapped = fit.fit(seen).ctToMr().apply(task.target());
            double error =
                    Math.sqrt(Math.pow(mapped.x() - 20, 2) + Math.pow(mapped.y() + 15, 2) + Math.pow(mapped.z(), 2));
            sum += error * error;
            beyond += error > p95 ? 1 : 0;
        }
        // Standard error of the RMS over 20,000 rounds: about 0.4 %.
        assertThat(Math.sqrt(sum / rounds) / predictor.rmsMm(layout)).isCloseTo(1, within(0.02));
        assertThat(beyond / (double) rounds).isCloseTo(0.05, within(0.006));
    }

    @Test
    void equal_errors_give_the_formula_of_fitzpatrick_west_and_maurer() throws Exception {
        PlacementTask task = thigh(30, OptionalDouble.of(20), 0.7, 0.7);
        List<Capsule> layout = new LayoutSearch(task, 30).best(6, Progress.NONE);
        double flesquared = 2 * 3 * 0.7 * 0.7;
        assertThat(new LayoutPredictor(task).rmsMm(layout))
                .isCloseTo(Math.sqrt(fitzpatrick(layout, task.target(), flesquared)), within(1e-9));
    }

    @Test
    void the_advice_follows_the_published_rules() throws Exception {
        PlacementTask task = thigh(30, OptionalDouble.empty(), 0.4, 1.0);
        List<Capsule> best = new LayoutSearch(task, 25).best(6, Progress.NONE);
        // Wide apart: spread over most of the limb's mean radius of 75 mm. Centre near the target: nearer than the skin
        // is.
        assertThat(new LayoutPredictor(task).predict(best).conditioning().spreadMm())
                .isGreaterThan(60);
        Vector3 sum = Vector3.ZERO;
        for (Capsule c : best) {
            sum = sum.plus(c.position().toVector());
        }
        Vector3 centre = sum.times(1 / 6.0);
        assertThat(Math.hypot(centre.x() - 20, centre.y() + 15))
                .isLessThan(task.target().distanceMm(task.entry()));
        assertThat(new LayoutPredictor(task).predict(best).conditioning().nearlyCollinear())
                .isFalse();
        assertThat(best).allSatisfy(c -> {
            assertThat(c.position().distanceMm(task.entry())).isGreaterThanOrEqualTo(30);
            assertThat(c.position().y()).isLessThan(60);
        });
    }

    /** TRE² = FLE²/N (1 + ⅓ Σ d²/f²), Fitzpatrick, West and Maurer 1998, equation 46, on the principal axes. */
    private static double fitzpatrick(List<Capsule> layout, Point3 target, double fleSquared) {
        int n = layout.size();
        Vector3 sum = Vector3.ZERO;
        for (Capsule c : layout) {
            sum = sum.plus(c.position().toVector());
        }
        Vector3 mean = sum.times(1.0 / n);
        double[] m = new double[9];
        for (Capsule c : layout) {
            double[] d = c.position().toVector().minus(mean).toArray();
            for (int i = 0; i < 9; i++) {
                m[i] += d[i / 3] * d[i % 3] / n;
            }
        }
        Covariance3.PrincipalAxes axes = Covariance3.ofMatrix(m).principalAxes();
        Vector3 d = target.toVector().minus(mean);
        double[] v = {axes.variance0(), axes.variance1(), axes.variance2()};
        Vector3[] u = {axes.axis0(), axes.axis1(), axes.axis2()};
        double terms = 0;
        for (int k = 0; k < 3; k++) {
            double along = d.dot(u[k]);
            terms += (d.dot(d) - along * along) / (v[(k + 1) % 3] + v[(k + 2) % 3]);
        }
        return fleSquared / n * (1 + terms / 3);
    }

    private static Vector3 noise(SplittableRandom r, Covariance3 c) {
        return new Vector3(
                r.nextGaussian() * Math.sqrt(c.xx()),
                r.nextGaussian() * Math.sqrt(c.yy()),
                r.nextGaussian() * Math.sqrt(c.zz()));
    }

    private static List<List<Point3>> triples(List<Point3> places) {
        List<List<Point3>> out = new ArrayList<>();
        for (Point3 a : places) {
            for (Point3 b : places) {
                for (Point3 c : places) {
                    if (b.x() - a.x() >= LayoutSearch.ORDER_MM && c.x() - b.x() >= LayoutSearch.ORDER_MM) {
                        out.add(List.of(a, b, c));
                    }
                }
            }
        }
        return out;
    }

    private static List<Capsule> labelled(List<Point3> upper, List<Point3> lower) {
        List<Capsule> out = new ArrayList<>();
        for (Point3 p : upper) {
            out.add(new Capsule("P" + (out.size() + 1), "A", p));
        }
        for (Point3 p : lower) {
            out.add(new Capsule("P" + (out.size() + 1), "B", p));
        }
        return out;
    }

    private static boolean isAllowed(List<Capsule> layout, PlacementTask task) {
        for (Capsule a : layout) {
            for (Capsule b : layout) {
                if (a != b && a.position().distanceMm(b.position()) < task.gapMm()) {
                    return false;
                }
            }
        }
        return LayoutSymmetry.confusable(layout, task.localisation()).isEmpty();
    }
}
