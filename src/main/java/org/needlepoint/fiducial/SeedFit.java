package org.needlepoint.fiducial;

import java.util.Optional;
import java.util.OptionalDouble;
import org.needlepoint.image.ContinuousIndex;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;

/** From a seed to a judged candidate: start values, two starts of the long axis, fit, second fit on fitted voxels. */
final class SeedFit {
    private static final double MARGIN_MM = 3;
    private static final double BELOW_SKIN_MM = 1.2;
    /** Standard deviation of {@link MarkerModel}'s edge per unit of its half-width. */
    private static final double EDGE_SD = 1 / Math.sqrt(5);

    /** A flat marker is glued on: its lower face and the skin differ by their curvature only, mm. */
    private static final double FLAT_GAP_MM = 0.05;

    private static final double CT_POINT_SPREAD_MM = 0.6;

    private final Volume volume;
    private final VoxelGrid grid;
    private final FiducialTemplate template;
    private final MarkerShape shape;
    private final boolean ct;
    private final GreyLevels levels;
    private final CandidateJudge judge;

    SeedFit(Volume volume, FiducialTemplate template, ImageContrast contrast, GreyLevels levels) {
        this.volume = volume;
        this.grid = volume.grid();
        this.template = template;
        this.shape = template.shape();
        this.ct = contrast == ImageContrast.CT;
        this.levels = levels;
        this.judge = new CandidateJudge(grid, template, contrast, levels);
    }

    /**
     * Fits and judges.
     *
     * @param seed where to start
     * @return the candidate; empty if what is there is no marker
     */
    Optional<MarkerCandidate> candidate(Seed seed) {
        ContinuousIndex origin = new ContinuousIndex(seed.column(), seed.row(), seed.slice());
        double[] outward = {seed.outwardColumn(), seed.outwardRow(), 0};
        double[] across = {-seed.outwardRow(), seed.outwardColumn(), 0};
        double[] along = {0, 0, 1};
        if (!template.onSkin()) {
            outward = new double[] {0, 1, 0};
            across = new double[] {1, 0, 0};
        }
        boolean elongated = shape instanceof MarkerShape.Capsule;
        MarkerModel best = null;
        MarkerFit.Outcome bestOutcome = null;
        MarkerFit.Parameters start = null;
        // A capsule may lie along or across the limb; a flat marker's top, seen along one ray, may be missed.
        for (int turn = 0; turn < (shape instanceof MarkerShape.Sphere ? 1 : 2); turn++) {
            boolean fromSeed = turn == 1 && !elongated;
            MarkerFit.Parameters tried = start(origin, outward, fromSeed);
            if (tried == null) {
                continue;
            }
            start = start == null ? tried : start;
            MarkerModel model = new MarkerModel(
                    shape, template.onSkin(), across, along, outward, elongated ? turn * Math.PI / 2 : 0);
            MarkerFit.Outcome o = fit(model, tried, origin, elongated ? 6 : 10, coarseStride(), false);
            if (o != null && (bestOutcome == null || o.cost() < bestOutcome.cost())) {
                best = model;
                bestOutcome = o;
            }
        }
        if (bestOutcome == null || judge.isHopeless(bestOutcome)) {
            return Optional.empty();
        }
        MarkerFit.Parameters again = start.copy();
        System.arraycopy(bestOutcome.parameters(), 0, again.start, 0, MarkerModel.COUNT);
        bestOutcome = fit(best, again, origin, 15, ct ? coarseStride() : 1, !ct);
        if (bestOutcome == null || template.onSkin() && isSomethingElse(best, bestOutcome.parameters(), origin)) {
            return Optional.empty();
        }
        return judge.candidate(best, bestOutcome, origin);
    }

    /** A part of a coil or of a cable. On MR tissue need not show, so only CT tells what lies below. */
    private boolean isSomethingElse(MarkerModel model, double[] p, ContinuousIndex origin) {
        Surroundings around = new Surroundings(volume, origin);
        boolean elongated = shape instanceof MarkerShape.Capsule;
        return ct && !around.isOnBody(model, p, levels.thresholds()[0]) || elongated && around.goesOn(model, p);
    }

