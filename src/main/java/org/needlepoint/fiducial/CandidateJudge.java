package org.needlepoint.fiducial;

import java.util.Optional;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.ContinuousIndex;
import org.needlepoint.image.VoxelGrid;

/** Decides whether a fitted shape is a marker of the template, and how sure its position is. */
final class CandidateJudge {
    /** Neighbouring pixels share their noise: reconstruction filters leave about one free value in four. */
    private static final double NOISE_CORRELATION = 4;

    /**
     * Error of the model itself (form of the gel, air in it, folds of the skin, slice profile) in the slice plane, part of
     * a pixel. In MR the oil is also displaced against water along the readout, by a part of a pixel whose sign no header
     * states. Wider than the generated cases of docs/campaigns.md need: the sample cases, drawn otherwise, scatter more.
     */
    private static final double CT_MODEL_ERROR_PIXELS = 0.045;

    private static final double MR_MODEL_ERROR_PIXELS = 0.12;
    private static final double MODEL_ERROR_MM = 0.04;
    private static final double MODEL_ERROR_THROUGH_PLANE_PITCH = 0.025;

    /** So much of a marker's tip must reach into a slice before its signal stands out from noise, mm. */
    private static final double VISIBLE_TIP_MM = 0.8;

    /**
     * Largest part of the contrast that the model may leave unexplained. On CT the generated markers leave at most 6 %,
     * pieces of a tube with a wire in it 10 % and more; on MR coils, flow and motion add to it.
     */
    private static final double CT_MAX_EXCESS = 0.09;

    private static final double MR_MAX_EXCESS = 0.16;

    /** Least height of the centre above the skin, as a part of the marker's height. */
    private static final double EXPOSED = 0.1;

    private static final double FLAT_EXPOSED = 0.35;

    private final VoxelGrid grid;
    private final FiducialTemplate template;
    private final ImageContrast contrast;
    private final GreyLevels levels;

    CandidateJudge(VoxelGrid grid, FiducialTemplate template, ImageContrast contrast, GreyLevels levels) {
        this.grid = grid;
        this.template = template;
        this.contrast = contrast;
        this.levels = levels;
    }

    /** Whether a first rough fit is so far off that a second is not worth its time. */
    boolean isHopeless(MarkerFit.Outcome fit) {
        double step = Math.abs(fit.parameters()[MarkerModel.MARKER] - fit.parameters()[MarkerModel.AIR]);
        return excess(fit.residual(), step) > 2 * MR_MAX_EXCESS;
    }

    /** Part of the residual that noise does not explain, relative to the contrast. */
    private double excess(double residual, double step) {
        double unexplained = residual * residual - levels.noise() * levels.noise();
        return Math.sqrt(Math.max(0, unexplained)) / Math.max(1e-9, step);
    }

    /** Judges a fit. */
    Optional<MarkerCandidate> candidate(MarkerModel model, MarkerFit.Outcome fit, ContinuousIndex origin) {
        double[] p = fit.parameters();
        MarkerShape shape = template.shape();
        boolean sphere = shape instanceof MarkerShape.Sphere;
        double width = 2 * p[MarkerModel.HALF_WIDTH];
        double length = sphere ? width : 2 * p[MarkerModel.HALF_LENGTH];
        double step = p[MarkerModel.MARKER] - p[MarkerModel.AIR];
        double excess = excess(fit.residual(), Math.abs(step));
        double height = p[MarkerModel.HEIGHT];
        double[] c = {p[MarkerModel.X], p[MarkerModel.Y], p[MarkerModel.Z]};
        double pitch = grid.sliceSpacingMm();
        boolean ofSize = shape.longest().accepts(length, 1 + 0.15 * pitch)
                && shape.height().accepts(width, 0.5);
        boolean inStack = origin.slice() + c[2] / pitch > -0.6 && origin.slice() + c[2] / pitch < grid.slices() - 0.4;
        // At least 60 % of the marker's height stands out of the skin; a flat one lies on it, pressed in by a seventh
        // at most.
        boolean exposed =
                !template.onSkin() || height > (shape instanceof MarkerShape.Donut ? FLAT_EXPOSED : EXPOSED) * width;
        if (!ofSize
                || !inStack
                || !exposed
                || !contrastAgrees(p, step)
                || excess > (contrast == ImageContrast.CT ? CT_MAX_EXCESS : MR_MAX_EXCESS)
                || !isDetermined(fit)) {
            return Optional.empty();
        }
        double sizeScore = gaussian((length - shape.longest().nominal())
                        / (1.5 * shape.longest().priorSdMm() + 1))
                * gaussian((width - shape.height().nominal())
                        / (1.5 * shape.height().priorSdMm() + 0.5));
        double score = sizeScore * gaussian(excess / 0.12);
        Point3 centre = grid.toPatient(
                origin.column() + index(c).column(), origin.row() + index(c).row(), origin.slice() + index(c).slice());
        return Optional.of(new MarkerCandidate(
                centre,
                covariance(fit, reachAcrossSlices(model, p)),
                length,
                width,
                Math.min(1, score),
                evidence(p, length, width, excess)));
    }

