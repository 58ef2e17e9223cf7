package org.needlepoint.cohort.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.casefile.CaseResult;
import org.needlepoint.casefile.SyntheticCase;
import org.needlepoint.problem.ProblemException;

/** What measure made, or refused, in the store. */
class MeasuredCasesTest {
    private static final String SHA = "0123456789abcdef".repeat(4);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final CoreId CORE = new CoreId("thigh", 1);

    @TempDir
    private Path folder;

    private final CaseResult result = SyntheticCase.complete();

    private static void refuses(StoreProblem problem, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem())
                .isEqualTo(problem));
    }

    @Test
    void a_result_becomes_patient_case_core_and_measurement() throws Exception {
        try (CohortStore store = Stores.sqlite(folder, "s.sqlite")) {
            String pseudonym = MeasuredCases.add(store, result, SHA, CORE);

            assertThat(pseudonym)
                    .isEqualTo(store.pseudonyms().pseudonym(result.patient().id()));
            var content = Stores.content(store);
            assertThat(content.get("study_case").get(0).date("mr_date"))
                    .isEqualTo(result.examination().mrStudyDate());
            Row m = content.get("measurement").get(0);
            assertThat(m.real("adc_mean")).hasValue(result.adc().orElseThrow().mean());
            assertThat(m.real("adc_min_low95"))
                    .hasValue(result.adc()
                            .orElseThrow()
                            .minInterval95()
                            .orElseThrow()
                            .low());
            assertThat(m.real("tre_tip_p95_mm"))
                    .hasValue(result.registration().treAtTipMm().p95());
            assertThat(m.instant("measured_at")).contains(result.createdAt().truncatedTo(ChronoUnit.MILLIS));

            AnalysisRow row =
                    AnalysisRows.of(store, AnalysisRows.Values.MEASUREMENTS).get(0);
            assertThat(row.source()).contains(AnalysisRow.Source.MEASURED);
            assertThat(row.adcMin()).hasValue(result.adc().orElseThrow().min());
            assertThat(AnalysisRows.of(store, AnalysisRows.Values.READERS)
                            .get(0)
                            .source())
                    .as("a measurement is nobody's read")
                    .isEmpty();

            refuses(StoreProblem.KNOWN_ALREADY, () -> MeasuredCases.add(store, result, SHA, CORE));
            MeasuredCases.add(store, result, SHA, new CoreId("thigh", 2));
            assertThat(Stores.content(store).get("study_case")).hasSize(1);
            assertThat(Stores.content(store).get("core")).hasSize(2);
        }
    }

    @Test
    void a_case_stays_with_its_patient_and_is_not_named_after_it() throws Exception {
        try (CohortStore store = Stores.sqlite(folder, "s.sqlite")) {
            Stores.addCases(store, 1);
            refuses(StoreProblem.OTHER_PATIENT, () -> MeasuredCases.add(store, result, SHA, new CoreId("C01", 1)));
            String named = "case of " + result.patient().id();
            assertThat(result.patient().id()).hasSizeGreaterThan(3);
            refuses(StoreProblem.IDENTIFYING, () -> MeasuredCases.add(store, result, SHA, new CoreId(named, 1)));
            assertThat(Stores.content(store).get("patient")).hasSize(1);
        }
    }

    @Test
    void a_result_can_be_a_readers_own() throws Exception {
        try (CohortStore store = Stores.sqlite(folder, "s.sqlite")) {
            Stores.addReaders(store);
            ReadSession session = new ReadSession("R1", 1);
            refuses(StoreProblem.NO_SESSION, () -> MeasuredCases.addRead(store, result, CORE, session));
            session.worklist(store, OptionalLong.empty());
            MeasuredCases.addRead(store, result, CORE, session);
            session.signAll(store);
            assertThat(AnalysisRows.signedReads(store)).singleElement().satisfies(r -> assertThat(
                            r.values().adcMean())
                    .hasValue(result.adc().orElseThrow().mean()));
            assertThat(Stores.content(store).get("measurement")).isEmpty();
        }
    }

    @Test
    void a_refused_case_is_kept_with_its_reason_and_excluded() throws Exception {
        try (CohortStore store = Stores.sqlite(folder, "s.sqlite")) {
            refuses(
                    StoreProblem.UNKNOWN,
                    () -> MeasuredCases.refuse(
                            store, "thigh", Optional.empty(), 19, "moved", NOON, "1", Optional.empty()));
            MeasuredCases.refuse(
                    store,
                    "thigh",
                    Optional.of(result.patient().id()),
                    19,
                    "The markers moved.",
                    NOON,
                    "1",
                    Optional.of("model=RECOMMENDED"));
            assertThat(failed(store)).isTrue();

            // Its patient is known now, and so is what must not be said.
            refuses(
                    StoreProblem.IDENTIFYING,
                    () -> MeasuredCases.refuse(
                            store,
                            "thigh",
                            Optional.empty(),
                            14,
                            "The images belong to " + result.patient().id() + ".",
                            NOON.plusSeconds(1),
                            "1",
                            Optional.empty()));
            refuses(
                    StoreProblem.BAD_VALUE,
                    () -> MeasuredCases.refuse(
                            store, "thigh", Optional.empty(), 2, "usage", NOON, "1", Optional.empty()));
            assertThat(Stores.content(store).get("refusal")).hasSize(1);

            MeasuredCases.add(store, result, SHA, CORE);
            assertThat(failed(store)).as("measured in the end").isFalse();
        }
    }

    private static boolean failed(CohortStore store) throws ProblemException {
        return AnalysisRows.of(store, AnalysisRows.Values.READERS)
                .get(0)
                .status()
                .registrationFailed();
    }

    @Test
    void ki67_is_the_mean_of_pathologists_and_grades_that_differ_need_a_consensus() throws Exception {
        try (CohortStore store = Stores.sqlite(folder, "s.sqlite")) {
            Stores.addCases(store, 1);
            pathology(store, "P1", 2, 30);
            pathology(store, "P2", 2, 40);
            AnalysisRow.Finding agreed = finding(store);
            assertThat(agreed.fnclccGrade()).hasValue(2);
            assertThat(agreed.ki67Percent()).hasValue(35);

            pathology(store, "P3", 3, 50);
            assertThatThrownBy(() -> AnalysisRows.of(store, AnalysisRows.Values.READERS))
                    .hasMessage("The pathologists differ on C01 core 1: fnclcc_grade 2 and 3.");
            store.change(t -> {
                t.insert(CheckedRow.of("pathology")
                        .set("case_id", "C01")
                        .set("core_no", 1)
                        .set("pathologist", "consensus")
                        .set("fnclcc_grade", 3)
                        .checked("test"));
                return null;
            });
            assertThat(finding(store).fnclccGrade()).hasValue(3);
            assertThat(finding(store).ki67Percent()).as("their counts stand").hasValue(40);
        }
    }

    private static AnalysisRow.Finding finding(CohortStore store) throws ProblemException {
        return AnalysisRows.of(store, AnalysisRows.Values.READERS)
                .get(0)
                .biopsy()
                .orElseThrow();
    }

    private static void pathology(CohortStore store, String who, int grade, double ki67) throws ProblemException {
        store.change(t -> {
            t.insert(CheckedRow.of("pathology")
                    .set("case_id", "C01")
                    .set("core_no", 1)
                    .set("pathologist", who)
                    .set("fnclcc_grade", grade)
                    .set("ki67_percent", ki67)
                    .checked("test"));
            return null;
        });
    }

    @Test
    void the_trail_and_the_lists_name_who_did_what() throws Exception {
        try (CohortStore store = Stores.sqlite(folder, "s.sqlite")) {
            MeasuredCases.add(store, result, SHA, CORE);
            List<String> trail = StoreListing.trail(store);
            assertThat(trail).hasSize(1 + 5);
            assertThat(trail.get(3)).contains("test\tinsert\tstudy_case\t-\t{\"case_id\":\"thigh\"");
            assertThat(String.join("\n", trail)).doesNotContain(result.patient().id());
            assertThat(StoreListing.cases(store).get(1)).startsWith("thigh").contains(" 1 ");
        }
    }
}
