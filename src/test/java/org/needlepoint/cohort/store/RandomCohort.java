package org.needlepoint.cohort.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.needlepoint.cohort.store.TableSpec.Reference;

/** Cohorts made from the dictionary alone: every column, extreme values, odd texts, missing values. */
final class RandomCohort {
    private static final List<String> ODD_TEXTS = List.of(
            "a,b",
            "\"quoted\"",
            "line\nbreak",
            "carriage\r\nreturn",
            "\r",
            " blanks ",
            "µ – ≥ 30 % 腫瘍 😀",
            "null",
            "#hash",
            ";",
            "'; drop table patient; --",
            "=1+1",
            "\\N",
            "0",
            "\t");

    private final SplittableRandom random;
    private final Map<TableSpec, List<Row>> tables = new LinkedHashMap<>();

    private RandomCohort(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Rows for every table, about {@code size} each; adjudications only where the locks allow them. */
    static Map<TableSpec, List<Row>> of(long seed, int size) {
        RandomCohort cohort = new RandomCohort(seed);
        for (TableSpec table : DataDictionary.tables()) {
            cohort.tables.put(table, new ArrayList<>());
            Set<List<Object>> keys = new HashSet<>();
            int wanted = table.name().equals("reader") ? 6 : size;
            for (int i = 0; i < wanted; i++) {
                Row row = cohort.row(table, i);
                boolean allowed = !table.name().equals("adjudication") || cohort.adjudicable(row);
                if (allowed && keys.add(row.key())) {
                    cohort.tables.get(table).add(row);
                }
            }
        }
        return cohort.tables;
    }

    private Row row(TableSpec table, int number) {
        Map<String, Object> values = new HashMap<>();
        for (Field f : table.fields()) {
            if (f.required() || random.nextInt(3) > 0) {
                values.put(f.name(), value(f, number));
            }
        }
        for (Reference r : table.references()) {
            List<Row> parents = tables.get(DataDictionary.table(r.table()));
            Row parent = parents.get(random.nextInt(parents.size()));
            for (int i = 0; i < r.fields().size(); i++) {
                values.put(r.fields().get(i), parent.key().get(i));
            }
        }
        if (values.containsKey("result_sha256")) {
            values.put("result_sha256", "ab".repeat(32));
        }
        if (values.containsKey("image_sha256")) {
            values.put("image_sha256", "cd".repeat(32));
        }
        arrangeReads(table, number, values);
        Row row = new Row(table, values);
        for (RowRule rule : table.rules()) {
            for (Field f : table.fields()) {
                if (!f.required()
                        && rule.says().contains(f.name())
                        && !rule.holds().test(row)) {
                    row = row.with(f.name(), java.util.Optional.empty());
                }
            }
            if (!rule.holds().test(row)) {
                for (Field f : table.fields()) {
                    if (f.name().startsWith("adc_") && !rule.holds().test(row)) {
                        row = row.with(f.name(), java.util.Optional.empty());
                    }
                }
            }
            if (!rule.holds().test(row)) {
                row = row.with("comment", java.util.Optional.of("no value"));
            }
        }
        return row;
    }

    /** Four readers, two adjudicators, and four cores that several have read: chance would hardly make them. */
    private void arrangeReads(TableSpec table, int number, Map<String, Object> values) {
        List<Row> readers = tables.get(DataDictionary.table("reader"));
        List<Row> cores = tables.get(DataDictionary.table("core"));
        switch (table.name()) {
            case "reader":
                values.put("role", number < 4 ? "reader" : "adjudicator");
                break;
            case "read_session":
                values.put("reader", readers.get(number % 6).key().get(0));
                values.put("session", 1L + number / 6);
                break;
            case "reading":
                if (number < 16) {
                    values.put("case_id", cores.get(number % 4).key().get(0));
                    values.put("core_no", cores.get(number % 4).key().get(1));
                    values.put("reader", readers.get(number / 4).key().get(0));
                    values.put("session", 1L);
                    values.put("signed_at", Instant.parse("2025-01-02T03:04:05.678Z"));
                }
                break;
            case "adjudication":
                values.put("case_id", cores.get(number % 4).key().get(0));
                values.put("core_no", cores.get(number % 4).key().get(1));
                values.put("reader", readers.get(4 + number % 2).key().get(0));
                break;
            default:
        }
    }

    private boolean adjudicable(Row adjudication) {
        Row reader = tables.get(DataDictionary.table("reader")).stream()
                .filter(r -> r.text("reader").equals(adjudication.text("reader")))
                .findFirst()
                .orElseThrow();
        List<Row> reads = tables.get(DataDictionary.table("reading")).stream()
                .filter(r -> r.text("case_id").equals(adjudication.text("case_id"))
                        && r.whole("core_no").equals(adjudication.whole("core_no")))
                .toList();
        List<Row> first =
                reads.stream().filter(r -> r.whole("session").getAsInt() == 1).toList();
        return reader.text("role").orElseThrow().equals("adjudicator")
                && first.size() >= 2
                && first.stream().allMatch(r -> r.instant("signed_at").isPresent())
                && reads.stream().noneMatch(r -> r.text("reader").equals(adjudication.text("reader")));
    }

    private Object value(Field f, int number) {
        switch (f.type()) {
            case TEXT:
                return text(f, number);
            case INTEGER:
                return f.range()
                        .map(r -> random.nextLong((long) r.low(), (long) r.high() + 1))
                        .orElseGet(random::nextLong);
            case REAL:
                Field.Range range = f.range().orElseThrow();
                int kind = random.nextInt(8);
                return kind == 0
                        ? range.low()
                        : kind == 1 ? range.high() : random.nextDouble(range.low(), Math.nextUp(range.high()));
            case DATE:
                return LocalDate.of(1900, 1, 1).plusDays(random.nextInt(109_000));
            default:
                return Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
        }
    }

    private String text(Field f, int number) {
        if (!f.allowed().isEmpty()) {
            return f.allowed().get(random.nextInt(f.allowed().size()));
        }
        String odd = ODD_TEXTS.get(random.nextInt(ODD_TEXTS.size()));
        return f.required() || f.name().equals("database_role") ? "x" + odd + number : odd;
    }
}
