package org.needlepoint.report.chart;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Moves points of one group sideways so that they do not hide each other. Deterministic: nothing is random.
 *
 * <p>A few points keep a distance from each other, each taking the free place nearest to the middle. Many points, for
 * which there is no room, are spread by van der Corput's sequence in the order of their values.
 */
final class Swarm {
    private static final int MANY = 400;

    private Swarm() {}

    /**
     * Sideways offsets.
     *
     * @param heights position of each point along the axis, points
     * @param distance least distance of two centres, points
     * @param halfWidth greatest offset, points
     * @return one offset a point, same order, in [−halfWidth, halfWidth]
     */
    static double[] offsets(double[] heights, double distance, double halfWidth) {
        Integer[] order = new Integer[heights.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> heights[i]));
        double[] offsets = heights.length > MANY ? spread(order, halfWidth) : new double[heights.length];
        if (heights.length <= MANY) {
            for (int k = 0; k < order.length; k++) {
                offsets[order[k]] = free(heights, offsets, order, k, distance, halfWidth);
            }
        }
        return offsets;
    }

    /** The nearest free place to the middle for the k-th point; where none is free, one of the spread. */
    private static double free(
            double[] heights, double[] offsets, Integer[] order, int k, double distance, double halfWidth) {
        double step = distance / 4;
        int steps = (int) Math.floor(halfWidth / step);
        for (int s = 0; s <= 2 * steps; s++) {
            // 0, +1, −1, +2, −2 …; every other point begins on the other side.
            int side = (s % 2 == 1) == (k % 2 == 0) ? 1 : -1;
            double offset = side * ((s + 1) / 2) * step;
            if (isFree(heights, offsets, order, k, offset, distance)) {
                return offset;
            }
        }
        return (2 * corput(k + 1) - 1) * halfWidth;
    }

    private static boolean isFree(
            double[] heights, double[] offsets, Integer[] order, int k, double offset, double distance) {
        for (int j = k - 1; j >= 0 && heights[order[k]] - heights[order[j]] < distance; j--) {
            double dy = heights[order[k]] - heights[order[j]];
            double dx = offset - offsets[order[j]];
            if (dx * dx + dy * dy < distance * distance * (1 - 1e-9)) {
                return false;
            }
        }
        return true;
    }

    private static double[] spread(Integer[] order, double halfWidth) {
        double[] offsets = new double[order.length];
        for (int k = 0; k < order.length; k++) {
            offsets[order[k]] = (2 * corput(k + 1) - 1) * halfWidth;
        }
        return offsets;
    }

    /** Van der Corput's sequence to the base 2, in (0, 1): the bits of k mirrored at the point. */
    private static double corput(int k) {
        return Integer.reverse(k) / 4294967296.0 + (Integer.reverse(k) < 0 ? 1 : 0);
    }
}
