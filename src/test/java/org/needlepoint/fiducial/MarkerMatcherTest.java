package org.needlepoint.fiducial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.needlepoint.fiducial.MarkerLabelling.Ambiguous;
import org.needlepoint.fiducial.MarkerLabelling.Labelled;
import org.needlepoint.fiducial.MarkerLabelling.LabelledMarker;
import org.needlepoint.fiducial.MarkerLabelling.Mirrored;
import org.needlepoint.fiducial.MarkerLabelling.Missing;
import org.needlepoint.fiducial.MarkerLabelling.NamesFrom;
import org.needlepoint.fiducial.MarkerLabelling.Slipped;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.problem.ProblemException;

/** Labelling: right when it answers, a refusal by name otherwise; the search against brute force. */
class MarkerMatcherTest {
    private static final Frame MR = new Frame("1.2.3.1", "MR");
    private static final Frame CT = new Frame("1.2.3.2", "CT");
    private static final Vector3 HEAD = new Vector3(0, 0, 1);
    private static final double ERROR_MM = 0.25;

    private static FiducialTemplate six;
    private static FiducialTemplate three;

    @BeforeAll
    static void read() throws ProblemException {
        six = FiducialTemplates.builtIn("vitamin-d-capsule-six");
        three = FiducialTemplates.builtIn("vitamin-d-capsule-three");
    }

    /** Line A 24 mm above line B on a limb of radius 80 mm, at the given angles from the front, right to left. */
    private static List<Vector3> layout(double[] anglesA, double[] anglesB) {
        List<Vector3> out = new ArrayList<>();
        for (double a : anglesA) {
            out.add(new Vector3(80 * Math.sin(a), -80 * Math.cos(a), 24));
        }
        for (double b : anglesB) {
            out.add(new Vector3(80 * Math.sin(b), -80 * Math.cos(b), 0));
        }
        return out;
    }

    private static final double[] ANGLES_A = {-0.55, 0.1, 0.6};
    private static final double[] ANGLES_B = {-0.62, -0.05, 0.5};

    private static RigidTransform pose(Random r, double degrees) {
        Vector3 about = new Vector3(r.nextGaussian(), r.nextGaussian(), r.nextGaussian()).normalized();
        return new RigidTransform(
                MR,
                CT,
                Rotation.aboutAxis(about, Math.toRadians(degrees) * r.nextDouble()),
                new Vector3(r.nextGaussian() * 50, r.nextGaussian() * 50, r.nextGaussian() * 300));
    }

    private static MarkerCandidate seen(Point3 p, Random r) {
        Vector3 error = new Vector3(r.nextGaussian(), r.nextGaussian(), r.nextGaussian()).times(ERROR_MM);
        return new MarkerCandidate(p.plus(error), Covariance3.isotropic(ERROR_MM), 15, 8.5, 0.9, "test");
    }

    private static List<MarkerCandidate> inMr(List<Vector3> at, Random r) {
        return new ArrayList<>(at.stream().map(v -> seen(Point3.of(MR, v), r)).toList());
    }

    private static List<MarkerCandidate> inCt(List<Vector3> at, RigidTransform mrToCt, Random r) {
        return new ArrayList<>(
                at.stream().map(v -> seen(mrToCt.apply(Point3.of(MR, v)), r)).toList());
    }

    private static MarkerLabelling match(List<MarkerCandidate> mr, List<MarkerCandidate> ct, Random r) {
        java.util.Collections.shuffle(mr, r);
        java.util.Collections.shuffle(ct, r);
        return new MarkerMatcher(six, HEAD).match(mr, ct, LevelHint.NONE);
    }

    private static void assertRight(MarkerLabelling labelling, List<Vector3> at, RigidTransform mrToCt, int wanted) {
        assertThat(labelling).isInstanceOf(Labelled.class);
        List<LabelledMarker> markers = ((Labelled) labelling).markers();
        assertThat(markers).hasSize(wanted);
        for (LabelledMarker m : markers) {
            Vector3 truth = at.get(six.labels().indexOf(m.label()));
            assertThat(m.mr().centre().minus(Point3.of(MR, truth)).norm()).isLessThan(2);
            assertThat(m.ct().centre().distanceMm(mrToCt.apply(Point3.of(MR, truth))))
                    .isLessThan(2);
        }
    }

