package org.needlepoint.registration.intensity;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.registration.intensity.Ascent.Summit;
import org.needlepoint.work.Progress;

/**
 * Other answers to the same question: with an octant of the surroundings left out, with a wider reach, with the images in
 * swapped roles, and the similarity of poses nearby.
 */
final class PoseTrials {
    private static final int OCTANTS = 8;
    private static final int NEARBY = 32;
    private static final double NEARBY_MM = 15;
    private static final double NEARBY_RAD = Math.toRadians(10);

    private final PoseFinder finder;
    private final PoseFinder wide;
    private final PoseFinder swapped;
    private final RigidTransform mrToCt;
    private final double[] inverseHessian;

    /**
     * Prepares the trials.
     *
     * @param finder finds CT poses
     * @param wide the same with a wider reach
     * @param swapped finds MR poses in CT, about the same place
     * @param onTrial pose on trial
     */
    PoseTrials(PoseFinder finder, PoseFinder wide, PoseFinder swapped, Summit onTrial) {
        this.finder = finder;
        this.wide = wide;
        this.swapped = swapped;
        this.mrToCt = onTrial.pose();
        this.inverseHessian = onTrial.inverseHessian();
    }

    /**
     * The other answers, all from MR to CT.
     *
     * @param octants poses with one octant left out
     * @param wide pose of the wider reach
     * @param inverse pose with the roles swapped
     */
    record Answers(List<RigidTransform> octants, RigidTransform wide, RigidTransform inverse) {}

    /** Runs all ascents side by side. */
    Answers answers(Progress progress) {
        int fine = finder.finest();
        List<RigidTransform> all = IntStream.range(0, OCTANTS + 2)
                .parallel()
                .mapToObj(k -> {
                    if (k == OCTANTS) {
                        return carried(wide, mrToCt, progress);
                    }
                    if (k == OCTANTS + 1) {
                        return carried(swapped, mrToCt.inverse(), progress).inverse();
                    }
                    FixedSamples s = finder.samples(fine);
                    return finder.trial(fine, s.where(i -> octant(s, i) != k), mrToCt, inverseHessian, progress)
                            .pose();
                })
                .toList();
        return new Answers(all.subList(0, OCTANTS), all.get(OCTANTS), all.get(OCTANTS + 1));
    }

    private static int octant(FixedSamples s, int i) {
        return (s.x[i] > 0 ? 1 : 0) + (s.y[i] > 0 ? 2 : 0) + (s.z[i] > 0 ? 4 : 0);
    }

    /** The middle level first: the wider view may have its optimum some millimetres away. */
    private static RigidTransform carried(PoseFinder f, RigidTransform from, Progress progress) {
        int fine = f.finest();
        Summit middle = f.trial(fine - 1, f.samples(fine - 1), from, null, progress);
        return f.trial(fine, f.samples(fine), middle.pose(), null, progress).pose();
    }

    /**
     * Similarity at the middle level of the pose and of others nearby.
     *
     * @param pose of the pose
     * @param mean mean of the others
     * @param sd standard deviation of the others
     */
    record Contrast(double pose, double mean, double sd) {
        double gain() {
            return sd > 0 ? (pose - mean) / sd : 0;
        }
    }

    /** Compares the pose with random ones, 15 mm and 10° away. */
    Contrast contrast(Vector3[] axes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<RigidTransform> poses = new ArrayList<>();
        poses.add(mrToCt);
        for (int k = 0; k < NEARBY; k++) {
            Vector3 turn = Vector3.ZERO;
            for (Vector3 axis : axes) {
                turn = turn.plus(axis.times(random.nextGaussian()));
            }
            Vector3 shift = new Vector3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
            poses.add(StartFamily.moved(
                    mrToCt,
                    finder.pivot(),
                    turn.normalized().times(NEARBY_RAD),
                    shift.normalized().times(NEARBY_MM)));
        }
        double[] v = finder.values(finder.finest() - 1, poses);
        double mean = 0;
        for (int k = 1; k < v.length; k++) {
            mean += v[k] / NEARBY;
        }
        double squares = 0;
        for (int k = 1; k < v.length; k++) {
            squares += (v[k] - mean) * (v[k] - mean);
        }
        return new Contrast(v[0], mean, Math.sqrt(squares / (NEARBY - 1)));
    }

    double distanceMm(RigidTransform other) {
        return finder.distanceMm(mrToCt, other);
    }
}
