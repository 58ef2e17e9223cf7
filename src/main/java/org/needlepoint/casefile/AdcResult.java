package org.needlepoint.casefile;

import java.util.List;
import java.util.Optional;

/**
 * The apparent diffusion coefficient in the core, all in 10⁻³ mm²/s.
 *
 * @param source where the scale or the map comes from: {@code real-world-value-mapping}, {@code rescale},
 *     {@code units-text} or {@code computed-from-b-values}
 * @param evidence the attribute and numbers that decided the scale
 * @param bValues b-values the map was computed from, s/mm²; empty for a vendor's map
 * @param mean mean weighted by exact overlap area
 * @param min minimum over pixels at least half inside
 * @param sd area-weighted standard deviation
 * @param median area-weighted median
 * @param p10 10th percentile
 * @param p90 90th percentile
 * @param n number of pixels with weight
 * @param effectiveAreaMm2 area actually sampled, mm²
 * @param rejectedPixels pixels left out because they hold no usable value
 * @param interval95 95 % interval of the mean that the true core would give without noise; where the noise is not known, of
 *     pose and needle alone
 * @param minInterval95 the same of the minimum; where the noise is known it need not hold {@code min}, which is biased
 * @param minBias {@code min} minus the minimum expected without noise, usually negative: the smallest of several noisy values
 *     is too small; empty if the noise is not known
 */
public record AdcResult(
        String source,
        String evidence,
        List<Double> bValues,
        double mean,
        double min,
        double sd,
        double median,
        double p10,
        double p90,
        int n,
        double effectiveAreaMm2,
        int rejectedPixels,
        Optional<Interval> interval95,
        Optional<Interval> minInterval95,
        Optional<Double> minBias) {

    /** Makes the result; lists are copied. */
    public AdcResult {
        bValues = List.copyOf(bValues);
    }
}
