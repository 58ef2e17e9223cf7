package org.needlepoint.casefile;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A series in words, for the reader.
 *
 * @param role what it was used for: {@code ct}, {@code t2}, {@code dwi}, {@code adc}, {@code mrs} or {@code t1}
 * @param uid Series Instance UID
 * @param description Series Description (0008,103E)
 * @param modality Modality (0008,0060)
 * @param scanner manufacturer and model
 * @param date acquisition or series date
 * @param frameOfReferenceUid Frame of Reference UID (0020,0052)
 * @param geometry matrix, spacing and thickness in words with units
 * @param files number of files
 */
public record SeriesDetail(
        String role,
        String uid,
        Optional<String> description,
        Optional<String> modality,
        Optional<String> scanner,
        Optional<LocalDate> date,
        Optional<String> frameOfReferenceUid,
        Optional<String> geometry,
        int files) {}
