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

    static Path write(Path folder, String name, String text) {
        try {
            Files.createDirectories(folder);
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
