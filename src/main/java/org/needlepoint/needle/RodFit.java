package org.needlepoint.needle;

import static org.needlepoint.needle.RodModel.END;
import static org.needlepoint.needle.RodModel.LN_EDGE;
import static org.needlepoint.needle.RodModel.LN_MASS;
import static org.needlepoint.needle.RodModel.LN_SIGMA;
import static org.needlepoint.needle.RodModel.LN_SLAB;
import static org.needlepoint.needle.RodModel.SHIFT2;
import static org.needlepoint.needle.RodModel.SIZE;
import static org.needlepoint.needle.RodModel.START;
import static org.needlepoint.needle.RodModel.TAPER;
import static org.needlepoint.needle.RodModel.TILT2;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.Volume;

/**
 * Finds the parameters of a {@link RodModel} for the voxels around a rod, by robust least squares.
 *
 * <p>Saturated voxels are compared with the model clipped at the same value, so blooming does not push the ends outward: the flanks that are
 * not saturated decide. A weak prior keeps what the voxels do not tell, such as the height of a rod that stays within one slab.
 */
final class RodFit {
    private static final double TYPICAL_SIGMA_MM = 0.8;
    private static final double SIGMA_SD = 0.4;
    /** Half-width of the slab's soft edge: the rod's radius and the scanner's blur along the normal, which is like that in the slice. */
    private static final double TYPICAL_EDGE_MM = 1.1;

    private static final double EDGE_SD = 0.25;
    private static final double SLAB_SD_MM = 0.2;
    /** Length over which the point of a needle is ground. */
    private static final double TYPICAL_TAPER_MM = 0.75;

    private static final double TAPER_SD_MM = 0.7;
    /** Along a whole shaft streaks and hardening vary; near the tip, with mass fitted anew, the model is better. */
    private static final double SHAFT_ERROR = 0.03;

    private static final double TIP_ERROR = 0.02;
    private static final double END_SD_MM = 0.5;
    /** An open end lies beyond everything looked at. */
    private static final double BEYOND_MM = 1000;

    private static final double NEAR_TIP_MM = 18;
    private static final int HEIGHTS = 3;
    private static final int STARTS = 3;
    private static final int COARSE_VOXELS = 1000;

    private final RodModel model;
    private final RodDescent descent;
    private final RodDescent tipDescent;
    private final int[] coarse;
    private final double slabMm;
    private final double[] priorMean = new double[SIZE];
    private final double[] priorSd = new double[SIZE];

    /**
     * A fitted rod.
     *
     * @param start first end, LPS mm
     * @param end second end, LPS mm; for an open end, where the fit stopped looking
     * @param direction unit vector from start to end
     * @param startCovariance of the first end, mm²
     * @param endCovariance of the second end, mm²
     * @param directionCovariance of the direction as a unit vector, rad²
     * @param fullWidthMm width of the blurred rod at half its height, mm
     * @param residual RMS of model minus image, as part of the rod's height
     */
    record Result(
            Vector3 start,
            Vector3 end,
            Vector3 direction,
            Covariance3 startCovariance,
            Covariance3 endCovariance,
            Covariance3 directionCovariance,
            double fullWidthMm,
            double residual) {}

    private RodFit(Volume ct, Line line, boolean openEnd) {
        this.model = new RodModel(ct, line);
        int stride = model.size() / COARSE_VOXELS + 1;
        this.coarse = IntStream.range(0, (model.size() + stride - 1) / stride)
                .map(i -> i * stride)
                .toArray();
        this.slabMm = ct.grid().sliceThicknessMm();
        double spacing = Math.max(slabMm, ct.grid().sliceSpacingMm());
        Arrays.fill(priorSd, Double.POSITIVE_INFINITY);
        priorSd[SHIFT2] = spacing / 2;
        priorSd[TILT2] = spacing / Math.max(line.lengthMm(), 5);
        priorSd[LN_SLAB] = SLAB_SD_MM / slabMm;
        priorSd[LN_SIGMA] = SIGMA_SD;
        priorSd[LN_EDGE] = EDGE_SD;
        priorMean[END] = openEnd ? line.lengthMm() + BEYOND_MM : line.lengthMm();
        priorSd[TAPER] = TAPER_SD_MM;
        priorMean[TAPER] = TYPICAL_TAPER_MM;
        priorMean[LN_SIGMA] = Math.log(TYPICAL_SIGMA_MM);
        priorMean[LN_EDGE] = Math.log(TYPICAL_EDGE_MM);
        priorMean[LN_SLAB] = Math.log(slabMm);
        // Correlation area of a Gaussian blur of 0.7 mm: 4 π σ².
        double blurred = Math.max(1, 4 * Math.PI * 0.5 / ct.grid().pixelAreaMm2());
        this.descent = new RodDescent(model, priorMean, priorSd, blurred, SHAFT_ERROR);
        this.tipDescent = new RodDescent(model, priorMean, priorSd, blurred, TIP_ERROR);
    }

