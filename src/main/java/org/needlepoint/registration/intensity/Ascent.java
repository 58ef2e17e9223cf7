package org.needlepoint.registration.intensity;

import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.work.Progress;

/**
 * Quasi-Newton ascent (Broyden, Fletcher, Goldfarb, Shanno) with backtracking and a bound on each step, so that it stays in the
 * basin it starts in.
 */
final class Ascent {
    private static final int MOST_STEPS = 40;
    private static final int MOST_HALVINGS = 6;
    private static final double SUFFICIENT = 1e-4;

    private Ascent() {}

    /**
     * Where an ascent ended.
     *
     * @param pose from fixed to moving
     * @param value similarity there
     * @param overlap part of the samples counted there
     * @param inverseHessian the last estimate of the inverse of the negative Hessian; null if no step was made
     */
    record Summit(RigidTransform pose, double value, double overlap, double[] inverseHessian) {}

    /**
     * Climbs from the objective's base pose.
     *
     * @param objective similarity
     * @param longestStepMm bound on a step
     * @param toleranceMm ends when a step moves the samples less than this
     * @param inverseHessian that of a similar ascent, which saves steps; null if there is none
     * @param progress asked whether to stop
     */
    static Summit climb(
            PoseObjective objective,
            double longestStepMm,
            double toleranceMm,
            double[] inverseHessian,
            Progress progress) {
        int n = objective.space().size();
        double[] x = new double[n];
        double value = objective.evaluate(x, true);
        double overlap = objective.overlap();
        double[] g = objective.gradient();
        double[] h = inverseHessian == null ? null : inverseHessian.clone();
        for (int step = 0; step < MOST_STEPS; step++) {
            progress.stopIfCancelled();
            if (norm(g) == 0) {
                break;
            }
            if (h == null) {
                h = scaledIdentity(n, 0.5 * longestStepMm / norm(g));
            }
            double[] d = times(h, g);
            double slope = dot(d, g);
            if (!(slope > 0)) {
                h = scaledIdentity(n, 0.25 * longestStepMm / norm(g));
                d = times(h, g);
                slope = dot(d, g);
            }
            double length = norm(d);
            double t = Math.min(1, longestStepMm / length);
            double[] next = null;
            double found = value;
            // A step that no longer matters is not worth another look.
            for (int k = 0; k <= MOST_HALVINGS && (k == 0 || t * length > toleranceMm); k++, t *= 0.4) {
                double[] candidate = along(x, d, t);
                double v = objective.evaluate(candidate, true);
                if (v > value + SUFFICIENT * t * slope) {
                    next = candidate;
                    found = v;
                    break;
                }
            }
            if (next == null) {
                break;
            }
            double[] gNext = objective.gradient();
            double moved = t * length;
            update(h, x, next, g, gNext);
            x = next;
            g = gNext;
            value = found;
            overlap = objective.overlap();
            if (moved < toleranceMm) {
                break;
            }
        }
        return new Summit(objective.space().apply(x, objective.base()), value, overlap, h);
    }

    /** BFGS update of the inverse Hessian of the negative objective; left out where the curvature is not positive. */
    private static void update(double[] h, double[] x, double[] next, double[] g, double[] gNext) {
        int n = x.length;
        double[] s = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            s[i] = next[i] - x[i];
            y[i] = g[i] - gNext[i];
        }
        double sy = dot(s, y);
        if (sy <= 1e-10 * norm(s) * norm(y)) {
            return;
        }
        double[] hy = times(h, y);
        double factor = (1 + dot(y, hy) / sy) / sy;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                h[n * i + j] += factor * s[i] * s[j] - (hy[i] * s[j] + s[i] * hy[j]) / sy;
            }
        }
    }

    private static double[] scaledIdentity(int n, double scale) {
        double[] h = new double[n * n];
        for (int i = 0; i < n; i++) {
            h[n * i + i] = scale;
        }
        return h;
    }

    private static double[] times(double[] h, double[] g) {
        int n = g.length;
        double[] d = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                d[i] += h[n * i + j] * g[j];
            }
        }
        return d;
    }

    private static double[] along(double[] x, double[] d, double t) {
        double[] out = x.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] += t * d[i];
        }
        return out;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }
}
