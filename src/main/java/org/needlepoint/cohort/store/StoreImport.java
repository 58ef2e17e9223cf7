package org.needlepoint.cohort.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.needlepoint.casefile.AtomicFolder;
import org.needlepoint.problem.ProblemException;

/**
 * Brings tables from CSV or JSON into a store: everything or nothing. A row that is there already with the same values is
 * left alone; one with other values is refused unless updating is asked for.
 */
public final class StoreImport {
    private static final StoreImport DEFAULTS = new StoreImport(false, Optional.empty());

    private final boolean updating;
    private final Optional<DateKeeping> datesOfFiles;

    private StoreImport(boolean updating, Optional<DateKeeping> datesOfFiles) {
        this.updating = updating;
        this.datesOfFiles = datesOfFiles;
    }

    /**
     * An import that changes no row that is there.
     *
     * @return the import
     */
    public static StoreImport withDefaults() {
        return DEFAULTS;
    }

    /**
     * Whether rows that are there with other values are changed.
     *
     * @param updating true to change them
     * @return the new import
     */
    public StoreImport with(boolean updating) {
        return new StoreImport(updating, datesOfFiles);
    }

    /**
     * What the dates in the files are; needed for a store that shifts dates.
     *
     * @param dates real, or shifted already
     * @return the new import
     */
    public StoreImport with(DateKeeping dates) {
        return new StoreImport(updating, Optional.of(dates));
    }

    /**
     * What an import did.
     *
     * @param tables table to its counts, in the dictionary's order
     */
    public record Result(Map<String, Count> tables) {
        /**
         * Rows of one table.
         *
         * @param added new rows
         * @param changed rows that had other values
         * @param same rows that were there already
         */
        public record Count(int added, int changed, int same) {}
    }

    /**
     * Imports.
     *
     * @param path a folder with CSV files named after their tables, one such file, or a {@code .json} file
     * @param store where to
     * @return counts
     * @throws ProblemException naming file, line, column and value; the store is then as it was
     */
    public Result run(Path path, CohortStore store) throws ProblemException {
        Map<String, RawTable> raw = read(path);
        if (raw.isEmpty()) {
            throw new ProblemException(StoreProblem.NOTHING_TO_IMPORT, path);
        }
        boolean shift = mustShift(raw, store);
        boolean byId = raw.values().stream()
                .anyMatch(t -> t.rows().stream().anyMatch(r -> r.cells().containsKey(RawTable.PATIENT_ID)));
        Optional<Pseudonyms> pseudonyms = shift || byId ? Optional.of(store.pseudonyms()) : Optional.empty();
        return store.change(t -> run(t, raw, pseudonyms, shift));
    }

    private boolean mustShift(Map<String, RawTable> raw, CohortStore store) throws ProblemException {
        boolean hasDates = raw.values().stream().anyMatch(t -> t.table().fields().stream()
                .filter(f -> f.type() == FieldType.DATE)
                .anyMatch(f -> t.rows().stream().anyMatch(r -> r.cells().containsKey(f.name()))));
        if (store.dates() == DateKeeping.KEPT) {
            if (datesOfFiles.equals(Optional.of(DateKeeping.SHIFTED))) {
                throw new ProblemException(
                        StoreProblem.DATES_NOT_SHIFTED, store.location().words());
            }
            return false;
        }
        if (hasDates && datesOfFiles.isEmpty()) {
            throw new ProblemException(
                    StoreProblem.DATES_UNSAID, store.location().words());
        }
        return hasDates && datesOfFiles.equals(Optional.of(DateKeeping.KEPT));
    }

