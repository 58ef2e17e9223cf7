package org.needlepoint.registration.intensity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.registration.intensity.IntensityResult.Evidence;
import org.needlepoint.registration.intensity.IntensityResult.Outcome;
import org.needlepoint.work.Progress;

/**
 * Rigid registration of CT to MR by their intensities. An immutable set of options; images go in at {@link #refine} or
 * {@link #fromCentres} and an {@link IntensityResult} comes out, which is a refusal rather than a wrong pose.
 *
 * <p>Three levels; at each, the similarity over jittered samples of the MR body is climbed with its analytic gradient. Around the
 * start many ascents begin at the coarsest level and the best few are carried on. Takes about half a second on two cores; holds
 * copies of both images at three levels, some tens of megabytes. The result depends on the images, the options and the seed, not
 * on the number of threads.
 */
public final class IntensityRegistration {
    private static final IntensityRegistration DEFAULT = new IntensityRegistration(
            Motion.RIGID,
            Similarity.NORMALISED_MUTUAL_INFORMATION,
            RefusalLimits.DEFAULT,
            Optional.empty(),
            Optional.empty(),
            1);

    /** Without a target errors are stated within this of the middle of the body in MR, mm. */
    public static final double ANY_RADIUS_MM = 30;

    private static final double ANY_REACH_MM = 40;
    /** How much wider the rigidity test looks. */
    private static final double WIDER = 3;
    /** Coarse ascents after the rotation search. */
    private static final int WIDE_ASCENTS = 16;

    private final Motion motion;
    private final Similarity similarity;
    private final RefusalLimits limits;
    private final Optional<Target> target;
    private final Optional<MarkerBound> bound;
    private final long seed;

    private IntensityRegistration(
            Motion motion,
            Similarity similarity,
            RefusalLimits limits,
            Optional<Target> target,
            Optional<MarkerBound> bound,
            long seed) {
        this.motion = Objects.requireNonNull(motion);
        this.similarity = Objects.requireNonNull(similarity);
        this.limits = Objects.requireNonNull(limits);
        this.target = target;
        this.bound = bound;
        this.seed = seed;
    }

    /**
     * Rigid, normalised mutual information, default limits, no target, no marker bound, seed 1.
     *
     * @return the default options
     */
    public static IntensityRegistration withDefaults() {
        return DEFAULT;
    }

    /**
     * With other motions allowed.
     *
     * @param newMotion rigid or slice-locked
     * @return new options
     */
    public IntensityRegistration with(Motion newMotion) {
        return new IntensityRegistration(newMotion, similarity, limits, target, bound, seed);
    }

    /**
     * With another similarity.
     *
     * @param newSimilarity similarity
     * @return new options
     */
    public IntensityRegistration with(Similarity newSimilarity) {
        return new IntensityRegistration(motion, newSimilarity, limits, target, bound, seed);
    }

    /**
     * With other limits.
     *
     * @param newLimits limits of the tests
     * @return new options
     */
    public IntensityRegistration with(RefusalLimits newLimits) {
        return new IntensityRegistration(motion, similarity, newLimits, target, bound, seed);
    }

    /**
     * With a target: samples are drawn densest there, and errors are stated there.
     *
     * @param newTarget tumour or planned tip
     * @return new options
     */
    public IntensityRegistration with(Target newTarget) {
        return new IntensityRegistration(motion, similarity, limits, Optional.of(newTarget), bound, seed);
    }

    /**
     * Bounded against the markers.
     *
     * @param newBound the markers' pose and how far the refinement may leave it
     * @return new options
     */
    public IntensityRegistration with(MarkerBound newBound) {
        return new IntensityRegistration(motion, similarity, limits, target, Optional.of(newBound), seed);
    }

    /**
     * With another seed of the samples.
     *
     * @param newSeed seed
     * @return new options
     */
    public IntensityRegistration withSeed(long newSeed) {
        return new IntensityRegistration(motion, similarity, limits, target, bound, newSeed);
    }

