package org.needlepoint.needle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.ContinuousIndex;
import org.needlepoint.image.Volume;
import org.needlepoint.needle.NeedleCandidate.Evidence;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.wording.Wording;
import org.needlepoint.work.Progress;

/**
 * Finds biopsy needles in a CT: metal-dense, thin, straight, at least 25 mm long, from outside the skin inward.
 *
 * <p>Dense voxels are grouped at falling thresholds, from bare metal to the partial volume that a thin needle leaves in a thick slice; straight
 * stretches are found by random sample consensus, followed to their ends, and must stand out all around. What then runs from
 * outside the skin into the body is a needle; bones, cables, couch, calcifications and implants fail one of these. Tip and
 * axis come from the fit of a blurred, clipped rod.
 */
public final class NeedleDetector {
    private static final double LOWEST_HU = 220;
    private static final double[] THRESHOLDS_HU = {2000, 1200, 700, 400, LOWEST_HU};
    private static final double LOWEST_MEDIAN = 1;
    private static final double NOISE_SDS = 6;
    private static final int FEWEST_VOXELS = 6;
    private static final int LINES_PER_PIECE = 3;
    private static final double SHORTEST_RUN_MM = 10;
    private static final double SHORTEST_NEEDLE_MM = 25;
    private static final double LONE_FRACTION = 0.55;
    private static final double WIDEST_MM = 5;
    private static final double LEAST_TIP_DEPTH_MM = 3;
    private static final double LEAST_INSIDE_MM = 8;
    private static final double LOST_UNDER_SKIN_MM = 12;
    private static final double LONGEST_FIT_MM = 100;
    private static final double LARGEST_CORRECTION_MM = 10;
    private static final double LARGEST_TURN_RAD = Math.toRadians(15);
    private static final double LARGEST_TIP_SD_MM = 4;
    private static final double PLAIN_METAL_HU = 600;
    private static final double PLAINLY_LONE = 0.7;
    private static final double PLAINLY_THIN_MM = 4;
    private static final double TRACED_TIP_SD_MM = 1;
    /** An 18-gauge steel needle: 1.2 mm² of 8000 HU. Blur makes even a thin slice as thick as 2 mm. */
    private static final double FAINTEST_MASS = 9600;

    private static final double THINNEST_SLAB_MM = 2;
    private static final double BLUR_MM = 0.7;
    private static final double LIKE_METAL = 0.4;
    private static final double FAINT_PART = 0.33;
    private static final double UNDILUTED_PART = 0.6;
    private static final double UNDILUTED_SLICE_MM = 1.6;
    /** A second needle shows some of its metal at a quarter of the density at which the first was found. */
    private static final double LIKE_METAL_PART = 0.25;

    private static final int MOST_DOUBTFUL = 8;
    private static final int BONE_VOXELS = 2500;
    private static final double WORST_RESIDUAL = 0.35;
    /** What the fit cannot know: the shape of the point, bending of the shaft. */
    private static final double TIP_SD_ALONG_MM = 0.45;

    private static final double TIP_SD_ACROSS_MM = 0.15;
    /** What is not known of the slice profile moves heights by this part of the thickness. */
    private static final double SLAB_PROFILE_ERROR = 0.08;

    private static final double DIRECTION_SD_RAD = Math.toRadians(0.2);

    private final Volume ct;
    private final BodyMask body;
    private final double lowest;
    private final ShaftTrace shaft;

    private NeedleDetector(Volume ct) {
        this.ct = ct;
        this.body = BodyMask.of(ct);
        double noiseHu = DenseVoxels.noiseHu(ct);
        // A sharp kernel's noise must not pass for partial volume of metal.
        this.lowest = Math.max(LOWEST_HU, DenseVoxels.TISSUE_HU + NOISE_SDS * noiseHu);
        this.shaft = new ShaftTrace(ct, noiseHu);
    }

    /**
     * Finds all needles.
     *
     * @param ct CT in HU
     * @param progress where to report and learn of cancelling
     * @return needles, the best supported first: seen outside the skin before others, then the longer; may be empty
     */
    public static List<NeedleCandidate> detect(Volume ct, Progress progress) {
        progress.report(0, NeedleWording.LOOKING.say());
        NeedleDetector detector = new NeedleDetector(ct);
        progress.report(0.3, NeedleWording.LOOKING.say());
        List<NeedleCandidate> found = detector.search(progress.part(0.3, 1));
        progress.report(1, NeedleWording.LOOKING.say());
        return found;
    }

