package org.needlepoint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A measurement, or its refusal, goes into the store by itself; the exit code is that of the measurement. */
class MeasureIntoStoreTest {
    @TempDir
    private Path folder;

    @RegisterExtension
    private final Terminal terminal = new Terminal();

    private String store;

    @BeforeEach
    void createStore() {
        store = folder.resolve("study.sqlite").toString();
        assertThat(terminal.run("store", "create", store)).isZero();
    }

    private int measure(String input, String... more) {
        List<String> all = new java.util.ArrayList<>(
                List.of("measure", input, "--out", folder.resolve("out").toString(), "--store", store));
        all.addAll(List.of(more));
        return terminal.run(all.toArray(String[]::new));
    }

    private List<String> table(String name) throws Exception {
        Path out = folder.resolve("export-" + name);
        assertThat(terminal.run("store", "export", store, "--out", out.toString()))
                .isZero();
        return Files.readAllLines(out.resolve(name + ".csv"));
    }

    @Test
    void a_failed_registration_is_recorded_and_leads_to_exclusion() throws Exception {
        assertThat(measure("sample-cases/trunk-moved", "--case", "C7")).isEqualTo(18);
        assertThat(terminal.complaint())
                .contains("C7: refusal with exit code 18 recorded", "Markers moved between MR and CT");
        assertThat(folder.resolve("out")).doesNotExist();
        List<String> refusals = table("refusal");
        assertThat(refusals).hasSize(2);
        assertThat(refusals.get(1))
                .startsWith("C7,")
                .contains(",18,", "Markers moved between MR and CT", "gate.cautionMm=5.0")
                .doesNotContain("NP-SYN");
        // Without any typing the case is a candidate with a failed registration.
        Path image = Files.createDirectories(folder.resolve("in"));
        Files.writeString(
                image.resolve("study_case.csv"),
                "case_id,patient,image_quality\n"
                        + table("study_case").get(1).replaceAll("^C7,([^,]*),.*", "C7,$1,adequate\n"));
        assertThat(terminal.run("store", "import", store, image.toString(), "--update"))
                .isZero();
        Path rows = folder.resolve("rows");
        assertThat(terminal.run("store", "rows", store, "--out", rows.toString()))
                .isZero();
        assertThat(Files.readAllLines(rows.resolve("candidates.csv")).get(1))
                .startsWith("C7,adequate,")
                .contains(",fail,");
    }

    @Test
    void a_measured_case_is_added_with_its_output() throws Exception {
        assertThat(measure("sample-cases/calf-low-grade"))
                .as(terminal.complaint())
                .isZero();
        assertThat(terminal.printed()).contains("calf-low-grade core 1: measurement added");
        assertThat(folder.resolve("out/result.json")).isNotEmptyFile();
        assertThat(table("measurement").get(1)).startsWith("calf-low-grade,1,");
        assertThat(table("refusal")).hasSize(1);
    }

    @Test
    void a_refusal_that_cannot_be_recorded_says_so_and_keeps_its_exit_code() throws Exception {
        // The name of the case gives the patient away, so the store refuses the row.
        assertThat(measure("sample-cases/trunk-moved", "--case", "NP-SYN-003")).isEqualTo(18);
        assertThat(terminal.complaint()).contains("could NOT be recorded", "Markers moved between MR and CT");
        assertThat(table("refusal")).hasSize(1);
    }

    @Test
    void what_is_no_fault_of_the_case_is_not_recorded() throws Exception {
        assertThat(measure("sample-cases/nowhere", "--case", "C1")).isEqualTo(10);
        assertThat(measure("sample-cases/trunk-moved", "--case", "C1", "--marks", "nowhere.json"))
                .isEqualTo(24);
        assertThat(table("refusal")).hasSize(1);
        String bytes = Files.readString(Path.of(store), StandardCharsets.ISO_8859_1);
        assertThat(bytes).doesNotContain("nowhere");
        assertThat(terminal.run("measure", "sample-cases/trunk-moved", "--out", "x", "--case", "C1"))
                .as("--case without --store")
                .isEqualTo(2);
    }
}
