package org.needlepoint.cohort.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.needlepoint.cohort.store.Field.Range;
import org.needlepoint.cohort.store.TableSpec.Reference;

/** Collects the columns of one table for the {@link DictionaryTables}. */
final class TableBuilder {
    private final String name;
    private final String meaning;
    private final List<Field> fields = new ArrayList<>();
    private final List<String> key = new ArrayList<>();
    private final List<Reference> references = new ArrayList<>();
    private final List<RowRule> rules = new ArrayList<>();

    TableBuilder(String name, String meaning) {
        this.name = name;
        this.meaning = meaning;
    }

    private TableBuilder add(
            String column, FieldType type, String unit, boolean required, List<String> allowed, Range range, String s) {
        fields.add(new Field(column, type, unit, required, allowed, Optional.ofNullable(range), s));
        return this;
    }

    TableBuilder key(String column, String s) {
        key.add(column);
        return required(column, FieldType.TEXT, s);
    }

    TableBuilder keyNumber(String column, String s) {
        key.add(column);
        return add(column, FieldType.INTEGER, "", true, List.of(), new Range(1, 99), s);
    }

    TableBuilder keyInstant(String column, String s) {
        key.add(column);
        return required(column, FieldType.INSTANT, s);
    }

    TableBuilder keyDate(String column, String s) {
        key.add(column);
        return required(column, FieldType.DATE, s);
    }

    TableBuilder required(String column, FieldType type, String s) {
        return add(column, type, "", true, List.of(), null, s);
    }

    TableBuilder requiredWhole(String column, int low, int high, String s) {
        return add(column, FieldType.INTEGER, "", true, List.of(), new Range(low, high), s);
    }

    /** A whole number from 1. */
    TableBuilder requiredReach(String column, long high, String s) {
        return add(column, FieldType.INTEGER, "", true, List.of(), new Range(1, high), s);
    }

    TableBuilder requiredReal(String column, String unit, Range range, String s) {
        return add(column, FieldType.REAL, unit, true, List.of(), range, s);
    }

    TableBuilder requiredChoice(String column, String s, String... allowed) {
        return add(column, FieldType.TEXT, "", true, List.of(allowed), null, s);
    }

    TableBuilder choice(String column, String s, String... allowed) {
        return add(column, FieldType.TEXT, "", false, List.of(allowed), null, s);
    }

    TableBuilder yesNo(String column, String s) {
        return choice(column, s, "yes", "no");
    }

    TableBuilder text(String column, String s) {
        return add(column, FieldType.TEXT, "", false, List.of(), null, s);
    }

    TableBuilder whole(String column, String unit, int low, int high, String s) {
        return add(column, FieldType.INTEGER, unit, false, List.of(), new Range(low, high), s);
    }

    TableBuilder real(String column, String unit, Range range, String s) {
        return add(column, FieldType.REAL, unit, false, List.of(), range, s);
    }

    TableBuilder date(String column, String s) {
        return add(column, FieldType.DATE, "", false, List.of(), null, s);
    }

    TableBuilder instant(String column, String s) {
        return add(column, FieldType.INSTANT, "", false, List.of(), null, s);
    }

    TableBuilder needs(String table, String... columns) {
        references.add(new Reference(List.of(columns), table));
        return this;
    }

    TableBuilder rule(RowRule rule) {
        rules.add(rule);
        return this;
    }

    TableSpec done() {
        return new TableSpec(name, meaning, fields, key, references, rules);
    }
}
