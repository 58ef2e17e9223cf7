package org.needlepoint.needle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.ContinuousIndex;
import org.needlepoint.image.Volume;
import org.needlepoint.needle.NeedleCandidate.Evidence;
import org.needlepoint.problem.ProblemException;
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
    private static final double WORST_RESIDUAL = 0.35;
    /** What the fit cannot know: bevel of the tip, bending of the shaft. */
    private static final double TIP_SD_ALONG_MM = 0.45;

    private static final double TIP_SD_ACROSS_MM = 0.15;
    private static final double DIRECTION_SD_RAD = Math.toRadians(0.2);

    private final Volume ct;
    private final BodyMask body;
    private final ShaftTrace shaft;

    private NeedleDetector(Volume ct) {
        this.ct = ct;
        this.body = BodyMask.of(ct);
        this.shaft = new ShaftTrace(ct);
    }

    /**
     * Finds all needles.
     *
     * @param ct CT in HU
     * @param progress where to report and learn of cancelling
     * @return needles, the best supported first: seen outside the skin before others, then the longer; may be empty
     */
    public static List<NeedleCandidate> detect(Volume ct, Progress progress) {
        progress.report(0, "Looking for the needle");
        NeedleDetector detector = new NeedleDetector(ct);
        progress.report(0.3, "Looking for the needle");
        List<NeedleCandidate> found = detector.search(progress.part(0.3, 1));
        progress.report(1, "Looking for the needle");
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
                            .map(c -> String.format(
                                    Locale.ROOT,
                                    "tip at (%.1f, %.1f, %.1f) mm, %.0f mm long",
                                    c.tip().x(),
                                    c.tip().y(),
                                    c.tip().z(),
                                    c.lengthMm()))
                            .collect(Collectors.joining("; ")));
        }
        return sure.get(0);
    }

    private List<NeedleCandidate> search(Progress progress) {
        DenseVoxels dense = DenseVoxels.of(ct, LOWEST_HU, progress);
        LineSearch lines = new LineSearch(ct, SHORTEST_RUN_MM);
        List<Line> seen = new ArrayList<>();
        List<NeedleCandidate> needles = new ArrayList<>();
        for (double threshold : THRESHOLDS_HU) {
            for (int[] piece : dense.pieces(threshold, FEWEST_VOXELS)) {
                progress.stopIfCancelled();
                if (!reaches(piece)) {
                    continue;
                }
                for (Line coarse : lines.lines(piece, LINES_PER_PIECE)) {
                    if (seen.stream().anyMatch(coarse::sameAs)) {
                        continue;
                    }
                    Optional<ShaftTrace.Trace> trace = shaft.follow(coarse)
                            .filter(t -> t.loneFraction() >= LONE_FRACTION && t.widthMm() <= WIDEST_MM)
                            .filter(t -> t.line().lengthMm() >= SHORTEST_NEEDLE_MM);
                    if (trace.isPresent() && oriented(trace.get().line()).isPresent()) {
                        Line whole = lengthened(trace.get().line());
                        Optional<NeedleCandidate> needle =
                                seen.stream().anyMatch(whole::sameAs) ? Optional.empty() : needle(whole);
                        seen.add(whole);
                        if (needle.isPresent() && needles.stream().noneMatch(n -> same(n, needle.get()))) {
                            needles.add(needle.get());
                        }
                    }
                }
            }
        }
        needles.sort(Comparator.comparing(NeedleCandidate::evidence)
                .thenComparing(
                        Comparator.comparingDouble(NeedleCandidate::lengthMm).reversed()));
        return needles;
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

    private Optional<NeedleCandidate> needle(Line traced) {
        return oriented(traced).flatMap(this::fitted);
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
        if (fit.residual() > WORST_RESIDUAL || moved > 10) {
            return Optional.empty();
        }
        Vector3 inward = fit.direction().negated();
        Line axis = new Line(fit.start(), fit.direction(), 0, line.lengthMm());
        return Optional.of(new NeedleCandidate(
                Point3.of(ct.grid().frame(), fit.start()),
                inward,
                fit.startCovariance()
                        .plus(NeedleCandidate.across(inward, TIP_SD_ACROSS_MM))
                        .plus(alongOnly(inward)),
                fit.directionCovariance().plus(NeedleCandidate.across(inward, DIRECTION_SD_RAD)),
                axis.foot(line.at(line.to())),
                Optional.of(fit.fullWidthMm()),
                skin(axis),
                o.evidence()));
    }

    private static org.needlepoint.geometry.Covariance3 alongOnly(Vector3 d) {
        double v = TIP_SD_ALONG_MM * TIP_SD_ALONG_MM;
        return new org.needlepoint.geometry.Covariance3(
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
