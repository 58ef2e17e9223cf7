package org.needlepoint.casefile;

import java.util.Optional;

/**
 * The series measured, by Series Instance UID (0020,000E).
 *
 * @param ct CT with the needle
 * @param t2 fat-suppressed T2-weighted MR
 * @param dwi diffusion-weighted MR
 * @param adc vendor's ADC map
 * @param mrs spectroscopy
 */
public record SeriesUsed(
        Optional<String> ct, Optional<String> t2, Optional<String> dwi, Optional<String> adc, Optional<String> mrs) {}
