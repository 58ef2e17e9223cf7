package org.needlepoint.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.needlepoint.image.Volume;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.work.Progress;

/** Files in every transfer syntax, from dcm_qa_ts, pydicom and dcm4che. */
class TransferSyntaxesTest {
    private static final String NINE = "dicom/transfer-syntaxes/one-image-nine-files";
    private static final String PYDICOM = "dicom/transfer-syntaxes/pydicom/";

    private static boolean dcmtk() {
        return IntStream.of(0)
                .mapToObj(i -> System.getenv().getOrDefault("PATH", ""))
                .flatMap(p -> List.of(p.split(":")).stream())
                .anyMatch(d -> Files.isExecutable(Path.of(d, "dcmdjpls")));
    }

    private static Volume volume(Path file) throws ProblemException {
        Inventory inventory = SharedData.read(file);
        assertThat(inventory.series()).hasSize(1);
        assertThat(inventory.series().get(0).stacks()).hasSize(1);
        return inventory
                .volume(inventory.series().get(0).stacks().get(0), Progress.NONE)
                .value();
    }

    private static double[] values(Volume v) {
        double[] out = new double[Math.toIntExact(v.grid().voxels())];
        for (int i = 0; i < out.length; i++) {
            out[i] = v.value(i);
        }
        return out;
    }

    private static double[] samples(Path file) throws ProblemException {
        SourceFile source = new SourceFile.OnDisk(file, file.getFileName().toString(), -1);
        ObjectReader.ReadObject read = ObjectReader.read(new DicomReader(DicomToolkit.installed()), source);
        Samples s = PixelFrames.of(read, source).frame(0);
        PixelFormat f = PixelFormat.of(read.object().dataSet());
        return IntStream.range(0, f.rows() * f.columns()).mapToDouble(s::value).toArray();
    }

    @Test
    void nine_files_of_one_image_have_identical_pixels() throws Exception {
        Path folder = SharedData.path(NINE);
        Assumptions.assumeTrue(dcmtk(), "DCMTK absent: JPEG lossless and JPEG-LS need it");
        double[] expected = values(volume(folder.resolve("1.dcm")));
        assertThat(expected).hasSize(64 * 64 * 35).contains(2362.0);
        List<String> syntaxes = new ArrayList<>();
        for (int i = 1; i <= 9; i++) {
            Path file = folder.resolve(i + ".dcm");
            syntaxes.addAll(SharedData.read(file).series().get(0).transferSyntaxes());
            assertThat(values(volume(file))).as("%d.dcm", i).isEqualTo(expected);
        }
        assertThat(syntaxes)
                .contains(
                        "Explicit VR Little Endian",
                        "Implicit VR Little Endian",
                        "Explicit VR Big Endian",
                        "RLE Lossless",
                        "JPEG-LS Lossless",
                        "JPEG 2000 Lossless")
                .anyMatch(s -> s.startsWith("JPEG Lossless"));
    }

    @Test
    void nine_repetitions_in_one_folder_are_separated_and_said_to_be_ambiguous() throws Exception {
        Series s = SharedData.read(SharedData.path(NINE)).series().get(0);
        assertThat(s.stacks()).hasSize(9).allMatch(k -> k.slices() == 35 && k.isUsable());
        assertThat(s.problems())
                .extracting(SeriesProblem::problem)
                .containsExactly(DicomProblem.SEVERAL_IMAGES_PER_POSITION);
    }

    @ParameterizedTest
    @CsvSource({
        "MR_small.dcm, MR_small_RLE.dcm",
        "MR_small.dcm, MR_small_bigendian.dcm",
        "MR_small.dcm, MR_small_implicit.dcm",
        "MR_small.dcm, MR_small_expb.dcm",
        "MR_small.dcm, MR_small_jp2klossless.dcm",
        "MR_small.dcm, MR_small_padded.dcm",
        "693_UNCR.dcm, 693_J2KR.dcm"
    })
    void a_compressed_or_reordered_copy_has_the_pixels_of_the_original(String original, String copy) throws Exception {
        assertThat(samples(SharedData.path(PYDICOM + copy))).isEqualTo(samples(SharedData.path(PYDICOM + original)));
    }

