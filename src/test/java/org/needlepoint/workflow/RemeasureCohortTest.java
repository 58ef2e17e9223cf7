package org.needlepoint.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.casefile.planning.PoseChoice;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.work.Progress;
import org.needlepoint.workflow.session.MeasureSettings;

/** A stored cohort comes out the same; what was changed is named with its cause. */
class RemeasureCohortTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path temp;

    private Path images;
    private Path cohort;

    @BeforeEach
    void measureOneCase() throws Exception {
        images = temp.resolve("images/calf-low-grade");
        cohort = temp.resolve("cohort");
        Path from = Path.of("sample-cases", "calf-low-grade");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path p : (Iterable<Path>) files::iterator) {
                Path target = images.resolve(from.relativize(p).toString());
                Files.createDirectories(target.getParent());
                if (Files.isRegularFile(p)) {
                    Files.copy(p, target);
                }
            }
        }
        new MeasureCase(MeasureSettings.of(images, cohort.resolve("calf"))
                        .with(new PoseChoice(
                                Optional.empty(),
                                PoseChoice.FixedImage.MR,
                                false,
                                Optional.of(PoseChoice.Nudge.parse("0.5,0,0.25,0,1,0")))))
                .run(Progress.NONE);
    }

    private RemeasuredCase again() throws ProblemException {
        RemeasureCohort done = RemeasureCohort.run(cohort, Optional.empty(), Optional.empty(), Progress.NONE);
        assertThat(done.cases()).hasSize(1);
        return done.cases().get(0);
    }

    /** The first ADC file that the measurement rests on, by its record. */
    private Path adcFile() throws IOException {
        for (JsonNode i :
                JSON.readTree(cohort.resolve("calf/result.json").toFile()).at("/provenance/inputs")) {
            if (i.get("role").asText().equals("adc")) {
                return images.resolve(i.get("file").asText());
            }
        }
        throw new AssertionError("no ADC file in the record");
    }

    @Test
    void an_unchanged_case_comes_out_the_same_with_its_nudge() throws Exception {
        RemeasuredCase c = again();
        assertThat(c.status()).as(c.changes().toString()).isEqualTo(RemeasuredCase.Status.SAME);
        assertThat(c.causes()).isEmpty();
        RemeasureCohort.run(cohort, Optional.empty(), Optional.empty(), Progress.NONE)
                .requireSame();
    }

    @Test
    void a_changed_file_is_named_with_its_case() throws Exception {
        Path file = adcFile();
        byte[] bytes = Files.readAllBytes(file);
        // The last byte belongs to the last pixel, far from the core.
        bytes[bytes.length - 2] ^= 1;
        Files.write(file, bytes);
        RemeasureCohort done =
                RemeasureCohort.run(cohort, Optional.empty(), Optional.of(temp.resolve("out")), Progress.NONE);
        RemeasuredCase c = done.cases().get(0);
        assertThat(c.status()).isEqualTo(RemeasuredCase.Status.INPUT_CHANGED);
        assertThat(c.causes()).hasSize(1);
        assertThat(c.causes().get(0))
                .startsWith("input changed: ")
                .contains(file.getFileName().toString(), "adc");
        assertThatThrownBy(done::requireSame).hasMessageContaining("calf-low-grade");
        assertThat(Files.readString(temp.resolve("out/remeasure.csv"))).contains("input changed: ");
        assertThat(temp.resolve("out/result-1.json")).exists();
    }

    @Test
    void a_changed_value_shows_before_and_after() throws Exception {
        Path file = cohort.resolve("calf/result.json");
        ObjectNode r = (ObjectNode) JSON.readTree(file.toFile());
        double mean = r.at("/adc/mean").asDouble();
        ((ObjectNode) r.get("adc")).put("mean", 9.5);
        JSON.writeValue(file.toFile(), r);
        RemeasuredCase c = again();
        assertThat(c.status()).isEqualTo(RemeasuredCase.Status.VALUES_CHANGED);
        assertThat(c.changes())
                .containsExactly(new RemeasuredCase.Change("adc_mean_1e-3_mm2_per_s", "9.5", String.valueOf(mean)));
        assertThat(c.causes())
                .containsExactly("none found in inputs, settings or versions: the program itself gives other values");
    }

    @Test
    void a_case_without_its_images_or_with_a_damaged_one_is_refused_by_name() throws Exception {
        Path file = adcFile();
        Files.write(file, java.util.Arrays.copyOf(Files.readAllBytes(file), 2000));
        RemeasuredCase damaged = again();
        assertThat(damaged.status()).isEqualTo(RemeasuredCase.Status.REFUSED);
        assertThat(damaged.causes().get(0)).startsWith("input changed: ");
        assertThat(damaged.refusal()).isPresent();

        Path moved = temp.resolve("elsewhere");
        Files.createDirectories(moved);
        Files.move(images, moved.resolve("calf-low-grade"));
        RemeasuredCase lost = again();
        assertThat(lost.status()).isEqualTo(RemeasuredCase.Status.REFUSED);
        assertThat(lost.causes().get(0)).startsWith("input not found: ");
        RemeasureCohort found = RemeasureCohort.run(cohort, Optional.of(moved), Optional.empty(), Progress.NONE);
        assertThat(found.cases().get(0).causes().get(0)).startsWith("input changed: ");
    }

    @Test
    void a_folder_without_results_and_a_record_of_another_format_are_refused() throws Exception {
        assertThatThrownBy(() -> RemeasureCohort.run(images, Optional.empty(), Optional.empty(), Progress.NONE))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("no result.json");
        Files.writeString(cohort.resolve("calf/result.json"), "{\"schema\": \"other\", \"schemaVersion\": \"9\"}");
        RemeasuredCase c = again();
        assertThat(c.status()).isEqualTo(RemeasuredCase.Status.REFUSED);
        assertThat(List.of(c.refusal().orElseThrow()).toString()).contains("other 9");
    }
}
