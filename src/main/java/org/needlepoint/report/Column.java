package org.needlepoint.report;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A column of a table: files and screens share it.
 *
 * @param <T> what a row is made from
 * @param name lower-case ASCII name, such as {@code adc_mean}
 * @param unit unit of the values
 * @param help what the column holds, one sentence
 * @param value value of a row: text, number, boolean or ISO date; empty if not known
 */
public record Column<T>(String name, Unit unit, String help, Function<T, Optional<?>> value) {

    /**
     * Makes a column.
     *
     * @throws IllegalArgumentException if the name is not a lower-case ASCII identifier or there is no help
     */
    public Column {
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(value, "value");
        if (name.isEmpty() || help.isBlank() || !name.chars().allMatch(Column::isPlain)) {
            throw new IllegalArgumentException("A column has a plain name and a help text: '" + name + "'");
        }
    }

    private static boolean isPlain(int c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_';
    }

    /**
     * Name with the unit, as in a file's first line.
     *
     * @return such as {@code adc_mean_1e-3_mm2_per_s}
     */
    public String header() {
        return unit == Unit.NONE ? name : name + "_" + unit.suffix();
    }

    /**
     * The value as text for a file: all digits, a point as decimal mark.
     *
     * @param row row
     * @return text; empty if not known
     */
    public String text(T row) {
        return value.apply(row).map(String::valueOf).orElse("");
    }
}
