package org.needlepoint.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.problem.ProblemException;

/** Laws that every fit obeys, over random layouts, motions and anisotropic errors. */
class RigidRegistrationPropertyTest {
    private static final Frame MOVED = new Frame("2.25.103", "moved");
    private static final RigidRegistration FIT = RigidRegistration.withDefaults();

    /** A random case: every marker with its own oblique, anisotropic errors in both images. */
    private static List<Correspondence> markers(
            long seed, int n, double noise, boolean coplanar, RigidTransform truth) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Correspondence> out = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            // On a helix with scatter, so that no layout is a line; drawn again where two markers would touch.
            Point3 drawn;
            do {
                Vector3 scatter = SimulatedMarkers.gaussian(random).times(10);
                drawn = SimulatedMarkers.ct(
                        new Vector3(60 * Math.cos(2.2 * i), 60 * Math.sin(2.2 * i), coplanar ? 0 : 15.0 * i)
                                .plus(coplanar ? new Vector3(scatter.x(), scatter.y(), 0) : scatter));
            } while (touches(out, drawn));
            Point3 p = drawn;
            Covariance3 c = oblique(random);
            Covariance3 d = oblique(random);
            Point3 q = truth.apply(p);
            out.add(new Correspondence(
                    "P" + (i + 1),
                    p.plus(SimulatedMarkers.gaussian(random, c).times(noise)),
                    c,
                    q.plus(SimulatedMarkers.gaussian(random, d).times(noise)),
                    d));
        }
        return out;
    }

    /** Nearer than 12 mm: with errors of a few millimetres two such would be taken for one marker. */
    private static boolean touches(List<Correspondence> placed, Point3 p) {
        return placed.stream().anyMatch(c -> c.from().distanceMm(p) < 12);
    }

    private static Covariance3 oblique(SplittableRandom random) {
        return Covariance3.ofAxes(
                Rotation.ofRotationVector(SimulatedMarkers.gaussian(random)),
                0.2 + random.nextDouble(),
                0.2 + random.nextDouble(),
                0.5 + 2 * random.nextDouble());
    }

    private static RigidTransform truth(long seed) {
        return SimulatedMarkers.motion(new SplittableRandom(~seed), 40, 80);
    }

    private static void sameMap(RigidTransform a, RigidTransform b, double toleranceMm) {
        for (Vector3 v :
                List.of(Vector3.ZERO, new Vector3(100, 0, 0), new Vector3(0, 100, 0), new Vector3(0, 0, 100))) {
            Point3 p = Point3.of(a.from(), v);
            assertThat(a.apply(p).distanceMm(b.apply(p))).isCloseTo(0, within(toleranceMm));
        }
    }

    @Property(tries = 200)
    void without_noise_the_motion_is_recovered(
            @ForAll long seed, @ForAll @IntRange(min = 3, max = 9) int n, @ForAll boolean coplanar)
            throws ProblemException {
        RigidTransform truth = truth(seed);
        RegistrationResult r = FIT.fit(markers(seed, n, 0, coplanar, truth));
        sameMap(r.ctToMr(), truth, 1e-9);
        assertThat(r.freRmsMm()).isLessThan(1e-9);
    }

    @Property(tries = 200)
    void moving_both_frames_moves_the_result(@ForAll long seed, @ForAll @IntRange(min = 3, max = 9) int n)
            throws ProblemException {
        List<Correspondence> markers = markers(seed, n, 1, false, truth(seed));
        SplittableRandom random = new SplittableRandom(seed + 1);
        Frame ct2 = new Frame("2.25.104", "CT moved");
        RigidTransform g = new RigidTransform(
                SimulatedMarkers.CT,
                ct2,
                Rotation.ofRotationVector(SimulatedMarkers.gaussian(random)),
                SimulatedMarkers.gaussian(random).times(50));
        RigidTransform h = new RigidTransform(
                SimulatedMarkers.MR,
                MOVED,
                Rotation.ofRotationVector(SimulatedMarkers.gaussian(random)),
                SimulatedMarkers.gaussian(random).times(50));
        List<Correspondence> moved = markers.stream()
                .map(c -> new Correspondence(
                        c.label(),
                        g.apply(c.from()),
                        g.applyCovariance(c.fromCovariance()),
                        h.apply(c.to()),
                        h.applyCovariance(c.toCovariance())))
                .toList();
        RegistrationResult a = FIT.fit(markers);
        RegistrationResult b = FIT.fit(moved);
        sameMap(g.inverse().then(a.ctToMr()).then(h), b.ctToMr(), 1e-8);
        assertThat(b.freRmsMm()).isCloseTo(a.freRmsMm(), within(1e-8));
        Point3 p = SimulatedMarkers.ct(new Vector3(20, 10, 30));
        assertThat(b.targetError(g.apply(p)).rmsMm()).isCloseTo(a.targetError(p).rmsMm(), within(1e-8));
    }

    @Property(tries = 100)
    void the_order_of_the_markers_does_not_matter(@ForAll long seed, @ForAll @IntRange(min = 3, max = 9) int n)
            throws ProblemException {
        List<Correspondence> markers = markers(seed, n, 1, false, truth(seed));
        List<Correspondence> shuffled = new ArrayList<>(markers);
        Collections.shuffle(shuffled, new Random(seed));
        sameMap(FIT.fit(markers).ctToMr(), FIT.fit(shuffled).ctToMr(), 1e-9);
    }

    /** Only the exact maximum likelihood has this symmetry; an iteration that freezes the weights has not. */
    @Property(tries = 200)
    void exchanging_the_images_inverts_the_transform(@ForAll long seed, @ForAll @IntRange(min = 3, max = 9) int n)
            throws ProblemException {
        List<Correspondence> markers = markers(seed, n, 1, false, truth(seed));
        List<Correspondence> exchanged = markers.stream()
                .map(c -> new Correspondence(c.label(), c.to(), c.toCovariance(), c.from(), c.fromCovariance()))
                .toList();
        RegistrationResult a = FIT.fit(markers);
        RegistrationResult b = FIT.fit(exchanged);
        sameMap(a.ctToMr().inverse(), b.ctToMr(), 1e-8);
        assertThat(b.fle().chiSquare())
                .isCloseTo(a.fle().chiSquare(), within(1e-7 * (1 + a.fle().chiSquare())));
    }

    @Property(tries = 200)
    void no_small_motion_away_from_the_fit_has_a_higher_likelihood(
            @ForAll long seed, @ForAll @IntRange(min = 3, max = 9) int n) throws ProblemException {
        List<Correspondence> markers = markers(seed, n, 1, false, truth(seed));
        RegistrationResult r = FIT.fit(markers);
        assertThat(chiSquare(markers, r.ctToMr()))
                .isCloseTo(r.fle().chiSquare(), within(1e-9 * (1 + r.fle().chiSquare())));
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20; i++) {
            RigidTransform near = r.ctToMr()
                    .then(RigidTransform.about(
                            SimulatedMarkers.MR,
                            SimulatedMarkers.MR,
                            Rotation.ofRotationVector(
                                    SimulatedMarkers.gaussian(random).times(1e-4)),
                            r.pose().pivot().toVector(),
                            SimulatedMarkers.gaussian(random).times(1e-2)));
            assertThat(chiSquare(markers, near)).isGreaterThan(r.fle().chiSquare());
        }
    }

    /** The naive criterion: Σ rᵀ (C_to + R C_from Rᵀ)⁻¹ r. */
    private static double chiSquare(List<Correspondence> markers, RigidTransform t) {
        double sum = 0;
        for (Correspondence c : markers) {
            Vector3 r = c.to().minus(t.apply(c.from()));
            Covariance3.PrincipalAxes p =
                    c.toCovariance().plus(t.applyCovariance(c.fromCovariance())).principalAxes();
            double a = p.axis0().dot(r);
            double b = p.axis1().dot(r);
            double d = p.axis2().dot(r);
            sum += a * a / p.variance0() + b * b / p.variance1() + d * d / p.variance2();
        }
        return sum;
    }

    @Property(tries = 100)
    void a_reflection_is_never_returned(@ForAll long seed, @ForAll @IntRange(min = 3, max = 9) int n)
            throws ProblemException {
        // Mirrored positions: the best map is improper, the answer must still be a rotation.
        List<Correspondence> mirrored = markers(seed, n, 1, n % 2 == 0, truth(seed)).stream()
                .map(c -> new Correspondence(
                        c.label(),
                        new Point3(
                                c.from().frame(),
                                -c.from().x(),
                                c.from().y(),
                                c.from().z()),
                        c.fromCovariance(),
                        c.to(),
                        c.toCovariance()))
                .toList();
        RigidTransform t = FIT.fit(mirrored).ctToMr();
        Vector3 ex = t.applyVector(new Vector3(1, 0, 0));
        Vector3 ey = t.applyVector(new Vector3(0, 1, 0));
        Vector3 ez = t.applyVector(new Vector3(0, 0, 1));
        assertThat(ex.cross(ey).dot(ez)).isCloseTo(1, within(1e-12));
    }

    @Property(tries = 50)
    void an_error_map_agrees_with_the_errors_at_its_pixels(@ForAll long seed) throws ProblemException {
        RegistrationResult r = FIT.fit(markers(seed, 6, 1, false, truth(seed)));
        Point3 origin = SimulatedMarkers.ct(new Vector3(-60, -50, 12));
        Vector3 u = new Vector3(7, 1, 0);
        Vector3 v = new Vector3(-1, 7, 0.5);
        ErrorMap map = ErrorMap.over(r.pose(), origin, u, v, 16, 12);
        for (int row = 0; row < map.rows(); row += 3) {
            for (int column = 0; column < map.columns(); column += 3) {
                TargetError e = r.targetError(origin.plus(u.times(column)).plus(v.times(row)));
                assertThat(map.rmsMm(column, row)).isCloseTo(e.rmsMm(), within(1e-9));
                assertThat(map.p95Mm(column, row)).isCloseTo(e.p95Mm(), within(1e-3 * e.p95Mm()));
            }
        }
    }

    @Property(tries = 10)
    void draws_have_the_predicted_covariance(@ForAll long seed) throws ProblemException {
        RegistrationResult r = FIT.fit(markers(seed, 5, 1, false, truth(seed)));
        Point3 p = SimulatedMarkers.ct(new Vector3(20, 40, -30));
        Point3 mean = r.ctToMr().apply(p);
        Covariance3 expected = r.treCovariance(p);
        double[] sum = new double[9];
        SplittableRandom random = new SplittableRandom(seed);
        int draws = 20_000;
        for (int i = 0; i < draws; i++) {
            double[] e = r.pose().draw(random).apply(p).minus(mean).toArray();
            for (int k = 0; k < 9; k++) {
                sum[k] += e[k / 3] * e[k % 3] / draws;
            }
        }
        for (int k = 0; k < 9; k++) {
            // Four standard errors of a sample covariance of 20,000 draws are 4 % of the trace at most.
            assertThat(sum[k]).isCloseTo(expected.toArray()[k], within(0.04 * expected.trace()));
        }
        assertThat(r.pose().draw(new SplittableRandom(1))).isEqualTo(r.pose().draw(new SplittableRandom(1)));
    }
}
