package org.needlepoint.registration.intensity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.registration.intensity.Ascent.Summit;
import org.needlepoint.work.Progress;

/**
 * Finds the pose of the highest similarity near a start: many short ascents at the coarsest level, the best few carried through
 * the finer ones. Every ascent runs on one thread; only whole ascents run side by side, so that the number of threads cannot
 * change a digit.
 */
final class PoseFinder {
    private static final int[] SAMPLES = {4000, 12_000, 40_000};
    private static final int[] BINS = {24, 32, 32};
    private static final double[] LONGEST_STEP_MM = {4, 2, 1};
    private static final double[] TOLERANCE_MM = {0.1, 0.04, 0.02};
    private static final double TRIAL_TOLERANCE_MM = 0.05;
    /** Poses nearer than this at the target are one. */
    static final double SAME_MM = 3;

    private static final int CARRIED = 4;

    private final Pyramid pyramid;
    private final Similarity similarity;
    private final Vector3 pivot;
    private final double targetRadiusMm;
    private final Vector3[] axes;
    private final FixedSamples[] samples;

    /**
     * Draws the samples.
     *
     * @param pyramid images
     * @param similarity what is climbed
     * @param pivot centre of the target, frame of the fixed image, mm
     * @param reachMm standard deviation of the sampling density, mm
     * @param targetRadiusMm radius of the ball in which distances are taken, mm
     * @param axes rotation axes that may turn
     * @param coarsest coarsest level that will be used; only the search needs level 0
     * @param seed seed of the samples
     */
    PoseFinder(
            Pyramid pyramid,
            Similarity similarity,
            Vector3 pivot,
            double reachMm,
            double targetRadiusMm,
            Vector3[] axes,
            int coarsest,
            long seed) {
        this.pyramid = pyramid;
        this.similarity = similarity;
        this.pivot = pivot;
        this.targetRadiusMm = targetRadiusMm;
        this.axes = axes;
        this.samples = IntStream.range(0, SAMPLES.length)
                .parallel()
                .mapToObj(k -> k < coarsest
                        ? null
                        : FixedSamples.draw(pyramid.mr().get(k), SAMPLES[k], BINS[k], pivot, reachMm, seed + 7919L * k))
                .toArray(FixedSamples[]::new);
    }

    /**
     * What the search found.
     *
     * @param best the pose with the highest similarity at the finest level
     * @param rivals other summits that were followed to the finest level, highest first
     * @param agreeing part of the coarse ascents that ended at the best pose
     */
    record Found(Summit best, List<Summit> rivals, double agreeing) {}

    FixedSamples samples(int level) {
        return samples[level];
    }

    int finest() {
        return SAMPLES.length - 1;
    }

    Vector3 pivot() {
        return pivot;
    }

    double targetRadiusMm() {
        return targetRadiusMm;
    }

    double distanceMm(RigidTransform a, RigidTransform b) {
        return PoseDistance.rmsMm(a, b, pivot, targetRadiusMm);
    }

    PoseObjective objective(int level, FixedSamples chosen, RigidTransform base) {
        MotionSpace space = new MotionSpace(pivot, samples[level].radiusMm(), axes);
        return new PoseObjective(chosen, pyramid.ct().get(level), similarity, space, base, BINS[level]);
    }

    Summit climb(int level, FixedSamples chosen, RigidTransform from, Progress progress) {
        return Ascent.climb(
                objective(level, chosen, from), LONGEST_STEP_MM[level], TOLERANCE_MM[level], null, progress);
    }

    /** The same for a trial, whose answer is wanted to a tenth of a millimetre, with the curvature of a similar ascent. */
    Summit trial(int level, FixedSamples chosen, RigidTransform from, double[] inverseHessian, Progress progress) {
        return Ascent.climb(
                objective(level, chosen, from), LONGEST_STEP_MM[level], TRIAL_TOLERANCE_MM, inverseHessian, progress);
    }

    List<Summit> climbAll(int level, List<RigidTransform> from, Progress progress) {
        return IntStream.range(0, from.size())
                .parallel()
                .mapToObj(i -> climb(level, samples[level], from.get(i), progress))
                .toList();
    }

    /** Similarity at poses, at one level. */
    double[] values(int level, List<RigidTransform> poses) {
        return IntStream.range(0, poses.size())
                .parallel()
                .mapToDouble(i -> {
                    PoseObjective o = objective(level, samples[level], poses.get(i));
                    return o.evaluate(new double[o.space().size()], false);
                })
                .toArray();
    }

    /**
     * Searches.
     *
     * @param starts where the coarse ascents begin
     * @param progress told about the levels
     */
    Found find(List<RigidTransform> starts, Progress progress) {
        progress.report(0, IntensityWording.COARSE.say());
        List<Summit> coarse = climbAll(0, starts, progress);
        List<RigidTransform> carried = distinct(coarse, CARRIED);
        progress.report(0.4, IntensityWording.MIDDLE.say());
        List<Summit> middle = climbAll(1, carried, progress);
        progress.report(0.7, IntensityWording.FINE.say());
        List<Summit> fine = new ArrayList<>(climbAll(2, distinct(middle, 2), progress));
        fine.sort(Comparator.comparingDouble(Summit::value).reversed());
        Summit best = fine.get(0);
        // A coarse summit stands for the best pose if the middle level carries it there.
        int agreeing = 0;
        for (Summit s : coarse) {
            int nearest = nearest(s.pose(), carried);
            agreeing += distanceMm(middle.get(nearest).pose(), best.pose()) < SAME_MM
                            && distanceMm(s.pose(), carried.get(nearest)) < 2 * SAME_MM
                    ? 1
                    : 0;
        }
        List<Summit> rivals = fine.stream()
                .filter(s -> distanceMm(s.pose(), best.pose()) >= SAME_MM)
                .toList();
        progress.report(1, IntensityWording.FINE.say());
        return new Found(best, rivals, agreeing / (double) starts.size());
    }

    private int nearest(RigidTransform pose, List<RigidTransform> among) {
        int nearest = 0;
        for (int k = 1; k < among.size(); k++) {
            if (distanceMm(pose, among.get(k)) < distanceMm(pose, among.get(nearest))) {
                nearest = k;
            }
        }
        return nearest;
    }

    private List<RigidTransform> distinct(List<Summit> summits, int most) {
        List<Summit> order = new ArrayList<>(summits);
        order.sort(Comparator.comparingDouble(Summit::value).reversed());
        List<RigidTransform> out = new ArrayList<>();
        for (Summit s : order) {
            if (out.size() < most && out.stream().allMatch(p -> distanceMm(p, s.pose()) >= SAME_MM)) {
                out.add(s.pose());
            }
        }
        return out;
    }
}