    /**
     * Refines a start, such as the markers' pose. Ends at the right pose from starts about 10° and 15 mm off.
     *
     * @param images images and masks
     * @param ctToMr the start
     * @param progress where progress is reported; may be called from any thread
     * @return the refined pose, or a refusal
     * @throws ProblemException {@link IntensityProblem#TOO_THIN} or {@link IntensityProblem#NO_OVERLAP}
     * @throws org.needlepoint.geometry.FrameMismatchException if start, target or bound are not of the images' frames
     * @throws org.needlepoint.work.CancelledException if cancelled
     */
    public IntensityResult refine(ImagePair images, RigidTransform ctToMr, Progress progress) throws ProblemException {
        images.ct().grid().frame().requireSame(ctToMr.from());
        images.mr().grid().frame().requireSame(ctToMr.to());
        return run(images, ctToMr.inverse(), false, progress);
    }

    /**
     * Registers without a start: from the centres of the body in both images, and a coarse search over rotations up to 36° and
     * shifts up to 40 mm. Both images are taken to lie in patient axes, so that a patient turned over between the scans is not found.
     *
     * @param images images and masks
     * @param progress where progress is reported; may be called from any thread
     * @return the pose, or a refusal
     * @throws ProblemException as for {@link #refine}
     * @throws org.needlepoint.work.CancelledException if cancelled
     */
    public IntensityResult fromCentres(ImagePair images, Progress progress) throws ProblemException {
        Vector3 shift = images.ctBody()
                .centre()
                .toVector()
                .minus(images.mrBody().centre().toVector());
        RigidTransform start = new RigidTransform(
                images.mr().grid().frame(), images.ct().grid().frame(), Rotation.identity(), shift);
        return run(images, start, true, progress);
    }

    private IntensityResult run(ImagePair images, RigidTransform given, boolean wide, Progress progress)
            throws ProblemException {
        progress.report(0, IntensityWording.PREPARING.say());
        Target t = target.orElseGet(() -> new Target(images.mrBody().centre(), ANY_RADIUS_MM, ANY_REACH_MM));
        images.mr().grid().frame().requireSame(t.centreMr().frame());
        Vector3 pivot = t.centreMr().toVector();
        RigidTransform start = motion == Motion.SLICE_LOCKED ? locked(given, images, pivot) : given;
        Pyramid pyramid = Pyramid.of(images, start);
        progress.stopIfCancelled();
        Vector3 normal = images.mr().grid().normal();
        Vector3[] axes = motion.rotationAxes(normal);
        PoseFinder finder = finder(pyramid, pivot, t, t.reachMm(), axes, 0);
        List<RigidTransform> starts = wide
                ? mostPromising(finder, StartFamily.wide(start, pivot, axes))
                : StartFamily.around(start, pivot, axes);
        PoseFinder.Found found = finder.find(starts, progress.part(0.2, 0.6));
        if (found.best().overlap() < PoseObjective.LEAST_OVERLAP) {
            throw new ProblemException(
                    IntensityProblem.NO_OVERLAP, percent(found.best().overlap()), percent(PoseObjective.LEAST_OVERLAP));
        }
        RigidTransform pose = found.best().pose();
        progress.report(0.6, IntensityWording.TESTING.say());
        PoseFinder swapped = finder(
                new Pyramid(pyramid.ct(), pyramid.mr()),
                pose.apply(t.centreMr()).toVector(),
                t,
                t.reachMm(),
                motion.rotationAxes(pose.applyVector(normal)),
                1);
        PoseTrials trials =
                new PoseTrials(finder, finder(pyramid, pivot, t, WIDER * t.reachMm(), axes, 1), swapped, found.best());
        PoseTrials.Answers answers = trials.answers(progress);
        PoseTrials.Contrast contrast = trials.contrast(axes, seed);
        double atStart = finder.values(finder.finest(), List.of(start))[0];
        progress.report(1, IntensityWording.TESTING.say());
        return decide(t, start, found, trials, answers, contrast, atStart);
    }

    private PoseFinder finder(Pyramid pyramid, Vector3 pivot, Target t, double reachMm, Vector3[] axes, int coarsest) {
        return new PoseFinder(pyramid, similarity, pivot, reachMm, t.radiusMm(), axes, coarsest, seed);
    }

