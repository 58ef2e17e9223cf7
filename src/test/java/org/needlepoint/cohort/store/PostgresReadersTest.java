package org.needlepoint.cohort.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.problem.ProblemException;

/** Several readers at once on a real PostgreSQL server, and what a reader's own role of the server may see. */
class PostgresReadersTest {
    private static final int CASES = 25;

    @TempDir
    private Path folder;

    private PostgresServer server;
    private StoreLocation location;

    @BeforeEach
    void makeStore() throws Exception {
        server = PostgresServer.require();
        location = server.newDatabase();
        try (CohortStore store = CohortStore.create(location, access("owner"), DateKeeping.KEPT)) {
            Stores.addCases(store, CASES);
            Stores.addReaders(store);
        }
    }

    private StoreAccess access(String actor) {
        return new StoreAccess(actor, Optional.of(folder.resolve("key")));
    }

    @Test
    void two_readers_and_a_second_screen_of_each_lose_nothing() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        CyclicBarrier start = new CyclicBarrier(4);
        List<Future<Integer>> readers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String reader = i % 2 == 0 ? "R1" : "R2";
            double own = 1 + i * 0.01;
            readers.add(threads.submit(() -> {
                try (CohortStore store = CohortStore.open(location, access(reader))) {
                    ReadSession session = new ReadSession(reader, 1);
                    start.await(30, TimeUnit.SECONDS);
                    int locked = 0;
                    for (BlindCase blind : session.worklist(store, OptionalLong.of(3))) {
                        try {
                            session.enter(store, blind.core(), Stores.values(own, 0.5, 2));
                            session.sign(store, blind.core());
                        } catch (ProblemException e) {
                            // The other screen of the same reader was faster.
                            assertThat(e.problem()).isEqualTo(StoreProblem.LOCKED);
                            locked++;
                        }
                    }
                    return locked;
                }
            }));
        }
        int locked = 0;
        for (Future<Integer> reader : readers) {
            locked += reader.get(60, TimeUnit.SECONDS);
        }
        threads.shutdown();
        try (CohortStore store = CohortStore.open(location, access("owner"))) {
            assertThat(AnalysisRows.signedReads(store)).hasSize(2 * CASES);
            assertThat(AnalysisRows.of(store, AnalysisRows.Values.READERS))
                    .allSatisfy(r -> assertThat(r.source()).contains(AnalysisRow.Source.MEAN_OF_READERS));
            int signatures = Integer.parseInt(store.look(
                            t -> t.texts("select count(*) from audit where table_name = 'reading' and action = 'update'"
                                    + " and row_before::jsonb ->> 'signed_at' is null"
                                    + " and row_after::jsonb ->> 'signed_at' is not null"))
                    .get(0)
                    .get(0));
            assertThat(signatures).as("every read was signed once").isEqualTo(2 * CASES);
            assertThat(locked).as("each lost race was told").isEqualTo(2 * CASES);
        }
    }

    @Test
    void a_change_that_meets_a_signature_under_way_waits_and_is_refused() throws Exception {
        ReadSession session = new ReadSession("R1", 1);
        CoreId core = new CoreId("C01", 1);
        try (CohortStore store = CohortStore.open(location, access("R1"));
                Connection signer = DriverManager.getConnection(location.text())) {
            session.worklist(store, OptionalLong.of(1));
            session.enter(store, core, Stores.values(1.2, 1.0, 2));
            signer.setAutoCommit(false);
            Dialect.execute(signer, "update reading set signed_at = now() where reader = 'R1'");

            ExecutorService other = Executors.newSingleThreadExecutor();
            Future<?> change = other.submit(() -> {
                session.enter(store, core, Stores.values(9, 8, 2));
                return null;
            });
            awaitLockWait();
            assertThat(change.isDone()).isFalse();
            signer.commit();

            assertThatThrownBy(() -> change.get(30, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(ProblemException.class)
                    .hasMessageContaining("a signed reading is never changed");
            other.shutdown();
            assertThat(AnalysisRows.signedReads(store))
                    .extracting(AnalysisRows.SignedRead::values)
                    .containsExactly(Stores.values(1.2, 1.0, 2));
        }
    }

    /** Until a connection waits for another's lock. */
    private void awaitLockWait() throws SQLException {
        try (Connection watcher = DriverManager.getConnection(location.text());
                PreparedStatement waiting =
                        watcher.prepareStatement("select count(*) from pg_locks where not granted")) {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            int count = 0;
            while (count == 0 && System.nanoTime() < deadline) {
                try (var rows = waiting.executeQuery()) {
                    rows.next();
                    count = rows.getInt(1);
                }
            }
            assertThat(count).as("connections that wait").isPositive();
        }
    }

    @Test
    void a_readers_role_sees_the_own_rows_and_no_pathology() throws Exception {
        String database = location.text().replaceAll(".*/(\\w+)\\?.*", "$1");
        server.execute("postgres", "create role \"reader anna\" login");
        server.execute("postgres", "create role judge login");
        try (CohortStore store = CohortStore.open(location, access("owner"))) {
            Readers.add(store, "R9", Readers.Role.READER, OptionalInt.empty(), Optional.of("reader anna"));
            Readers.add(store, "A9", Readers.Role.ADJUDICATOR, OptionalInt.empty(), Optional.of("judge"));
            ReadSession other = new ReadSession("R1", 1);
            other.worklist(store, OptionalLong.of(1));
            other.enter(store, new CoreId("C01", 1), Stores.values(1.2, 1.0, 2));
            other.signAll(store);
        }
        StoreLocation asAnna = StoreLocation.of(server.url(database, "reader%20anna"));
        CoreId core = new CoreId("C01", 1);
        try (CohortStore store = CohortStore.open(asAnna, access("anna"))) {
            ReadSession own = new ReadSession("R9", 1);
            assertThat(own.worklist(store, OptionalLong.of(5))).hasSize(CASES);
            own.enter(store, core, Stores.values(1.5, 1.3, 3));
            own.enter(store, core, Stores.values(1.6, 1.3, 3));
            own.sign(store, core);
            // Under another's name nothing goes: that reader is not even seen.
            assertThatThrownBy(() -> new ReadSession("R2", 1).worklist(store, OptionalLong.of(1)))
                    .hasMessage("The store has no reader R2.");
            assertThat(Stores.texts(store, "select reader from reading")).containsExactly(List.of("R9"));
            for (String secret : List.of(
                    "select * from pathology",
                    "select * from surgery",
                    "select * from measurement",
                    "select * from patient_link",
                    "select * from patient",
                    "select * from audit",
                    "select * from signed_read",
                    "select adc_mean from reading",
                    "delete from reading",
                    "insert into audit (at, actor, action, table_name) values (now(), 'x', 'insert', 'x')")) {
                assertThatThrownBy(() -> store.change(t -> t.execute(secret)))
                        .as(secret)
                        .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem())
                                .isEqualTo(StoreProblem.FORBIDDEN));
            }
            // Nor is another's row made.
            assertThatThrownBy(() -> store.change(t ->
                            t.execute("insert into reading (case_id, core_no, reader, session, adc_mean, entered_at)"
                                    + " values ('C02', 1, 'R1', 1, 1, now())")))
                    .isInstanceOfSatisfying(
                            ProblemException.class, e -> assertThat(e.problem()).isEqualTo(StoreProblem.FORBIDDEN));
        }
        try (CohortStore store = CohortStore.open(StoreLocation.of(server.url(database, "judge")), access("judge"))) {
            assertThat(Adjudication.pending(store))
                    .containsExactly(
                            new Adjudication(core, List.of(Stores.values(1.2, 1.0, 2), Stores.values(1.6, 1.3, 3))));
            Adjudication.settle(
                    store,
                    core,
                    "A9",
                    new ReadValues(
                            java.util.OptionalDouble.of(1.4),
                            java.util.OptionalDouble.empty(),
                            java.util.OptionalDouble.empty(),
                            Optional.of("between them")));
            assertThatThrownBy(() -> store.look(t -> t.texts("select * from pathology")))
                    .isInstanceOf(ProblemException.class);
        }
        try (CohortStore store = CohortStore.open(location, access("owner"))) {
            assertThat(Stores.texts(store, "select actor from audit where table_name = 'adjudication'"))
                    .containsExactly(List.of("judge as judge"));
        }
    }
}
