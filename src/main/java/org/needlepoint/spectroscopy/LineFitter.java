package org.needlepoint.spectroscopy;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Maximum-a-posteriori fit of choline and creatine with AMARES-like prior knowledge (Vanhamme, van den Boogaart and Van
 * Huffel, J Magn Reson 1997;129:35): two lines of common damping and phase at nearly known distance, amplitudes real.
 * A grid over shift and width, with amplitudes and phase solved in closed form (variable projection), gives the
 * starting values; Levenberg–Marquardt finishes. The background is projected out beforehand, which makes its linear
 * parameters free.
 */
final class LineFitter {
    /** Order of the parameters. */
    private static final int SHIFT = 0;

    private static final int SEPARATION = 1;
    private static final int LOG_WIDTH = 2;
    private static final int PHASE = 3;
    private static final int CHO = 4;
    private static final int CR = 5;
    private static final int N = 6;

    private static final double GRID_LIMIT_HZ = 24;
    /** Steps of the grid from creatine to choline: about 2 Hz at 3 T. */
    private static final int STEPS = 10;

    private static final double[] GRID_WIDTHS_HZ = {5, 12};
    /** Two starting shifts closer than this lead to the same optimum. */
    private static final double DISTINCT_HZ = 8;

    private static final double REFERENCE_SD_HZ = 6;
    /** A reference that disagrees by more than this many half squares is not believed further. */
    private static final double REFERENCE_CAP = 6;

    private static final double MIN_LOG_WIDTH = Math.log(0.3);
    private static final double MAX_LOG_WIDTH = Math.log(60);
    private static final int MAX_ITERATIONS = 60;

    private final PreparedSignal data;
    private final ShapePrior prior;
    private final double[] line1;
    private final double[] line2;
    private final double[] timed1;
    private final double[] timed2;

    private LineFitter(PreparedSignal data, ShapePrior prior) {
        this.data = data;
        this.prior = prior;
        int length = 2 * data.band.bins();
        this.line1 = new double[length];
        this.line2 = new double[length];
        this.timed1 = new double[length];
        this.timed2 = new double[length];
    }

    /** Fits from a grid of starting values. */
    static LineFit fit(PreparedSignal data, ShapePrior prior) {
        LineFitter fitter = new LineFitter(data, prior);
        double[][] starts = fitter.starts();
        LineFit best = null;
        double bestScore = Double.POSITIVE_INFINITY;
        for (double[] start : starts) {
            LineFit fit = fitter.optimise(start);
            double score = fit.objective() + fitter.referencePenalty(fit.shiftHz());
            // A line with a negative companion is the other line taken for this one.
            score += negativity(fit.cholineZ()) + negativity(fit.creatineZ());
            if (score < bestScore) {
                bestScore = score;
                best = fit;
            }
        }
        return best;
    }

    /** Fits from the values of an earlier fit of the same signal. */
    static LineFit refine(PreparedSignal data, ShapePrior prior, LineFit start) {
        return new LineFitter(data, prior).optimise(new double[] {
            start.shiftHz(),
            prior.separationHz(),
            Math.log(start.widthHz()),
            start.phaseRad(),
            start.choline() / data.scale,
            start.creatine() / data.scale
        });
    }

    /** What a fit leaves in the band, background projected out, in units of the stored signal. */
    static double[] residual(PreparedSignal data, LineFit fit, ShapePrior prior) {
        LineFitter fitter = new LineFitter(data, prior);
        double[] residual = new double[2 * data.band.bins()];
        fitter.evaluate(
                new double[] {
                    fit.shiftHz(),
                    fit.separationHz(),
                    Math.log(fit.widthHz()),
                    fit.phaseRad(),
                    fit.choline() / data.scale,
                    fit.creatine() / data.scale
                },
                residual,
                null);
        for (int i = 0; i < residual.length; i++) {
            residual[i] *= data.scale;
        }
        return residual;
    }

    private static double negativity(double z) {
        return z < 0 ? z * z / 2 : 0;
    }

    private double referencePenalty(double shiftHz) {
        double penalty = 0;
        for (double reference : data.referenceShiftsHz) {
            double d = (shiftHz - reference) / REFERENCE_SD_HZ;
            penalty += Math.min(REFERENCE_CAP, d * d / 2);
        }
        return penalty;
    }