    @Test
    void six_markers_are_labelled_in_any_pose_up_to_30_degrees_and_with_extras_in_both_images() {
        for (int seed = 0; seed < 300; seed++) {
            Random r = new Random(seed);
            List<Vector3> at = layout(ANGLES_A, ANGLES_B);
            RigidTransform mrToCt = pose(r, 30);
            List<MarkerCandidate> mr = inMr(at, r);
            List<MarkerCandidate> ct = inCt(at, mrToCt, r);
            for (int i = 0; i < seed % 3; i++) {
                mr.add(seen(Point3.of(MR, at.get(2).plus(new Vector3(30 + 20 * i, 40, 15 * i))), r));
                ct.add(seen(mrToCt.apply(Point3.of(MR, at.get(0).plus(new Vector3(-35, 30 + 25 * i, -20)))), r));
            }
            assertRight(match(mr, ct, r), at, mrToCt, 6);
        }
    }

    @Test
    void the_line_near_the_needle_tip_is_the_target_line() {
        Random r = new Random(5);
        List<Vector3> at = layout(ANGLES_A, ANGLES_B);
        RigidTransform mrToCt = pose(r, 20);
        for (boolean lower : new boolean[] {true, false}) {
            Point3 tip = mrToCt.apply(new Point3(MR, 5, -30, lower ? 1 : 23));
            Labelled l =
                    (Labelled) new MarkerMatcher(six, HEAD).match(inMr(at, r), inCt(at, mrToCt, r), LevelHint.tip(tip));
            assertThat(l.namesFrom()).isEqualTo(NamesFrom.TARGET_SLICE);
            double levelOfP4 = l.markers().get(3).mr().centre().z();
            assertThat(levelOfP4).isCloseTo(lower ? 0 : 24, org.assertj.core.api.Assertions.within(1.5));
        }
    }

