package org.needlepoint.fiducial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.needlepoint.fiducial.MarkerLabelling.Labelled;
import org.needlepoint.fiducial.MarkerLabelling.Slipped;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.problem.ProblemException;

/** Each fault of the markers is named before anything is fitted, in words that fit on a line or two at the table. */
class MarkerFaultsTest {
    private static final Frame MR = new Frame("1.2.3.1", "MR");
    private static final Frame CT = new Frame("1.2.3.2", "CT");
    private static final Vector3 HEAD = new Vector3(0, 0, 1);
    private static final int ROUNDS = 60;

    /** Line A above line B on a limb of radius 80 mm; glued by hand, so that a line is not quite level. */
    private static List<Vector3> layout(Random r, boolean level) {
        List<Vector3> out = new ArrayList<>();
        for (double[] line : new double[][] {{-0.55, 0.1, 0.6, 24}, {-0.62, -0.05, 0.5, 0}}) {
            for (int i = 0; i < 3; i++) {
                double z = line[3] + (level ? 0 : new double[] {3.5, -3.5, 3}[i] + r.nextDouble());
                out.add(new Vector3(80 * Math.sin(line[i]), -80 * Math.cos(line[i]), z));
            }
        }
        return out;
    }

    private static List<MarkerCandidate> seen(List<Vector3> at, Frame frame, UnaryOperator<Vector3> pose, Random r) {
        List<MarkerCandidate> out = new ArrayList<>();
        for (Vector3 v : at) {
            Vector3 error = new Vector3(r.nextGaussian(), r.nextGaussian(), r.nextGaussian()).times(0.15);
            out.add(new MarkerCandidate(
                    Point3.of(frame, pose.apply(v).plus(error)), Covariance3.isotropic(0.15), 15, 8.5, 0.9, "test"));
        }
        java.util.Collections.shuffle(out, r);
        return out;
    }

    /** The patient lies a little otherwise on the CT table: turned by up to 6°, and anywhere. */
    private static UnaryOperator<Vector3> onTable(Random r) {
        Vector3 about = new Vector3(r.nextGaussian(), r.nextGaussian(), r.nextGaussian()).normalized();
        Rotation turn = Rotation.aboutAxis(about, 0.1 * r.nextDouble());
        Vector3 shift = new Vector3(r.nextGaussian() * 50, r.nextGaussian() * 50, r.nextGaussian() * 300);
        return v -> turn.apply(v).plus(shift);
    }

    private static String refusal(List<Vector3> inMr, List<Vector3> inCt, Random r) throws ProblemException {
        FiducialTemplate six = FiducialTemplates.builtIn("vitamin-d-capsule-six");
        MarkerLabelling answer = new MarkerMatcher(six, HEAD)
                .match(seen(inMr, MR, UnaryOperator.identity(), r), seen(inCt, CT, onTable(r), r), LevelHint.NONE);
        assertThat(answer).isNotInstanceOf(Labelled.class);
        try {
            answer.orThrow();
        } catch (ProblemException e) {
            assertThat(e.getMessage()).hasSizeLessThan(330);
            return e.problem() + ": " + e.getMessage();
        }
        throw new AssertionError("orThrow did not refuse " + answer);
    }

    private interface Fault {
        List<Vector3> of(List<Vector3> at);
    }

