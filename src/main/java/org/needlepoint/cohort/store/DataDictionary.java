package org.needlepoint.cohort.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every table and column of the store: name, type, unit, allowed values, meaning. Import and export, the checks before
 * the database's own, and {@code docs/data-dictionary.md} are made from it.
 */
public final class DataDictionary {
    /** Name of the exchange format. */
    public static final String FORMAT = "needlepoint-cohort";

    /** Version of the exchange format. */
    public static final String FORMAT_VERSION = "1.0";

    private static final List<TableSpec> TABLES = DictionaryTables.all();

    private DataDictionary() {}

    /**
     * The tables, each after those that it needs.
     *
     * @return tables
     */
    public static List<TableSpec> tables() {
        return TABLES;
    }

    /**
     * A table by name.
     *
     * @param name name
     * @return table; empty if there is none
     */
    public static Optional<TableSpec> find(String name) {
        return TABLES.stream().filter(t -> t.name().equals(name)).findFirst();
    }

    /**
     * A table that is known to be there.
     *
     * @param name name
     * @return table
     * @throws IllegalArgumentException if there is none
     */
    public static TableSpec table(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("No table " + name));
    }

    /**
     * The dictionary as a page.
     *
     * @return Markdown of {@code docs/data-dictionary.md}
     */
    public static String toMarkdown() {
        List<String> lines = new ArrayList<>(List.of(INTRODUCTION.split("\n")));
        for (TableSpec table : TABLES) {
            lines.add("");
            lines.add("## " + table.name());
            lines.add("");
            lines.add(table.meaning());
            lines.add("");
            lines.add("| Column | Type | Unit | Allowed | Meaning |");
            lines.add("|---|---|---|---|---|");
            for (Field f : table.fields()) {
                String marks = (table.key().contains(f.name()) ? " **key**" : "") + (f.required() ? " required" : "");
                lines.add("| `" + f.name() + "`" + marks + " | " + f.type().word() + " | " + f.unit() + " | "
                        + f.allowedWords() + " | " + f.meaning() + " |");
            }
            List<String> notes = new ArrayList<>();
            for (TableSpec.Reference r : table.references()) {
                notes.add("`" + String.join("`, `", r.fields()) + "` must be in `" + r.table() + "`.");
            }
            for (RowRule r : table.rules()) {
                notes.add("Rule `" + r.name() + "`: " + r.says() + ".");
            }
            if (!notes.isEmpty()) {
                lines.add("");
                notes.forEach(n -> lines.add("- " + n));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static final String INTRODUCTION =
            """
            # Data dictionary of the cohort store

            Made from `DataDictionary`; a test holds this page, the program and the database schema together.

            **CSV**: a folder with one file a table, named after it (`patient.csv`, …); RFC 4180, UTF-8, comma, first line
            the column names in any order, point as decimal mark, an empty cell for what is not known. Columns that are
            not required may be left out; files that are not there are not imported.

            **JSON**: one file, `{"format": "needlepoint-cohort", "version": "1.0", "patient": [{…}, …], …}`; a member
            that is `null` or absent is not known.

            **Patients**: `patient` is a pseudonym. A file may have the column `patient_id` in its place, with the Patient ID
            of the images: it is turned into the pseudonym (HMAC-SHA-256 under the store's key file) while reading, and is
            never stored in clear. The linking list (`./needlepoint store links`) is not part of an export.

            **Dates** are as they were, or, in a store created with `--dates shifted`, moved by a number of days that is the
            same for all dates of one patient (30 to 1825 days into the past), so that intervals stay true. Moments
            (`measured_at`, `signed_at`, …) tell when the program was used, and are never moved.

            **ADC** is in 10⁻³ mm²/s everywhere in the store.""";
}