    private MarkerFit.Outcome fit(
            MarkerModel model,
            MarkerFit.Parameters start,
            ContinuousIndex origin,
            int iterations,
            int stride,
            boolean bothProfiles) {
        model.at(start.start);
        FitDomain domain = FitDomain.around(
                volume,
                origin,
                model,
                start.start,
                Math.max(start.start[MarkerModel.HALF_LENGTH], start.start[MarkerModel.HALF_WIDTH]),
                MARGIN_MM,
                template.onSkin() ? BELOW_SKIN_MM : 1e9,
                stride,
                ct ? Math.max(BodySurface.METAL_HU, 1.5 * template.ctMaxHu()) : Double.POSITIVE_INFINITY);
        if (domain.size < 3 * MarkerModel.COUNT / 2) {
            return null;
        }
        double contrast = Math.abs(start.start[MarkerModel.MARKER] - start.start[MarkerModel.AIR]);
        double noise = Math.max(levels.noise(), 0.04 * contrast);
        MarkerFit.Outcome box = MarkerFit.run(model, domain, start, noise, iterations);
        if (!bothProfiles) {
            return box;
        }
        FitDomain seenSoftly = domain.withSoftProfile(grid.sliceThicknessMm());
        MarkerFit.Parameters fromBox = start.copy();
        System.arraycopy(box.parameters(), 0, fromBox.start, 0, MarkerModel.COUNT);
        MarkerFit.Outcome soft = MarkerFit.run(model, seenSoftly, fromBox, noise, iterations);
        return soft.cost() < box.cost() ? soft : box;
    }

    /** Pixels finer than about 1 mm add time and, where noise is no limit, no accuracy. */
    private int coarseStride() {
        return (int) Math.max(1, Math.round(1.1 / Math.min(grid.columnSpacingMm(), grid.rowSpacingMm())));
    }

    /** Start values and priors; null if there is no contrast at the seed. */
    private MarkerFit.Parameters start(ContinuousIndex origin, double[] outward, boolean fromSeed) {
        MarkerFit.Parameters p = new MarkerFit.Parameters();
        double halfWidth = shape.height().nominal() / 2;
        double halfLength = shape.longest().nominal() / 2;
        double shift = template.onSkin() && !fromSeed ? topDistance(origin, outward) - halfWidth : 0;
        double[] centre = {shift * outward[0], shift * outward[1], 0};
        double marker = markerLevel(origin, centre, outward, halfWidth / 3);
        double air = template.onSkin() ? levels.air() : surroundings(origin, halfLength + 2.5);
        double contrast = marker - air;
        if (!Double.isFinite(contrast) || Math.abs(contrast) < 2 * levels.noise()) {
            return null;
        }
        for (int i = 0; i < 3; i++) {
            p.set(i, centre[i], 4, centre[i] - 12, centre[i] + 12);
        }
        boolean donut = shape instanceof MarkerShape.Donut;
        boolean capsule = shape instanceof MarkerShape.Capsule;
        p.set(MarkerModel.TURN, 0, donut ? 0.15 : capsule ? 0.7 : 0, -0.95, 0.95);
        p.set(MarkerModel.TILT, 0, donut || capsule ? 0.15 : 0, -0.6, 0.6);
        SizeRange length = shape.longest();
        SizeRange width = shape.height();
        p.set(MarkerModel.HALF_LENGTH, halfLength, length.priorSdMm() / 2, 0.4 * length.min(), 0.6 * length.max());
        p.set(MarkerModel.HALF_WIDTH, halfWidth, width.priorSdMm() / 2, 0.4 * width.min(), 0.6 * width.max());
        p.set(MarkerModel.ROUNDNESS, 0.5, capsule ? 0.4 : 0, 0, 1);
        setSkin(p, halfWidth, contrast);
        double pixel = Math.max(grid.columnSpacingMm(), grid.rowSpacingMm());
        double spread = Math.hypot(pixel / Math.sqrt(12), ct ? CT_POINT_SPREAD_MM : 0.3 * pixel);
        double blur = spread / EDGE_SD;
        p.set(MarkerModel.BLUR, blur, 0.3 * blur, 0.5 * blur, 2.5 * blur);
        p.set(MarkerModel.MARKER, marker, Math.abs(contrast), -1e9, 1e9);
        p.set(MarkerModel.AIR, air, template.onSkin() && ct ? 30 : 0.2 * Math.abs(contrast), -1e9, 1e9);
        return p;
    }