    private IntensityResult decide(
            Target t,
            RigidTransform start,
            PoseFinder.Found found,
            PoseTrials trials,
            PoseTrials.Answers answers,
            PoseTrials.Contrast contrast,
            double atStart) {
        RigidTransform pose = found.best().pose();
        int n = answers.octants().size();
        List<RigidTransform> others = new ArrayList<>(answers.octants());
        others.add(answers.wide());
        others.add(answers.inverse());
        // Jackknife over blocks, (n − 1)/n Σ d dᵀ; the other two are single repetitions, each with its full square.
        double[] weights = new double[n + 2];
        java.util.Arrays.fill(weights, 0, n, (n - 1.0) / n);
        weights[n] = 1;
        weights[n + 1] = 1;
        double jackknife = 0;
        double squares = 0;
        for (int k = 0; k < others.size(); k++) {
            double d = trials.distanceMm(others.get(k));
            squares += weights[k] * d * d;
            jackknife += k < n ? weights[k] * d * d : 0;
        }
        double error = Math.sqrt(squares);
        PoseSpread spread = new PoseSpread(pose, others, weights);
        double rival = found.rivals().isEmpty() ? 0 : rivalPart(found, contrast);
        List<Outcome> outcomes = new ArrayList<>();
        outcomes.add(outcome(RefusalTest.OVERLAP, found.best().overlap()));
        outcomes.add(outcome(RefusalTest.GAIN, contrast.gain()));
        outcomes.add(outcome(RefusalTest.AGREEMENT, found.agreeing()));
        outcomes.add(outcome(RefusalTest.RIVAL, rival));
        outcomes.add(outcome(RefusalTest.INVERSE, trials.distanceMm(answers.inverse())));
        outcomes.add(outcome(RefusalTest.RIGIDITY, trials.distanceMm(answers.wide())));
        outcomes.add(outcome(RefusalTest.ERROR, error));
        bound.ifPresent(b -> outcomes.add(new Outcome(
                RefusalTest.MARKERS,
                spread.squaredDistanceFrom(b.pose()),
                ChiSquaredDistribution.of(6).inverseCumulativeProbability(b.probability()))));
        Evidence evidence = new Evidence(
                motion,
                similarity,
                atStart,
                found.best().value(),
                trials.distanceMm(start),
                error,
                Math.sqrt(jackknife),
                outcomes);
        List<Outcome> failed = outcomes.stream().filter(o -> !o.passed()).toList();
        return failed.isEmpty()
                ? new IntensityResult.Accepted(spread.uncertainty(t.centreMr()), evidence)
                : new IntensityResult.Refused(failed, pose.inverse(), evidence);
    }

    private Outcome outcome(RefusalTest test, double number) {
        return new Outcome(test, number, limits.of(test));
    }

    private static double rivalPart(PoseFinder.Found found, PoseTrials.Contrast contrast) {
        double best = found.best().value() - contrast.mean();
        double other = found.rivals().get(0).value() - contrast.mean();
        return best > 0 ? Math.max(0, other / best) : 1;
    }

    /** The best of a coarse grid of poses, by their similarity at the coarsest level. */
    private static List<RigidTransform> mostPromising(PoseFinder finder, List<RigidTransform> grid) {
        double[] v = finder.values(0, grid);
        return IntStream.range(0, v.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -v[i]))
                .limit(WIDE_ASCENTS)
                .map(grid::get)
                .toList();
    }

    /** The nearest pose in which the slices of both images are parallel; the target stays where it was. */
    private static RigidTransform locked(RigidTransform start, ImagePair images, Vector3 pivot) {
        Vector3 now = start.applyVector(images.mr().grid().normal());
        Vector3 wanted = images.ct().grid().normal();
        wanted = now.dot(wanted) < 0 ? wanted.negated() : wanted;
        Vector3 axis = now.cross(wanted);
        if (axis.norm() < 1e-12) {
            return start;
        }
        Rotation r = start.rotation().then(Rotation.aboutAxis(axis, now.angleRad(wanted)));
        Point3 at = start.apply(Point3.of(start.from(), pivot));
        return new RigidTransform(start.from(), start.to(), r, at.toVector().minus(r.apply(pivot)));
    }

    private static String percent(double part) {
        return Math.round(100 * part) + " %";
    }
}
