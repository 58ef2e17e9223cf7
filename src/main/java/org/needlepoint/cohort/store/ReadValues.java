package org.needlepoint.cohort.store;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a reader gives for a core.
 *
 * @param adcMean mean ADC, 10⁻³ mm²/s
 * @param adcMin minimum ADC, 10⁻³ mm²/s
 * @param choCr choline to creatine ratio
 * @param comment words, such as why a value is missing
 */
public record ReadValues(
        OptionalDouble adcMean, OptionalDouble adcMin, OptionalDouble choCr, Optional<String> comment) {

    static ReadValues of(Row row) {
        return new ReadValues(
                row.real("adc_mean"),
                row.real("adc_min"),
                row.real("cho_cr"),
                row.table().field("comment").isPresent() ? row.text("comment") : Optional.empty());
    }
}
