package org.needlepoint.report.chart;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.analysis.interpolation.LoessInterpolator;

/**
 * A smooth line through points: robust locally weighted regression of degree 1 (W. S. Cleveland, J Am Stat Assoc 74 (1979)
 * 829–836) over three quarters of the points, with a pointwise 95 % band from resampled cases.
 *
 * <p>Equal x are joined to their mean with the weight of their number; beyond 100 different x, neighbours are joined
 * likewise. Fewer than 10 different x give no line, fewer than 20 no band.
 *
 * @param x rising
 * @param y the line
 * @param band lower and upper limits at each x; NaN where no resample reaches
 */
record Smooth(double[] x, double[] y, Optional<double[][]> band) {
    private static final double SPAN = 0.75;
    private static final int ROBUST_STEPS = 2;
    private static final int LEAST_FOR_LINE = 10;
    private static final int LEAST_FOR_BAND = 20;
    private static final int MOST_PLACES = 100;
    private static final int DRAWS = 1000;
    private static final int GRID = 60;
    private static final long SEED = 20_261_121L;

    private record Places(double[] x, double[] y, double[] weight) {}

    /**
     * The line through points, if there are enough.
     *
     * @param least no part of line and band lies below, such as 0 for a count
     * @param greatest nor above
     */
    static Optional<Smooth> through(double[] x, double[] y, double least, double greatest) {
        Integer[] order = new Integer[x.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> x[i]));
        double[] xs = Arrays.stream(order).mapToDouble(i -> x[i]).toArray();
        double[] ys = Arrays.stream(order).mapToDouble(i -> y[i]).toArray();
        int[] once = new int[x.length];
        Arrays.fill(once, 1);
        Optional<double[][]> line = line(xs, ys, once);
        if (line.isEmpty()) {
            return Optional.empty();
        }
        double low = line.get()[0][0];
        double high = line.get()[0][line.get()[0].length - 1];
        double[] grid = IntStream.rangeClosed(0, GRID)
                .mapToDouble(i -> low + (high - low) * i / GRID)
                .toArray();
        double[] middle = Arrays.stream(grid)
                .map(v -> Math.min(Math.max(at(line.get(), v), least), greatest))
                .toArray();
        Optional<double[][]> band = Arrays.stream(x).distinct().count() < LEAST_FOR_BAND
                ? Optional.empty()
                : Optional.of(Arrays.stream(band(xs, ys, grid))
                        .map(limit -> Arrays.stream(limit)
                                .map(v -> Math.min(Math.max(v, least), greatest))
                                .toArray())
                        .toArray(double[][]::new));
        return Optional.of(new Smooth(grid, middle, band));
    }

    /** Places and the line there; x rises, each point counts so many times. */
    private static Optional<double[][]> line(double[] x, double[] y, int[] times) {
        Places p = places(x, y, times);
        if (p.x().length < LEAST_FOR_LINE) {
            return Optional.empty();
        }
        double[] smooth = new LoessInterpolator(SPAN, ROBUST_STEPS).smooth(p.x(), p.y(), p.weight());
        // Robust weights can all be 0 where most points lie exactly on a line.
        return Arrays.stream(smooth).allMatch(Double::isFinite)
                ? Optional.of(new double[][] {p.x(), smooth})
                : Optional.empty();
    }

    private static double[][] band(double[] x, double[] y, double[] grid) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[][] drawn = new double[grid.length][DRAWS];
        int[] known = new int[grid.length];
        for (int d = 0; d < DRAWS; d++) {
            int[] times = new int[x.length];
            for (int i = 0; i < x.length; i++) {
                times[random.nextInt(x.length)]++;
            }
            Optional<double[][]> line = line(x, y, times);
            for (int g = 0; g < grid.length && line.isPresent(); g++) {
                double[] places = line.get()[0];
                // A draw without the extreme cases says nothing about the ends.
                if (grid[g] >= places[0] && grid[g] <= places[places.length - 1]) {
                    drawn[g][known[g]++] = at(line.get(), grid[g]);
                }
            }
        }
        double[][] band = new double[2][grid.length];
        for (int g = 0; g < grid.length; g++) {
            double[] s = Arrays.copyOf(drawn[g], known[g]);
            Arrays.sort(s);
            // NaN where no draw reached: no band is drawn there.
            band[0][g] = s.length == 0 ? Double.NaN : s[(int) Math.floor(0.025 * (s.length - 1))];
            band[1][g] = s.length == 0 ? Double.NaN : s[(int) Math.ceil(0.975 * (s.length - 1))];
        }
        return band;
    }

    private static double at(double[][] line, double x) {
        double[] xs = line[0];
        double[] ys = line[1];
        int i = Arrays.binarySearch(xs, x);
        if (i >= 0) {
            return ys[i];
        }
        int right = Math.min(Math.max(-i - 1, 1), xs.length - 1);
        double f = Math.min(Math.max((x - xs[right - 1]) / (xs[right] - xs[right - 1]), 0), 1);
        return ys[right - 1] + f * (ys[right] - ys[right - 1]);
    }

    private static Places places(double[] x, double[] y, int[] times) {
        int distinct = 0;
        double last = Double.NaN;
        for (int i = 0; i < x.length; i++) {
            if (times[i] > 0 && x[i] != last) {
                distinct++;
                last = x[i];
            }
        }
        int most = Math.min(distinct, MOST_PLACES);
        double[] px = new double[most];
        double[] py = new double[most];
        double[] weight = new double[most];
        int seen = -1;
        last = Double.NaN;
        for (int i = 0; i < x.length; i++) {
            if (times[i] == 0) {
                continue;
            }
            if (x[i] != last) {
                seen++;
                last = x[i];
            }
            int place = (int) ((long) seen * most / distinct);
            px[place] += times[i] * x[i];
            py[place] += times[i] * y[i];
            weight[place] += times[i];
        }
        for (int p = 0; p < most; p++) {
            px[p] /= weight[p];
            py[p] /= weight[p];
        }
        return new Places(px, py, weight);
    }
}