    @Test
    void jpeg_ls_has_the_pixels_of_the_original() throws Exception {
        Path file = SharedData.path(PYDICOM + "MR_small_jpeg_ls_lossless.dcm");
        Assumptions.assumeTrue(dcmtk(), "DCMTK absent: JPEG-LS needs it");
        assertThat(samples(file)).isEqualTo(samples(SharedData.path(PYDICOM + "MR_small.dcm")));
    }

    @Test
    void multi_frame_copies_have_equal_frames() throws Exception {
        SharedData.path("dicom/enhanced");
        double[][] expected = frames("emri_small.dcm");
        assertThat(expected).hasDimensions(10, 64 * 64);
        assertThat(frames("emri_small_RLE.dcm")).isDeepEqualTo(expected);
        assertThat(frames("emri_small_big_endian.dcm")).isDeepEqualTo(expected);
        assertThat(frames("emri_small_jpeg_2k_lossless.dcm")).isDeepEqualTo(expected);
        if (dcmtk()) {
            assertThat(frames("emri_small_jpeg_ls_lossless.dcm")).isDeepEqualTo(expected);
        }
    }

    private static double[][] frames(String name) throws ProblemException {
        SourceFile source = new SourceFile.OnDisk(SharedData.path("dicom/enhanced/" + name), name, -1);
        ObjectReader.ReadObject read = ObjectReader.read(new DicomReader(DicomToolkit.installed()), source);
        PixelFrames pixels = PixelFrames.of(read, source);
        double[][] out = new double[10][64 * 64];
        for (int f = 0; f < 10; f++) {
            Samples s = pixels.frame(f);
            for (int i = 0; i < 64 * 64; i++) {
                out[f][i] = s.value(i);
            }
        }
        return out;
    }

    @Test
    void a_codestream_cut_short_is_refused_by_name() {
        assertThatThrownBy(() -> frames("emri_small_jpeg_2k_lossless_too_short.dcm"))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem()).isIn(DicomProblem.TRUNCATED_FILE, DicomProblem.DECOMPRESSION_FAILED);
                    assertThat(e).hasMessageContaining("too_short");
                });
    }

    @Test
    void overlays_in_high_bits_are_masked() throws Exception {
        // 12 stored bits of 16: any overlay bit left in would exceed 4095.
        double[] values = samples(SharedData.path("dicom/transfer-syntaxes/dcm4che/ovly_p01.dcm"));
        assertThat(java.util.Arrays.stream(values).max().orElseThrow()).isLessThan(4096);
    }

    @Test
    void signed_pixels_keep_their_sign() throws Exception {
        double[] values = samples(SharedData.path("dicom/transfer-syntaxes/dcm4che/test16signed.dcm"));
        assertThat(java.util.Arrays.stream(values).min().orElseThrow()).isNegative();
        // JPEG 2000 with a sign that disagrees between codestream and header: the header's holds.
        double[] mismatch = samples(SharedData.path(PYDICOM + "J2K_pixelrep_mismatch.dcm"));
        assertThat(java.util.Arrays.stream(mismatch).min().orElseThrow()).isEqualTo(-2000);
    }

    @Test
    void deflated_data_sets_and_frames_are_read() throws Exception {
        assertThat(samples(SharedData.path(PYDICOM + "image_dfl.dcm"))).hasSize(512 * 512);
        double[] liver = samples(SharedData.path(PYDICOM + "liver_deflate.dcm"));
        double[] plain = samples(SharedData.path("dicom/parametric-map-seg-dcmqi/data/segmentations/liver.dcm"));
        assertThat(liver).containsOnly(0, 1).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MR_truncated.dcm"})
    void a_truncated_file_is_named(String name) {
        assertThatThrownBy(() -> SharedData.read(SharedData.path(PYDICOM + name)))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem()).isEqualTo(DicomProblem.TRUNCATED_FILE);
                    assertThat(e).hasMessageContaining(name);
                });
    }

    @Test
    void colour_cannot_be_measured() {
        assertThatThrownBy(() -> samples(SharedData.path(PYDICOM + "ExplVR_BigEnd.dcm")))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem())
                        .isEqualTo(DicomProblem.UNSUPPORTED_PIXELS));
    }
}
