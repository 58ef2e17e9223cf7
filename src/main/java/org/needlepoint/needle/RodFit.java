package org.needlepoint.needle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.Volume;

/**
 * Fits {@link SlabLineModel} to the voxels around a rod by robust least squares (Levenberg–Marquardt, Cauchy weights).
 *
 * <p>Saturated voxels are compared with the model clipped at the same value, so blooming does not push the ends outward: the flanks that are
 * not saturated decide. Parameters: shift and tilt across the axis (two each), the two ends, and the logarithms of mass, blur and
 * slab thickness. A weak prior keeps what the voxels do not tell, such as the height of a rod that stays within one slab.
 */
final class RodFit {
    private static final int SHIFT1 = 0;
    private static final int SHIFT2 = 1;
    private static final int TILT1 = 2;
    private static final int TILT2 = 3;
    private static final int START = 4;
    private static final int END = 5;
    private static final int LN_MASS = 6;
    private static final int LN_SIGMA = 7;
    private static final int LN_SLAB = 8;
    private static final int LN_EDGE = 9;
    private static final int SIZE = 10;
    private static final double[] STEP = {0.02, 0.02, 2e-4, 2e-4, 0.02, 0.02, 0.01, 0.01, 0.01, 0.02};
    private static final int ITERATIONS = 30;
    private static final double NOISE_FLOOR_HU = 25;
    private static final double TYPICAL_SIGMA_MM = 0.8;
    /** Half-width of the slab's soft edge: the rod's radius and the scanner's blur along the normal, which is like that in the slice. */
    private static final double TYPICAL_EDGE_MM = 1.25;

    private static final double EDGE_SD = 0.12;
    private static final double SLAB_SD_MM = 0.2;
    private static final double METAL_HU = 8000;
    /** Misfit that no model of metal in CT escapes, as part of the height. */
    private static final double MODEL_ERROR = 0.03;

    private static final int HEIGHTS = 3;
    private static final int STARTS = 3;
    /** Misfits of different descents are compared on one scale, HU. */
    private static final double COMMON_SCALE_HU = 200;

    private static final double START_SCALE_HU = 150;
    private static final int COARSE_VOXELS = 900;

