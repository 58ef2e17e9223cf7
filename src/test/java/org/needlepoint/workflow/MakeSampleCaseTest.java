package org.needlepoint.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.needlepoint.dicom.DataSet;
import org.needlepoint.dicom.DicomReader;
import org.needlepoint.dicom.DicomToolkit;
import org.needlepoint.dicom.Tags;
import org.needlepoint.phantom.Phantom;
import org.needlepoint.phantom.PhantomCase;
import org.needlepoint.phantom.PhantomRecipe;
import org.needlepoint.phantom.PhantomRecipes;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.problem.ProblemKind;
import org.needlepoint.work.CancelledException;
import org.needlepoint.work.Progress;

class MakeSampleCaseTest {
    private static final Map<String, String> SMALL =
            Map.of("ct.matrix", "96", "mr.matrix", "64", "mr.dwiMatrix", "48", "spectroscopy.points", "128");
    private static final Path VALIDATOR = Path.of("/usr/bin/dciodvfy");

    @TempDir
    static Path folder;

    private static Path made;
    private static PhantomRecipe recipe;

    @BeforeAll
    static void make() throws ProblemException {
        recipe = PhantomRecipes.changed(
                MakeSampleCase.recipe("oblique-slices", SMALL), Map.of("mr.missingSlices", "[3]"));
        made = folder.resolve("case");
        MakeSampleCase.make(recipe, made, Progress.NONE);
    }

