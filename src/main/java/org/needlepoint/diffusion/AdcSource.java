package org.needlepoint.diffusion;

/** Where an ADC map's scale, or the map itself, comes from. In this order of preference for a vendor's map. */
public enum AdcSource {
    /** Real World Value Mapping Sequence (0040,9096) with a UCUM unit, DICOM PS3.3 C.7.6.16.2.11. */
    REAL_WORLD_VALUE_MAPPING,
    /** Rescale Slope and Intercept with a Rescale Type or Units that names the unit. */
    RESCALE,
    /** A unit stated in text (series description, vendor attribute), or the vendor's documented convention. */
    UNITS_TEXT,
    /** Computed by this program from the b-value images. */
    COMPUTED_FROM_B_VALUES
}