    @Test
    void without_a_target_slice_lines_are_named_from_head_to_feet_and_it_says_so() {
        Random r = new Random(6);
        List<Vector3> at = layout(ANGLES_A, ANGLES_B);
        Labelled l = (Labelled) match(inMr(at, r), inCt(at, pose(r, 10), r), r);
        assertThat(l.namesFrom()).isEqualTo(NamesFrom.HEAD_TO_FEET);
        assertThat(l.notes()).anyMatch(n -> n.contains("nearer the head"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void one_complete_line_in_ct_is_enough(int first) {
        for (int seed = 0; seed < 50; seed++) {
            Random r = new Random(seed);
            List<Vector3> at = layout(ANGLES_A, new double[] {-0.62, 0.15, 0.5});
            RigidTransform mrToCt = pose(r, 20);
            MarkerLabelling l = match(inMr(at, r), inCt(at.subList(first, first + 3), mrToCt, r), r);
            assertRight(l, at, mrToCt, 3);
            assertThat(((Labelled) l).notes()).anyMatch(n -> n.contains("Only one line"));
        }
    }

    @Test
    void one_line_that_fits_both_lines_of_mr_is_ambiguous() {
        Random r = new Random(7);
        List<Vector3> at = layout(ANGLES_A, ANGLES_A);
        MarkerLabelling l = match(inMr(at, r), inCt(at.subList(3, 6), pose(r, 10), r), r);
        assertThat(l).isInstanceOf(Ambiguous.class);
        assertThat(((Ambiguous) l).alternatives()).hasSizeGreaterThan(1);
    }

    @Test
    void a_missing_marker_is_named() {
        for (int lost = 0; lost < 6; lost++) {
            Random r = new Random(lost);
            List<Vector3> at = layout(ANGLES_A, ANGLES_B);
            List<MarkerCandidate> ct = inCt(at, pose(r, 25), r);
            ct.remove(lost);
            MarkerLabelling l = match(inMr(at, r), ct, r);
            assertThat(l).isInstanceOf(Missing.class);
            assertThat(((Missing) l).missing()).contains("in CT " + six.labels().get(lost));
            assertThatThrownBy(l::orThrow)
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("missing")
                    .hasMessageContaining("CT 5 at");
        }
    }

    @Test
    void exchanged_sides_are_refused_as_mirrored() {
        for (int seed = 0; seed < 100; seed++) {
            Random r = new Random(seed);
            List<Vector3> at = layout(ANGLES_A, ANGLES_B);
            List<Vector3> flipped =
                    at.stream().map(v -> new Vector3(-v.x(), v.y(), v.z())).toList();
            MarkerLabelling l = match(inMr(at, r), inCt(flipped, pose(r, 20), r), r);
            assertThat(l).isInstanceOf(Mirrored.class);
        }
    }

    @Test
    void one_marker_that_slipped_by_5_mm_is_told_and_named() {
        int told = 0;
        int named = 0;
        int scenes = 0;
        for (int seed = 0; seed < 120; seed++) {
            Random r = new Random(seed);
            List<Vector3> at = layout(ANGLES_A, ANGLES_B);
            List<Vector3> moved = new ArrayList<>(at);
            int i = seed % 6;
            // Along the skin, in any direction.
            Vector3 out = new Vector3(at.get(i).x(), at.get(i).y(), 0).normalized();
            Vector3 slip =
                    Rotation.aboutAxis(out, 6.28 * r.nextDouble()).apply(HEAD).times(5 + 10 * r.nextDouble());
            moved.set(i, at.get(i).plus(slip));
            MarkerLabelling l = match(inMr(at, r), inCt(moved, pose(r, 15), r), r);
            scenes++;
            told += l instanceof Labelled ? 0 : 1;
            if (l instanceof Slipped s && s.slips().size() == 1) {
                assertThat(s.slips().get(0).label()).isEqualTo(six.labels().get(i));
                assertThat(s.slips().get(0).distanceMm())
                        .isCloseTo(slip.norm(), org.assertj.core.api.Assertions.within(2.5));
                named++;
            }
        }
        assertThat(told).isEqualTo(scenes);
        assertThat((double) named / scenes).isGreaterThan(0.9);
    }

    @Test
    void a_whole_line_that_slipped_is_told() {
        for (int seed = 0; seed < 100; seed++) {
            Random r = new Random(seed);
            List<Vector3> at = layout(ANGLES_A, ANGLES_B);
            List<Vector3> moved = new ArrayList<>(at);
            double along = seed % 2 == 0 ? 7 : 0;
            for (int i = 0; i < 3; i++) {
                Vector3 turned = Rotation.aboutAxis(HEAD, along == 0 ? 0.1 : 0).apply(at.get(i));
                moved.set(i, turned.plus(HEAD.times(along)));
            }
            assertThat(match(inMr(at, r), inCt(moved, pose(r, 15), r), r)).isInstanceOf(Slipped.class);
        }
    }

    @Test
    void three_evenly_spaced_markers_are_told_apart_by_their_order_and_it_says_so() {
        Random r = new Random(11);
        List<Vector3> at = layout(new double[] {-0.5, 0, 0.5}, new double[0]);
        RigidTransform mrToCt = pose(r, 25);
        MarkerLabelling l = new MarkerMatcher(three, HEAD).match(inMr(at, r), inCt(at, mrToCt, r), LevelHint.NONE);
        assertRight(l, at, mrToCt, 3);
        assertThat(((Labelled) l).notes()).anyMatch(n -> n.contains("evenly spaced"));
        assertThat(((Labelled) l).confidence()).isLessThan(0.95);
    }

    @Test
    void nothing_found_is_missing_with_nothing_found() {
        MarkerLabelling l = new MarkerMatcher(six, HEAD).match(List.of(), List.of(), LevelHint.NONE);
        assertThat(l).isInstanceOf(Missing.class);
        assertThatThrownBy(l::orThrow).hasMessageContaining("MR none; CT none");
    }

    /** The pruned search against every injective assignment of random points, many of which agree by chance. */
    @Test
    void the_search_finds_exactly_what_brute_force_finds() {
        for (int seed = 0; seed < 40; seed++) {
            Random r = new Random(seed);
            int n = 3 + r.nextInt(4);
            int m = 3 + r.nextInt(4);
            List<Vector3> at = new ArrayList<>();
            for (int i = 0; i < Math.max(n, m); i++) {
                at.add(new Vector3(18 * r.nextInt(4), 18 * r.nextInt(3), 18 * r.nextInt(2)));
            }
            List<MarkerCandidate> mr = inMr(at.subList(0, n), r);
            List<MarkerCandidate> ct = inCt(at.subList(0, m), pose(r, 10), r);
            Set<List<Integer>> found = new HashSet<>();
            Agreement.largest(mr, ct, false)
                    .forEach(s -> found.add(Arrays.stream(s).boxed().toList()));
            Set<List<Integer>> expected = new HashSet<>();
            bruteForce(mr, ct, new int[n], 0, expected);
            int most =
                    expected.stream().mapToInt(MarkerMatcherTest::paired).max().orElse(0);
            expected.removeIf(s -> paired(s) < most);
            assertThat(found).isEqualTo(expected);
        }
    }

    private static int paired(List<Integer> partner) {
        return (int) partner.stream().filter(j -> j >= 0).count();
    }

    private static void bruteForce(
            List<MarkerCandidate> mr, List<MarkerCandidate> ct, int[] partner, int next, Set<List<Integer>> out) {
        if (next == partner.length) {
            List<Integer> set = Arrays.stream(partner).boxed().toList();
            if (paired(set) >= 3 && agrees(mr, ct, partner)) {
                out.add(set);
            }
            return;
        }
        for (int j = -1; j < ct.size(); j++) {
            int candidate = j;
            if (j < 0 || Arrays.stream(partner, 0, next).noneMatch(p -> p == candidate)) {
                partner[next] = j;
                bruteForce(mr, ct, partner, next + 1, out);
            }
        }
    }

    /** The definition, written without the search: all distances and directions agree, and a rigid motion fits. */
    private static boolean agrees(List<MarkerCandidate> mr, List<MarkerCandidate> ct, int[] partner) {
        List<Vector3> from = new ArrayList<>();
        List<Vector3> to = new ArrayList<>();
        for (int i = 0; i < partner.length; i++) {
            for (int k = 0; k < i; k++) {
                if (partner[i] >= 0 && partner[k] >= 0) {
                    Vector3 a = mr.get(i).centre().minus(mr.get(k).centre());
                    Vector3 b =
                            ct.get(partner[i]).centre().minus(ct.get(partner[k]).centre());
                    double tolerance =
                            Agreement.toleranceMm(mr.get(i), mr.get(k), ct.get(partner[i]), ct.get(partner[k]));
                    if (a.norm() <= 5
                            || b.norm() <= 5
                            || Math.abs(a.norm() - b.norm()) > tolerance
                            || a.angleRad(b) >= Math.toRadians(50)) {
                        return false;
                    }
                }
            }
            if (partner[i] >= 0) {
                from.add(ct.get(partner[i]).centre().toVector());
                to.add(mr.get(i).centre().toVector());
            }
        }
        PairAlignment fit = PairAlignment.of(from, to);
        double limit = Agreement.SKIN_MM + 3 * ERROR_MM * Math.sqrt(6);
        for (int i = 0; i < from.size(); i++) {
            if (fit.toMr(from.get(i)).minus(to.get(i)).norm() > limit) {
                return false;
            }
        }
        return Agreement.offLineMm(to) < 4 || fit.rotation().angleRad() < Math.toRadians(50);
    }
}
