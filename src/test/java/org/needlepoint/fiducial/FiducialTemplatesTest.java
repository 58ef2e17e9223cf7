package org.needlepoint.fiducial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.needlepoint.problem.Problem;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.problem.ProblemKind;

/** Templates: every built-in one follows the schema; a bad one says which field and why. */
class FiducialTemplatesTest {
    static final java.util.List<String> BUILT_IN = FiducialTemplates.BUILT_IN;

    @TempDir
    Path folder;

    private static ObjectNode json(String name) throws IOException {
        try (InputStream in = FiducialTemplates.class.getResourceAsStream("/fiducial-templates/" + name + ".json")) {
            return (ObjectNode) new ObjectMapper().readTree(in);
        }
    }

    private Path file(ObjectNode json) throws IOException {
        Path path = folder.resolve("mine.json");
        Files.writeString(path, json.toString());
        return path;
    }

    @ParameterizedTest
    @FieldSource("BUILT_IN")
    void a_built_in_template_follows_the_schema_and_reads_the_same_both_ways(String name) throws Exception {
        FiducialTemplate plain = FiducialTemplates.read(name);
        assertThat(FiducialTemplates.read(file(json(name)))).isEqualTo(plain);
        assertThat(plain.name()).isEqualTo(name);
        assertThat(plain.labels()).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(3);
        assertThat(plain.lines()).filteredOn(MarkerLine::onTargetSlice).hasSize(1);
    }

    @Test
    void the_default_is_the_six_capsules_of_the_study() throws Exception {
        FiducialTemplate t = FiducialTemplates.read(FiducialTemplates.DEFAULT);
        assertThat(t.layout()).isEqualTo("P1, P2, P3 on line A and P4, P5, P6 on line B");
        assertThat(t.appearance(ImageContrast.MR_T2_FAT_SUPPRESSED)).isEqualTo(MarkerAppearance.FAINT);
        assertThat(t.appearance(ImageContrast.MR_T1)).isEqualTo(MarkerAppearance.BRIGHT);
    }

    private void refuses(Consumer<ObjectNode> change, String field, String why) throws IOException {
        ObjectNode j = json(FiducialTemplates.DEFAULT);
        change.accept(j);
        Path path = file(j);
        assertThatThrownBy(() -> FiducialTemplates.read(path)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem()).isEqualTo(FiducialProblem.TEMPLATE_INVALID);
            assertThat(e.problem().kind()).isEqualTo(ProblemKind.BAD_SETTINGS);
            assertThat(e.getMessage())
                    .contains("mine.json")
                    .contains("field " + field)
                    .contains(why);
            assertThat(e.remedy()).isNotBlank().doesNotContain("{");
        });
    }

    @Test
    void a_bad_template_says_which_field_and_why() throws Exception {
        refuses(j -> j.remove("placement"), "(whole file)", "placement");
        refuses(j -> j.put("colour", "red"), "", "colour");
        refuses(j -> ((ObjectNode) j.at("/marker/widthMm")).put("max", "wide"), "marker.widthMm.max", "string");
        refuses(j -> ((ObjectNode) j.at("/marker")).put("shape", "cube"), "marker", "");
        refuses(j -> ((ObjectNode) j.at("/marker/lengthMm")).put("min", 20), "marker.lengthMm", "min ≤ nominal");
        refuses(j -> ((ObjectNode) j.at("/ctHu")).put("min", 900), "ctHu", "empty");
        refuses(j -> ((ObjectNode) j.at("/lines/1")).withArray("labels").remove(0), "lines[1].labels", "3");
        refuses(j -> ((ObjectNode) j.at("/lines/1")).remove("onTargetSlice"), "lines", "target slice");
        refuses(
                j -> ((ObjectNode) j.at("/lines/1"))
                        .putArray("labels")
                        .add("P1")
                        .add("P5")
                        .add("P6"),
                "lines",
                "'P1' occurs twice");
    }

    @Test
    void files_that_are_not_there_or_not_json_are_named() throws Exception {
        assertThatThrownBy(() -> FiducialTemplates.read("no-such-template"))
                .hasMessageContaining("no-such-template")
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.remedy()).contains(FiducialTemplates.DEFAULT));
        Path absent = folder.resolve("absent.json");
        assertThatThrownBy(() -> FiducialTemplates.read(absent)).hasMessageContaining("no such file");
        Path text = Files.writeString(folder.resolve("text.json"), "{\n\"name\": vitamin\n}");
        assertThatThrownBy(() -> FiducialTemplates.read(text)).hasMessageContaining("not JSON at line 2");
    }

    @Test
    void every_problem_has_a_message_and_a_remedy() {
        for (Problem p : FiducialProblem.values()) {
            assertThat(p.message()).isNotBlank();
            assertThat(p.remedy()).isNotBlank();
            assertThat(p.kind()).isIn(ProblemKind.MARKERS, ProblemKind.BAD_SETTINGS);
        }
    }
}