    private double priorPenalty(double shift, double separation, double logWidth) {
        double a = (shift - prior.shiftHz()) / prior.shiftSdHz();
        double b = (separation - prior.separationHz()) / prior.separationSdHz();
        double c = (logWidth - prior.logWidth()) / prior.logWidthSd();
        return (a * a + b * b + c * c) / 2;
    }

    /** The best and, if distinct, the second best place of the grid; creatine at one place is choline at another. */
    private double[][] starts() {
        double step = prior.separationHz() / STEPS;
        int n = 2 * (int) (GRID_LIMIT_HZ / step) + 1;
        double lowest = prior.shiftHz() - (n / 2) * step;
        double[] score = new double[n];
        double[][] at = new double[n][];
        java.util.Arrays.fill(score, Double.POSITIVE_INFINITY);
        double f0 = data.acquisition.offsetHz(ShapePrior.CHOLINE_PPM) + lowest;
        for (double width : GRID_WIDTHS_HZ) {
            double[][] lines = new double[n + STEPS][2 * data.band.bins()];
            for (int i = 0; i < lines.length; i++) {
                data.band.line(f0 + (i - STEPS) * step, Math.PI * width, 0, lines[i], null);
                ComplexLeastSquares.removeSpan(data.background, lines[i]);
            }
            for (int i = 0; i < n; i++) {
                double shift = lowest + i * step;
                double[] p = solve(lines[i + STEPS], lines[i], shift, width);
                double s = -p[N] + priorPenalty(shift, prior.separationHz(), Math.log(width)) + referencePenalty(shift);
                if (s < score[i]) {
                    score[i] = s;
                    at[i] = p;
                }
            }
        }
        int best = smallest(score, at, Double.NaN);
        int second = smallest(score, at, at[best][SHIFT]);
        return second < 0 ? new double[][] {at[best]} : new double[][] {at[best], at[second]};
    }

    private static int smallest(double[] score, double[][] at, double awayFrom) {
        int best = -1;
        for (int i = 0; i < score.length; i++) {
            boolean distinct =
                    at[i] != null && (Double.isNaN(awayFrom) || Math.abs(at[i][SHIFT] - awayFrom) > DISTINCT_HZ);
            if (distinct && (best < 0 || score[i] < score[best])) {
                best = i;
            }
        }
        return best;
    }

    /** Closed-form phase and amplitudes for given shapes; the last value is the half chi-square explained. */
    private double[] solve(double[] cholineLine, double[] creatineLine, double shift, double width) {
        double g11 = real(cholineLine, cholineLine);
        double g22 = real(creatineLine, creatineLine);
        double g12 = real(cholineLine, creatineLine);
        double u1 = real(cholineLine, data.projected);
        double u2 = real(creatineLine, data.projected);
        double v1 = imaginary(cholineLine, data.projected);
        double v2 = imaginary(creatineLine, data.projected);
        double det = Math.max(g11 * g22 - g12 * g12, 1e-9 * g11 * g22);
        double uu = (g22 * u1 * u1 - 2 * g12 * u1 * u2 + g11 * u2 * u2) / det;
        double vv = (g22 * v1 * v1 - 2 * g12 * v1 * v2 + g11 * v2 * v2) / det;
        double uv = (g22 * u1 * v1 - g12 * (u1 * v2 + u2 * v1) + g11 * u2 * v2) / det;
        double phase = Math.atan2(2 * uv, uu - vv) / 2;
        double c = Math.cos(phase);
        double s = Math.sin(phase);
        double b1 = c * u1 + s * v1;
        double b2 = c * u2 + s * v2;
        double a1 = (g22 * b1 - g12 * b2) / det;
        double a2 = (g11 * b2 - g12 * b1) / det;
        double explained = a1 * b1 + a2 * b2;
        if (a1 * a2 < 0) {
            // Opposite signs are not physical: explain by the better single line.
            double e1 = (u1 * u1 + v1 * v1) / g11;
            double e2 = (u2 * u2 + v2 * v2) / g22;
            boolean first = e1 >= e2;
            phase = first ? Math.atan2(v1, u1) : Math.atan2(v2, u2);
            a1 = first ? Math.hypot(u1, v1) / g11 : 0;
            a2 = first ? 0 : Math.hypot(u2, v2) / g22;
            explained = first ? e1 : e2;
        } else if (a1 + a2 < 0) {
            phase += Math.PI;
            a1 = -a1;
            a2 = -a2;
        }
        double half = explained / (2 * data.noise * data.noise);
        return new double[] {shift, prior.separationHz(), Math.log(width), phase, a1, a2, half};
    }

