package org.needlepoint.cohort.teaching;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Finds values, one for each case, that follow many targets at once: simulated annealing (S. Kirkpatrick, C. D. Gelatt
 * and M. P. Vecchi, Science 220 (1983) 671–680) on whole steps, so that the values are exactly those printed. Takes
 * about a second.
 */
final class Search {
    private static final int STEPS = 40_000;
    private static final double HOT = 300;
    private static final double COLD = 0.05;

    private final List<Target> targets;
    private final int perUnit;
    private final double least;
    private final double greatest;
    private final double[] floor;

    /**
     * Makes a search.
     *
     * @param targets figures to follow
     * @param perUnit steps in one unit: 1000 for values with three decimals
     * @param least smallest value
     * @param greatest largest value
     * @param floor a bound below for each case; empty for none
     */
    Search(List<Target> targets, int perUnit, double least, double greatest, double... floor) {
        this.targets = List.copyOf(targets);
        this.perUnit = perUnit;
        this.least = least;
        this.greatest = greatest;
        this.floor = floor.clone();
    }

    /** Values after the search, from a start that has the right order. */
    double[] from(SplittableRandom random, double... start) {
        long[] now = new long[start.length];
        for (int i = 0; i < now.length; i++) {
            now[i] = bounded(i, Math.round(start[i] * perUnit));
        }
        double penalty = penalty(now);
        long[] best = now.clone();
        double least = penalty;
        for (int s = 0; s < STEPS; s++) {
            double t = HOT * Math.pow(COLD / HOT, s / (double) STEPS);
            long[] next = now.clone();
            int i = random.nextInt(next.length);
            if (random.nextDouble() < 0.2) {
                int j = random.nextInt(next.length);
                next[i] = bounded(i, now[j]);
                next[j] = bounded(j, now[i]);
            } else {
                double width = perUnit * (this.greatest - this.least) * 0.3 * Math.pow(random.nextDouble(), 4) + 1;
                next[i] = bounded(i, now[i] + Math.round((2 * random.nextDouble() - 1) * width));
            }
            double p = penalty(next);
            if (p <= penalty || random.nextDouble() < Math.exp((penalty - p) / t)) {
                now = next;
                penalty = p;
                if (p < least) {
                    least = p;
                    best = now.clone();
                }
            }
        }
        return values(best);
    }

    private long bounded(int i, long steps) {
        double low = floor.length == 0 ? least : Math.max(least, floor[i]);
        return Math.min(Math.max(steps, (long) Math.ceil(low * perUnit - 1e-9)), Math.round(greatest * perUnit));
    }

    private double penalty(long... steps) {
        double[] v = values(steps);
        double sum = 0;
        for (Target t : targets) {
            sum += t.penalty(v);
        }
        return sum;
    }

    private double[] values(long... steps) {
        double[] out = new double[steps.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = steps[i] / (double) perUnit;
        }
        return out;
    }
}
