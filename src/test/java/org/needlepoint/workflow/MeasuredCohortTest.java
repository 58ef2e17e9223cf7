package org.needlepoint.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.casefile.CaseFileProblem;
import org.needlepoint.cohort.CohortProblem;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.report.article.Sources;
import org.needlepoint.work.Progress;
import org.needlepoint.workflow.session.MeasureSettings;

/** A folder of measured cases becomes a cohort: two cases measured here, and copies of their results with other names. */
class MeasuredCohortTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Case, which measurement it is a copy of, its shift of ADC in 10⁻³ mm²/s, grade and Ki-67. */
    private record Planned(String id, String from, double shift, int grade, int ki67) {}

    private static final List<Planned> CASES = List.of(
            new Planned("thigh-high-grade", "thigh-high-grade", 0, 3, 70),
            new Planned("high-2", "thigh-high-grade", 0.10, 3, 55),
            new Planned("high-3", "thigh-high-grade", -0.05, 2, 45),
            new Planned("high-4", "thigh-high-grade", 0.17, 2, 25),
            new Planned("calf-low-grade", "calf-low-grade", 0, 1, 5),
            new Planned("low-2", "calf-low-grade", -0.2, 1, 8),
            new Planned("low-3", "calf-low-grade", -0.9, 1, 35));

    @TempDir
    private static Path temp;

    @TempDir
    private Path folder;

    @BeforeAll
    static void measure() throws Exception {
        for (String name : List.of("thigh-high-grade", "calf-low-grade")) {
            new MeasureCase(MeasureSettings.of(Path.of("sample-cases", name), temp.resolve(name))).run(Progress.NONE);
        }
    }

    private static ObjectNode result(String name) throws IOException {
        return (ObjectNode)
                JSON.readTree(temp.resolve(name).resolve("result.json").toFile());
    }

    private void write(String where, JsonNode result) throws IOException {
        Path file = folder.resolve(where).resolve("result.json");
        Files.createDirectories(file.getParent());
        JSON.writeValue(file.toFile(), result);
    }

    private static ObjectNode copy(Planned p, double more) throws IOException {
        ObjectNode r = result(p.from()).put("caseId", p.id());
        ObjectNode adc = (ObjectNode) r.get("adc");
        for (String value : List.of("mean", "min", "median")) {
            adc.put(value, adc.get(value).asDouble() + p.shift() + more);
        }
        return r;
    }

    /** Folders of results with a table of pathology beside them. */
    private void cohort() throws IOException {
        StringBuilder table = new StringBuilder("case_id,fnclcc_grade,ki67_percent,fnclcc_grade_surgery\n");
        for (Planned p : CASES) {
            write(p.id(), copy(p, 0));
            table.append(String.join(
                            ",",
                            p.id(),
                            String.valueOf(p.grade()),
                            String.valueOf(p.ki67()),
                            String.valueOf(p.grade())))
                    .append('\n');
        }
        Files.writeString(folder.resolve("pathology.csv"), table);
    }

    private AnalysedCohort analyse() throws ProblemException {
        return AnalyseCohort.analyse(folder, AnalyseCohort.Choices.DEFAULTS, Progress.NONE);
    }

    private ProblemException refused() {
        ProblemException e = catchThrowableOfType(ProblemException.class, this::analyse);
        assertThat(e).isNotNull();
        return e;
    }

    private static String cell(AnalysedCohort done, String key) {
        Sources.Number number = done.sources().numbers().get(key);
        assertThat(number).as(key).isNotNull();
        return number.text();
    }

    @Test
    void measured_values_and_pathology_meet_in_the_tables() throws Exception {
        cohort();
        AnalysedCohort done = analyse();
        assertThat(done.counts()).isEqualTo(new AnalysedCohort.Counts(7, 0, 7, 7, 8));
        // The shifts of the four high-grade cases are 0, 0.10, −0.05 and 0.17; no departure from normality.
        double mean = result("thigh-high-grade").at("/adc/mean").asDouble() + 0.055;
        assertThat(cell(done, "table-3/adc_mean/grade/positive"))
                .startsWith(String.format(Locale.ROOT, "%.2f ± ", mean));
        // All high-grade cases lie below all low-grade ones.
        assertThat(cell(done, "table-5/adc_mean/auc")).isEqualTo("1.000");
        assertThat(cell(done, "table-5/adc_mean/n")).isEqualTo("4 / 3");
        assertThat(done.tables()).extracting(t -> t.number()).contains("Table 1", "Table 3", "Table S1", "Table S5");
        // The table has grades of core and surgery alone: 7 of 7 agree, of three grades each.
        assertThat(cell(done, "table-s5/FNCLCC grade/agreement")).isEqualTo("7/7 (100.0 %)");
        assertThat(cell(done, "table-s5/FNCLCC grade/interval")).isEqualTo("59.0–100.0");
        assertThat(cell(done, "table-s5/FNCLCC grade/weighted-kappa")).isEqualTo("1.00 (1.00–1.00)");
        assertThat(done.tables())
                .filteredOn(t -> t.number().equals("Table S5"))
                .first()
                .satisfies(t ->
                        assertThat(t.notes()).contains("Subtype is not compared: no surgical specimen states it."));
        assertThat(done.figures())
                .extracting(f -> f.number())
                .containsExactly("Figure 1", "Figure 3", "Figure 6", "Figure 7", "Figure S2");
        assertThat(done.figures().get(0).png(72)).startsWith(0x89, 'P', 'N', 'G');
        assertThat(done.methods()).contains("Shapiro–Wilk");
        // Ages at the MR are 47 (four times) and 35 by the images, for no table states them; one note for each patient
        // of several cases.
        assertThat(cell(done, "table-s1/age_years")).isEqualTo("47.0 (35.0, 47.0)");
        assertThat(done.warnings())
                .anyMatch(w -> w.contains("calf-low-grade, low-2, low-3") && w.contains("independent"));
    }

    @Test
    void a_number_leads_to_dicom_objects_and_hashes_of_its_cases() throws Exception {
        cohort();
        Sources sources = analyse().sources();
        assertThat(sources.casesOf("table-3/adc_mean/grade/negative"))
                .contains(List.of("calf-low-grade", "low-2", "low-3"));
        Sources.Case calf = sources.cases().get("calf-low-grade");
        assertThat(calf.rows()).containsExactly(new Sources.Row("pathology.csv", 6));
        Sources.Result measured = calf.results().get(0);
        assertThat(sources.files().get(measured.file())).hasSize(64);
        JsonNode inputs = result("calf-low-grade").at("/provenance/inputs");
        assertThat(measured.objects()).hasSize(inputs.size());
        for (int i = 0; i < inputs.size(); i++) {
            assertThat(measured.objects().get(i).sopInstanceUid())
                    .isEqualTo(inputs.get(i).get("sopInstanceUid").asText());
            assertThat(measured.objects().get(i).sha256())
                    .isEqualTo(inputs.get(i).get("sha256").asText());
        }
    }

    @Test
    void folders_of_readers_give_their_agreement() throws Exception {
        cohort();
        for (Planned p : CASES) {
            Files.delete(folder.resolve(p.id()).resolve("result.json"));
            write("anna/" + p.id(), copy(p, 0.01));
            write("bert/" + p.id(), copy(p, -0.01));
        }
        AnalysedCohort done = analyse();
        assertThat(done.counts().results()).isEqualTo(14);
        assertThat(cell(done, "table-s2/adc_mean/anna minus bert/bias")).isEqualTo("0.020");
        // Their mean is the value of the case.
        double mean = result("thigh-high-grade").at("/adc/mean").asDouble();
        assertThat(cell(done, "table-2/adc_mean/range")).startsWith(String.format(Locale.ROOT, "%.2f–", mean - 0.05));
    }

    @Test
    void two_results_of_a_case_are_refused_unless_folders_name_their_readers() throws Exception {
        cohort();
        write("again", copy(CASES.get(0), 0));
        ProblemException e = refused();
        assertThat(e.problem()).isEqualTo(CohortProblem.TWO_RESULTS);
        assertThat(e.getMessage())
                .contains("Case thigh-high-grade", "again/result.json and thigh-high-grade/result.json");
        Files.delete(folder.resolve("again/result.json"));
        // CASE/READER would make each case a reader.
        for (Planned p : CASES) {
            Files.delete(folder.resolve(p.id()).resolve("result.json"));
            write(p.id() + "/anna", copy(p, 0));
            write(p.id() + "/bert", copy(p, 0));
        }
        assertThat(refused().problem()).isEqualTo(CohortProblem.TWO_RESULTS);
    }

    @Test
    void broken_results_and_other_versions_are_refused_all_by_name() throws Exception {
        cohort();
        write("high-2", copy(CASES.get(1), 0).put("schemaVersion", "0.9"));
        ProblemException one = refused();
        assertThat(one.problem()).isEqualTo(CaseFileProblem.RESULT_VERSION);
        assertThat(one.getMessage()).contains("high-2", "0.9");
        Files.writeString(folder.resolve("low-2/result.json"), "{\"schema\": ");
        ProblemException two = refused();
        assertThat(two.problem()).isEqualTo(CohortProblem.RESULTS_REFUSED);
        assertThat(two.getMessage()).contains("2 of 7", "high-2", "0.9", "low-2", "line 1");
    }

    @Test
    void a_folder_without_cases_is_refused() throws Exception {
        assertThat(refused().problem()).isEqualTo(CohortProblem.NOTHING_THERE);
        Files.writeString(folder.resolve("notes.csv"), "what,who\nx,y\n");
        assertThat(refused().getMessage()).contains("holds no cohort");
        Path out = folder.resolve("out");
        assertThat(catchThrowableOfType(
                                ProblemException.class,
                                () -> AnalyseCohort.run(folder, out, AnalyseCohort.Choices.DEFAULTS, Progress.NONE))
                        .problem())
                .isEqualTo(CohortProblem.NOTHING_THERE);
        assertThat(out).doesNotExist();
    }

    @Test
    void rejected_spectra_and_cautious_registrations_are_told() throws Exception {
        cohort();
        ObjectNode r = copy(CASES.get(1), 0);
        ((ObjectNode) r.get("spectroscopy")).put("quality", "reject");
        ((ObjectNode) r.get("registration")).put("verdict", "caution");
        write("high-2", r);
        AnalysedCohort done = analyse();
        assertThat(done.warnings())
                .anyMatch(w -> w.contains("high-2: registration with caution"))
                .anyMatch(w -> w.contains("high-2: Cho/Cr not used: spectrum rejected"));
        assertThat(cell(done, "table-5/cho_cr/n")).isEqualTo("3 / 3");
    }

    @Test
    void a_further_marker_of_the_results_can_be_asked_for() throws Exception {
        cohort();
        AnalysedCohort done = AnalyseCohort.analyse(
                folder,
                new AnalyseCohort.Choices(
                        List.of(),
                        Optional.empty(),
                        List.of("adc_median:lower"),
                        30,
                        AnalyseCohort.Adjustment.NONE,
                        false,
                        false,
                        100,
                        1),
                Progress.NONE);
        assertThat(cell(done, "table-5/adc_median/auc")).isEqualTo("1.000");
    }
}