    private LineFit optimise(double[] start) {
        int m = 2 * data.band.bins();
        double[] p = java.util.Arrays.copyOf(start, N);
        double[] residual = new double[m];
        double[][] jacobian = new double[N][m];
        DMatrixRMaj normal = new DMatrixRMaj(N, N);
        double[] gradient = new double[N];
        double objective = evaluate(p, residual, jacobian);
        double damping = 1e-3;
        for (int iteration = 0; iteration < MAX_ITERATIONS && damping < 1e12; iteration++) {
            normalEquations(p, residual, jacobian, normal, gradient);
            boolean improved = false;
            while (!improved && damping < 1e12) {
                DMatrixRMaj damped = normal.copy();
                for (int i = 0; i < N; i++) {
                    damped.add(i, i, damping * (normal.get(i, i) + 1e-30));
                }
                double[] step = solve(damped, gradient);
                double[] trial = step == null ? null : moved(p, step);
                double[] trialResidual = new double[m];
                double value = trial == null ? Double.POSITIVE_INFINITY : evaluate(trial, trialResidual, null);
                if (value <= objective) {
                    improved = true;
                    boolean converged = objective - value <= 1e-10 * (1 + objective) && small(step);
                    p = trial;
                    objective = evaluate(p, residual, jacobian);
                    damping = Math.max(1e-12, damping / 8);
                    if (converged) {
                        return result(p, residual, jacobian, normal, gradient, objective);
                    }
                } else {
                    damping *= 6;
                }
            }
        }
        return result(p, residual, jacobian, normal, gradient, objective);
    }

    private static boolean small(double[] step) {
        return Math.abs(step[SHIFT]) < 1e-7 && Math.abs(step[LOG_WIDTH]) < 1e-8 && Math.abs(step[PHASE]) < 1e-8;
    }

    private static double[] moved(double[] p, double[] step) {
        double[] out = new double[N];
        for (int i = 0; i < N; i++) {
            out[i] = p[i] + step[i];
        }
        out[LOG_WIDTH] = Math.max(MIN_LOG_WIDTH, Math.min(MAX_LOG_WIDTH, out[LOG_WIDTH]));
        return out;
    }

    /** Residual (data − model) and, if asked, the derivatives of the model; half chi-square with the prior. */
    private double evaluate(double[] p, double[] residual, double[][] jacobian) {
        double f = data.acquisition.offsetHz(ShapePrior.CHOLINE_PPM) + p[SHIFT];
        double width = Math.exp(p[LOG_WIDTH]);
        boolean derive = jacobian != null;
        double d = Math.PI * width;
        double g = prior.gaussianPerS2();
        data.band.line(f, d, g, line1, derive ? timed1 : null);
        data.band.line(f - p[SEPARATION], d, g, line2, derive ? timed2 : null);
        ComplexLeastSquares.removeSpan(data.background, line1);
        ComplexLeastSquares.removeSpan(data.background, line2);
        if (derive) {
            ComplexLeastSquares.removeSpan(data.background, timed1);
            ComplexLeastSquares.removeSpan(data.background, timed2);
        }
        double c = Math.cos(p[PHASE]);
        double s = Math.sin(p[PHASE]);
        double sum = 0;
        for (int i = 0; i < residual.length; i += 2) {
            double l1r = c * line1[i] - s * line1[i + 1];
            double l1i = c * line1[i + 1] + s * line1[i];
            double l2r = c * line2[i] - s * line2[i + 1];
            double l2i = c * line2[i + 1] + s * line2[i];
            double mr = p[CHO] * l1r + p[CR] * l2r;
            double mi = p[CHO] * l1i + p[CR] * l2i;
            residual[i] = data.projected[i] - mr;
            residual[i + 1] = data.projected[i + 1] - mi;
            sum += residual[i] * residual[i] + residual[i + 1] * residual[i + 1];
            if (derive) {
                double t2r = p[CR] * (c * timed2[i] - s * timed2[i + 1]);
                double t2i = p[CR] * (c * timed2[i + 1] + s * timed2[i]);
                double tr = p[CHO] * (c * timed1[i] - s * timed1[i + 1]) + t2r;
                double ti = p[CHO] * (c * timed1[i + 1] + s * timed1[i]) + t2i;
                jacobian[SHIFT][i] = -2 * Math.PI * ti;
                jacobian[SHIFT][i + 1] = 2 * Math.PI * tr;
                jacobian[SEPARATION][i] = 2 * Math.PI * t2i;
                jacobian[SEPARATION][i + 1] = -2 * Math.PI * t2r;
                jacobian[LOG_WIDTH][i] = -d * tr;
                jacobian[LOG_WIDTH][i + 1] = -d * ti;
                jacobian[PHASE][i] = -mi;
                jacobian[PHASE][i + 1] = mr;
                jacobian[CHO][i] = l1r;
                jacobian[CHO][i + 1] = l1i;
                jacobian[CR][i] = l2r;
                jacobian[CR][i + 1] = l2i;
            }
        }
        return sum / (2 * data.noise * data.noise) + priorPenalty(p[SHIFT], p[SEPARATION], p[LOG_WIDTH]);
    }

