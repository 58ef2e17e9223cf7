package org.needlepoint.spectroscopy;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Maximum-a-posteriori fit of choline and creatine with AMARES-like prior knowledge (Vanhamme, van den Boogaart and Van
 * Huffel, J Magn Reson 1997;129:35): two lines of common damping and phase at nearly known distance, amplitudes real.
 * {@link LineGrid} gives the starting values; Levenberg–Marquardt finishes. The background is projected out beforehand, which makes its linear
 * parameters free.
 */
final class LineFitter {
    /** Order of the parameters. */
    static final int SHIFT = 0;

    private static final int SEPARATION = 1;
    private static final int LOG_WIDTH = 2;
    private static final int PHASE = 3;
    private static final int CHO = 4;
    private static final int CR = 5;
    /** How many they are. */
    static final int PARAMETERS = 6;

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
        LineGrid grid = new LineGrid(data, prior);
        LineFit best = null;
        double bestScore = Double.POSITIVE_INFINITY;
        for (double[] start : grid.starts()) {
            LineFit fit = fitter.optimise(start);
            double score = fit.objective() + grid.referencePenalty(fit.shiftHz());
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

    private LineFit optimise(double[] start) {
        int m = 2 * data.band.bins();
        double[] p = java.util.Arrays.copyOf(start, PARAMETERS);
        double[] residual = new double[m];
        double[][] jacobian = new double[PARAMETERS][m];
        DMatrixRMaj normal = new DMatrixRMaj(PARAMETERS, PARAMETERS);
        double[] gradient = new double[PARAMETERS];
        double objective = evaluate(p, residual, jacobian);
        double damping = 1e-3;
        for (int iteration = 0; iteration < MAX_ITERATIONS && damping < 1e12; iteration++) {
            normalEquations(p, residual, jacobian, normal, gradient);
            boolean improved = false;
            while (!improved && damping < 1e12) {
                DMatrixRMaj damped = normal.copy();
                for (int i = 0; i < PARAMETERS; i++) {
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
        double[] out = new double[PARAMETERS];
        for (int i = 0; i < PARAMETERS; i++) {
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
        return sum / (2 * data.noise * data.noise) + prior.penalty(p[SHIFT], p[SEPARATION], p[LOG_WIDTH]);
    }

    private void normalEquations(
            double[] p, double[] residual, double[][] jacobian, DMatrixRMaj normal, double[] gradient) {
        double weight = 1 / (data.noise * data.noise);
        for (int i = 0; i < PARAMETERS; i++) {
            gradient[i] = weight * ComplexLeastSquares.real(jacobian[i], residual);
            for (int j = 0; j <= i; j++) {
                double v = weight * ComplexLeastSquares.real(jacobian[i], jacobian[j]);
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
        DMatrixRMaj x = new DMatrixRMaj(PARAMETERS, 1);
        boolean solved = CommonOps_DDRM.solve(a, new DMatrixRMaj(PARAMETERS, 1, true, b), x);
        return solved && Double.isFinite(CommonOps_DDRM.elementSumAbs(x)) ? x.data : null;
    }

    /** Inverse after scaling to a unit diagonal, since the parameters differ by many powers of ten. */
    private static DMatrixRMaj inverse(DMatrixRMaj a) {
        double[] scale = new double[PARAMETERS];
        DMatrixRMaj scaled = a.copy();
        for (int i = 0; i < PARAMETERS; i++) {
            scale[i] = 1 / Math.sqrt(Math.max(a.get(i, i), 1e-300));
        }
        for (int i = 0; i < PARAMETERS; i++) {
            for (int j = 0; j < PARAMETERS; j++) {
                scaled.set(i, j, a.get(i, j) * scale[i] * scale[j]);
            }
            // A phase of a line that is not there has no information; a trace of it keeps the inverse finite.
            scaled.add(i, i, 1e-12);
        }
        DMatrixRMaj out = new DMatrixRMaj(PARAMETERS, PARAMETERS);
        CommonOps_DDRM.invert(scaled, out);
        for (int i = 0; i < PARAMETERS; i++) {
            for (int j = 0; j < PARAMETERS; j++) {
                out.set(i, j, out.get(i, j) * scale[i] * scale[j]);
            }
        }
        return out;
    }
}
