package org.needlepoint.cohort.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.StringJoiner;

/**
 * A row of a table. A value that is not known is absent.
 *
 * @param table its table
 * @param values column to {@link String}, {@link Long}, {@link Double}, {@link LocalDate} or {@link Instant}
 */
public record Row(TableSpec table, Map<String, Object> values) {

    /**
     * Makes a row; the map is copied.
     *
     * @throws IllegalArgumentException if a column is not the table's
     */
    public Row {
        values = Collections.unmodifiableMap(new HashMap<>(values));
        for (String column : values.keySet()) {
            if (table.field(column).isEmpty()) {
                throw new IllegalArgumentException("Table " + table.name() + " has no column " + column);
            }
        }
    }

    /**
     * A value.
     *
     * @param column column
     * @return value; empty if not known
     */
    public Optional<Object> value(String column) {
        return Optional.ofNullable(values.get(column));
    }

    /**
     * A text.
     *
     * @param column column
     * @return value; empty if not known
     */
    public Optional<String> text(String column) {
        return Optional.ofNullable((String) values.get(column));
    }

    /**
     * A number.
     *
     * @param column column
     * @return value; empty if not known
     */
    public OptionalDouble real(String column) {
        return values.get(column) instanceof Number n ? OptionalDouble.of(n.doubleValue()) : OptionalDouble.empty();
    }

    /**
     * A whole number.
     *
     * @param column column
     * @return value; empty if not known
     */
    public OptionalInt whole(String column) {
        return values.get(column) instanceof Long n ? OptionalInt.of(Math.toIntExact(n)) : OptionalInt.empty();
    }

    /**
     * A day.
     *
     * @param column column
     * @return value; empty if not known
     */
    public Optional<LocalDate> date(String column) {
        return Optional.ofNullable((LocalDate) values.get(column));
    }

    /**
     * A moment.
     *
     * @param column column
     * @return value; empty if not known
     */
    public Optional<Instant> instant(String column) {
        return Optional.ofNullable((Instant) values.get(column));
    }

    /**
     * The same row with another value.
     *
     * @param column column
     * @param value the value; empty for not known
     * @return the new row
     */
    public Row with(String column, Optional<?> value) {
        Map<String, Object> changed = new HashMap<>(values);
        changed.remove(column);
        value.ifPresent(v -> changed.put(column, v));
        return new Row(table, changed);
    }

    /** The table's name and the values, in the dictionary's order. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ", table.name() + "{", "}");
        table.columns().stream().filter(values::containsKey).forEach(c -> text.add(c + "=" + values.get(c)));
        return text.toString();
    }

    List<Object> key() {
        return table.key().stream().map(values::get).toList();
    }
}
