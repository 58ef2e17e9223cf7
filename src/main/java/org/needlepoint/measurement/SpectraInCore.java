package org.needlepoint.measurement;

import java.util.Optional;
import org.needlepoint.roi.PixelWeights;
import org.needlepoint.spectroscopy.CoreSpectrum;

/**
 * Cho/Cr in the core with its interval.
 *
 * @param spectrum the fitted spectrum and its quality
 * @param weights spectroscopic voxels of the core
 * @param choCr spread of Cho/Cr over pose, needle and the noise of the fit; empty without a ratio
 */
public record SpectraInCore(CoreSpectrum spectrum, PixelWeights weights, Optional<Spread> choCr) {}
