package org.needlepoint.diffusion;

import java.util.Objects;
import org.needlepoint.image.Volume;

/**
 * A map of the apparent diffusion coefficient.
 *
 * @param adc values in mm²/s
 * @param source where the scale comes from
 * @param evidence the attribute, stored numbers and unit that decided the scale, for the reader and provenance
 */
public record AdcMap(Volume adc, AdcSource source, String evidence) {

    /** Unit of the values of {@link #adc}. */
    public static final String UNIT = "mm2/s";

    /**
     * Makes a map.
     *
     * @throws IllegalArgumentException if the volume's unit is not {@link #UNIT}
     */
    public AdcMap {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(evidence, "evidence");
        if (!UNIT.equals(adc.unit())) {
            throw new IllegalArgumentException("An ADC map holds mm²/s, got '" + adc.unit() + "'");
        }
    }
}
