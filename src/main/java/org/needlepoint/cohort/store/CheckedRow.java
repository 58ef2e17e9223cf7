package org.needlepoint.cohort.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.needlepoint.problem.ProblemException;

/** Collects a row from values that a person or a result gives, and checks it as an import would. */
public final class CheckedRow {
    private final TableSpec table;
    private final Map<String, Object> values = new HashMap<>();

    private CheckedRow(TableSpec table) {
        this.table = table;
    }

    /**
     * Begins a row.
     *
     * @param table name of the table
     * @return the row, empty
     */
    public static CheckedRow of(String table) {
        return new CheckedRow(DataDictionary.table(table));
    }

    /**
     * Sets a value.
     *
     * @param column column
     * @param value text, number, date or moment; null if not known
     * @return this
     */
    public CheckedRow set(String column, Object value) {
        if (value instanceof Integer n) {
            values.put(column, n.longValue());
        } else if (value instanceof Double d) {
            // SQLite keeps no negative zero.
            values.put(column, d + 0.0);
        } else if (value instanceof Instant i) {
            values.put(column, i.truncatedTo(ChronoUnit.MILLIS));
        } else if (value != null) {
            values.put(column, value);
        }
        return this;
    }

    /**
     * Sets a value if it is known.
     *
     * @param column column
     * @param value value
     * @return this
     */
    public CheckedRow set(String column, Optional<?> value) {
        return set(column, (Object) value.orElse(null));
    }

    /**
     * Sets a number if it is known.
     *
     * @param column column
     * @param value value
     * @return this
     */
    public CheckedRow set(String column, OptionalDouble value) {
        return value.isPresent() ? set(column, value.getAsDouble()) : this;
    }

    CheckedRow set(CoreId core) {
        return set("case_id", core.caseId()).set("core_no", core.coreNo());
    }

    CheckedRow set(ReadValues read) {
        return set("adc_mean", read.adcMean()).set("adc_min", read.adcMin()).set("cho_cr", read.choCr());
    }

    /**
     * The row.
     *
     * @param source where the values are from, for messages
     * @return the row, checked against the dictionary
     * @throws ProblemException if a value or the row as a whole does not fit, naming it
     */
    public Row checked(String source) throws ProblemException {
        for (Field f : table.fields()) {
            Object value = values.get(f.name());
            try {
                if (value == null && f.required()) {
                    throw new UnfitValueException("is missing");
                }
                if (value instanceof String s) {
                    if (s.isEmpty()) {
                        throw new UnfitValueException("is empty");
                    }
                    FieldType.TEXT.parse(s);
                }
                if (value != null) {
                    f.check(value);
                }
            } catch (UnfitValueException e) {
                throw new ProblemException(
                        StoreProblem.BAD_VALUE,
                        source,
                        table.name(),
                        f.name(),
                        value == null ? "" : value,
                        e.getMessage());
            }
        }
        Row row = new Row(table, values);
        for (RowRule rule : table.rules()) {
            if (!rule.holds().test(row)) {
                throw new ProblemException(StoreProblem.BAD_ROW, source, table.name(), rule.says());
            }
        }
        return row;
    }
}