    private Result run(Transaction t, Map<String, RawTable> raw, Optional<Pseudonyms> pseudonyms, boolean shift)
            throws SQLException, ProblemException {
        Map<String, String> patientOfCase = new HashMap<>();
        for (List<String> row : t.texts("select case_id, patient from study_case")) {
            patientOfCase.put(row.get(0), row.get(1));
        }
        RowChecker checker = new RowChecker(pseudonyms, shift, patientOfCase);
        Map<String, Result.Count> counts = new LinkedHashMap<>();
        Map<String, Set<List<Object>>> keys = new HashMap<>();
        for (TableSpec table : DataDictionary.tables()) {
            Map<List<Object>, Row> there = new HashMap<>();
            for (Row row : t.rows(table)) {
                there.put(row.key(), row);
            }
            Set<List<Object>> known = new HashSet<>(there.keySet());
            keys.put(table.name(), known);
            if (raw.containsKey(table.name())) {
                List<RowChecker.Placed> rows = checker.check(raw.get(table.name()));
                RowChecker.requireReferences(rows, keys);
                rows.forEach(r -> known.add(r.row().key()));
                counts.put(table.name(), store(t, table, rows, there));
            }
            if (table.name().equals(RawTable.PATIENT) && raw.containsKey(table.name())) {
                link(t, checker, pseudonyms);
            }
        }
        if (raw.containsKey("study_case")) {
            link(t, checker, pseudonyms);
        }
        return new Result(counts);
    }

    private Result.Count store(
            Transaction t, TableSpec table, List<RowChecker.Placed> rows, Map<List<Object>, Row> there)
            throws SQLException, ProblemException {
        List<Row> added = new ArrayList<>();
        int changed = 0;
        int same = 0;
        for (RowChecker.Placed placed : rows) {
            Row before = there.get(placed.row().key());
            if (before == null) {
                added.add(placed.row());
            } else if (before.equals(placed.row())) {
                same++;
            } else if (updating) {
                t.update(placed.row());
                changed++;
            } else {
                throw different(placed, before);
            }
        }
        t.insert(table, added);
        return new Result.Count(added.size(), changed, same);
    }

    private static ProblemException different(RowChecker.Placed placed, Row before) {
        Field column = placed.row().table().fields().stream()
                .filter(f ->
                        !Objects.equals(before.value(f.name()), placed.row().value(f.name())))
                .findFirst()
                .orElseThrow();
        return new ProblemException(
                StoreProblem.DIFFERENT_ROW,
                placed.source(),
                placed.place(),
                String.join(
                        ", ", placed.row().key().stream().map(String::valueOf).toList()),
                column.name(),
                before.value(column.name()).map(String::valueOf).orElse("nothing"),
                placed.row().value(column.name()).map(String::valueOf).orElse("nothing"));
    }

    /** Adds the Patient IDs met to the linking list. */
    private static void link(Transaction t, RowChecker checker, Optional<Pseudonyms> pseudonyms) throws SQLException {
        for (Map.Entry<String, String> link : checker.idOfPatient().entrySet()) {
            LinkingList.add(t, pseudonyms.orElseThrow(), link.getKey(), link.getValue());
        }
        checker.idOfPatient().clear();
    }

    private static Map<String, RawTable> read(Path path) throws ProblemException {
        Map<String, RawTable> tables = new HashMap<>();
        String name = String.valueOf(path.getFileName());
        if (name.endsWith(".json")) {
            for (RawTable table : JsonTables.read(path)) {
                tables.put(table.table().name(), table);
            }
            return tables;
        }
        for (Path file : csvFiles(path)) {
            String stem = String.valueOf(file.getFileName()).replaceAll("\\.csv$", "");
            TableSpec table = DataDictionary.find(stem)
                    .orElseThrow(() -> new ProblemException(
                            StoreProblem.MALFORMED,
                            file.getFileName(),
                            "the file's name",
                            "there is no table \"" + stem + "\""));
            tables.put(stem, CsvTables.read(table, file));
        }
        return tables;
    }

    private static List<Path> csvFiles(Path path) throws ProblemException {
        if (!Files.isDirectory(path)) {
            if (!Files.exists(path)) {
                throw new ProblemException(StoreProblem.NOT_READABLE, path, "it does not exist");
            }
            return List.of(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(f -> f.getFileName().toString().endsWith(".csv"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new ProblemException(e, StoreProblem.NOT_READABLE, path, AtomicFolder.reason(e));
        }
    }
}