    /** How many of the rounds name the fault with these words. */
    private static int named(boolean level, Fault fault, String... words) throws ProblemException {
        int named = 0;
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random r = new Random(seed);
            List<Vector3> at = layout(r, level);
            String said = refusal(at, fault.of(at), r);
            named += Arrays.stream(words).allMatch(said::contains) ? 1 : 0;
        }
        return named;
    }

    @Test
    void a_slipped_capsule_is_named_with_its_distance() throws Exception {
        for (int i = 0; i < 6; i++) {
            int which = i;
            String label = "P" + (i + 1) + " by ";
            Fault slip = at -> {
                List<Vector3> moved = new ArrayList<>(at);
                Vector3 v = at.get(which);
                moved.set(which, Rotation.aboutAxis(HEAD, 0.1).apply(v).plus(HEAD.times(5)));
                return moved;
            };
            assertThat(named(true, slip, "MARKERS_SLIPPED", label, "the other 5 agree"))
                    .as(label)
                    .isGreaterThanOrEqualTo(ROUNDS * 9 / 10);
        }
    }

    @Test
    void skin_that_shifted_a_whole_line_is_named() throws Exception {
        Fault shift = at -> {
            List<Vector3> moved = new ArrayList<>(at);
            for (int i = 0; i < 3; i++) {
                moved.set(i, Rotation.aboutAxis(HEAD, 0.09).apply(at.get(i)));
            }
            return moved;
        };
        assertThat(named(false, shift, "MARKERS_SLIPPED", "one line of markers moved against the other (skin shift)"))
                .isEqualTo(ROUNDS);
    }

    @Test
    void the_other_limb_is_named() throws Exception {
        Fault other = at ->
                at.stream().map(v -> new Vector3(-v.x() + 180, v.y(), v.z())).toList();
        assertThat(named(false, other, "MARKERS_MIRRORED", "left for right", "other limb"))
                .isEqualTo(ROUNDS);
    }

    /** A gap between slices that was left out: 5 mm slices every 6 mm. */
    @Test
    void a_wrong_slice_spacing_is_named() throws Exception {
        Fault spacing = at ->
                at.stream().map(v -> new Vector3(v.x(), v.y(), 1.25 * v.z())).toList();
        assertThat(named(false, spacing, "MARKERS_SLIPPED", "slice spacing", "factor of 1."))
                .isEqualTo(ROUNDS);
    }

    @Test
    void a_wrong_pixel_spacing_is_named() throws Exception {
        Fault spacing = at -> at.stream().map(v -> v.times(1.1)).toList();
        assertThat(named(false, spacing, "MARKERS_SLIPPED", "pixel spacing", "factor of 1."))
                .isEqualTo(ROUNDS);
    }

    /** CT slices sheared by 20°, read as if upright. */
    @Test
    void a_gantry_tilt_that_the_file_does_not_state_is_named() throws Exception {
        Fault tilt = at -> at.stream()
                .map(v -> new Vector3(v.x(), v.y() + v.z() * Math.tan(Math.toRadians(20)), v.z()))
                .toList();
        assertThat(named(false, tilt, "MARKERS_SLIPPED", "tilted by", "gantry tilt"))
                .isGreaterThanOrEqualTo(ROUNDS * 9 / 10);
    }

    /** Two flat lines that drew apart look exactly like a wrong slice spacing: both are named, neither is preferred. */
    @Test
    void what_the_distances_cannot_tell_apart_is_named_together() throws Exception {
        Fault apart = at -> {
            List<Vector3> moved = new ArrayList<>(at);
            for (int i = 0; i < 3; i++) {
                moved.set(i, at.get(i).plus(HEAD.times(7)));
            }
            return moved;
        };
        assertThat(named(true, apart, "one line of markers moved", "or the slice spacing"))
                .isGreaterThanOrEqualTo(ROUNDS * 9 / 10);
    }

    @Test
    void markers_that_touch_are_said_to_touch() throws Exception {
        Random r = new Random(3);
        List<Vector3> at = layout(r, true);
        List<Vector3> moved = new ArrayList<>(at);
        Vector3 toward = at.get(1).minus(at.get(0)).normalized();
        moved.set(0, at.get(1).minus(toward.times(15.2)));
        assertThat(refusal(at, moved, r)).contains("P1 by ").contains("two markers touch in CT");
    }

    /**
     * Up to eight markers, some missing in either image and some that are none: the search finds exactly the largest
     * admissible sets that the enumeration of every assignment finds.
     */
    @Test
    void the_search_equals_the_enumeration_of_every_assignment_of_eight() {
        for (int seed = 0; seed < 12; seed++) {
            Random r = new Random(seed);
            List<Vector3> worn = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                // A coarse lattice, so that many wrong assignments agree by chance.
                worn.add(new Vector3(22 * (i % 4) + r.nextInt(3), 18 * r.nextInt(2), 20 * (i / 4)));
            }
            List<Vector3> inMr = new ArrayList<>(worn.subList(seed % 3, 8));
            List<Vector3> inCt = new ArrayList<>(worn.subList(0, 8 - seed % 2));
            while (inMr.size() < 8) {
                inMr.add(new Vector3(22 * r.nextInt(5), 18 * r.nextInt(3), 20 * r.nextInt(3) + 7));
            }
            List<MarkerCandidate> mr = seen(inMr, MR, UnaryOperator.identity(), r);
            List<MarkerCandidate> ct = seen(inCt, CT, onTable(r), r);
            Set<List<Integer>> found = new HashSet<>();
            Agreement.largest(mr, ct, false)
                    .forEach(s -> found.add(Arrays.stream(s).boxed().toList()));
            EveryAssignment all = new EveryAssignment(mr, ct);
            assertThat(found).as("seed " + seed).isEqualTo(all.largest());
            assertThat(all.looked()).isEqualTo(ct.size() == 8 ? 1_441_729 : 394_353);
        }
    }

    @Test
    void refusals_are_problems_with_a_remedy_for_the_table() {
        Slipped s = new Slipped(List.of(new MarkerLabelling.Slip("P2", 6.4)), "the other 5 agree");
        assertThatThrownBy(s::orThrow)
                .hasMessage("Markers moved between MR and CT: P2 by 6.4 mm; the other 5 agree.")
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.remedy()).contains("Look at the skin"));
    }
}
