package org.needlepoint.spectroscopy;

/**
 * Starting values of {@link LineFitter}: a grid over shift and width; amplitudes and phase of each place in closed form
 * (variable projection).
 */
final class LineGrid {
    private static final double GRID_LIMIT_HZ = 24;
    /** Steps of the grid from creatine to choline: about 2 Hz at 3 T. */
    private static final int STEPS = 10;

    private static final double[] GRID_WIDTHS_HZ = {5, 12};
    /** Two starting shifts closer than this lead to the same optimum. */
    private static final double DISTINCT_HZ = 8;

    private static final double REFERENCE_SD_HZ = 6;
    /** A reference that disagrees by more than this many half squares is not believed further. */
    private static final double REFERENCE_CAP = 6;

    private final PreparedSignal data;
    private final ShapePrior prior;

    LineGrid(PreparedSignal data, ShapePrior prior) {
        this.data = data;
        this.prior = prior;
    }

    /** The best and, if distinct, the second best place of the grid; creatine at one place is choline at another. */
    double[][] starts() {
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
                double s = -p[LineFitter.PARAMETERS]
                        + prior.penalty(shift, prior.separationHz(), Math.log(width))
                        + referencePenalty(shift);
                if (s < score[i]) {
                    score[i] = s;
                    at[i] = p;
                }
            }
        }
        int best = smallest(score, at, Double.NaN);
        int second = smallest(score, at, at[best][LineFitter.SHIFT]);
        return second < 0 ? new double[][] {at[best]} : new double[][] {at[best], at[second]};
    }

    private static int smallest(double[] score, double[][] at, double awayFrom) {
        int best = -1;
        for (int i = 0; i < score.length; i++) {
            boolean distinct = at[i] != null
                    && (Double.isNaN(awayFrom) || Math.abs(at[i][LineFitter.SHIFT] - awayFrom) > DISTINCT_HZ);
            if (distinct && (best < 0 || score[i] < score[best])) {
                best = i;
            }
        }
        return best;
    }

    /** Closed-form phase and amplitudes for given shapes; the last value is the half chi-square explained. */
    private double[] solve(double[] cholineLine, double[] creatineLine, double shift, double width) {
        double g11 = ComplexLeastSquares.real(cholineLine, cholineLine);
        double g22 = ComplexLeastSquares.real(creatineLine, creatineLine);
        double g12 = ComplexLeastSquares.real(cholineLine, creatineLine);
        double u1 = ComplexLeastSquares.real(cholineLine, data.projected);
        double u2 = ComplexLeastSquares.real(creatineLine, data.projected);
        double v1 = ComplexLeastSquares.imaginary(cholineLine, data.projected);
        double v2 = ComplexLeastSquares.imaginary(creatineLine, data.projected);
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

    /** How far a shift is from the references of the signal, in half squares of their deviation. */
    double referencePenalty(double shiftHz) {
        double penalty = 0;
        for (double reference : data.referenceShiftsHz) {
            double d = (shiftHz - reference) / REFERENCE_SD_HZ;
            penalty += Math.min(REFERENCE_CAP, d * d / 2);
        }
        return penalty;
    }
}