    /** All parameters but the open end and the point. */
    private static boolean[] shaft() {
        boolean[] free = new boolean[SIZE];
        Arrays.fill(free, true);
        free[END] = false;
        free[TAPER] = false;
        return free;
    }

    /** Fits both ends of a rod. */
    static Result bothEnds(Volume ct, Line line) {
        RodFit fit = new RodFit(ct, line, false);
        // A rod little longer than the blur looks like a spot; its extent above the threshold then decides.
        fit.priorSd[START] = END_SD_MM;
        fit.priorSd[END] = END_SD_MM;
        boolean[] free = shaft();
        free[END] = true;
        fit.priorMean[TAPER] = 0;
        RodDescent.Solution s = fit.best(free, Double.POSITIVE_INFINITY);
        return fit.result(s.p(), s.covariance(), s.p()[END]);
    }

    /** Fits the tip and axis of a rod whose other end is not part of it: the line starts at the tip, its end is open. */
    static Result tip(Volume ct, Line line) {
        RodFit fit = new RodFit(ct, line, true);
        boolean[] free = shaft();
        RodDescent.Solution whole = fit.best(free, line.lengthMm());
        double[] p = whole.p();
        DMatrixRMaj covariance = whole.covariance();
        // The tip by itself, with the blur known from the shaft: what more there is at the tip is its point.
        boolean[] local = new boolean[SIZE];
        local[START] = true;
        local[LN_MASS] = true;
        local[TAPER] = true;
        RodDescent.Solution atTip =
                fit.tipDescent.solve(p, local, fit.model.used(fit.model.all(), p[START] + NEAR_TIP_MM));
        double moved = atTip.p()[START] - p[START];
        p[START] = atTip.p()[START];
        p[TAPER] = atTip.p()[TAPER];
        double variance =
                Math.max(covariance.get(START, START), atTip.covariance().get(START, START)) + moved * moved / 4;
        covariance.set(START, START, variance);
        return fit.result(p, covariance, line.lengthMm());
    }

    /** The line of a rod from its tip, on a part of the voxels: enough to follow it further. */
    static Line axis(Volume ct, Line line) {
        RodFit fit = new RodFit(ct, line, true);
        boolean[] free = shaft();
        double[] p = fit.roughly(free, line.lengthMm()).p();
        return new Line(fit.model.atZero(p), fit.model.direction(p), p[START], line.lengthMm());
    }

    /**
     * Where to begin. Within its slab a shallow rod looks the same at any height, so descent alone cannot find the tilt: a coarse
     * search over the heights of both ends comes first.
     */
    private List<double[]> starts() {
        double slab = Math.max(slabMm, 2);
        List<double[]> starts = new ArrayList<>();
        List<Double> costs = new ArrayList<>();
        for (int i = -HEIGHTS; i <= HEIGHTS; i++) {
            for (int j = -HEIGHTS; j <= HEIGHTS; j++) {
                double[] p = priorMean.clone();
                double atStart = i * slab / HEIGHTS;
                double atEnd = j * slab / HEIGHTS;
                p[SHIFT2] = (atStart + atEnd) / 2;
                p[TILT2] = (atEnd - atStart) / (2 * model.pivot());
                p[LN_MASS] = model.lnMass(p, coarse);
                double cost = descent.startingCost(p, coarse);
                int place = 0;
                while (place < costs.size() && costs.get(place) < cost) {
                    place++;
                }
                starts.add(place, p);
                costs.add(place, cost);
            }
        }
        return starts.subList(0, STARTS);
    }

    /** The best of the descents from the starts, made on a part of the voxels. */
    private RodDescent.Solution roughly(boolean[] free, double lastS) {
        RodDescent.Solution best = null;
        int[] used = model.used(coarse, lastS);
        for (double[] p : starts()) {
            RodDescent.Solution s = descent.solve(p, free, used);
            if (best == null || s.misfit() < best.misfit()) {
                best = s;
            }
        }
        return best;
    }

    private RodDescent.Solution best(boolean[] free, double lastS) {
        return descent.solve(roughly(free, lastS).p(), free, model.used(model.all(), lastS));
    }

    private Result result(double[] p, DMatrixRMaj covariance, double endS) {
        int[] used = model.used(model.all(), endS);
        double[] residual = new double[used.length];
        model.residuals(p, used, residual);
        double sum = 0;
        double height = 0;
        for (int i = 0; i < used.length; i++) {
            sum += residual[i] * residual[i];
            height = Math.max(height, model.height(used[i]));
        }
        Vector3 zero = model.atZero(p);
        Vector3 unit = model.direction(p);
        return new Result(
                zero.plus(unit.times(p[START])),
                zero.plus(unit.times(endS)),
                unit,
                model.pointCovariance(covariance, p[START], START),
                model.pointCovariance(covariance, endS, END),
                model.tiltCovariance(covariance),
                2 * Math.sqrt(2 * Math.log(2)) * Math.exp(p[LN_SIGMA]),
                height > 0 ? Math.sqrt(sum / Math.max(1, used.length)) / height : 1);
    }
}
