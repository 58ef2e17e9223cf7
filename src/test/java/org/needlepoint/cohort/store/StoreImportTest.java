package org.needlepoint.cohort.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.needlepoint.problem.ProblemException;

/** What an import takes, and how it says what it does not take. */
class StoreImportTest {
    @TempDir
    private Path folder;

    private CohortStore store;

    @BeforeEach
    void open() throws ProblemException {
        store = Stores.sqlite(folder, "store.sqlite");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Path csv(String table, String text) {
        return Stores.write(folder.resolve("in"), table + ".csv", text);
    }

    private StoreImport.Result run(Path path) throws ProblemException {
        return StoreImport.withDefaults().run(path, store);
    }

    private List<Row> rows(String table) throws ProblemException {
        return Stores.content(store).get(table);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "patient,sex|S1,X|patient.csv, line 2, column sex: \"X\" is none of F, M, O",
                "patient,sex|,M|patient.csv, line 2, column patient: \"\" is empty",
                "patient,sex|S1 ,M|patient.csv, line 2, column patient: \"S1 \" begins or ends with a blank",
                "patient,sex|S1,M,3|patient.csv, line 2: there are 3 cells, but 2 columns",
                "patient,name|S1,Ann|patient.csv, line 1: the table patient has no column \"name\"",
                "patient;sex|S1;M|patient.csv, line 1: the table patient has no column \"patient;sex\"; columns are"
                        + " separated by commas",
                "sex|M|patient.csv, line 1: the column patient is missing",
                "patient,patient|S1,S1|patient.csv, line 1: the column patient is there twice",
            })
    void a_bad_cell_is_named_by_file_line_and_column(String header, String row, String message) {
        Path file = csv("patient", header + "\n" + row + "\n");
        assertThatThrownBy(() -> run(file)).isInstanceOf(ProblemException.class).hasMessageStartingWith(message);
    }

    @Test
    void the_line_counts_line_breaks_inside_cells() {
        Path file = csv("patient", "patient,comment\nS1,\"two\nlines\"\nS2,ok\nS1,again\n");
        assertThatThrownBy(() -> run(file)).hasMessage("patient.csv, line 5: the same patient as in line 2.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "age_years|5.5|is not a whole number",
                "age_years|121|is outside 0 to 120 years",
                "mr_date|31.05.2024|is not a date of the form 2024-05-31",
                "mr_date|2023-02-29|is not a date of the form 2024-05-31",
                "largest_diameter_mm|6,2|is not a number with a point as decimal mark",
                "largest_diameter_mm|NaN|is not a number; leave the cell empty if it is not known",
                "largest_diameter_mm|0x1p3|is not a number; leave the cell empty if it is not known",
                "largest_diameter_mm|1e999|is too large",
            })
    void values_of_the_wrong_kind_are_refused(String column, String value, String reason) throws ProblemException {
        run(csv("patient", "patient\nS1\n"));
        Path file = csv("study_case", "case_id,patient," + column + "\nC1,S1,\"" + value + "\"\n");
        assertThatThrownBy(() -> run(file))
                .hasMessage("study_case.csv, line 2, column " + column + ": \"" + value + "\" " + reason + ".");
        assertThat(rows("study_case")).isEmpty();
    }

    @Test
    void a_row_needs_the_row_it_names() {
        Path file = csv("study_case", "case_id,patient\nC1,S9\n");
        assertThatThrownBy(() -> run(file))
                .hasMessage("study_case.csv, line 2, column patient: \"S9\" is not in the table patient.");
    }

    @Test
    void one_bad_row_and_nothing_is_imported() throws ProblemException {
        csv("patient", "patient\nS1\nS2\n");
        csv("study_case", "case_id,patient\nC1,S1\nC2,S2\nC3,S3\n");
        assertThatThrownBy(() -> run(folder.resolve("in"))).hasMessageContaining("line 4");
        assertThat(rows("patient")).isEmpty();
        assertThat(rows("study_case")).isEmpty();
    }

