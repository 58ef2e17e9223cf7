package org.needlepoint.cohort.store;

import java.util.List;
import java.util.Optional;

/**
 * A table of the store.
 *
 * @param name name, the same in database, CSV file and JSON member
 * @param meaning what one row is, one sentence
 * @param fields columns in their order
 * @param key names of the columns that name a row
 * @param references other tables whose rows this one needs
 * @param rules what must hold between the columns of a row
 */
public record TableSpec(
        String name,
        String meaning,
        List<Field> fields,
        List<String> key,
        List<Reference> references,
        List<RowRule> rules) {

    /**
     * A need of a row in another table.
     *
     * @param fields columns here, in the order of the other table's key
     * @param table the other table
     */
    public record Reference(List<String> fields, String table) {}

    /** Makes a table; lists are copied. */
    public TableSpec {
        fields = List.copyOf(fields);
        key = List.copyOf(key);
        references = List.copyOf(references);
        rules = List.copyOf(rules);
    }

    /**
     * A column by name.
     *
     * @param column name
     * @return the column; empty if there is none
     */
    public Optional<Field> field(String column) {
        return fields.stream().filter(f -> f.name().equals(column)).findFirst();
    }

    List<String> columns() {
        return fields.stream().map(Field::name).toList();
    }
}
