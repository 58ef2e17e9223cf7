package org.needlepoint.measurement;

import java.util.Optional;
import org.needlepoint.diffusion.AdcMap;
import org.needlepoint.diffusion.AdcSample;
import org.needlepoint.roi.PixelWeights;

/**
 * The ADC in the core with its intervals.
 *
 * @param map what was measured
 * @param weights pixels of the core
 * @param sample the values, mm²/s
 * @param noiseSdOfMean standard deviation of the mean by image noise alone, mm²/s; empty if the noise is not known
 * @param minBias how far the measured minimum lies from what it is expected to be without noise, mm²/s: negative, because the
 *     smallest of several noisy values is too small. {@code sample.min() - minBias} is the minimum corrected for it. Empty if
 *     the noise is not known
 * @param mean interval of the noise-free mean over pose, needle and noise, mm²/s; without known noise over pose and needle
 * @param min the same of the minimum. Where the noise is known it need not hold the measured minimum, which is biased
 */
public record AdcInCore(
        AdcMap map,
        PixelWeights weights,
        AdcSample sample,
        Optional<Double> noiseSdOfMean,
        Optional<Double> minBias,
        Spread mean,
        Spread min) {}
