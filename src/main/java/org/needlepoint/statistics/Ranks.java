package org.needlepoint.statistics;

import java.util.Arrays;
import java.util.function.LongToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Midranks and the sizes of the groups of ties.
 *
 * @param ranks rank of each value from 1, tied values sharing their mean rank
 * @param tieSizes size of each group of equal values in ascending order of value, ones included
 */
record Ranks(double[] ranks, int[] tieSizes) {

    static Ranks of(double[] values) {
        int n = values.length;
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted((a, b) -> Double.compare(values[a] + 0.0, values[b] + 0.0)) // + 0.0 makes −0 equal 0
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[n];
        int[] ties = new int[n];
        int groups = 0;
        for (int from = 0; from < n; ) {
            int to = from + 1;
            while (to < n && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + 1 + to) / 2.0;
            }
            ties[groups++] = to - from;
            from = to;
        }
        return new Ranks(ranks, Arrays.copyOf(ties, groups));
    }

    boolean hasTies() {
        return tieSizes.length < ranks.length;
    }

    /** Σ f(t) over the groups of ties. */
    double sumOverTies(LongToDoubleFunction f) {
        double sum = 0;
        for (int t : tieSizes) {
            sum += f.applyAsDouble(t);
        }
        return sum;
    }
}
