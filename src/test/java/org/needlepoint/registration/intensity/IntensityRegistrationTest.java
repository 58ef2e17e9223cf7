package org.needlepoint.registration.intensity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.needlepoint.geometry.FrameMismatchException;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.Volume;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.registration.PoseUncertainty;
import org.needlepoint.registration.intensity.IntensityResult.Accepted;
import org.needlepoint.registration.intensity.IntensityResult.Outcome;
import org.needlepoint.registration.intensity.IntensityResult.Refused;
import org.needlepoint.work.CancelledException;
import org.needlepoint.work.Progress;

/** The refinement on an analytic limb of known pose, and what it must refuse. */
class IntensityRegistrationTest {
    private static final ImagePair PAIR = pair(SyntheticLimb::limb, SyntheticLimb::limb);
    private static final IntensityRegistration REGISTRATION =
            IntensityRegistration.withDefaults().with(SyntheticLimb.target());
    private static final RigidTransform OFF =
            SyntheticLimb.ctToMrStart(new Vector3(0.08, -0.06, 0.1), new Vector3(7, -8, 6));

    private static ImagePair pair(SyntheticLimb.Anatomy mr, SyntheticLimb.Anatomy ct) {
        try {
            return ImagePair.of(SyntheticLimb.mr(mr), SyntheticLimb.ct(ct, SyntheticLimb.truth()));
        } catch (ProblemException e) {
            throw new AssertionError(e);
        }
    }

    private static double errorMm(RigidTransform ctToMr) {
        return SyntheticLimb.errorMm(ctToMr.inverse(), SyntheticLimb.truth());
    }

    private static Accepted accepted(IntensityResult r) {
        assertThat(r).as(() -> r.toString()).isInstanceOf(Accepted.class);
        return (Accepted) r;
    }

    private static Refused refused(IntensityResult r) {
        assertThat(r).as(() -> r.toString()).isInstanceOf(Refused.class);
        return (Refused) r;
    }

    /** Voxels are 1.9 × 1.9 × 4 mm: half a millimetre is a quarter of a pixel, an eighth of a slice. */
    @ParameterizedTest
    @CsvSource({"0, 0, 0, 0, 0, 0", "0.1, 0.1, 0.1, 6, 9, -9", "-0.12, 0.05, -0.1, -8, 2, 12", "0, -0.17, 0, 0, 0, -15"
    })
    void finds_the_pose_from_starts_far_off(double wx, double wy, double wz, double x, double y, double z)
            throws Exception {
        RigidTransform start = SyntheticLimb.ctToMrStart(new Vector3(wx, wy, wz), new Vector3(x, y, z));
        Accepted r = accepted(REGISTRATION.refine(PAIR, start, Progress.NONE));
        assertThat(errorMm(r.ctToMr())).isLessThan(0.5);
        assertThat(r.evidence().similarityAtEnd()).isGreaterThan(r.evidence().similarityAtStart() - 1e-3);
        assertThat(r.evidence().errorRmsMm()).isLessThan(1.5);
        assertThat(r.evidence().movedMm()).isCloseTo(errorMm(start), within(0.6));
    }

    @Test
    void finds_the_pose_without_a_start() throws Exception {
        Accepted r = accepted(REGISTRATION.fromCentres(PAIR, Progress.NONE));
        assertThat(errorMm(r.ctToMr())).isLessThan(0.5);
    }

    /** Missing slices are unknown: neither air nor something to interpolate across. */
    @Test
    void works_around_missing_slices() throws Exception {
        ImagePair holes = ImagePair.of(without(PAIR.mr(), 9, 10), without(PAIR.ct(), 12));
        Accepted r = accepted(REGISTRATION.refine(holes, OFF, Progress.NONE));
        assertThat(errorMm(r.ctToMr())).isLessThan(0.6);
    }

