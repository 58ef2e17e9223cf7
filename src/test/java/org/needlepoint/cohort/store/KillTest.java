package org.needlepoint.cohort.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed (SIGKILL) while it writes loses nothing that it said it had written, and leaves no half. */
class KillTest {
    private static final int ROUNDS = 6;
    private static final int CORES = 40;

    @TempDir
    private Path folder;

    /** Writes a case with its cores in one transaction after the other, and prints the name of each when it is in. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] args) throws Exception {
            try (CohortStore store = CohortStore.open(StoreLocation.of(args[0]), StoreAccess.by("writer"))) {
                for (int i = 0; ; i++) {
                    String name = args[1] + "-" + i;
                    store.change(t -> {
                        t.insert(row("patient", Map.of("patient", name)));
                        t.insert(row("study_case", Map.of("case_id", name, "patient", name)));
                        List<Row> cores = new ArrayList<>();
                        for (long n = 1; n <= CORES; n++) {
                            cores.add(row("core", Map.of("case_id", name, "core_no", n)));
                        }
                        t.insert(DataDictionary.table("core"), cores);
                        return null;
                    });
                    System.out.println(name);
                }
            }
        }

        private static Row row(String table, Map<String, Object> values) {
            return new Row(DataDictionary.table(table), values);
        }
    }

    @Test
    void what_was_committed_is_there_and_nothing_by_halves() throws Exception {
        Path file = folder.resolve("s.sqlite");
        Stores.sqlite(folder, "s.sqlite").close();
        SplittableRandom random = new SplittableRandom(20261121);
        List<String> committed = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Process writer = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Writer.class.getName(),
                            file.toString(),
                            "round" + round)
                    .redirectError(folder.resolve("errors" + round).toFile())
                    .start();
            try (BufferedReader out = writer.inputReader(StandardCharsets.UTF_8)) {
                // Some way in, and then at any moment of a transaction.
                int lines = 1 + random.nextInt(20);
                for (int i = 0; i < lines; i++) {
                    String line = out.readLine();
                    assertThat(line).as("output of the writer").isNotNull();
                    committed.add(line);
                }
                writer.waitFor(random.nextInt(30), TimeUnit.MILLISECONDS);
                // By its handle: the process's own method would close the pipe, with lines still in it.
                writer.toHandle().destroyForcibly();
                out.lines().forEach(committed::add);
            }
            assertThat(writer.waitFor())
                    .as("killed by signal 9, not ended by itself")
                    .isEqualTo(128 + 9);
        }
        try (CohortStore store = CohortStore.open(StoreLocation.of(file.toString()), StoreAccess.by("test"))) {
            Map<String, Integer> cores = new HashMap<>();
            store.look(t -> t.texts("select p.patient, count(k.core_no) from patient p"
                            + " left join study_case c on c.patient = p.patient"
                            + " left join core k on k.case_id = c.case_id group by p.patient"))
                    .forEach(r -> cores.put(r.get(0), Integer.parseInt(r.get(1))));
            assertThat(cores.keySet()).containsAll(committed);
            assertThat(cores.values()).as("cores of every patient there").containsOnly(CORES);
            // At most the one transaction of each round that was in, but not yet said to be.
            assertThat(cores).hasSizeLessThanOrEqualTo(committed.size() + ROUNDS);
            assertThat(store.look(t -> t.texts("pragma integrity_check")).get(0))
                    .containsExactly("ok");
        }
    }
}