    @Test
    void a_grade_that_does_not_follow_from_its_scores_is_refused() throws ProblemException {
        csv("patient", "patient\nS1\n");
        csv("study_case", "case_id,patient\nC1,S1\n");
        csv("core", "case_id,core_no\nC1,1\n");
        csv(
                "pathology",
                "case_id,core_no,pathologist,differentiation,mitoses,necrosis,fnclcc_grade\nC1,1,P1,2,2,1,3\n");
        assertThatThrownBy(() -> run(folder.resolve("in")))
                .hasMessageStartingWith("pathology.csv, line 2: fnclcc_grade must follow from");
    }

    @Test
    void a_changed_row_is_refused_unless_updating_and_then_audited() throws ProblemException {
        run(csv("patient", "patient,sex\nS1,M\nS2,F\n"));
        Path changed = csv("patient", "patient,sex\nS1,F\nS2,F\nS3,O\n");
        assertThatThrownBy(() -> run(changed))
                .hasMessage("patient.csv, line 2: the store already has S1 with sex = M, not F.");

        StoreImport.Result result = StoreImport.withDefaults().with(true).run(changed, store);

        assertThat(result.tables().get("patient")).isEqualTo(new StoreImport.Result.Count(1, 1, 1));
        assertThat(rows("patient").get(0).text("sex")).contains("F");
        List<List<String>> trail = store.look(t -> t.texts(
                "select actor, action, row_before, row_after from audit where table_name = 'patient' and action ="
                        + " 'update'"));
        assertThat(trail).hasSize(1);
        assertThat(trail.get(0).get(0)).isEqualTo("test");
        assertThat(trail.get(0).get(2)).contains("\"sex\":\"M\"");
        assertThat(trail.get(0).get(3)).contains("\"sex\":\"F\"");
    }

    @Test
    void a_byte_order_mark_and_windows_line_ends_do_no_harm() throws ProblemException {
        run(csv("patient", "\ufeffpatient,sex\r\nS1,M\r\n\r\n"));
        assertThat(rows("patient")).hasSize(1);
        assertThat(rows("patient").get(0).text("sex")).contains("M");
    }