    /** The slices are absent, and what stands in their place in memory is absurd. */
    private static Volume without(Volume v, int... slices) {
        int area = v.grid().columns() * v.grid().rows();
        float[] values = new float[area * v.grid().slices()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) v.value(i);
        }
        BitSet absent = new BitSet();
        for (int s : slices) {
            absent.set(s);
            Arrays.fill(values, s * area, (s + 1) * area, 3e4f);
        }
        return Volume.ofFloats(v.grid(), v.unit(), values, absent);
    }

    @Test
    void mutual_information_ends_at_the_same_place() throws Exception {
        Accepted r = accepted(REGISTRATION.with(Similarity.MUTUAL_INFORMATION).refine(PAIR, OFF, Progress.NONE));
        assertThat(errorMm(r.ctToMr())).isLessThan(0.5);
    }

    @Test
    void slice_locked_keeps_the_slices_parallel() throws Exception {
        IntensityResult r = REGISTRATION.with(Motion.SLICE_LOCKED).refine(PAIR, OFF, Progress.NONE);
        RigidTransform ctToMr =
                r instanceof Accepted a ? a.ctToMr() : refused(r).poseNotToBeUsed();
        Vector3 ct = ctToMr.applyVector(PAIR.ct().grid().normal());
        assertThat(ct.angleRad(PAIR.mr().grid().normal())).isLessThan(1e-9);
        // The truth is tilted by 3.7°: at the tumour, 6 mm and 20 mm from the axes of the limb, the lock costs little.
        assertThat(errorMm(ctToMr)).isLessThan(2.5);
        assertThat(r.evidence().motion()).isEqualTo(Motion.SLICE_LOCKED);
    }

    @Test
    void the_number_of_threads_changes_no_digit() throws Exception {
        List<RigidTransform> poses = new ArrayList<>();
        List<IntensityResult.Evidence> evidence = new ArrayList<>();
        for (int threads : new int[] {1, 2, 5}) {
            ForkJoinPool pool = new ForkJoinPool(threads);
            try {
                Accepted r = accepted(pool.submit(() -> REGISTRATION.refine(PAIR, OFF, Progress.NONE))
                        .get());
                poses.add(r.ctToMr());
                evidence.add(r.evidence());
            } finally {
                pool.shutdown();
            }
        }
        assertThat(poses).containsOnly(poses.get(0));
        assertThat(evidence).containsOnly(evidence.get(0));
        RigidTransform other = accepted(REGISTRATION.withSeed(2).refine(PAIR, OFF, Progress.NONE))
                .ctToMr();
        assertThat(other).as("the seed is used").isNotEqualTo(poses.get(0));
        assertThat(errorMm(other)).isLessThan(0.5);
    }

    @Test
    void progress_rises_and_cancelling_stops() throws Exception {
        List<Double> fractions = new ArrayList<>();
        AtomicInteger asked = new AtomicInteger();
        Progress watching = new Progress() {
            @Override
            public synchronized void report(double fraction, String step) {
                fractions.add(fraction);
                assertThat(step).isNotBlank();
            }

            @Override
            public void stopIfCancelled() {
                asked.incrementAndGet();
            }
        };
        REGISTRATION.refine(PAIR, OFF, watching);
        assertThat(fractions).isSorted().endsWith(1.0).hasSizeGreaterThan(4);
        int whole = asked.get();
        AtomicInteger left = new AtomicInteger(whole / 2);
        AtomicInteger after = new AtomicInteger();
        Progress cancelling = new Progress() {
            @Override
            public void report(double fraction, String step) {}

            @Override
            public void stopIfCancelled() {
                if (left.decrementAndGet() < 0) {
                    after.incrementAndGet();
                    throw new CancelledException();
                }
            }
        };
        assertThatThrownBy(() -> REGISTRATION.refine(PAIR, OFF, cancelling)).isInstanceOf(CancelledException.class);
        assertThat(after.get()).as("each ascent stops when next asked").isLessThan(whole / 2);
    }

    @Test
    void refuses_images_of_different_things() throws Exception {
        ImagePair unrelated = pair(
                SyntheticLimb::limb,
                (x, y, z) -> SyntheticLimb.limb(0.8 * z + 10, 1.2 * x, 0.6 * y) == SyntheticLimb.Tissue.AIR
                        ? SyntheticLimb.Tissue.AIR
                        : SyntheticLimb.limb(-y, 0.7 * x + 0.5 * z, 1.5 * x));
        Refused r = refused(REGISTRATION.refine(unrelated, SyntheticLimb.truth().inverse(), Progress.NONE));
        assertThat(r.failed()).hasSizeGreaterThan(1);
        Outcome first = r.failed().get(0);
        assertThat(first.passed()).isFalse();
        assertThat(r.asProblem().getMessage())
                .contains(first.test().words())
                .contains(first.test().format(first.number()));
    }

    /** A bar may turn and slide as it likes: the images fit perfectly, and tell nothing. */
    @Test
    void refuses_what_leaves_a_motion_open() throws Exception {
        ImagePair bars = pair(SyntheticLimb::bar, SyntheticLimb::bar);
        IntensityRegistration aimed =
                IntensityRegistration.withDefaults().with(Target.at(new Point3(SyntheticLimb.MR, 0, 0, 0), 20));
        Refused r = refused(aimed.refine(bars, SyntheticLimb.truth().inverse(), Progress.NONE));
        assertThat(r.failed()).extracting(Outcome::test).containsAnyOf(RefusalTest.AGREEMENT, RefusalTest.ERROR);
    }

    private static PoseUncertainty markers(Vector3 shift) {
        double[] c = new double[36];
        for (int k = 0; k < 6; k++) {
            c[7 * k] = k < 3 ? 0.02 * 0.02 : 1.2 * 1.2;
        }
        return new PoseUncertainty(
                SyntheticLimb.ctToMrStart(Vector3.ZERO, shift), new Point3(SyntheticLimb.MR, 20, 30, 0), c);
    }

    @Test
    void stays_within_the_markers_bound() throws Exception {
        RigidTransform truth = SyntheticLimb.truth().inverse();
        Accepted near = accepted(REGISTRATION
                .with(MarkerBound.of(markers(new Vector3(1, -1, 0.5))))
                .refine(PAIR, truth, Progress.NONE));
        assertThat(near.evidence().outcomes()).extracting(Outcome::test).contains(RefusalTest.MARKERS);
        Refused far = refused(
                REGISTRATION.with(MarkerBound.of(markers(new Vector3(9, 0, 0)))).refine(PAIR, truth, Progress.NONE));
        assertThat(far.failed()).extracting(Outcome::test).containsExactly(RefusalTest.MARKERS);
        // 9 mm against 1.2 mm and the little of the image itself: some fifty; the limit is χ² of six degrees of
        // freedom.
        assertThat(far.failed().get(0).number()).isBetween(25.0, 60.0);
        assertThat(far.failed().get(0).limit()).isCloseTo(22.458, within(0.001));
    }

    @Test
    void the_uncertainty_is_about_the_target_and_of_the_stated_size() throws Exception {
        Accepted r = accepted(REGISTRATION.refine(PAIR, OFF, Progress.NONE));
        Point3 target = SyntheticLimb.target().centreMr();
        assertThat(r.pose().pivot()).isEqualTo(target);
        assertThat(r.pose().targetError(target).rmsMm())
                .isPositive()
                .isLessThanOrEqualTo(r.evidence().errorRmsMm() + 1e-9);
    }

    @Test
    void says_what_is_wrong_with_the_input() {
        RigidTransform away = SyntheticLimb.ctToMrStart(Vector3.ZERO, new Vector3(0, 0, 500));
        assertThatThrownBy(() -> REGISTRATION.refine(PAIR, away, Progress.NONE))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(IntensityProblem.NO_OVERLAP));
        assertThatThrownBy(() -> REGISTRATION.refine(PAIR, OFF.inverse(), Progress.NONE))
                .isInstanceOf(FrameMismatchException.class);
        assertThatThrownBy(() -> ImagePair.of(
                        PAIR.mr(), SyntheticLimb.ct((x, y, z) -> SyntheticLimb.Tissue.AIR, SyntheticLimb.truth())))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(IntensityProblem.NO_BODY));
        assertThatThrownBy(() -> PAIR.withMrBody(PAIR.ctBody())).isInstanceOf(IllegalArgumentException.class);
    }
}