    private void setSkin(MarkerFit.Parameters p, double halfWidth, double contrast) {
        boolean skin = template.onSkin();
        boolean flat = shape instanceof MarkerShape.Donut;
        p.set(
                MarkerModel.HEIGHT,
                (flat ? 1 : 0.85) * halfWidth,
                skin ? (flat ? 0.5 : 1.2) : 0,
                -halfWidth,
                4 * halfWidth);
        p.gapSd = skin && flat ? FLAT_GAP_MM : 0;
        p.set(MarkerModel.NORMAL_A, 0, skin ? 0.15 : 0, -0.6, 0.6);
        p.set(MarkerModel.NORMAL_B, 0, skin ? 0.25 : 0, -0.8, 0.8);
        p.set(MarkerModel.CURVE_A, 0.012, skin ? 0.012 : 0, -0.03, 0.06);
        p.set(MarkerModel.CURVE_B, 0, skin ? 0.008 : 0, -0.03, 0.06);
        double tissue = p.start[MarkerModel.AIR] + contrast;
        p.set(
                MarkerModel.SKIN,
                ct ? 0 : levels.tissue(),
                skin ? Math.abs(contrast) + Math.abs(tissue) * 0.2 : 0,
                -1e9,
                1e9);
    }

    /** Distance along the outward direction from the seed to the top of the marker, mm; a donut's is on its ring. */
    private double topDistance(ContinuousIndex origin, double[] outward) {
        double[] ring = onRing(outward);
        return 0.5
                * (surfaceDistance(origin, ring[0], ring[1], outward)
                        + surfaceDistance(origin, -ring[0], -ring[1], outward));
    }

    /** Mean of the image within the marker as placed at first; beside the hole of a donut. */
    private double markerLevel(ContinuousIndex origin, double[] centre, double[] outward, double radiusMm) {
        double[] ring = onRing(outward);
        double[] one = {centre[0] + ring[0], centre[1] + ring[1], centre[2]};
        double[] other = {centre[0] - ring[0], centre[1] - ring[1], centre[2]};
        return 0.5 * (meanAround(origin, one, radiusMm) + meanAround(origin, other, radiusMm));
    }

    /** From the middle of a donut to the middle of its ring, in the slice; zero for other markers. */
    private double[] onRing(double[] outward) {
        double radius = shape instanceof MarkerShape.Donut d ? (d.outer().nominal() + d.holeDiameterMm()) / 4 : 0;
        return new double[] {-radius * outward[1], radius * outward[0]};
    }

    /** Distance along the outward direction from a place near the seed to the edge toward air, mm. */
    private double surfaceDistance(ContinuousIndex origin, double x, double y, double[] outward) {
        double threshold = levels.thresholds()[0];
        double step = 0.25;
        double last = 0;
        for (double t = -1; t < shape.height().max() + 3; t += step) {
            OptionalDouble v = at(origin, x + t * outward[0], y + t * outward[1], 0);
            if (v.isEmpty()) {
                break;
            }
            if (v.getAsDouble() > threshold) {
                last = t;
            } else if (t - last > 1.5) {
                break;
            }
        }
        return last;
    }

    private OptionalDouble at(ContinuousIndex origin, double x, double y, double z) {
        return volume.sample(new ContinuousIndex(
                origin.column() + x / grid.columnSpacingMm(),
                origin.row() + y / grid.rowSpacingMm(),
                Math.max(0, Math.min(grid.slices() - 1.0, origin.slice() + z / grid.sliceSpacingMm()))));
    }

    private double meanAround(ContinuousIndex origin, double[] centre, double radiusMm) {
        double sum = 0;
        int n = 0;
        for (int i = 0; i < 9; i++) {
            OptionalDouble v =
                    at(origin, centre[0] + (i % 3 - 1) * radiusMm, centre[1] + (i / 3 - 1) * radiusMm, centre[2]);
            if (v.isPresent()) {
                sum += v.getAsDouble();
                n++;
            }
        }
        return n == 0 ? Double.NaN : sum / n;
    }

    private double surroundings(ContinuousIndex origin, double radiusMm) {
        double[] v = new double[12];
        int n = 0;
        for (int i = 0; i < 12; i++) {
            double angle = i * Math.PI / 6;
            OptionalDouble s = at(origin, radiusMm * Math.cos(angle), radiusMm * Math.sin(angle), 0);
            if (s.isPresent()) {
                v[n++] = s.getAsDouble();
            }
        }
        java.util.Arrays.sort(v, 0, n);
        return n == 0 ? Double.NaN : v[n / 2];
    }
}
