package org.needlepoint.diffusion;

import java.util.Arrays;
import java.util.Optional;
import org.needlepoint.image.Volume;
import org.needlepoint.roi.PixelWeights;

/**
 * The ADC in a region, all in mm²/s, weighted by exact overlap area.
 *
 * <p>A pixel without a usable value (zero or negative, the mark of air and of signal below the noise floor, or not finite)
 * is rejected and counted; the statistics are those of the rest.
 *
 * @param mean area-weighted mean
 * @param min smallest value among pixels of which at least half lies in the region; if none does (pixels much larger than
 *     the region is wide), among those with at least half of the largest overlap
 * @param minOfHalfInside whether the rule of at least half held
 * @param sd area-weighted standard deviation of the values in the region, √(Σ a (x − mean)² / Σ a)
 * @param median area-weighted median
 * @param p10 area-weighted 10th percentile
 * @param p90 area-weighted 90th percentile. Percentiles interpolate linearly between the values at the middles of their
 *     shares of the area, in order of value (Hazen's rule for equal weights)
 * @param n pixels used
 * @param effectiveAreaMm2 area of the region that they cover, mm²
 * @param rejected pixels of the region without a usable value
 */
public record AdcSample(
        double mean,
        double min,
        boolean minOfHalfInside,
        double sd,
        double median,
        double p10,
        double p90,
        int n,
        double effectiveAreaMm2,
        int rejected) {

    private static final double HALF = 0.5;
    // The overlap is exact to round-off; a pixel exactly half inside counts.
    private static final double ROUND_OFF = 1e-9;

    /**
     * Reads the values of a region.
     *
     * @param map ADC map
     * @param weights region on the map's grid
     * @return the values; empty if the slice is absent or no pixel holds a usable value
     * @throws IllegalArgumentException if the weights belong to another grid
     */
    public static Optional<AdcSample> of(AdcMap map, PixelWeights weights) {
        double[] values = new double[weights.size()];
        double[] areas = new double[weights.size()];
        double[] fractions = new double[weights.size()];
        double[] pixels = pixels(map, weights);
        int n = usable(pixels, weights, values, areas, fractions);
        if (n == 0) {
            return Optional.empty();
        }
        double total = 0;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            total += areas[i];
            sum += areas[i] * values[i];
        }
        double mean = sum / total;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            squares += areas[i] * (values[i] - mean) * (values[i] - mean);
        }
        double required = required(fractions, n);
        double[] quantiles = quantiles(values, areas, n, total, 0.5, 0.1, 0.9);
        return Optional.of(new AdcSample(
                mean,
                min(values, fractions, n, required),
                required >= HALF - ROUND_OFF,
                Math.sqrt(squares / total),
                quantiles[0],
                quantiles[1],
                quantiles[2],
                n,
                total,
                weights.size() - n));
    }

    /**
     * Only the mean and the minimum, for many draws of a region.
     *
     * @param map ADC map
     * @param weights region on the map's grid
     * @return mean and minimum as in {@link #of}, mm²/s; empty as there
     */
    public static Optional<double[]> meanAndMin(AdcMap map, PixelWeights weights) {
        return meanAndMin(pixels(map, weights), weights);
    }

    /**
     * The values of a region's pixels.
     *
     * @param map ADC map
     * @param weights region on the map's grid
     * @return one value per pixel, mm²/s; zeros if the slice is absent
     * @throws IllegalArgumentException if the weights belong to another grid
     */
    public static double[] pixels(AdcMap map, PixelWeights weights) {
        Volume adc = map.adc();
        if (weights.grid() != adc.grid() && !weights.grid().coincidesWith(adc.grid(), 1e-3)) {
            throw new IllegalArgumentException("The weights belong to another grid than the ADC map");
        }
        double[] out = new double[weights.size()];
        if (adc.isPresent(weights.slice())) {
            Arrays.setAll(out, i -> adc.value(weights.column(i), weights.row(i), weights.slice()));
        }
        return out;
    }

    /**
     * Only the mean and the minimum, for many draws of a region and of its values.
     *
     * @param pixels one value per pixel of the region, mm²/s
     * @param weights region
     * @return mean and minimum as in {@link #of}, mm²/s; empty as there
     * @throws IllegalArgumentException if the numbers of values and pixels differ
     */
    public static Optional<double[]> meanAndMin(double[] pixels, PixelWeights weights) {
        if (pixels.length != weights.size()) {
            throw new IllegalArgumentException(pixels.length + " values for " + weights.size() + " pixels");
        }
        double[] values = new double[weights.size()];
        double[] areas = new double[weights.size()];
        double[] fractions = new double[weights.size()];
        int n = usable(pixels, weights, values, areas, fractions);
        if (n == 0) {
            return Optional.empty();
        }
        double total = 0;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            total += areas[i];
            sum += areas[i] * values[i];
        }
        return Optional.of(new double[] {sum / total, min(values, fractions, n, required(fractions, n))});
    }

    private static int usable(
            double[] pixels, PixelWeights weights, double[] values, double[] areas, double[] fractions) {
        int n = 0;
        for (int i = 0; i < pixels.length; i++) {
            if (pixels[i] > 0 && pixels[i] < Double.POSITIVE_INFINITY) {
                values[n] = pixels[i];
                areas[n] = weights.areaMm2(i);
                fractions[n++] = weights.fraction(i);
            }
        }
        return n;
    }

    private static double required(double[] fractions, int n) {
        double largest = 0;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, fractions[i]);
        }
        return (largest >= HALF - ROUND_OFF ? HALF : HALF * largest) - ROUND_OFF;
    }

    private static double min(double[] values, double[] fractions, int n, double required) {
        double min = Double.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            if (fractions[i] >= required) {
                min = Math.min(min, values[i]);
            }
        }
        return min;
    }

    private static double[] quantiles(double[] values, double[] areas, int n, double total, double... probabilities) {
        Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (i, j) -> Double.compare(values[i], values[j]));
        double[] middle = new double[n];
        double cumulated = 0;
        for (int i = 0; i < n; i++) {
            middle[i] = (cumulated + areas[order[i]] / 2) / total;
            cumulated += areas[order[i]];
        }
        double[] out = new double[probabilities.length];
        for (int q = 0; q < out.length; q++) {
            double p = probabilities[q];
            int above = 0;
            while (above < n && middle[above] < p) {
                above++;
            }
            if (above == 0 || above == n) {
                out[q] = values[order[above == 0 ? 0 : n - 1]];
            } else {
                double t = (p - middle[above - 1]) / (middle[above] - middle[above - 1]);
                out[q] = values[order[above - 1]] * (1 - t) + values[order[above]] * t;
            }
        }
        return out;
    }
}