    private final RodVoxels voxels;
    private final Vector3 origin;
    private final Vector3 axis;
    private final Vector3 side1;
    private final Vector3 side2;
    private final double pivot;
    private final double clip;
    private final double slabMm;
    private final double[] priorMean = new double[SIZE];
    private final double[] priorSd = new double[SIZE];
    private final SlabLineModel model = new SlabLineModel();
    private final double independent;
    private final int[] coarse;
    private double scale = START_SCALE_HU;

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
        this.origin = line.at(line.from());
        this.voxels = RodVoxels.around(ct, line, origin);
        this.axis = voxels.localDirection(line.direction());
        Vector3 normal = new Vector3(0, 0, 1);
        this.side1 = Math.abs(axis.z()) < 0.995 ? normal.cross(axis).normalized() : axis.anyOrthogonal();
        this.side2 = axis.cross(side1);
        this.pivot = line.lengthMm() / 2;
        this.clip = voxels.clippedAt();
        int stride = voxels.size() / COARSE_VOXELS + 1;
        this.coarse = IntStream.range(0, (voxels.size() + stride - 1) / stride)
                .map(i -> i * stride)
                .toArray();
        this.slabMm = ct.grid().sliceThicknessMm();
        this.independent = Math.max(1, 4 * Math.PI * 0.5 / ct.grid().pixelAreaMm2());
        Arrays.fill(priorSd, Double.POSITIVE_INFINITY);
        double spacing = Math.max(slabMm, ct.grid().sliceSpacingMm());
        priorSd[SHIFT2] = spacing / 2;
        priorSd[TILT2] = spacing / Math.max(line.lengthMm(), 5);
        priorSd[LN_SLAB] = SLAB_SD_MM / slabMm;
        priorSd[LN_SIGMA] = 0.4;
        priorMean[END] = openEnd ? line.lengthMm() + 1000 : line.lengthMm();
        priorMean[LN_SIGMA] = Math.log(TYPICAL_SIGMA_MM);
        priorSd[LN_EDGE] = EDGE_SD;
        priorMean[LN_EDGE] = Math.log(TYPICAL_EDGE_MM);
        priorMean[LN_SLAB] = Math.log(slabMm);
    }

    /** Fits both ends of a rod. */
    static Result bothEnds(Volume ct, Line line) {
        RodFit fit = new RodFit(ct, line, false);
        boolean[] free = new boolean[SIZE];
        Arrays.fill(free, true);
        Solution s = fit.best(free, Double.POSITIVE_INFINITY);
        return fit.result(s.p(), s.covariance(), s.p()[END]);
    }

    /** Fits the tip and axis of a rod whose other end is not part of it: the line starts at the tip, its end is open. */
    static Result tip(Volume ct, Line line) {
        RodFit fit = new RodFit(ct, line, true);
        boolean[] free = new boolean[SIZE];
        Arrays.fill(free, true);
        free[END] = false;
        Solution whole = fit.best(free, line.lengthMm());
        double[] p = whole.p();
        DMatrixRMaj covariance = whole.covariance();
        // The tip by itself: mass and blur there may differ from those of the whole shaft.
        boolean[] local = new boolean[SIZE];
        local[START] = true;
        local[LN_MASS] = true;
        local[LN_SIGMA] = true;
        Solution atTip = fit.solve(p.clone(), local, fit.used(fit.all(), p[START] + 18));
        double moved = atTip.p()[START] - p[START];
        p[START] = atTip.p()[START];
        double variance =
                Math.max(covariance.get(START, START), atTip.covariance().get(START, START)) + moved * moved / 4;
        covariance.set(START, START, variance);
        return fit.result(p, covariance, line.lengthMm());
    }

    /** The line of a rod from its tip, on a part of the voxels: enough to follow it further. */
    static Line axis(Volume ct, Line line) {
        RodFit fit = new RodFit(ct, line, true);
        boolean[] free = new boolean[SIZE];
        Arrays.fill(free, true);
        free[END] = false;
        double[] p = fit.roughly(free, line.lengthMm()).p();
        return new Line(fit.atZero(p), fit.direction(p), p[START], line.lengthMm());
    }

    /**
     * Where to begin. Within its slab a shallow rod looks the same at any height, so descent alone cannot find the tilt: a coarse
     * search over the heights of both ends comes first.
     */
    private List<double[]> starts() {
        double slab = Math.max(slabMm, 2);
        List<double[]> starts = new ArrayList<>();
        List<Double> costs = new ArrayList<>();
        double[] r = new double[coarse.length];
        scale = START_SCALE_HU;
        for (int i = -HEIGHTS; i <= HEIGHTS; i++) {
            for (int j = -HEIGHTS; j <= HEIGHTS; j++) {
                double[] p = priorMean.clone();
                double atStart = i * slab / HEIGHTS;
                double atEnd = j * slab / HEIGHTS;
                p[SHIFT2] = (atStart + atEnd) / 2;
                p[TILT2] = (atEnd - atStart) / (2 * pivot);
                p[LN_MASS] = lnMass(p);
                residuals(p, coarse, r);
                double cost = cost(r, p);
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

    /** Mass that makes the middle of the model as high as the image. */
    private double lnMass(double[] p) {
        double[] unit = new double[coarse.length];
        double[] one = p.clone();
        one[LN_MASS] = 0;
        set(one);
        double highest = 0;
        for (int i = 0; i < unit.length; i++) {
            unit[i] = model.height(voxels.u(coarse[i]), voxels.v(coarse[i]), voxels.h(coarse[i]));
            highest = Math.max(highest, unit[i]);
        }
        double[] ratios = new double[unit.length];
        int n = 0;
        for (int i = 0; i < unit.length; i++) {
            if (unit[i] > 0.5 * highest) {
                ratios[n++] = (voxels.value(coarse[i]) - voxels.tissue(coarse[i])) / unit[i];
            }
        }
        double mass = n == 0 ? 1000 : Math.max(50, ShaftTrace.median(Arrays.copyOf(ratios, n)));
        return Math.log(mass * (Double.isInfinite(clip) ? 1.1 : 1.5));
    }

    /** The best of the descents from the starts, made on a part of the voxels. */
    private Solution roughly(boolean[] free, double lastS) {
        Solution best = null;
        int[] used = used(coarse, lastS);
        for (double[] p : starts()) {
            scale = START_SCALE_HU;
            Solution s = solve(p, free, used);
            if (best == null || s.misfit() < best.misfit()) {
                best = s;
            }
        }
        scale = best.scale();
        return best;
    }

    private Solution best(boolean[] free, double lastS) {
        return solve(roughly(free, lastS).p(), free, used(all(), lastS));
    }

    private int[] all() {
        return IntStream.range(0, voxels.size()).toArray();
    }

    private record Solution(double[] p, DMatrixRMaj covariance, double scale, double misfit) {}

    private void set(double[] p) {
        double mid = pivot;
        double au = side1.x() * p[TILT1] + side2.x() * p[TILT2];
        double av = side1.y() * p[TILT1] + side2.y() * p[TILT2];
        double ah = side1.z() * p[TILT1] + side2.z() * p[TILT2];
        model.line(
                side1.x() * p[SHIFT1] + side2.x() * p[SHIFT2] - mid * au,
                side1.y() * p[SHIFT1] + side2.y() * p[SHIFT2] - mid * av,
                side1.z() * p[SHIFT1] + side2.z() * p[SHIFT2] - mid * ah,
                axis.x() + au,
                axis.y() + av,
                axis.z() + ah);
        model.rod(
                p[START],
                p[END],
                Math.exp(p[LN_MASS]),
                Math.exp(p[LN_SIGMA]),
                Math.exp(p[LN_SLAB]),
                Math.exp(p[LN_EDGE]));
    }

    private double predicted(int i) {
        double tissue = voxels.tissue(i);
        double height = model.height(voxels.u(i), voxels.v(i), voxels.h(i));
        // Metal replaces what was there: the same rod stands higher above air than above tissue.
        return Math.min(clip, tissue + height * (METAL_HU - tissue) / (METAL_HU - DenseVoxels.TISSUE_HU));
    }

    /** Minimises in place; the covariance is zero for parameters held. */
    private Solution solve(double[] p, boolean[] free, int[] used) {
        int[] which = new int[SIZE];
        int m = 0;
        for (int k = 0; k < SIZE; k++) {
            if (free[k]) {
                which[m++] = k;
            }
        }
        int n = used.length;
        double[] r = new double[n];
        double[][] jacobian = new double[m][n];
        double lambda = 1e-3;
        residuals(p, used, r);
        updateScale(r, p, used);
        double cost = cost(r, p);
        DMatrixRMaj normal = new DMatrixRMaj(m, m);
        DMatrixRMaj gradient = new DMatrixRMaj(m, 1);
        DMatrixRMaj step = new DMatrixRMaj(m, 1);
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            for (int k = 0; k < m; k++) {
                double[] q = p.clone();
                q[which[k]] += STEP[which[k]];
                residuals(q, used, jacobian[k]);
                for (int i = 0; i < n; i++) {
                    jacobian[k][i] = (jacobian[k][i] - r[i]) / STEP[which[k]];
                }
            }
            accumulate(p, which, m, r, jacobian, normal, gradient);
            boolean better = false;
            double change = 0;
            for (int attempt = 0; attempt < 8 && !better; attempt++) {
                DMatrixRMaj damped = normal.copy();
                for (int k = 0; k < m; k++) {
                    damped.add(k, k, lambda * normal.get(k, k) + 1e-12);
                }
                if (!CommonOps_DDRM.solve(damped, gradient, step)) {
                    lambda *= 10;
                    continue;
                }
                double[] q = p.clone();
                change = 0;
                for (int k = 0; k < m; k++) {
                    double limit = 50 * STEP[which[k]];
                    double d = Math.max(-limit, Math.min(limit, step.get(k, 0)));
                    q[which[k]] -= d;
                    change = Math.max(change, Math.abs(d) / STEP[which[k]]);
                }
                double[] rq = new double[n];
                residuals(q, used, rq);
                double c = cost(rq, q);
                if (c < cost) {
                    System.arraycopy(q, 0, p, 0, SIZE);
                    System.arraycopy(rq, 0, r, 0, n);
                    cost = c;
                    lambda = Math.max(1e-7, lambda / 5);
                    better = true;
                } else {
                    lambda *= 5;
                }
            }
            if (!better || change < 0.02) {
                break;
            }
            updateScale(r, p, used);
            cost = cost(r, p);
        }
        set(p);
        DMatrixRMaj inverse = new DMatrixRMaj(m, m);
        for (int k = 0; k < m; k++) {
            normal.add(k, k, 1e-12 + 1e-9 * normal.get(k, k));
        }
        DMatrixRMaj all = new DMatrixRMaj(SIZE, SIZE);
        if (CommonOps_DDRM.invert(normal, inverse)) {
            for (int a = 0; a < m; a++) {
                for (int b = 0; b < m; b++) {
                    all.set(which[a], which[b], inverse.get(a, b));
                }
            }
        }
        double misfit = 0;
        for (double x : r) {
            misfit += Math.log1p(x * x / (COMMON_SCALE_HU * COMMON_SCALE_HU));
        }
        return new Solution(p, all, scale, misfit);
    }

    /** Voxels up to a coordinate along the axis. */
    private int[] used(int[] from, double lastS) {
        int[] used = new int[from.length];
        int n = 0;
        for (int i : from) {
            double s = axis.x() * voxels.u(i) + axis.y() * voxels.v(i) + axis.z() * voxels.h(i);
            if (s <= lastS) {
                used[n++] = i;
            }
        }
        return Arrays.copyOf(used, n);
    }

    private void residuals(double[] p, int[] used, double[] r) {
        set(p);
        for (int i = 0; i < used.length; i++) {
            r[i] = predicted(used[i]) - voxels.value(used[i]);
        }
    }

    /** Scale of the misfit where the rod is: noise, streaks and what the model leaves out. */
    private void updateScale(double[] r, double[] p, int[] used) {
        set(p);
        double[] magnitude = new double[r.length];
        int n = 0;
        double highest = 0;
        for (int i = 0; i < r.length; i++) {
            double height = predicted(used[i]) - voxels.tissue(used[i]);
            highest = Math.max(highest, height);
            if (height > 60) {
                magnitude[n++] = Math.abs(r[i]);
            }
        }
        scale = n < 8
                ? 100
                : Math.max(
                        Math.max(NOISE_FLOOR_HU, MODEL_ERROR * highest),
                        1.4826 * ShaftTrace.median(Arrays.copyOf(magnitude, n)));
    }

    private double cost(double[] r, double[] p) {
        double k2 = 4 * scale * scale;
        double sum = 0;
        for (double x : r) {
            sum += k2 / 2 * Math.log1p(x * x / k2);
        }
        sum /= scale * scale * independent;
        for (int k = 0; k < SIZE; k++) {
            double d = (p[k] - priorMean[k]) / priorSd[k];
            sum += d * d / 2;
        }
        return sum;
    }

    private void accumulate(
            double[] p, int[] which, int m, double[] r, double[][] jacobian, DMatrixRMaj normal, DMatrixRMaj gradient) {
        double k2 = 4 * scale * scale;
        double unit = 1 / (scale * scale * independent);
        normal.zero();
        gradient.zero();
        for (int i = 0; i < r.length; i++) {
            double w = unit / (1 + r[i] * r[i] / k2);
            for (int a = 0; a < m; a++) {
                double ja = w * jacobian[a][i];
                gradient.add(a, 0, ja * r[i]);
                for (int b = 0; b <= a; b++) {
                    normal.add(a, b, ja * jacobian[b][i]);
                }
            }
        }
        for (int a = 0; a < m; a++) {
            double inverse = 1 / (priorSd[which[a]] * priorSd[which[a]]);
            normal.add(a, a, inverse);
            gradient.add(a, 0, inverse * (p[which[a]] - priorMean[which[a]]));
            for (int b = 0; b < a; b++) {
                normal.set(b, a, normal.get(a, b));
            }
        }
    }

    private Vector3 direction(double[] p) {
        Vector3 tilt = side1.times(p[TILT1]).plus(side2.times(p[TILT2]));
        return voxels.patientDirection(axis.plus(tilt).normalized());
    }

    /** Patient position of the axis where its coordinate is zero. */
    private Vector3 atZero(double[] p) {
        Vector3 tilt = side1.times(p[TILT1]).plus(side2.times(p[TILT2]));
        Vector3 shift = side1.times(p[SHIFT1]).plus(side2.times(p[SHIFT2])).minus(tilt.times(pivot));
        return origin.plus(voxels.patientDirection(shift));
    }

    private Result result(double[] p, DMatrixRMaj covariance, double endS) {
        int[] used = used(all(), endS);
        double[] residual = new double[used.length];
        residuals(p, used, residual);
        double sum = 0;
        double height = 0;
        for (int i = 0; i < used.length; i++) {
            sum += residual[i] * residual[i];
            height = Math.max(height, predicted(used[i]) - voxels.tissue(used[i]));
        }
        Vector3 zero = atZero(p);
        Vector3 unit = direction(p);
        return new Result(
                zero.plus(unit.times(p[START])),
                zero.plus(unit.times(endS)),
                unit,
                pointCovariance(covariance, p[START], START),
                pointCovariance(covariance, endS, END),
                tiltCovariance(covariance),
                2 * Math.sqrt(2 * Math.log(2)) * Math.exp(p[LN_SIGMA]),
                height > 0 ? Math.sqrt(sum / Math.max(1, used.length)) / height : 1);
    }

    private Covariance3 pointCovariance(DMatrixRMaj c, double s, int endParameter) {
        double lever = s - pivot;
        double v1 = c.get(SHIFT1, SHIFT1) + 2 * lever * c.get(SHIFT1, TILT1) + lever * lever * c.get(TILT1, TILT1);
        double v2 = c.get(SHIFT2, SHIFT2) + 2 * lever * c.get(SHIFT2, TILT2) + lever * lever * c.get(TILT2, TILT2);
        double va = c.get(endParameter, endParameter);
        return inAxes(Math.max(0, va), Math.max(0, v1), Math.max(0, v2));
    }

    private Covariance3 tiltCovariance(DMatrixRMaj c) {
        return inAxes(0, Math.max(0, c.get(TILT1, TILT1)), Math.max(0, c.get(TILT2, TILT2)));
    }

    private Covariance3 inAxes(double along, double across1, double across2) {
        Vector3 a = voxels.patientDirection(axis);
        Vector3 b = voxels.patientDirection(side1);
        Vector3 c = voxels.patientDirection(side2);
        double[] m = new double[9];
        add(m, a, along);
        add(m, b, across1);
        add(m, c, across2);
        return Covariance3.ofMatrix(m);
    }

    private static void add(double[] m, Vector3 e, double variance) {
        double[] x = e.toArray();
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                m[3 * i + j] += variance * x[i] * x[j];
            }
        }
    }
}
