package org.needlepoint.cohort.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.problem.ProblemException;

/** Making, opening, versions and keys. */
class CohortStoreTest {
    @TempDir
    private Path folder;

    private StoreLocation at(String name) throws ProblemException {
        return StoreLocation.of(folder.resolve(name).toString());
    }

    private static void refuses(StoreProblem problem, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem())
                .isEqualTo(problem));
    }

    @Test
    void a_new_store_is_durable_and_keeps_its_foreign_keys() throws Exception {
        try (CohortStore store = CohortStore.create(at("s.sqlite"), StoreAccess.by("test"), DateKeeping.KEPT)) {
            List<String> pragmas = List.of("journal_mode", "synchronous", "foreign_keys");
            List<String> values = store.look(t -> List.of(
                    t.texts("pragma " + pragmas.get(0)).get(0).get(0),
                    t.texts("pragma " + pragmas.get(1)).get(0).get(0),
                    t.texts("pragma " + pragmas.get(2)).get(0).get(0)));
            assertThat(values).containsExactly("wal", "2", "1");
            refuses(
                    StoreProblem.CHECK_FAILED,
                    () -> store.change(t -> t.execute("insert into study_case (case_id, patient) values ('C', 'no')")));
        }
    }

    @Test
    void the_key_file_is_its_owners_alone_and_belongs_to_its_store() throws Exception {
        CohortStore.create(at("s.sqlite"), StoreAccess.by("test"), DateKeeping.KEPT)
                .close();
        Path key = folder.resolve("s.sqlite.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        try (CohortStore store = CohortStore.open(at("s.sqlite"), StoreAccess.by("test"))) {
            assertThat(store.pseudonyms().pseudonym(" 4711 "))
                    .as("blanks around an ID are padding")
                    .isEqualTo(store.pseudonyms().pseudonym("4711"))
                    .isNotEqualTo(store.pseudonyms().pseudonym("4712"));
        }

        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        try (CohortStore store = CohortStore.open(at("s.sqlite"), StoreAccess.by("test"))) {
            refuses(StoreProblem.BAD_KEY, store::pseudonyms);
        }
        CohortStore.create(at("t.sqlite"), StoreAccess.by("test"), DateKeeping.KEPT)
                .close();
        StoreAccess wrong = new StoreAccess("test", Optional.of(folder.resolve("t.sqlite.key")));
        try (CohortStore store = CohortStore.open(at("s.sqlite"), wrong)) {
            refuses(StoreProblem.BAD_KEY, store::pseudonyms);
        }
    }

    @Test
    void nothing_is_replaced_and_a_refusal_leaves_nothing() throws Exception {
        Files.writeString(folder.resolve("there.sqlite"), "text");
        refuses(
                StoreProblem.ALREADY_THERE,
                () -> CohortStore.create(at("there.sqlite"), StoreAccess.by("test"), DateKeeping.KEPT));
        refuses(
                StoreProblem.NOT_WRITABLE,
                () -> CohortStore.create(at("no/such/s.sqlite"), StoreAccess.by("test"), DateKeeping.KEPT));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("there.sqlite"));
        }
    }

    @Test
    void what_is_no_store_is_not_opened_and_not_made() throws Exception {
        refuses(StoreProblem.NO_STORE, () -> CohortStore.open(at("none.sqlite"), StoreAccess.by("test")));
        assertThat(folder.resolve("none.sqlite")).doesNotExist();
        Files.writeString(folder.resolve("text.sqlite"), "no database at all, but text of some length ".repeat(40));
        refuses(StoreProblem.NOT_A_STORE, () -> CohortStore.open(at("text.sqlite"), StoreAccess.by("test")));
        try (Connection other = Dialect.SQLITE.connect(at("other.sqlite"), true)) {
            Dialect.execute(other, "create table t (a)");
        }
        refuses(StoreProblem.NOT_A_STORE, () -> CohortStore.open(at("other.sqlite"), StoreAccess.by("test")));
        refuses(StoreProblem.UNKNOWN_LOCATION, () -> StoreLocation.of("mysql://host/db"));
        assertThat(StoreLocation.of("jdbc:postgresql://h/db?user=a&password=secret")
                        .words())
                .isEqualTo("jdbc:postgresql://h/db");
    }

    @Test
    void a_newer_store_is_refused_and_an_older_one_upgraded() throws Exception {
        StoreMigrations.migrate(at("s.sqlite"), 2);
        refuses(StoreProblem.OLDER_VERSION, () -> CohortStore.open(at("s.sqlite"), StoreAccess.by("test")));
        assertThat(CohortStore.upgrade(at("s.sqlite"))).isEqualTo(2);
        try (CohortStore store = CohortStore.open(at("s.sqlite"), StoreAccess.by("test"))) {
            store.change(t -> t.execute("insert into flyway_schema_history (installed_rank, version, description, type,"
                    + " script, installed_by, execution_time, success) values (99, '" + (StoreMigrations.LATEST + 1)
                    + "', 'later', 'SQL', 'later', 'x', 1, 1)"));
        }
        assertThatThrownBy(() -> CohortStore.open(at("s.sqlite"), StoreAccess.by("test")))
                .hasMessageEndingWith("has version " + (StoreMigrations.LATEST + 1)
                        + "; this program knows versions up to " + StoreMigrations.LATEST + ".");
        refuses(StoreProblem.NEWER_VERSION, () -> CohortStore.upgrade(at("s.sqlite")));
    }

    @Test
    void the_version_of_the_program_is_that_of_its_last_migration() throws Exception {
        List<String> versions = Stream.of(
                        StoreMigrations.configure(at("s.sqlite")).load().info().all())
                .map(m -> m.getVersion().getVersion())
                .toList();
        assertThat(versions).containsExactly("1", "2", "3", "4", "5", "6", Integer.toString(StoreMigrations.LATEST));
    }

    @Test
    void a_failing_change_leaves_nothing() throws Exception {
        try (CohortStore store = Stores.sqlite(folder, "s.sqlite")) {
            assertThatThrownBy(() -> store.change(t -> {
                        t.execute("insert into patient (patient) values ('S1')");
                        return t.execute("insert into patient (patient) values ('')");
                    }))
                    .isInstanceOf(ProblemException.class);
            assertThat(Stores.content(store).get("patient")).isEmpty();
            assertThat(store.look(t -> t.texts("select count(*) from audit")).get(0))
                    .containsExactly("0");
        }
    }
}
