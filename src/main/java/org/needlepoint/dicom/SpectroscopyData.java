package org.needlepoint.dicom;

import java.util.Objects;
import java.util.Optional;
import org.needlepoint.spectroscopy.SpectroscopyGrid;

/**
 * The signals of a spectroscopy object.
 *
 * @param signals the metabolite signals
 * @param waterReference signals without water suppression, where the object holds them as a second set of frames at
 *     the same positions (Philips); for phase and eddy-current correction
 */
public record SpectroscopyData(SpectroscopyGrid signals, Optional<SpectroscopyGrid> waterReference) {

    /** Makes the data. */
    public SpectroscopyData {
        Objects.requireNonNull(signals, "signals");
        Objects.requireNonNull(waterReference, "waterReference");
    }
}
