package org.needlepoint.spectroscopy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.problem.ProblemException;

/** Readers against files of scanners and the signals that another program decoded from them. */
class SpectroscopyFilesTest {
    private static final Frame FRAME = new Frame("1.2.3", "MR");

    static byte[] shared(String relative) throws IOException {
        Path p = Path.of(System.getProperty("needlepoint.shared", "../shared"))
                .resolve("data/spectroscopy")
                .resolve(relative);
        Assumptions.assumeTrue(Files.exists(p), p + " absent: third-party data is not part of the project");
        return Files.readAllBytes(p);
    }

    private static float[] reference(String name) throws IOException {
        byte[] bytes = shared("tarquin/unit_tests_data/" + name);
        float[] out = new float[bytes.length / 4];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(out);
        return out;
    }

    static JmruiText jmrui(String relative) throws Exception {
        return JmruiText.parse(
                relative, new String(shared("ismrm-fitting-challenge/" + relative), StandardCharsets.ISO_8859_1));
    }

    /** Chemical shift of the highest bin of a range. */
    private static double peakPpm(SpectroscopyGrid g, double low, double high) {
        SpectralBand band = new SpectralBand(g.acquisition(), low, high);
        double[] s = band.of(FidProcessing.toDouble(g.signal(0, 0, 0)));
        int best = 0;
        for (int b = 1; b < band.bins(); b++) {
            if (Math.hypot(s[2 * b], s[2 * b + 1]) > Math.hypot(s[2 * best], s[2 * best + 1])) {
                best = b;
            }
        }
        return g.acquisition().ppm(band.frequencyHz(best));
    }

    @Test
    void rda_holds_the_conjugate_of_what_another_program_decoded() throws Exception {
        SpectroscopyGrid g = RdaFile.parse("WS.rda", shared("tarquin/unit_tests_data/siemens_rda_WS.rda"), FRAME);
        float[] reference = reference("siemens_rda_WS.ref");
        float[] signal = g.signal(0, 0, 0);
        assertThat(signal).hasSameSizeAs(reference);
        for (int i = 0; i < signal.length; i++) {
            assertThat(signal[i]).isEqualTo(i % 2 == 0 ? reference[i] : -reference[i]);
        }
        assertThat(g.acquisition().dwellTimeS()).isEqualTo(5e-4);
        assertThat(g.acquisition().echoTimeS()).isEqualTo(0.03);
        // N-acetylaspartate of a phantom at room temperature, where water lies at 4.8 ppm.
        assertThat(peakPpm(g, 1.6, 2.6)).isCloseTo(1.9, within(0.15));
    }

    @Test
    void rda_voxel_lies_where_the_volume_of_interest_does() throws Exception {
        SpectroscopyGrid g = RdaFile.parse("SVS_30.rda", shared("suspect/siemens/SVS_30.rda"), FRAME);
        // VOIPositionSag, Cor and Tra of the same header.
        assertThat(g.grid().origin().distanceMm(new Point3(FRAME, 41.602906, 21.569007, -4.958838)))
                .isLessThan(1e-3);
        assertThat(g.grid().columnSpacingMm()).isCloseTo(20, within(1e-9));
        assertThat(g.grid().rowSpacingMm()).isCloseTo(40, within(1e-9));
        // VOINormal, up to its sign.
        assertThat(Math.abs(g.grid().normal().z())).isCloseTo(0.955403, within(1e-5));
    }

    @Test
    void sdat_is_decoded_as_another_program_does_and_metabolites_lie_where_they_belong() throws Exception {
        SpectroscopyGrid g = SparSdatFile.parse(
                "WS.SPAR",
                shared("tarquin/unit_tests_data/philips_spar_sdat_WS.SPAR"),
                shared("tarquin/unit_tests_data/philips_spar_sdat_WS.SDAT"),
                FRAME);
        float[] reference = reference("philips_spar_sdat_WS.ref");
        float[] signal = g.signal(0, 0, 0);
        assertThat(signal).hasSameSizeAs(reference);
        for (int i = 0; i < signal.length; i++) {
            assertThat(signal[i]).isEqualTo(i % 2 == 0 ? reference[i] : -reference[i]);
        }
        // N-acetylaspartate; conjugated it would lie at 7.4 ppm.
        assertThat(peakPpm(g, 1.6, 2.6)).isCloseTo(2.05, within(0.05));
        assertThat(g.grid().origin().x()).isCloseTo(-24.3251133, within(1e-9));
        assertThat(g.grid().origin().y()).isCloseTo(-2.068002462, within(1e-9));
    }

    @Test
    void vax_floats_of_the_manual() {
        assertThat(SparSdatFile.vaxFloat(new byte[] {(byte) 0x80, 0x40, 0, 0}, 0))
                .isEqualTo(1f);
        assertThat(SparSdatFile.vaxFloat(new byte[] {(byte) 0x60, (byte) 0xc1, 0, 0}, 0))
                .isEqualTo(-3.5f);
        assertThat(SparSdatFile.vaxFloat(new byte[] {0, 0, 0, 0}, 0)).isZero();
    }

    @Test
    void jmrui_text_has_its_singlets_where_they_belong() throws Exception {
        JmruiText text = jmrui("datasets_JMRUI/dataset1_WS.txt");
        assertThat(text.signals()).hasSize(1);
        assertThat(text.signals().get(0)).hasSize(4096);
        assertThat(text.signals().get(0)[0]).isEqualTo(267.47846f);
        assertThat(text.dwellTimeS()).isCloseTo(2.5e-4, within(1e-12));
        SpectroscopyGrid g = text.on(SyntheticSpectrum.grid(1, 1), 0.03, 4.65);
        assertThat(peakPpm(g, 1.5, 2.7)).isCloseTo(2.01, within(0.03));
    }