    private static List<Path> dicomFiles(Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(p -> p.toString().endsWith(".dcm")).sorted().toList();
        }
    }

    private static DataSet read(Path file) throws IOException, ProblemException {
        return new DicomReader(DicomToolkit.installed())
                .read(Files.readAllBytes(file), file.toString())
                .dataSet();
    }

    @Test
    void a_case_holds_its_series_and_its_truth() throws IOException {
        assertThat(folder.toFile().list()).containsExactly("case");
        assertThat(dicomFiles(made))
                .hasSize(recipe.ct().slices() + 5 * (recipe.mr().slices() - 1) + 1);
        JsonNode truth = new ObjectMapper()
                .readTree(made.resolve(MakeSampleCase.TRUTH_FILE).toFile());
        assertThat(truth.path("synthetic").asBoolean()).isTrue();
        assertThat(truth.path("ctToMr")).hasSize(16);
        assertThat(truth.path("markers").path("mr")).hasSize(6);
        assertThat(PhantomRecipes.parse(truth.path("recipe").toString())).isEqualTo(recipe);
    }

    @Test
    void geometry_and_values_survive_the_files() throws Exception {
        PhantomCase phantom = Phantom.make(recipe, Progress.NONE);
        for (int slice : new int[] {0, 5, 15}) {
            DataSet t1 = read(made.resolve("T1/MR" + "000".substring(slice >= 9 ? 1 : 0) + (slice + 1) + ".dcm"));
            double[] position = phantom.t1().grid().toPatient(0, 0, slice).toArray();
            double[] stored = t1.numbers(Tags.IMAGE_POSITION);
            double[] orientation = t1.numbers(Tags.IMAGE_ORIENTATION);
            double[] axes = {
                phantom.t1().grid().columnDirection().x(),
                phantom.t1().grid().columnDirection().y(),
                phantom.t1().grid().columnDirection().z(),
                phantom.t1().grid().rowDirection().x(),
                phantom.t1().grid().rowDirection().y(),
                phantom.t1().grid().rowDirection().z()
            };
            for (int i = 0; i < 3; i++) {
                assertThat(stored[i]).isCloseTo(position[i], within(1e-6));
            }
            for (int i = 0; i < 6; i++) {
                // 1e-9 rad over 300 mm is far below 1e-6 mm.
                assertThat(orientation[i]).isCloseTo(axes[i], within(1e-9));
            }
            assertThat(t1.numbers(Tags.PIXEL_SPACING))
                    .containsExactly(
                            new double[] {
                                phantom.t1().grid().rowSpacingMm(),
                                phantom.t1().grid().columnSpacingMm()
                            },
                            within(1e-9));
        }
        assertPixels(made.resolve("CT/CT0007.dcm"), i -> phantom.ct().value(6 * 96 * 96 + i) + 1024, 96 * 96);
        assertPixels(
                made.resolve("T2-FS/MR0005.dcm"), i -> phantom.t2FatSuppressed().value(4 * 64 * 64 + i), 64 * 64);
        assertPixels(
                made.resolve("ADC/MR0009.dcm"), i -> 1e6 * phantom.adc().adc().value(8 * 48 * 48 + i), 48 * 48);
        assertThat(read(made.resolve("DWI/MR0001.dcm")).number(Tags.DIFFUSION_B_VALUE))
                .hasValue(0);
        assertThat(read(made.resolve("DWI/MR0017.dcm")).number(Tags.DIFFUSION_B_VALUE))
                .hasValue(800);
        assertThat(made.resolve("T1/MR0004.dcm")).doesNotExist();
    }

    private static void assertPixels(Path file, java.util.function.IntToDoubleFunction expected, int count)
            throws IOException {
        // Explicit little endian: the pixels are the end of the file.
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer pixels =
                ByteBuffer.wrap(bytes, bytes.length - 2 * count, 2 * count).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            assertThat(pixels.getShort() & 0xffff).isEqualTo((int) Math.round(expected.applyAsDouble(i)));
        }
    }

    @Test
    void spectra_survive_the_file() throws Exception {
        PhantomCase phantom = Phantom.make(recipe, Progress.NONE);
        DataSet mrs = read(made.resolve("MRS/MRS0001.dcm"));
        ByteBuffer data =
                ByteBuffer.wrap(mrs.bytes(Tags.SPECTROSCOPY_DATA).orElseThrow()).order(ByteOrder.LITTLE_ENDIAN);
        for (int row = 0; row < 8; row++) {
            for (int column = 0; column < 8; column++) {
                for (float v : phantom.spectra().orElseThrow().signal(column, row, 0)) {
                    assertThat(data.getFloat()).isEqualTo(v);
                }
            }
        }
        assertThat(data.hasRemaining()).isFalse();
        assertThat(mrs.number(Tags.SPECTRAL_WIDTH)).hasValue(2000);
    }

    @Test
    void two_runs_write_the_same_bytes() throws Exception {
        Path again = folder.resolveSibling(folder.getFileName() + "-again");
        MakeSampleCase.make(recipe, again, Progress.NONE);
        for (Path file : dicomFiles(made)) {
            assertThat(Files.mismatch(file, again.resolve(made.relativize(file))))
                    .isEqualTo(-1);
        }
        try (Stream<Path> walk = Files.walk(again)) {
            walk.sorted(java.util.Comparator.reverseOrder())
                    .forEach(p -> p.toFile().delete());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"thigh-high-grade", "calf-low-grade", "trunk-moved"})
    void the_validator_finds_no_error_in_a_fresh_case(String name, @TempDir Path temp) throws Exception {
        Path out = temp.resolve(name);
        MakeSampleCase.make(MakeSampleCase.recipe(name, SMALL), out, Progress.NONE);
        assertNoError(dicomFiles(out));
    }

    @ParameterizedTest
    @ValueSource(strings = {"thigh-high-grade", "calf-low-grade", "trunk-moved"})
    void the_committed_cases_are_small_valid_and_up_to_date(String name) throws Exception {
        Path committed = Path.of("sample-cases", name);
        long bytes = 0;
        try (Stream<Path> walk = Files.walk(committed)) {
            for (Path p : walk.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(p);
            }
        }
        assertThat(bytes).isLessThan(12_000_000);
        JsonNode truth = new ObjectMapper()
                .readTree(committed.resolve(MakeSampleCase.TRUTH_FILE).toFile());
        assertThat(PhantomRecipes.parse(truth.path("recipe").toString()))
                .as("sample-cases must be made again when their recipe changes")
                .isEqualTo(PhantomRecipes.named(name));
        assertNoError(dicomFiles(committed));
    }

    private static void assertNoError(List<Path> files) throws Exception {
        Assumptions.assumeTrue(
                Files.isExecutable(VALIDATOR), "dciodvfy absent: skipped; it is in the Debian package dicom3tools");
        for (Path file : files) {
            Process validator = new ProcessBuilder(VALIDATOR.toString(), file.toString())
                    .redirectErrorStream(true)
                    .start();
            List<String> lines = new String(validator.getInputStream().readAllBytes())
                    .lines()
                    .toList();
            assertThat(validator.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(lines)
                    .as(file.toString())
                    .isNotEmpty()
                    .noneMatch(l -> l.startsWith("Error") || l.contains(" Error "));
        }
    }

    @Test
    void mistakes_end_with_a_message_and_leave_nothing(@TempDir Path temp) throws Exception {
        assertThatThrownBy(() -> MakeSampleCase.recipe("foot", Map.of()))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().kind()).isEqualTo(ProblemKind.BAD_SETTINGS);
                    assertThat(e.remedy()).contains("thigh-high-grade");
                });
        assertThatThrownBy(() -> MakeSampleCase.recipe("thigh-high-grade", Map.of("ct.colour", "1")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("ct.colour");
        assertThatThrownBy(() -> MakeSampleCase.recipe("absent.json", Map.of()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("absent.json");
        Path file = Files.writeString(temp.resolve("file"), "x");
        assertThatThrownBy(() -> MakeSampleCase.make(recipe, file, Progress.NONE))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().kind()).isEqualTo(ProblemKind.OUTPUT));
        Progress cancelled = new Progress() {
            @Override
            public void report(double fraction, String step) {}

            @Override
            public void stopIfCancelled() {
                throw new CancelledException();
            }
        };
        assertThatThrownBy(() -> MakeSampleCase.make(recipe, temp.resolve("out"), cancelled))
                .isInstanceOf(CancelledException.class);
        assertThat(temp.toFile().list()).containsExactly("file");
    }

    @Test
    void every_recipe_is_listed_with_a_description() {
        assertThat(MakeSampleCase.recipes()).hasSize(PhantomRecipes.names().size());
        assertThat(MakeSampleCase.recipes()).allMatch(n -> !n.description().isBlank());
    }
}
