package org.needlepoint.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Adjustment of a family of p-values for their number. Equals R's {@code p.adjust}. */
public enum MultipleTesting {
    /**
     * Controls the family-wise error: with p ascending, the greatest (m − i + 1)·pᵢ so far, at most 1. Source:
     * S. Holm, Scandinavian Journal of Statistics 6 (1979) 65–70.
     */
    HOLM,
    /**
     * Controls the false discovery rate: with p descending, the least (m/i)·pᵢ so far, at most 1. Source:
     * Y. Benjamini and Y. Hochberg, Journal of the Royal Statistical Society B 57 (1995) 289–300.
     */
    BENJAMINI_HOCHBERG;

    /**
     * Adjusts p-values.
     *
     * @param p p-values of all tests of the family, any order
     * @return adjusted p-values in the same order, none below its own p
     * @throws IllegalArgumentException if a p-value is not in [0, 1]
     */
    public double[] adjust(double... p) {
        int m = p.length;
        for (double value : p) {
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException("Not a p-value: " + value);
            }
        }
        int[] ascending = IntStream.range(0, m)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[m];
        double running = this == HOLM ? 0 : 1;
        for (int step = 0; step < m; step++) {
            if (this == HOLM) {
                int i = ascending[step];
                running = Math.max(running, Math.min(1, (m - step) * p[i]));
                adjusted[i] = running;
            } else {
                int rank = m - step;
                int i = ascending[rank - 1];
                running = Math.min(running, (double) m / rank * p[i]);
                adjusted[i] = running;
            }
        }
        return adjusted;
    }
}
