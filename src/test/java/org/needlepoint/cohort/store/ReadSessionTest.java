package org.needlepoint.cohort.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.needlepoint.problem.ProblemException;

/** Blind, in an order of one's own, locked when signed, adjudicated after both: on both databases. */
class ReadSessionTest {
    private static final ReadSession R1 = new ReadSession("R1", 1);
    private static final ReadSession R2 = new ReadSession("R2", 1);
    private static final CoreId C01 = new CoreId("C01", 1);
    private static final CoreId C02 = new CoreId("C02", 1);

    @TempDir
    private Path folder;

    private CohortStore open(Dialect dialect, int cases) throws Exception {
        CohortStore store = Stores.on(dialect, folder);
        Stores.addCases(store, cases);
        Stores.addReaders(store);
        return store;
    }

    private static List<CoreId> order(CohortStore store, ReadSession session, long seed) throws ProblemException {
        return session.worklist(store, OptionalLong.of(seed)).stream()
                .map(BlindCase::core)
                .toList();
    }

    private static void refuses(StoreProblem problem, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem())
                .isEqualTo(problem));
    }

    @Test
    void a_blind_case_has_no_place_for_what_must_not_be_known() {
        assertThat(Stream.of(BlindCase.class.getRecordComponents()).map(RecordComponent::getName))
                .containsExactly("position", "core", "side", "site", "state");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void each_reader_has_an_order_of_the_own_that_stays(Dialect dialect) throws Exception {
        try (CohortStore store = open(dialect, 30)) {
            List<CoreId> first = order(store, R1, 7);
            assertThat(first).hasSize(30).doesNotHaveDuplicates();
            assertThat(order(store, R1, 7)).as("the second time").isEqualTo(first);
            assertThat(order(store, R2, 7))
                    .containsExactlyInAnyOrderElementsOf(first)
                    .isNotEqualTo(first);
            assertThat(order(store, new ReadSession("R1", 2), 7))
                    .as("the second session")
                    .isNotEqualTo(first);
            refuses(StoreProblem.OTHER_SEED, () -> order(store, R1, 8));

            store.change(t -> {
                t.insert(CheckedRow.of("core")
                        .set("case_id", "C01")
                        .set("core_no", 2)
                        .checked("test"));
                return null;
            });
            List<CoreId> longer = new ArrayList<>(order(store, R1, 7));
            longer.remove(new CoreId("C01", 2));
            assertThat(longer)
                    .as("a core more changes the order of the others not")
                    .isEqualTo(first);
        }
    }

    @Test
    void over_seeds_every_core_is_first_as_often_as_another() throws Exception {
        try (CohortStore store = open(Dialect.SQLITE, 4)) {
            int[] first = new int[4];
            Set<List<CoreId>> orders = new HashSet<>();
            for (int s = 1; s <= 99; s++) {
                List<CoreId> order = order(store, new ReadSession("R1", s), s);
                first[Integer.parseInt(order.get(0).caseId().substring(1)) - 1]++;
                orders.add(order);
            }
            // Expected 24.75 each with a standard deviation of 4.3: four of them either way.
            for (int n : first) {
                assertThat(n).isBetween(8, 42);
            }
            assertThat(orders).as("of the 24 orders of four").hasSizeGreaterThan(20);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_read_can_be_changed_until_it_is_signed_and_never_after(Dialect dialect) throws Exception {
        try (CohortStore store = open(dialect, 3)) {
            refuses(StoreProblem.NO_SESSION, () -> R1.enter(store, C01, Stores.values(1.2, 1.0, 2)));
            order(store, R1, 1);
            R1.enter(store, C01, Stores.values(1.2, 1.0, 2));
            R1.enter(store, C01, Stores.values(1.3, 1.1, 2.5));
            refuses(StoreProblem.UNKNOWN, () -> R1.sign(store, C02));
            refuses(StoreProblem.UNKNOWN, () -> R1.enter(store, new CoreId("C01", 9), Stores.values(1.2, 1.0, 2)));
            refuses(StoreProblem.BAD_ROW, () -> R1.enter(store, C02, Stores.values(1.0, 1.2, 2)));
            refuses(StoreProblem.BAD_VALUE, () -> R1.enter(store, C02, Stores.values(1220, 1000, 2)));

            R1.sign(store, C01);
            assertThat(R1.worklist(store, OptionalLong.empty()))
                    .filteredOn(c -> c.core().equals(C01))
                    .extracting(BlindCase::state)
                    .containsExactly(BlindCase.State.SIGNED);
            refuses(StoreProblem.LOCKED, () -> R1.enter(store, C01, Stores.values(1.4, 1.1, 2.5)));
            refuses(StoreProblem.LOCKED, () -> R1.sign(store, C01));
            // Not through this program's doors either.
            for (String sql : List.of(
                    "update reading set adc_mean = 1",
                    "update reading set signed_at = null",
                    "delete from reading",
                    "update read_session set seed = 2",
                    "delete from audit",
                    "update audit set actor = 'nobody'")) {
                refuses(StoreProblem.LOCKED, () -> store.change(t -> t.execute(sql)));
            }
            assertThat(AnalysisRows.signedReads(store))
                    .containsExactly(new AnalysisRows.SignedRead(C01, "R1", 1, Stores.values(1.3, 1.1, 2.5)));

            List<List<String>> trail = store.look(t ->
                    t.texts("select action, actor, row_after from audit where table_name = 'reading' order by entry"));
            assertThat(trail).extracting(r -> r.get(0)).containsExactly("insert", "update", "update");
            assertThat(trail).allSatisfy(r -> assertThat(r.get(1)).startsWith("test"));
            assertThat(trail.get(1).get(2)).contains("1.3").contains("2.5");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void adjudication_comes_after_both_by_a_third_and_once(Dialect dialect) throws Exception {
        ReadValues decided = new ReadValues(
                OptionalDouble.of(1.25), OptionalDouble.of(1.05), OptionalDouble.empty(), Optional.of("seen again"));
        try (CohortStore store = open(dialect, 2)) {
            order(store, R1, 1);
            order(store, R2, 1);
            R1.enter(store, C01, Stores.values(1.2, 1.0, 2));
            R1.sign(store, C01);
            refuses(StoreProblem.NOT_ADJUDICABLE, () -> Adjudication.settle(store, C01, "A", decided));
            R2.enter(store, C01, Stores.values(1.6, 1.3, 3));
            refuses(StoreProblem.NOT_ADJUDICABLE, () -> Adjudication.settle(store, C01, "A", decided));
            assertThat(Adjudication.pending(store)).isEmpty();
            R2.sign(store, C01);
            assertThat(Adjudication.pending(store))
                    .containsExactly(
                            new Adjudication(C01, List.of(Stores.values(1.2, 1.0, 2), Stores.values(1.6, 1.3, 3))));

            refuses(StoreProblem.WRONG_ROLE, () -> Adjudication.settle(store, C01, "R1", decided));
            refuses(StoreProblem.BAD_VALUE, () -> Adjudication.settle(store, C01, "A", Stores.values(1.25, 1.05, 2)));
            assertThat(row(store, C01).source()).contains(AnalysisRow.Source.MEAN_OF_READERS);
            assertThat(row(store, C01).adcMean()).hasValueCloseTo(1.4, within(1e-12));

            Adjudication.settle(store, C01, "A", decided);

            assertThat(row(store, C01).source()).contains(AnalysisRow.Source.ADJUDICATED);
            assertThat(row(store, C01).adcMean()).hasValue(1.25);
            assertThat(row(store, C01).choCr()).isEmpty();
            assertThat(Adjudication.pending(store)).isEmpty();
            refuses(StoreProblem.LOCKED, () -> Adjudication.settle(store, C01, "A", decided));
            for (String sql : List.of("update adjudication set adc_mean = 1", "delete from adjudication")) {
                refuses(StoreProblem.LOCKED, () -> store.change(t -> t.execute(sql)));
            }
            // Nobody slips in a first reading afterwards.
            Readers.add(store, "R3", Readers.Role.READER, OptionalInt.empty(), Optional.empty());
            ReadSession third = new ReadSession("R3", 1);
            order(store, third, 1);
            refuses(StoreProblem.LOCKED, () -> third.enter(store, C01, Stores.values(1.2, 1.0, 2)));
        }
    }

    @Test
    void who_read_a_core_does_not_adjudicate_it() throws Exception {
        try (CohortStore store = open(Dialect.SQLITE, 1)) {
            for (ReadSession s : List.of(R1, R2)) {
                order(store, s, 1);
                s.enter(store, C01, Stores.values(1.2, 1.0, 2));
                assertThat(s.signAll(store)).isEqualTo(1);
            }
            // Even if the reader's role is changed for it.
            store.change(t -> t.execute("update reader set role = 'adjudicator' where reader = 'R1'"));
            ReadValues decided = new ReadValues(
                    OptionalDouble.of(1), OptionalDouble.empty(), OptionalDouble.empty(), Optional.of("mine"));
            assertThatThrownBy(() -> Adjudication.settle(store, C01, "R1", decided))
                    .hasMessageContaining("a reader does not adjudicate the own reading");
        }
    }

    @Test
    void a_value_that_one_reader_could_not_give_is_not_known() throws Exception {
        try (CohortStore store = open(Dialect.SQLITE, 2)) {
            order(store, R1, 1);
            order(store, R2, 1);
            R1.enter(store, C01, Stores.values(1.2, 1.0, 2));
            R2.enter(
                    store,
                    C01,
                    new ReadValues(
                            OptionalDouble.of(1.4),
                            OptionalDouble.of(1.2),
                            OptionalDouble.empty(),
                            Optional.of("lipid over choline")));
            R1.enter(store, C02, Stores.values(0.8, 0.7, 9));
            R1.signAll(store);
            R2.signAll(store);
            assertThat(row(store, C01).adcMin()).hasValueCloseTo(1.1, within(1e-12));
            assertThat(row(store, C01).choCr()).isEmpty();
            assertThat(row(store, C02).source()).as("read by one only").isEmpty();
            assertThat(row(store, C02).adcMean()).isEmpty();
        }
    }

    private static AnalysisRow row(CohortStore store, CoreId core) throws ProblemException {
        return AnalysisRows.of(store, AnalysisRows.Values.READERS).stream()
                .filter(r -> r.caseId().equals(core.caseId()))
                .findFirst()
                .orElseThrow();
    }
}
