package org.needlepoint.cohort;

import java.util.List;
import java.util.Locale;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.statistics.Direction;

/**
 * An imaging marker. Its direction is stated before the data are seen and never chosen from them.
 *
 * @param key name in tables, such as {@code adc_mean}
 * @param label name in print, such as "ADCmean"
 * @param unit unit in print; empty for a ratio
 * @param decimals decimals in print
 * @param direction which end speaks for high grade and high expression
 */
public record Marker(String key, String label, String unit, int decimals, Direction direction) {
    /** Least ADC in the core. */
    public static final Marker ADC_MIN = new Marker("adc_min", "ADCmin", "10⁻³ mm²/s", 2, Direction.LOWER_IS_POSITIVE);
    /** Mean ADC in the core. */
    public static final Marker ADC_MEAN =
            new Marker("adc_mean", "ADCmean", "10⁻³ mm²/s", 2, Direction.LOWER_IS_POSITIVE);
    /** Choline to creatine ratio in the core. */
    public static final Marker CHO_CR = new Marker("cho_cr", "Cho/Cr", "", 2, Direction.HIGHER_IS_POSITIVE);
    /** Ki-67 labelling index, described beside the markers; it is pathology's and tested against none. */
    public static final Marker KI67 = new Marker("ki67_percent", "Ki-67 LI", "%", 1, Direction.HIGHER_IS_POSITIVE);

    /**
     * The study's three markers.
     *
     * @return ADCmin, ADCmean, Cho/Cr, as in the study's tables
     */
    public static List<Marker> ofTheStudy() {
        return List.of(ADC_MIN, ADC_MEAN, CHO_CR);
    }

    /**
     * A marker in another column.
     *
     * @param text column and direction, such as {@code adc_median:lower}
     * @return marker
     * @throws ProblemException {@link CohortProblem#MARKER_UNCLEAR}
     */
    public static Marker parse(String text) throws ProblemException {
        int colon = text.lastIndexOf(':');
        String end = colon < 1 ? "" : text.substring(colon + 1).strip().toLowerCase(Locale.ROOT);
        if (!end.equals("higher") && !end.equals("lower")) {
            throw new ProblemException(CohortProblem.MARKER_UNCLEAR, text);
        }
        String column = text.substring(0, colon).strip();
        return new Marker(
                Headings.snake(column),
                column,
                "",
                2,
                end.equals("higher") ? Direction.HIGHER_IS_POSITIVE : Direction.LOWER_IS_POSITIVE);
    }

    /**
     * Label with unit.
     *
     * @return such as "ADCmean (10⁻³ mm²/s)"
     */
    public String labelWithUnit() {
        return unit.isEmpty() ? label : label + " (" + unit + ")";
    }
}