    /**
     * The needle to use when a person has not chosen: the only one seen to enter from outside, else the only one.
     *
     * @param candidates what {@link #detect} found
     * @param where what was searched, for the message
     * @return the needle
     * @throws ProblemException if there is none, or several and nothing tells them apart
     */
    public static NeedleCandidate only(List<NeedleCandidate> candidates, String where) throws ProblemException {
        if (candidates.isEmpty()) {
            throw new ProblemException(NeedleProblem.NO_NEEDLE, where);
        }
        List<NeedleCandidate> sure = candidates.stream()
                .filter(c -> c.evidence() == candidates.get(0).evidence())
                .toList();
        if (sure.size() > 1) {
            throw new ProblemException(
                    NeedleProblem.SEVERAL_NEEDLES,
                    sure.stream()
                            .map(c -> NeedleWording.CANDIDATE.say(
                                    String.format(
                                            Locale.ROOT,
                                            "(%.1f, %.1f, %.1f)",
                                            c.tip().x(),
                                            c.tip().y(),
                                            c.tip().z()),
                                    Wording.number(c.lengthMm(), 0)))
                            .collect(Collectors.joining("; ")));
        }
        return sure.get(0);
    }

    private List<NeedleCandidate> search(Progress progress) {
        DenseVoxels dense = DenseVoxels.of(ct, lowest, progress);
        LineSearch lines = new LineSearch(ct, SHORTEST_RUN_MM);
        List<Line> seen = new ArrayList<>();
        List<Line> doubtful = new ArrayList<>();
        List<NeedleCandidate> needles = new ArrayList<>();
        double firstFound = 0;
        for (double step : THRESHOLDS_HU) {
            double threshold = Math.max(step, lowest);
            if (threshold < LIKE_METAL_PART * firstFound) {
                break;
            }
            for (int[] piece : dense.pieces(threshold, FEWEST_VOXELS)) {
                progress.stopIfCancelled();
                // Once a needle is known, bones need no second look at lower thresholds.
                if (!reaches(piece) || piece.length > BONE_VOXELS && !needles.isEmpty()) {
                    continue;
                }
                for (Line coarse : lines.lines(piece, LINES_PER_PIECE)) {
                    if (seen.stream().noneMatch(coarse::sameAs)) {
                        consider(coarse, seen, doubtful, needles);
                    }
                }
            }
            if (firstFound == 0 && !needles.isEmpty()) {
                firstFound = threshold;
            }
        }
        // Only a CT in which nothing is seen to enter from outside needs the rest.
        for (int i = 0; needles.isEmpty() && i < Math.min(MOST_DOUBTFUL, doubtful.size()); i++) {
            progress.stopIfCancelled();
            add(doubtful.get(i), needles);
        }
        keepSameMetal(needles);
        needles.sort(Comparator.comparing(NeedleCandidate::evidence)
                .thenComparing(
                        Comparator.comparingDouble(NeedleCandidate::lengthMm).reversed()));
        return needles;
    }

    private void consider(Line coarse, List<Line> seen, List<Line> doubtful, List<NeedleCandidate> needles) {
        Optional<Line> trace = shaft.follow(coarse)
                .filter(t -> t.peakHu() >= LOWEST_MEDIAN * lowest)
                .filter(t -> t.loneFraction() >= LONE_FRACTION && t.widthMm() <= WIDEST_MM)
                .map(ShaftTrace.Trace::line)
                .filter(line -> line.lengthMm() >= SHORTEST_NEEDLE_MM);
        Optional<Oriented> oriented = trace.flatMap(this::oriented);
        if (oriented.isEmpty()) {
            return;
        }
        if (oriented.get().evidence() != Evidence.ENTERS_FROM_OUTSIDE) {
            doubtful.add(trace.get());
            return;
        }
        Line whole = lengthened(trace.get());
        if (seen.stream().noneMatch(whole::sameAs)) {
            add(whole, needles);
        }
        seen.add(whole);
    }