    private void normalEquations(
            double[] p, double[] residual, double[][] jacobian, DMatrixRMaj normal, double[] gradient) {
        double weight = 1 / (data.noise * data.noise);
        for (int i = 0; i < N; i++) {
            gradient[i] = weight * dot(jacobian[i], residual);
            for (int j = 0; j <= i; j++) {
                double v = weight * dot(jacobian[i], jacobian[j]);
                normal.set(i, j, v);
                normal.set(j, i, v);
            }
        }
        double[] mean = {prior.shiftHz(), prior.separationHz(), prior.logWidth()};
        double[] sd = {prior.shiftSdHz(), prior.separationSdHz(), prior.logWidthSd()};
        for (int i = 0; i < 3; i++) {
            gradient[i] -= (p[i] - mean[i]) / (sd[i] * sd[i]);
            normal.add(i, i, 1 / (sd[i] * sd[i]));
        }
    }

    private LineFit result(
            double[] p,
            double[] residual,
            double[][] jacobian,
            DMatrixRMaj normal,
            double[] gradient,
            double objective) {
        if (p[CHO] + p[CR] < 0) {
            p[CHO] = -p[CHO];
            p[CR] = -p[CR];
            p[PHASE] += Math.PI;
            objective = evaluate(p, residual, jacobian);
        }
        normalEquations(p, residual, jacobian, normal, gradient);
        DMatrixRMaj bound = inverse(normal);
        double unit = data.scale * data.scale;
        return new LineFit(
                p[SHIFT],
                p[SEPARATION],
                Math.exp(p[LOG_WIDTH]),
                prior.gaussianPerS2(),
                Math.IEEEremainder(p[PHASE], 2 * Math.PI),
                p[CHO] * data.scale,
                p[CR] * data.scale,
                bound.get(CHO, CHO) * unit,
                bound.get(CR, CR) * unit,
                bound.get(CHO, CR) * unit,
                objective,
                data.noise * data.scale);
    }

    private static double[] solve(DMatrixRMaj a, double[] b) {
        DMatrixRMaj x = new DMatrixRMaj(N, 1);
        boolean solved = CommonOps_DDRM.solve(a, new DMatrixRMaj(N, 1, true, b), x);
        return solved && Double.isFinite(CommonOps_DDRM.elementSumAbs(x)) ? x.data : null;
    }

    /** Inverse after scaling to a unit diagonal, since the parameters differ by many powers of ten. */
    private static DMatrixRMaj inverse(DMatrixRMaj a) {
        double[] scale = new double[N];
        DMatrixRMaj scaled = a.copy();
        for (int i = 0; i < N; i++) {
            scale[i] = 1 / Math.sqrt(Math.max(a.get(i, i), 1e-300));
        }
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                scaled.set(i, j, a.get(i, j) * scale[i] * scale[j]);
            }
            // A phase of a line that is not there has no information; a trace of it keeps the inverse finite.
            scaled.add(i, i, 1e-12);
        }
        DMatrixRMaj out = new DMatrixRMaj(N, N);
        CommonOps_DDRM.invert(scaled, out);
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                out.set(i, j, out.get(i, j) * scale[i] * scale[j]);
            }
        }
        return out;
    }

    private static double dot(double[] a, double[] b) {
        double s = 0;
        for (int i = 0; i < a.length; i++) {
            s += a[i] * b[i];
        }
        return s;
    }

    private static double real(double[] a, double[] b) {
        return dot(a, b);
    }

    private static double imaginary(double[] a, double[] b) {
        double s = 0;
        for (int i = 0; i < a.length; i += 2) {
            s += a[i] * b[i + 1] - a[i + 1] * b[i];
        }
        return s;
    }
}
