package org.needlepoint.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.dicom.DicomFolder;
import org.needlepoint.dicom.DicomToolkit;
import org.needlepoint.dicom.SeriesRole;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.problem.ProblemKind;
import org.needlepoint.work.Progress;
import org.needlepoint.workflow.session.MeasureSettings;
import org.needlepoint.workflow.session.WorkflowProblem;

/** What must be refused is refused with its own kind, a remedy, and nothing left behind. */
class RefusalsTest {
    private static final Path THIGH = Path.of("sample-cases", "thigh-high-grade");

    @TempDir
    private Path temp;

    private Path input;
    private Path output;

    @BeforeEach
    void copy() throws IOException {
        input = temp.resolve("case");
        output = temp.resolve("out");
        copy(THIGH, input);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path p : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(p).toString());
                if (Files.isDirectory(p)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(p, target);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path p : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(p);
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private ProblemException refused(MeasureSettings settings) {
        ProblemException e =
                catchThrowableOfType(ProblemException.class, () -> new MeasureCase(settings).run(Progress.NONE));
        assertThat(e).as("a refusal").isNotNull();
        assertThat(e.getMessage()).isNotBlank().doesNotContain("{0}").doesNotContain("{1}");
        assertThat(e.remedy()).isNotBlank().doesNotContain("{0}");
        assertThat(output).doesNotExist();
        try (Stream<Path> left = Files.list(temp)) {
            assertThat(left).as("nothing is left beside the output").containsExactly(input);
        } catch (IOException io) {
            throw new java.io.UncheckedIOException(io);
        }
        return e;
    }

    private ProblemException refused() {
        return refused(MeasureSettings.of(input, output));
    }

    private ProblemKind kind() {
        return refused().problem().kind();
    }

    /** Replaces text by text of the same length in every file of a folder. */
    private static void replace(Path folder, String from, String to) throws IOException {
        assertThat(to).hasSameSizeAs(from);
        for (Path p : files(folder)) {
            String s = Files.readString(p, StandardCharsets.ISO_8859_1);
            assertThat(s).contains(from);
            Files.writeString(p, s.replace(from, to), StandardCharsets.ISO_8859_1);
        }
    }

    private static JsonNode truth() throws IOException {
        return new ObjectMapper().readTree(THIGH.resolve("truth.json").toFile());
    }

    /** The file whose Image Position (Patient) is nearest to a level. */
    private static List<Path> slicesNear(Path folder, double zMm, double withinMm) throws Exception {
        List<Path> near = new java.util.ArrayList<>();
        for (Path p : files(folder)) {
            var inventory = new DicomFolder(DicomToolkit.installed()).read(p, Progress.NONE);
            double z = inventory
                    .series()
                    .get(0)
                    .stacks()
                    .get(0)
                    .requireGrid()
                    .origin()
                    .z();
            if (Math.abs(z - zMm) <= withinMm) {
                near.add(p);
            }
        }
        assertThat(near).isNotEmpty();
        return near;
    }

    @Test
    void slipped_markers() {
        ProblemException e = catchThrowableOfType(ProblemException.class, () -> new MeasureCase(
                        MeasureSettings.of(Path.of("sample-cases", "trunk-moved"), output))
                .run(Progress.NONE));
        assertThat(e).isNotNull();
        assertThat(e.problem().kind()).isIn(ProblemKind.MARKERS, ProblemKind.REGISTRATION);
        assertThat(output).doesNotExist();
    }

    @Test
    void ct_of_another_patient() throws IOException {
        delete(input.resolve("CT"));
        copy(Path.of("sample-cases", "calf-low-grade", "CT"), input.resolve("CT"));
        assertThat(kind()).isEqualTo(ProblemKind.WRONG_PATIENT);
    }

    @Test
    void ct_without_needle() throws Exception {
        double tipZ = truth().at("/needles/0/tipCtLpsMm/2").asDouble();
        for (Path p : files(input.resolve("CT"))) {
            var grid = new DicomFolder(DicomToolkit.installed())
                    .read(p, Progress.NONE)
                    .series()
                    .get(0)
                    .stacks()
                    .get(0)
                    .requireGrid();
            // The needle lies nearly in one slice; what remains is the stack on the far side of it.
            if (grid.origin().z() < tipZ + 9) {
                Files.delete(p);
            }
        }
        assertThat(kind()).isEqualTo(ProblemKind.NEEDLE);
    }

    /** Fills a ball with one stored value in every slice of a folder of uncompressed 16-bit images. */
    private static void erase(Path folder, double[] centreLps, double radiusMm, int stored) throws Exception {
        for (Path p : files(folder)) {
            var grid = new DicomFolder(DicomToolkit.installed())
                    .read(p, Progress.NONE)
                    .series()
                    .get(0)
                    .stacks()
                    .get(0)
                    .requireGrid();
            byte[] bytes = Files.readAllBytes(p);
            int pixels = bytes.length - 2 * grid.columns() * grid.rows();
            for (int r = 0; r < grid.rows(); r++) {
                for (int c = 0; c < grid.columns(); c++) {
                    double[] at = grid.toPatient(c, r, 0).toArray();
                    double d = Math.hypot(Math.hypot(at[0] - centreLps[0], at[1] - centreLps[1]), at[2] - centreLps[2]);
                    if (d <= radiusMm) {
                        int i = pixels + 2 * (r * grid.columns() + c);
                        bytes[i] = (byte) stored;
                        bytes[i + 1] = (byte) (stored >> 8);
                    }
                }
            }
            Files.write(p, bytes);
        }
    }

    @Test
    void a_marker_missing_on_ct() throws Exception {
        JsonNode p2 = truth().at("/markers/ct/1/positionLpsMm");
        double[] at = {p2.get(0).asDouble(), p2.get(1).asDouble(), p2.get(2).asDouble()};
        // Air, 5 mm off the skin's side of the capsule, so that the skin itself stays.
        at[1] -= 4;
        erase(input.resolve("CT"), at, 11, 24);
        ProblemException e = refused();
        assertThat(e.problem().kind()).isEqualTo(ProblemKind.MARKERS);
        assertThat(e).hasMessageContaining("P2");
    }

    @Test
    void adc_in_another_frame() throws IOException {
        String frame = truth().at("/frames/mr").asText();
        String other = frame.substring(0, frame.length() - 1) + (frame.endsWith("1") ? "2" : "1");
        replace(input.resolve("ADC"), frame, other);
        ProblemException e = refused();
        assertThat(e.problem().kind()).isEqualTo(ProblemKind.MIXED_FRAMES);
        assertThat(e).hasMessageContaining(frame).hasMessageContaining(other);
    }

    @Test
    void adc_slice_missing_at_the_core() throws Exception {
        for (Path p : slicesNear(
                input.resolve("ADC"), truth().at("/targetSlice/pointMr/2").asDouble(), 1)) {
            Files.delete(p);
        }
        assertThat(kind()).isEqualTo(ProblemKind.MISSING_SLICES);
    }

    @Test
    void ct_slices_missing_at_the_tip() throws Exception {
        for (Path p : slicesNear(
                input.resolve("CT"), truth().at("/needles/0/tipCtLpsMm/2").asDouble(), 2)) {
            Files.delete(p);
        }
        assertThat(kind()).isEqualTo(ProblemKind.MISSING_SLICES);
    }

    @Test
    void truncated_ct_file() throws IOException {
        Path p = files(input.resolve("CT")).get(10);
        byte[] bytes = Files.readAllBytes(p);
        Files.write(p, Arrays.copyOf(bytes, bytes.length / 2));
        ProblemException e = refused();
        assertThat(e.problem().kind()).isEqualTo(ProblemKind.BAD_FILE);
        assertThat(e).hasMessageContaining(p.getFileName().toString());
    }

    @Test
    void implausible_adc_scale() throws IOException {
        // The unit of the Real World Value Mapping says 10⁻³ of what the numbers are.
        replace(input.resolve("ADC"), "mm2/s ", "um2/s ");
        ProblemException e = refused();
        assertThat(e.problem().kind()).isEqualTo(ProblemKind.DIFFUSION);
        assertThat(e).hasMessageContaining("um2/s");
    }

    @Test
    void no_mr() throws IOException {
        for (String folder : List.of("T1", "T2-FS", "DWI", "ADC", "MRS")) {
            delete(input.resolve(folder));
        }
        assertThat(kind()).isEqualTo(ProblemKind.MISSING_SERIES);
    }

    @Test
    void nothing_at_all() throws IOException {
        delete(input);
        Files.createDirectory(input);
        assertThat(kind()).isEqualTo(ProblemKind.NO_INPUT);
    }

    @Test
    void no_dicom() throws IOException {
        delete(input);
        Files.createDirectory(input);
        Files.writeString(input.resolve("notes.txt"), "nothing to see");
        assertThat(kind()).isEqualTo(ProblemKind.NO_INPUT);
    }

    @Test
    void an_output_that_cannot_be_written() throws IOException {
        Path file = input.resolve("truth.json");
        MeasureSettings settings = MeasureSettings.of(input, file.resolve("out"));
        assertThatThrownBy(() -> new MeasureCase(settings).run(Progress.NONE))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().kind()).isEqualTo(ProblemKind.OUTPUT));
        assertThat(Files.isRegularFile(file)).isTrue();
    }

    @Test
    void marks_in_another_frame() throws IOException {
        Path marks = input.resolve("marks.json");
        Files.writeString(
                marks,
                """
                {"schema": "needlepoint-marks", "version": 1,
                 "ct": {"frameOfReferenceUid": "1.2.3", "needle": {"tipLpsMm": [0, 0, 0], "shaftLpsMm": [0, 0, 50]}}}
                """);
        MeasureSettings settings = MeasureSettings.of(input, output).withMarks(marks);
        assertThat(refused(settings).problem()).isEqualTo(WorkflowProblem.MARKS_OTHER_FRAME);
    }

    @Test
    void of_two_reconstructions_the_smooth_one_is_measured() throws Exception {
        var original = new DicomFolder(DicomToolkit.installed()).read(input.resolve("CT"), Progress.NONE);
        String uid = original.series().get(0).uid();
        String sharp = uid.substring(0, uid.length() - 1) + (uid.endsWith("1") ? "2" : "1");
        Path copy = input.resolve("A-SHARP");
        copy(input.resolve("CT"), copy);
        replace(copy, uid, sharp);
        java.util.Random random = new java.util.Random(8);
        for (Path p : files(copy)) {
            byte[] bytes = Files.readAllBytes(p);
            var grid = new DicomFolder(DicomToolkit.installed())
                    .read(p, Progress.NONE)
                    .series()
                    .get(0)
                    .stacks()
                    .get(0)
                    .requireGrid();
            java.nio.ByteBuffer b = java.nio.ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.LITTLE_ENDIAN);
            for (int i = bytes.length - 2 * grid.columns() * grid.rows(); i < bytes.length; i += 2) {
                // Noise of a sharp kernel, kept inside the stored range of 12 bits.
                b.putShort(i, (short) Math.max(24, Math.min(4090, b.getShort(i) + 40 * random.nextGaussian())));
            }
            Files.write(p, bytes);
        }
        new MeasureCase(MeasureSettings.of(input, output)).run(Progress.NONE);
        JsonNode r = new ObjectMapper().readTree(output.resolve("result.json").toFile());
        assertThat(r.at("/series/ct").asText()).isEqualTo(uid);
        assertThat(r.get("warnings").toString()).contains("2 CT series of one scan");
    }

    @Test
    void roles_of_a_sample_case() throws Exception {
        var inventory = new DicomFolder(DicomToolkit.installed()).read(input, Progress.NONE);
        assertThat(inventory.series())
                .extracting(org.needlepoint.dicom.Series::role)
                .containsExactlyInAnyOrder(
                        SeriesRole.CT,
                        SeriesRole.T1,
                        SeriesRole.T2_FS,
                        SeriesRole.DWI,
                        SeriesRole.ADC,
                        SeriesRole.SPECTROSCOPY);
    }
}
