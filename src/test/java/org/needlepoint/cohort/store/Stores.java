package org.needlepoint.cohort.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.needlepoint.problem.ProblemException;

/** Stores for tests. */
final class Stores {
    private static Path template;

    private Stores() {}

    /** A new SQLite store in a folder, copied from one that was made once, with its key. */
    static synchronized CohortStore sqlite(Path folder, String name) throws ProblemException {
        try {
            if (template == null) {
                template = Files.createTempDirectory("needlepoint-store");
                Runtime.getRuntime().addShutdownHook(new Thread(Stores::deleteTemplate));
                CohortStore.create(
                                StoreLocation.of(template.resolve("t.sqlite").toString()),
                                StoreAccess.by("test"),
                                DateKeeping.KEPT)
                        .close();
            }
            Path file = folder.resolve(name);
            Files.copy(template.resolve("t.sqlite"), file);
            Files.copy(template.resolve("t.sqlite.key"), folder.resolve(name + ".key"));
            return CohortStore.open(StoreLocation.of(file.toString()), StoreAccess.by("test"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new store on either database; the test is skipped, and says so, where the server is absent. */
    static CohortStore on(Dialect dialect, Path folder) throws Exception {
        return dialect == Dialect.SQLITE
                ? sqlite(folder, "store.sqlite")
                : CohortStore.create(
                        PostgresServer.require().newDatabase(),
                        new StoreAccess("test", java.util.Optional.of(folder.resolve("key"))),
                        DateKeeping.KEPT);
    }

    /** Puts in cases C01, C02, … of one patient each, with one core each. */
    static void addCases(CohortStore store, int count) throws ProblemException {
        store.change(t -> {
            for (int i = 1; i <= count; i++) {
                String name = String.format("C%02d", i);
                t.insert(CheckedRow.of("patient").set("patient", "S" + i).checked("test"));
                t.insert(CheckedRow.of("study_case")
                        .set("case_id", name)
                        .set("patient", "S" + i)
                        .set("side", "left")
                        .checked("test"));
                t.insert(CheckedRow.of("core")
                        .set("case_id", name)
                        .set("core_no", 1)
                        .checked("test"));
            }
            return null;
        });
    }

    static ReadValues values(double adcMean, double adcMin, double choCr) {
        return new ReadValues(
                java.util.OptionalDouble.of(adcMean),
                java.util.OptionalDouble.of(adcMin),
                java.util.OptionalDouble.of(choCr),
                java.util.Optional.empty());
    }

    static void addReaders(CohortStore store) throws ProblemException {
        for (String name : List.of("R1", "R2")) {
            Readers.add(store, name, Readers.Role.READER, java.util.OptionalInt.of(10), java.util.Optional.empty());
        }
        Readers.add(store, "A", Readers.Role.ADJUDICATOR, java.util.OptionalInt.empty(), java.util.Optional.empty());
    }

    private static void deleteTemplate() {
        try (var files = Files.list(template)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(template);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void fill(CohortStore store, Map<TableSpec, List<Row>> tables) throws ProblemException {
        store.change(t -> {
            for (Map.Entry<TableSpec, List<Row>> table : tables.entrySet()) {
                t.insert(table.getKey(), table.getValue());
            }
            return null;
        });
    }

    static Map<String, List<Row>> content(CohortStore store) throws ProblemException {
        return store.look(t -> {
            Map<String, List<Row>> all = new LinkedHashMap<>();
            for (TableSpec table : DataDictionary.tables()) {
                all.put(table.name(), t.rows(table));
            }
            return all;
        });
    }

    static List<List<String>> texts(CohortStore store, String sql) throws ProblemException {
        return store.look(t -> t.texts(sql));
    }

    static Path write(Path folder, String name, String text) {
        try {
            Files.createDirectories(folder);
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