    @Test
    void broken_files_are_refused_by_name() throws Exception {
        byte[] rda = shared("suspect/siemens/SVS_30.rda");
        assertRefused(
                () -> RdaFile.parse("a.rda", Arrays.copyOf(rda, rda.length - 8), FRAME), "a.rda", "bytes of data");
        assertRefused(() -> RdaFile.parse("b.rda", new byte[3000], FRAME), "b.rda", "not an RDA file");
        byte[] spar = shared("tarquin/unit_tests_data/philips_spar_sdat_WS.SPAR");
        assertRefused(() -> SparSdatFile.parse("c.SPAR", spar, new byte[100], FRAME), "c.SPAR", "100 bytes");
        byte[] turned = new String(spar, StandardCharsets.ISO_8859_1)
                .replace("lr_angulation : 0", "lr_angulation : 12")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertRefused(() -> SparSdatFile.parse("d.SPAR", turned, new byte[8192], FRAME), "d.SPAR", "angulated");
        String text = new String(shared("ismrm-fitting-challenge/basisset_JMRUI/Cr.txt"), StandardCharsets.ISO_8859_1);
        assertRefused(
                () -> JmruiText.parse("e.txt", text.substring(0, text.indexOf('\n', text.length() / 2))),
                "e.txt",
                "points");
        assertRefused(() -> NiftiMrsFile.parse("f.nii", new byte[400], FRAME), "f.nii", "not a NIfTI");
    }

    private interface Reading {
        Object read() throws ProblemException;
    }

    private static void assertRefused(Reading reading, String file, String why) {
        assertThatThrownBy(reading::read)
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem())
                        .isEqualTo(SpectroscopyProblem.MALFORMED_FILE))
                .hasMessageContaining(file)
                .hasMessageContaining(why);
    }

    @Test
    void nifti_mrs_is_conjugated_and_its_positions_turned_from_ras_to_lps() throws Exception {
        int points = 4;
        byte[] file = nifti(2, 3, points, "{\"SpectrometerFrequency\":[123.2],\"EchoTime\":0.144}");
        for (byte[] content : new byte[][] {file, zipped(file)}) {
            SpectroscopyGrid g = NiftiMrsFile.parse("x.nii", content, FRAME);
            assertThat(g.grid().columns()).isEqualTo(2);
            assertThat(g.grid().rows()).isEqualTo(3);
            // Voxel (1, 2, 0), sample 3: the writer stores 1000 column + 100 row + sample and its negative.
            assertThat(g.signal(1, 2, 0)[6]).isEqualTo(1203);
            assertThat(g.signal(1, 2, 0)[7]).isEqualTo(1203);
            assertThat(g.acquisition().dwellTimeS()).isCloseTo(5e-4, within(1e-9));
            assertThat(g.acquisition().echoTimeS()).isEqualTo(0.144);
            // qoffset (10, 20, 30) RAS, a quarter turn about the head axis: i runs anterior, j left in RAS.
            assertThat(g.grid().origin().distanceMm(new Point3(FRAME, -10, -20, 30)))
                    .isLessThan(1e-5);
            Point3 next = g.grid().toPatient(1, 0, 0);
            assertThat(next.distanceMm(new Point3(FRAME, -10, -28, 30))).isLessThan(1e-4);
            Point3 below = g.grid().toPatient(0, 1, 0);
            assertThat(below.distanceMm(new Point3(FRAME, -1, -20, 30))).isLessThan(1e-4);
        }
        assertRefused(
                () -> NiftiMrsFile.parse("y.nii", nifti(1, 1, points, "{\"EchoTime\":0.144}"), FRAME),
                "y.nii",
                "SpectrometerFrequency");
        assertRefused(
                () -> NiftiMrsFile.parse("z.nii", Arrays.copyOf(file, file.length - 8), FRAME), "z.nii", "ends before");
    }

    private static byte[] nifti(int columns, int rows, int points, String json) {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        int extension = (8 + text.length + 15) / 16 * 16;
        int start = 352 + extension;
        ByteBuffer b = ByteBuffer.allocate(start + 8 * columns * rows * points).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(0, 348);
        short[] dim = {4, (short) columns, (short) rows, 1, (short) points, 1, 1, 1};
        float[] pixdim = {1, 8, 9, 12, 0.5f, 1, 1, 1};
        for (int i = 0; i < 8; i++) {
            b.putShort(40 + 2 * i, dim[i]);
            b.putFloat(76 + 4 * i, pixdim[i]);
        }
        b.putShort(70, (short) 32);
        b.putFloat(108, start);
        b.put(123, (byte) (2 | 16));
        b.putShort(252, (short) 1);
        b.putFloat(264, (float) Math.sqrt(0.5));
        b.putFloat(268, 10);
        b.putFloat(272, 20);
        b.putFloat(276, 30);
        b.put(348, (byte) 1);
        b.putInt(352, extension);
        b.putInt(356, 44);
        b.position(360);
        b.put(text);
        int at = start;
        for (int n = 0; n < points; n++) {
            for (int r = 0; r < rows; r++) {
                for (int c = 0; c < columns; c++) {
                    b.putFloat(at, 1000 * c + 100 * r + n);
                    b.putFloat(at + 4, -(1000 * c + 100 * r + n));
                    at += 8;
                }
            }
        }
        return b.array();
    }

    private static byte[] zipped(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(content);
        }
        return out.toByteArray();
    }
}
