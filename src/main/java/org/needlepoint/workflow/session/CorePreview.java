package org.needlepoint.workflow.session;

import java.util.List;
import java.util.Optional;
import org.needlepoint.diffusion.AdcSample;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.needle.BiopsyCore;
import org.needlepoint.roi.CoreRectangle;

/**
 * The core and its ADC while something is being moved: the values of the measurement without its intervals.
 *
 * @param core core on MR
 * @param rectangle its rectangle in the target slice
 * @param tipCovarianceMr covariance of the tip on MR, registration and needle together, mm²
 * @param adc ADC in the core; empty where the map does not reach
 * @param regions values of the drawn regions, in their order
 */
public record CorePreview(
        BiopsyCore core,
        CoreRectangle rectangle,
        Covariance3 tipCovarianceMr,
        Optional<AdcSample> adc,
        List<RegionValue> regions) {

    /**
     * ADC of a drawn region.
     *
     * @param name its name
     * @param areaMm2 area of the polygon, mm²
     * @param adc values; empty where the map does not reach
     */
    public record RegionValue(String name, double areaMm2, Optional<AdcSample> adc) {}

    /** Copies the list. */
    public CorePreview {
        regions = List.copyOf(regions);
    }
}
