package org.needlepoint.cohort.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.needlepoint.casefile.AtomicFolder;
import org.needlepoint.problem.ProblemException;

/** All tables of the dictionary as files, as they are at one moment. Patient IDs are never part of it. */
public final class StoreExport {
    private StoreExport() {}

    /**
     * Writes one CSV file a table; tables without rows give a file with the header alone.
     *
     * @param store the store
     * @param folder where to, an existing folder
     * @return table to number of rows
     * @throws ProblemException if the store or the files fail
     */
    public static Map<String, Integer> toCsv(CohortStore store, AtomicFolder folder) throws ProblemException {
        Map<TableSpec, List<Row>> tables = tables(store);
        for (Map.Entry<TableSpec, List<Row>> table : tables.entrySet()) {
            Path file = folder.file(table.getKey().name() + ".csv");
            try {
                CsvTables.write(table.getKey(), table.getValue(), file);
            } catch (IOException e) {
                throw new ProblemException(e, StoreProblem.NOT_WRITABLE, file.getFileName(), AtomicFolder.reason(e));
            }
        }
        return counts(tables);
    }

    /**
     * Writes all tables as one JSON file.
     *
     * @param store the store
     * @param file where to
     * @return table to number of rows
     * @throws ProblemException if the store or the file fails
     */
    public static Map<String, Integer> toJson(CohortStore store, Path file) throws ProblemException {
        Map<TableSpec, List<Row>> tables = tables(store);
        try {
            JsonTables.write(tables, file);
        } catch (IOException e) {
            throw new ProblemException(e, StoreProblem.NOT_WRITABLE, file.getFileName(), AtomicFolder.reason(e));
        }
        return counts(tables);
    }

    private static Map<TableSpec, List<Row>> tables(CohortStore store) throws ProblemException {
        return store.look(t -> {
            Map<TableSpec, List<Row>> tables = new LinkedHashMap<>();
            for (TableSpec table : DataDictionary.tables()) {
                tables.put(table, t.rows(table));
            }
            return tables;
        });
    }

    private static Map<String, Integer> counts(Map<TableSpec, List<Row>> tables) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        tables.forEach((table, rows) -> counts.put(table.name(), rows.size()));
        return counts;
    }
}
