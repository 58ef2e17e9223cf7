package org.needlepoint.cohort.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.needlepoint.casefile.AtomicFolder;

/** Out and in again, nothing is lost, whatever the texts and numbers are. */
class RoundTripTest {
    private static final int SIZE = 40;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void csv_and_json_give_back_what_was_stored(long seed) throws Exception {
        Map<TableSpec, List<Row>> cohort = RandomCohort.of(seed, SIZE);
        try (CohortStore first = Stores.sqlite(folder, "first.sqlite");
                CohortStore fromCsv = Stores.sqlite(folder, "csv.sqlite");
                CohortStore fromJson = Stores.sqlite(folder, "json.sqlite")) {
            Stores.fill(first, cohort);
            exportAndImport(first, fromCsv, fromJson);
        }
    }

    @Test
    void a_store_on_postgresql_goes_to_sqlite_and_back() throws Exception {
        PostgresServer server = PostgresServer.require();
        Map<TableSpec, List<Row>> cohort = RandomCohort.of(99, SIZE);
        StoreAccess access = new StoreAccess("test", java.util.Optional.of(folder.resolve("key")));
        try (CohortStore first = Stores.sqlite(folder, "first.sqlite");
                CohortStore department = CohortStore.create(server.newDatabase(), access, DateKeeping.KEPT);
                CohortStore fromJson = Stores.sqlite(folder, "json.sqlite")) {
            Stores.fill(first, cohort);
            exportAndImport(first, department, fromJson);
            try (CohortStore again = Stores.sqlite(folder, "again.sqlite")) {
                Path json = folder.resolve("department.json");
                StoreExport.toJson(department, json);
                StoreImport.withDefaults().run(json, again);
                assertThat(Stores.content(again)).isEqualTo(Stores.content(first));
            }
        }
    }

    private void exportAndImport(CohortStore from, CohortStore csv, CohortStore json) throws Exception {
        Map<String, List<Row>> before = Stores.content(from);
        assertThat(before).allSatisfy((table, rows) -> assertThat(rows)
                .as("rows of %s, so that the test tests it", table)
                .isNotEmpty());
        try (AtomicFolder out = AtomicFolder.open(folder.resolve("export"))) {
            StoreExport.toCsv(from, out);
            out.commit();
        }
        StoreExport.toJson(from, folder.resolve("all.json"));

        StoreImport.Result result = StoreImport.withDefaults().run(folder.resolve("export"), csv);
        StoreImport.withDefaults().run(folder.resolve("all.json"), json);

        assertThat(Stores.content(csv)).isEqualTo(before);
        assertThat(Stores.content(json)).isEqualTo(before);
        assertThat(result.tables()).allSatisfy((table, n) -> assertThat(n.added())
                .isEqualTo(before.get(table).size()));
        // A second time there is nothing to do.
        assertThat(StoreImport.withDefaults()
                        .run(folder.resolve("all.json"), json)
                        .tables()
                        .values())
                .allSatisfy(n -> assertThat(n.added() + n.changed()).isZero());
    }
}
