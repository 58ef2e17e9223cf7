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
 * @param mean spread of the mean over pose, needle and (where known) noise, mm²/s
 * @param min spread of the minimum over pose and needle, mm²/s. The minimum is an extreme of few noisy pixels and lies
 *     below the smallest true value; its spread does not mend that
 */
public record AdcInCore(
        AdcMap map, PixelWeights weights, AdcSample sample, Optional<Double> noiseSdOfMean, Spread mean, Spread min) {}
