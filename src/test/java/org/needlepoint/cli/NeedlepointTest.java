package org.needlepoint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.problem.ProblemKind;

/** The command line as a user meets it: what is printed where, and the exit code. */
class NeedlepointTest {
    private static final String CASE = "sample-cases/calf-low-grade";

    @TempDir
    private Path folder;

    @RegisterExtension
    private final Terminal terminal = new Terminal();

    private String printed() {
        return terminal.printed();
    }

    private String complaint() {
        String text = terminal.complaint();
        assertThat(text).doesNotContain("Exception").doesNotContainPattern("\\n\\s+at ");
        return text;
    }

    @Test
    void inspect_lists_the_series_with_their_roles() {
        assertThat(Needlepoint.run("inspect", CASE)).isZero();
        assertThat(printed()).contains("T2-FS", "DWI", "ADC", "spectroscopy", "CT");
        assertThat(complaint()).isEmpty();
    }

    @Test
    void inspect_as_json_holds_the_same() throws Exception {
        assertThat(Needlepoint.run("inspect", CASE, "--json")).isZero();
        JsonNode json = new ObjectMapper().readTree(printed());
        assertThat(StreamSupport.stream(json.get("series").spliterator(), false)
                        .map(s -> s.get("role").asText()))
                .contains("CT", "T2-FS", "ADC");
        assertThat(json.at("/diffusion/0/bValues").toString()).isEqualTo("[0.0,800.0]");
    }

    @Test
    void a_refusal_is_one_message_with_its_remedy_and_exit_code() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(Needlepoint.run(
                        "measure",
                        empty.toString(),
                        "--out",
                        folder.resolve("out").toString()))
                .isEqualTo(ProblemKind.NO_INPUT.exitCode());
        assertThat(complaint()).startsWith("needlepoint: ").contains("what to do: ");
        assertThat(complaint().lines()).hasSize(2);
        assertThat(printed()).isEmpty();
    }

    @Test
    void measure_prints_the_values_and_on_request_the_times() {
        assertThat(Needlepoint.run(
                        "measure",
                        CASE,
                        "--timings",
                        "--out",
                        folder.resolve("out").toString()))
                .isZero();
        assertThat(printed())
                .contains("Registration: accept", "ADC: mean 3.", "Cho/Cr: 2.", "Not a medical device")
                .containsPattern("Looking for the needle +\\d+ ms")
                .containsPattern("Total +\\d+ ms");
        assertThat(complaint()).isEmpty();
    }

    @Test
    void wrong_usage_is_told_as_such() {
        assertThat(Needlepoint.run("measure", CASE)).isEqualTo(2);
        assertThat(complaint()).contains("--out");
        assertThat(Needlepoint.run("measure", CASE, "--out", "x", "--draws", "3"))
                .isEqualTo(2);
        assertThat(complaint()).contains("200 draws");
        assertThat(Needlepoint.run("sample")).isEqualTo(2);
        assertThat(Needlepoint.run("no-such-command")).isEqualTo(2);
    }

    @Test
    void sample_lists_its_recipes_and_refuses_unknown_ones() {
        assertThat(Needlepoint.run("sample", "--list")).isZero();
        assertThat(printed()).contains("thigh-high-grade", "trunk-moved", "wrong-patient");
        assertThat(Needlepoint.run(
                        "sample", "no-such-case", "--out", folder.resolve("s").toString()))
                .isEqualTo(ProblemKind.BAD_SETTINGS.exitCode());
        assertThat(complaint()).contains("no-such-case");
        assertThat(folder.resolve("s")).doesNotExist();
    }

    @Test
    void the_version_names_the_toolkit_and_the_notice() {
        assertThat(Needlepoint.run("--version")).isZero();
        assertThat(printed()).contains("Needlepoint", "DICOM toolkit: ", "Not a medical device");
    }
}
