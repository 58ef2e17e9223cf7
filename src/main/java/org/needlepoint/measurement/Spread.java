package org.needlepoint.measurement;

import java.util.Arrays;

/**
 * What random draws of a value came to.
 *
 * @param low95 2.5 % quantile of the draws
 * @param high95 97.5 % quantile of the draws
 * @param sd standard deviation of the draws
 * @param used draws that gave a value
 * @param lost draws that gave none, for example because the core left the image
 */
public record Spread(double low95, double high95, double sd, int used, int lost) {

    /**
     * Summarises draws. Quantiles interpolate linearly between order statistics at (n − 1) p (Hyndman and Fan 1996,
     * type 7).
     *
     * @param values draws that gave a value, at least two
     * @param lost number of draws that gave none
     * @return summary
     * @throws IllegalArgumentException if there are fewer than two values
     */
    public static Spread of(double[] values, int lost) {
        if (values.length < 2) {
            throw new IllegalArgumentException("A spread needs at least two draws, got " + values.length);
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double mean = Arrays.stream(sorted).sum() / sorted.length;
        double squares = 0;
        for (double v : sorted) {
            squares += (v - mean) * (v - mean);
        }
        return new Spread(
                quantile(sorted, 0.025),
                quantile(sorted, 0.975),
                Math.sqrt(squares / (sorted.length - 1)),
                sorted.length,
                lost);
    }

    private static double quantile(double[] sorted, double p) {
        double h = (sorted.length - 1) * p;
        int i = (int) Math.min(h, sorted.length - 2.0);
        return sorted[i] + (h - i) * (sorted[i + 1] - sorted[i]);
    }
}
