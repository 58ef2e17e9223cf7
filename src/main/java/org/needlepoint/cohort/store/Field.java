package org.needlepoint.cohort.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A column of the store.
 *
 * @param name lower-case name, the same in database, CSV and JSON
 * @param type what it holds
 * @param unit unit of a number, such as {@code mm}; empty text if it has none
 * @param required whether every row has a value
 * @param allowed the values a text may have; empty if any text is allowed
 * @param range the numbers allowed; empty if any
 * @param meaning what it means, one sentence
 */
public record Field(
        String name,
        FieldType type,
        String unit,
        boolean required,
        List<String> allowed,
        Optional<Range> range,
        String meaning) {

    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);

    /**
     * Numbers from low to high, both included.
     *
     * @param low least
     * @param high greatest
     */
    public record Range(double low, double high) {
        private boolean holds(double value) {
            return value >= low && value <= high;
        }

        /**
         * The range in words.
         *
         * @return such as "0 to 10"
         */
        public String words() {
            return plain(low) + " to " + plain(high);
        }

        private static String plain(double value) {
            return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
        }
    }

    /** Makes a column; the list is copied. */
    public Field {
        allowed = List.copyOf(allowed);
    }

    /**
     * Reads a value of this column.
     *
     * @param text not empty
     * @return the value
     * @throws UnfitValueException if the column cannot hold it, saying why
     */
    Object parse(String text) throws UnfitValueException {
        Object value = type.parse(text);
        check(value);
        return value;
    }

    /**
     * Checks a value of the right type against the column.
     *
     * @param value the value
     * @throws UnfitValueException if the column cannot hold it, saying why
     */
    void check(Object value) throws UnfitValueException {
        if (!allowed.isEmpty() && !allowed.contains(value)) {
            throw new UnfitValueException("is none of " + String.join(", ", allowed));
        }
        if (value instanceof Number n && range.isPresent() && !range.get().holds(n.doubleValue())) {
            throw new UnfitValueException("is outside " + range.get().words() + (unit.isEmpty() ? "" : " " + unit));
        }
        if (value instanceof LocalDate d && (d.isBefore(FIRST_DAY) || d.isAfter(LAST_DAY))) {
            throw new UnfitValueException("is outside the years 1900 to 2199");
        }
        if (value instanceof String s && required && !s.equals(s.strip())) {
            throw new UnfitValueException("begins or ends with a blank");
        }
    }

    /**
     * What the column may hold, in words.
     *
     * @return such as "0 to 10", or the values allowed; empty text if anything
     */
    public String allowedWords() {
        return allowed.isEmpty() ? range.map(Range::words).orElse("") : String.join(", ", allowed);
    }
}