    /**
     * Needles are of metal, and those of one CT of like metal: what is fainter than the thinnest needle's partial volume, or far fainter than
     * the densest, is bone or calcification.
     */
    private void keepSameMetal(List<NeedleCandidate> needles) {
        double[] heights = new double[needles.size()];
        double slab = Math.max(ct.grid().sliceThicknessMm(), THINNEST_SLAB_MM);
        // A slice no thicker than the needle does not dilute it.
        double part = ct.grid().sliceThicknessMm() < UNDILUTED_SLICE_MM ? UNDILUTED_PART : FAINT_PART;
        double faintest = part * FAINTEST_MASS / (slab * Math.sqrt(2 * Math.PI) * BLUR_MM);
        double densest = 0;
        for (int i = 0; i < heights.length; i++) {
            NeedleCandidate n = needles.get(i);
            Line shaftLine = new Line(n.tip().toVector(), n.direction().negated(), 2, Math.max(4, n.lengthMm() - 2));
            heights[i] = shaft.follow(shaftLine).map(ShaftTrace.Trace::peakHu).orElse(0.0);
            densest = Math.max(densest, heights[i]);
        }
        for (int i = heights.length - 1; i >= 0; i--) {
            if (heights[i] < Math.max(faintest, LIKE_METAL * densest)) {
                needles.remove(i);
            }
        }
    }

    private void add(Line traced, List<NeedleCandidate> needles) {
        oriented(traced)
                .flatMap(this::fitted)
                .filter(needle -> needles.stream().noneMatch(n -> same(n, needle)))
                .ifPresent(needles::add);
    }

    /**
     * A stretch seen in one slab has too little tilt to be followed into the next: fit, follow again, until it grows no more.
     */
    private Line lengthened(Line traced) {
        Line line = traced;
        for (int round = 0; round < 3; round++) {
            Optional<Oriented> o = oriented(line);
            Line fromTip = o.map(Oriented::fromTip).orElse(line);
            double end = Math.min(fromTip.lengthMm(), LONGEST_FIT_MM);
            Line fitted = RodFit.axis(ct, fromTip.between(fromTip.from(), fromTip.from() + end));
            Optional<ShaftTrace.Trace> trace = shaft.follow(fitted.between(fitted.from() + 2, fitted.to() - 2));
            if (trace.isEmpty() || trace.get().line().lengthMm() < line.lengthMm() + 3) {
                break;
            }
            line = trace.get().line();
        }
        return line;
    }

    private static boolean same(NeedleCandidate a, NeedleCandidate b) {
        return a.tip().distanceMm(b.tip()) < 5 && a.direction().angleRad(b.direction()) < Math.toRadians(10);
    }