    /** Whether the voxels, not the priors, decided where the centre is. */
    private boolean isDetermined(MarkerFit.Outcome fit) {
        double sd = Math.sqrt(NOISE_CORRELATION) * fit.residual();
        double x = sd * Math.sqrt(fit.inverse()[0]);
        double y = sd * Math.sqrt(fit.inverse()[MarkerModel.COUNT + 1]);
        double z = sd * Math.sqrt(fit.inverse()[2 * MarkerModel.COUNT + 2]);
        return x < 1 && y < 1 && z < 0.5 * grid.sliceSpacingMm() + 0.5;
    }

    private ContinuousIndex index(double[] local) {
        Vector3 d = grid.columnDirection()
                .times(local[0])
                .plus(grid.rowDirection().times(local[1]))
                .plus(normal().times(local[2]));
        return grid.toIndexStep(d);
    }

    private Vector3 normal() {
        return grid.normal();
    }

    private boolean contrastAgrees(double[] p, double step) {
        if (contrast == ImageContrast.CT) {
            double hu = p[MarkerModel.MARKER];
            return hu > template.ctMinHu() - 60 && hu < template.ctMaxHu() + 60;
        }
        return switch (template.appearance(contrast)) {
            case BRIGHT ->
                step > 6 * levels.noise() && (!template.onSkin() || step > 0.25 * (levels.tissue() - levels.air()));
            case FAINT -> step > 4 * levels.noise();
            case DARK -> -step > 4 * levels.noise();
        };
    }

    /** Half the extent of the fitted marker along the slice normal, mm. */
    private double reachAcrossSlices(MarkerModel model, double[] p) {
        model.at(p);
        double along = model.axis()[2];
        double b = p[MarkerModel.HALF_WIDTH];
        double a = template.shape() instanceof MarkerShape.Sphere ? b : p[MarkerModel.HALF_LENGTH];
        if (template.shape() instanceof MarkerShape.Donut) {
            return Math.abs(along) * b + Math.sqrt(1 - along * along) * a;
        }
        return Math.sqrt(a * a * along * along + b * b * (1 - along * along));
    }

    /** Covariance of the centre: the fit's own, widened for shared noise, plus the model's error; patient axes. */
    private Covariance3 covariance(MarkerFit.Outcome fit, double reachMm) {
        double variance = NOISE_CORRELATION * fit.residual() * fit.residual();
        double[] local = new double[9];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                local[3 * i + j] = variance * fit.inverse()[i * MarkerModel.COUNT + j];
            }
        }
        double pixel = Math.max(grid.columnSpacingMm(), grid.rowSpacingMm());
        double part = contrast == ImageContrast.CT ? CT_MODEL_ERROR_PIXELS : MR_MODEL_ERROR_PIXELS;
        double inPlane = MODEL_ERROR_MM + part * pixel;
        double through = MODEL_ERROR_MM + MODEL_ERROR_THROUGH_PLANE_PITCH * grid.sliceSpacingMm();
        // A marker that one slice swallows may lie anywhere until its tip shows in the next slice.
        double hidden = Math.max(0, grid.sliceSpacingMm() - grid.sliceThicknessMm() / 2 + VISIBLE_TIP_MM - reachMm);
        through = Math.hypot(through, hidden / Math.sqrt(3));
        local[0] += inPlane * inPlane;
        local[4] += inPlane * inPlane;
        local[8] += through * through;
        Vector3[] axes = {grid.columnDirection(), grid.rowDirection(), normal()};
        double[] patient = new double[9];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double[] u = axes[i].toArray();
                double[] v = axes[j].toArray();
                for (int a = 0; a < 3; a++) {
                    for (int b = 0; b < 3; b++) {
                        patient[3 * a + b] += local[3 * i + j] * u[a] * v[b];
                    }
                }
            }
        }
        return Covariance3.ofMatrix(patient);
    }

    private String evidence(double[] p, double length, double width, double excess) {
        String grey = contrast == ImageContrast.CT
                ? Math.round(p[MarkerModel.MARKER]) + " HU"
                : FiducialWording.SIGNAL.say(
                        tenth((p[MarkerModel.MARKER] - p[MarkerModel.AIR]) / (levels.tissue() - levels.air())));
        long misfit = Math.round(100 * excess);
        return template.onSkin()
                ? FiducialWording.CANDIDATE_ON_SKIN.say(
                        tenth(length), tenth(width), grey, tenth(p[MarkerModel.HEIGHT]), misfit)
                : FiducialWording.CANDIDATE.say(tenth(length), tenth(width), grey, misfit);
    }

    private static String tenth(double x) {
        return String.valueOf(Math.round(10 * x) / 10.0);
    }

    private static double gaussian(double z) {
        return Math.exp(-0.5 * z * z);
    }
}