    @Test
    void text_that_is_not_utf8_is_refused() throws Exception {
        Path file = csv("patient", "");
        Files.write(file, "patient,comment\nS1,M\u00fcller\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> run(file)).hasMessageEndingWith("it is not UTF-8 text.");
    }

    @Test
    void patient_ids_become_pseudonyms_and_are_nowhere_in_clear() throws Exception {
        csv("patient", "patient_id,sex\nMRN-0815-4711,M\n");
        csv("study_case", "case_id,patient_id\nC1,MRN-0815-4711\n");
        run(folder.resolve("in"));

        String pseudonym = rows("patient").get(0).text("patient").orElseThrow();
        assertThat(pseudonym)
                .isEqualTo(store.pseudonyms().pseudonym("MRN-0815-4711"))
                .matches("P-[0-9a-f]{20}");
        assertThat(rows("study_case").get(0).text("patient")).contains(pseudonym);
        StoreExport.toJson(store, folder.resolve("out.json"));
        store.close();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.getFileName().toString())
                        .doesNotContain("0815");
            }
        }
        open2();
        Path list = folder.resolve("links.csv");
        assertThat(LinkingList.export(store, list)).isEqualTo(1);
        assertThat(list).hasContent("patient,patient_id\r\n" + pseudonym + ",MRN-0815-4711");
        assertThat(Files.getPosixFilePermissions(list)).hasSize(2);
    }

    private void open2() throws ProblemException {
        store = CohortStore.open(store.location(), StoreAccess.by("test"));
    }

    @Test
    void a_case_named_after_its_patient_is_refused() {
        csv("patient", "patient_id\n47110815\n");
        csv("study_case", "case_id,patient_id\nthigh-47110815,47110815\n");
        assertThatThrownBy(() -> run(folder.resolve("in")))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(StoreProblem.IDENTIFYING))
                .hasMessageNotContaining("47110815");
    }

    @Test
    void shifted_dates_keep_their_distances_and_say_when_they_are_not_told() throws Exception {
        StoreLocation location =
                StoreLocation.of(folder.resolve("shifted.sqlite").toString());
        csv("patient", "patient_id\n10001\n10002\n");
        csv(
                "study_case",
                "case_id,patient_id,mr_date,biopsy_date\nA,10001,2024-02-27,2024-03-01\nB,10002,2024-02-27,2024-03-01\n");
        csv("surgery", "case_id,surgery_date\nA,2024-03-05\nB,2024-03-05\n");
        try (CohortStore shifted = CohortStore.create(location, StoreAccess.by("test"), DateKeeping.SHIFTED)) {
            assertThatThrownBy(() -> StoreImport.withDefaults().run(folder.resolve("in"), shifted))
                    .isInstanceOfSatisfying(
                            ProblemException.class, e -> assertThat(e.problem()).isEqualTo(StoreProblem.DATES_UNSAID));
            StoreImport.withDefaults().with(DateKeeping.KEPT).run(folder.resolve("in"), shifted);

            List<Row> cases = Stores.content(shifted).get("study_case");
            List<Row> surgery = Stores.content(shifted).get("surgery");
            for (int i = 0; i < 2; i++) {
                LocalDate mr = cases.get(i).date("mr_date").orElseThrow();
                assertThat(mr).isBetween(LocalDate.of(2019, 2, 28), LocalDate.of(2024, 1, 28));
                assertThat(ChronoUnit.DAYS.between(
                                mr, cases.get(i).date("biopsy_date").orElseThrow()))
                        .isEqualTo(3);
                assertThat(ChronoUnit.DAYS.between(
                                mr, surgery.get(i).date("surgery_date").orElseThrow()))
                        .isEqualTo(7);
            }
            assertThat(cases.get(0).date("mr_date")).isNotEqualTo(cases.get(1).date("mr_date"));

            // What was exported goes in again as it is.
            StoreExport.toJson(shifted, folder.resolve("out.json"));
            StoreImport.Result again =
                    StoreImport.withDefaults().with(DateKeeping.SHIFTED).run(folder.resolve("out.json"), shifted);
            assertThat(again.tables().get("study_case")).isEqualTo(new StoreImport.Result.Count(0, 0, 2));
        }
    }

    @Test
    void json_says_where_it_is_wrong() {
        Path broken = Stores.write(folder, "a.json", "{\"format\": \"needlepoint-cohort\",\n \"version\": ");
        assertThatThrownBy(() -> run(broken)).hasMessageStartingWith("a.json, line 2");
        String head = "{\"format\": \"needlepoint-cohort\", \"version\": \"1.0\", ";
        Path quoted = Stores.write(
                folder,
                "b.json",
                head + "\"patient\": [{\"patient\": \"S\"}], \"study_case\":"
                        + " [{\"case_id\": \"C\", \"patient\": \"S\", \"age_years\": \"5\"}]}");
        assertThatThrownBy(() -> run(quoted))
                .hasMessageStartingWith("b.json, study_case row 1, column age_years: \"\"5\"\" is not a number");
        Path other = Stores.write(folder, "c.json", head + "\"persons\": []}");
        assertThatThrownBy(() -> run(other)).hasMessage("c.json, member persons: there is no such table.");
        Path version = Stores.write(folder, "d.json", "{\"format\": \"needlepoint-cohort\", \"version\": \"9\"}");
        assertThatThrownBy(() -> run(version)).hasMessageContaining("they must be \"needlepoint-cohort\" and \"1.0\"");
    }

    @Test
    void five_thousand_cases_are_one_transaction() throws Exception {
        StringBuilder patients = new StringBuilder("patient,sex\n");
        StringBuilder cases = new StringBuilder("case_id,patient,age_years,mr_date\n");
        StringBuilder cores = new StringBuilder("case_id,core_no,length_mm\n");
        for (int i = 0; i < 5000; i++) {
            patients.append("S").append(i).append(",F\n");
            cases.append("C").append(i).append(",S").append(i).append(",55,2024-05-31\n");
            cores.append("C").append(i).append(",1,20\n");
        }
        csv("patient", patients.toString());
        csv("study_case", cases.toString());
        csv("core", cores.toString());
        run(folder.resolve("in"));
        assertThat(rows("core")).hasSize(5000);
        assertThat(store.look(t -> t.texts("select count(*) from audit")).get(0).get(0))
                .isEqualTo("15000");
    }
}