    /** Whether a piece is long enough to hold a line. */
    private boolean reaches(int[] piece) {
        int columns = ct.grid().columns();
        int rows = ct.grid().rows();
        int[] low = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE};
        int[] high = {0, 0, 0};
        for (int i : piece) {
            int[] at = {i % columns, i / columns % rows, i / columns / rows};
            for (int k = 0; k < 3; k++) {
                low[k] = Math.min(low[k], at[k]);
                high[k] = Math.max(high[k], at[k]);
            }
        }
        double x = (high[0] - low[0]) * ct.grid().columnSpacingMm();
        double y = (high[1] - low[1]) * ct.grid().rowSpacingMm();
        double z = (high[2] - low[2] + 1) * ct.grid().sliceSpacingMm();
        return Math.sqrt(x * x + y * y + z * z) >= SHORTEST_RUN_MM;
    }

    private record Oriented(Line fromTip, Evidence evidence, double insideMm) {}

    /** Turns the line so that it starts at the tip; empty if this is no needle that enters the body. */
    private Optional<Oriented> oriented(Line line) {
        double depthFrom = depth(line, line.from() + 1);
        double depthTo = depth(line, line.to() - 1);
        Line fromTip = depthFrom >= depthTo ? line : line.reversed();
        if (Math.max(depthFrom, depthTo) < LEAST_TIP_DEPTH_MM) {
            return Optional.empty();
        }
        double inside = 0;
        for (double s = fromTip.from(); s <= fromTip.to(); s++) {
            inside += depth(fromTip, s) > 0 ? 1 : 0;
        }
        if (inside < LEAST_INSIDE_MM) {
            return Optional.empty();
        }
        if (depth(fromTip, fromTip.to()) == 0 && inGrid(fromTip, fromTip.to())) {
            return Optional.of(new Oriented(fromTip, Evidence.ENTERS_FROM_OUTSIDE, inside));
        }
        if (!inGrid(fromTip, fromTip.to() + 2)) {
            boolean both = !inGrid(fromTip, fromTip.from() - 2);
            return both ? Optional.empty() : Optional.of(new Oriented(fromTip, Evidence.LEAVES_IMAGE, inside));
        }
        for (double s = 0; s <= LOST_UNDER_SKIN_MM; s++) {
            if (depth(fromTip, fromTip.to() + s) == 0) {
                return Optional.of(new Oriented(fromTip, Evidence.LOST_UNDER_SKIN, inside));
            }
        }
        return Optional.empty();
    }

    private Optional<NeedleCandidate> fitted(Oriented o) {
        Line line = o.fromTip();
        double thin = shaft.thinUpTo(line) - line.from();
        double end = Math.min(LONGEST_FIT_MM, Math.max(15, thin - 2));
        RodFit.Result fit = RodFit.tip(ct, line.between(line.from(), line.from() + end));
        double moved = fit.start().minus(line.at(line.from())).norm();
        double tipSd = Math.sqrt(fit.startCovariance().varianceAlong(fit.direction()));
        double turned = fit.direction().angleRad(line.direction());
        if (fit.residual() > WORST_RESIDUAL
                || moved > LARGEST_CORRECTION_MM
                || turned > LARGEST_TURN_RAD
                || tipSd > LARGEST_TIP_SD_MM
                || fit.fullWidthMm() > WIDEST_MM) {
            return traced(o);
        }
        Vector3 inward = fit.direction().negated();
        Vector3 normal = ct.grid().normal();
        Vector3 up = normal.minus(inward.times(normal.dot(inward)));
        double heightSd = SLAB_PROFILE_ERROR * ct.grid().sliceThicknessMm();
        Line axis = new Line(fit.start(), fit.direction(), 0, line.lengthMm());
        return Optional.of(new NeedleCandidate(
                Point3.of(ct.grid().frame(), fit.start()),
                inward,
                fit.startCovariance()
                        .plus(NeedleCandidate.across(inward, TIP_SD_ACROSS_MM))
                        .plus(along(inward, TIP_SD_ALONG_MM))
                        .plus(along(up, heightSd)),
                fit.directionCovariance()
                        .plus(NeedleCandidate.across(inward, DIRECTION_SD_RAD))
                        .plus(along(up, 2 * heightSd / end)),
                axis.foot(line.at(line.to())),
                Optional.of(fit.fullWidthMm()),
                skin(axis),
                o.evidence()));
    }

    /**
     * A needle that the model of a blurred rod does not fit, as after a sharp kernel with its undershoot, taken from the trace alone
     * with an honest uncertainty; only if it is plainly metal, thin and alone.
     */
    private Optional<NeedleCandidate> traced(Oriented o) {
        Line line = o.fromTip();
        Optional<ShaftTrace.Trace> seen = shaft.follow(line)
                .filter(t -> t.peakHu() >= PLAIN_METAL_HU
                        && t.loneFraction() >= PLAINLY_LONE
                        && t.widthMm() <= PLAINLY_THIN_MM
                        && o.evidence() == Evidence.ENTERS_FROM_OUTSIDE);
        if (seen.isEmpty()) {
            return Optional.empty();
        }
        Vector3 inward = line.direction().negated();
        double slab = Math.max(ct.grid().sliceSpacingMm(), ct.grid().sliceThicknessMm());
        double acrossMm = slab / Math.sqrt(12) + TIP_SD_ACROSS_MM;
        return Optional.of(new NeedleCandidate(
                Point3.of(ct.grid().frame(), line.at(line.from())),
                inward,
                Covariance3.isotropic(acrossMm).plus(along(inward, TRACED_TIP_SD_MM)),
                NeedleCandidate.across(inward, Math.max(DIRECTION_SD_RAD, 2 * acrossMm / line.lengthMm())),
                line.lengthMm(),
                Optional.of(seen.get().widthMm()),
                skin(new Line(line.at(line.from()), line.direction(), 0, line.lengthMm())),
                o.evidence()));
    }

    private static Covariance3 along(Vector3 d, double sdMm) {
        double v = sdMm * sdMm;
        return new Covariance3(
                v * d.x() * d.x(),
                v * d.x() * d.y(),
                v * d.x() * d.z(),
                v * d.y() * d.y(),
                v * d.y() * d.z(),
                v * d.z() * d.z());
    }

    /** First place outward from the tip where the axis stays out of the body for 6 mm. */
    private Optional<Point3> skin(Line axis) {
        for (double s = 0; s < 400 && inGrid(axis, s); s += 0.5) {
            if (depth(axis, s) == 0 && depth(axis, s + 3) == 0 && depth(axis, s + 6) == 0) {
                return Optional.of(Point3.of(ct.grid().frame(), axis.at(s)));
            }
        }
        return Optional.empty();
    }

    private boolean inGrid(Line line, double s) {
        return ct.grid().contains(index(line, s));
    }

    private double depth(Line line, double s) {
        return body.depthMm(index(line, s));
    }

    private ContinuousIndex index(Line line, double s) {
        return ct.grid().toIndex(Point3.of(ct.grid().frame(), line.at(s)));
    }
}
