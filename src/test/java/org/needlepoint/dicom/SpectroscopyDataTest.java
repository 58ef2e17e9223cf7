package org.needlepoint.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.jtransforms.fft.DoubleFFT_1D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.geometry.Point3;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.spectroscopy.Acquisition;
import org.needlepoint.spectroscopy.SpectroscopyGrid;

/** DICOM spectroscopy of two makers, and small objects written for the purpose. */
class SpectroscopyDataTest {
    @TempDir
    Path folder;

    private static SpectroscopyData load(Path path) throws ProblemException {
        Inventory inventory = SharedData.read(path);
        SpectroscopySource source = inventory.series().stream()
                .flatMap(s -> s.spectra().stream())
                .findFirst()
                .orElseThrow();
        return inventory.spectroscopy(source).value();
    }

    /** Chemical shift of the highest magnitude within a range. */
    private static double peak(SpectroscopyGrid g, float[] signal, double fromPpm, double toPpm) {
        Acquisition a = g.acquisition();
        int n = 8192;
        double[] x = new double[2 * n];
        for (int i = 0; i < signal.length; i++) {
            x[i] = signal[i];
        }
        new DoubleFFT_1D(n).complexForward(x);
        double best = 0;
        double at = Double.NaN;
        for (int k = 0; k < n; k++) {
            double hz = (k < n / 2 ? k : k - n) / (n * a.dwellTimeS());
            double ppm = a.ppm(hz);
            double size = Math.hypot(x[2 * k], x[2 * k + 1]);
            if (ppm >= fromPpm && ppm <= toPpm && size > best) {
                best = size;
                at = ppm;
            }
        }
        return at;
    }

    @Test
    void philips_single_voxel_has_its_metabolites_where_they_belong() throws Exception {
        SpectroscopyData data = load(SharedData.path("spectroscopy/tarquin/unit_tests_data/SVS.dcm"));
        SpectroscopyGrid g = data.signals();
        assertThat(g.acquisition().transmitterFrequencyHz()).isCloseTo(127.767224e6, within(1.0));
        assertThat(g.acquisition().echoTimeS()).isCloseTo(0.0354, within(1e-4));
        assertThat(g.acquisition().referencePpm()).isEqualTo(4.68);
        assertThat(g.grid().voxels()).isEqualTo(1);
        assertThat(g.grid().columnSpacingMm()).isEqualTo(20);
        assertThat(g.grid().sliceThicknessMm()).isEqualTo(20);
        Point3 centre = g.grid().toPatient(0, 0, 0);
        assertThat(centre.x()).isCloseTo(32.17, within(0.01));
        assertThat(centre.z()).isCloseTo(74.39, within(0.01));
        // Mirrored about the carrier, NAA would lie at 7.3 ppm.
        assertThat(peak(g, g.signal(0, 0, 0), 0.5, 2.7)).isCloseTo(2.01, within(0.05));
        assertThat(peak(g, g.signal(0, 0, 0), 2.9, 3.12)).isCloseTo(3.03, within(0.04));
        // The second frame is the water reference.
        SpectroscopyGrid water = data.waterReference().orElseThrow();
        assertThat(peak(water, water.signal(0, 0, 0), 0, 9)).isCloseTo(4.68, within(0.05));
        assertThat(Math.abs(water.signal(0, 0, 0)[0])).isGreaterThan(20 * Math.abs(g.signal(0, 0, 0)[0]));
    }

    @Test
    void siemens_xa_single_voxel() throws Exception {
        SpectroscopyGrid g = load(SharedData.path("spectroscopy/suspect/siemens/SVS_XA60.dcm"))
                .signals();
        assertThat(g.acquisition().points()).isEqualTo(1024);
        assertThat(g.acquisition().dwellTimeS()).isCloseTo(1 / 1199.904, within(1e-7));
        assertThat(g.grid().columnSpacingMm()).isEqualTo(30);
        assertThat(g.grid().sliceThicknessMm()).isEqualTo(30);
        // Valine's methyl doublet; mirrored it would lie above 8 ppm.
        assertThat(peak(g, g.signal(0, 0, 0), 0, 2.3)).isCloseTo(1.04, within(0.06));
    }

    private static DataSet.Builder object(int columns, int rows, int points, float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return DataSet.builder()
                .text(Tags.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.4.2")
                .text(Tags.SOP_INSTANCE_UID, "1.2.3.4")
                .text(Tags.MODALITY, "MR")
                .text(Tags.SERIES_INSTANCE_UID, "1.2.3")
                .text(Tags.FRAME_OF_REFERENCE_UID, "1.2.9")
                .number(Tags.ROWS, rows)
                .number(Tags.COLUMNS, columns)
                .number(Tags.NUMBER_OF_FRAMES, 1)
                .number(Tags.DATA_POINT_ROWS, 1)
                .number(Tags.DATA_POINT_COLUMNS, points)
                .text(Tags.DATA_REPRESENTATION, "COMPLEX")
                .text(Tags.SIGNAL_DOMAIN_COLUMNS, "TIME")
                .text(Tags.RESONANT_NUCLEUS, "1H")
                .number(Tags.SPECTRAL_WIDTH, 2000)
                .number(Tags.TRANSMITTER_FREQUENCY, 127.7)
                .number(Tags.CHEMICAL_SHIFT_REFERENCE, 4.7)
                .number(Tags.ECHO_TIME, 144)
                .number(Tags.IMAGE_POSITION, 10, 20, 30)
                .number(Tags.IMAGE_ORIENTATION, 1, 0, 0, 0, 1, 0)
                .number(Tags.PIXEL_SPACING, 8, 10)
                .number(Tags.SLICE_THICKNESS, 12)
                .bytes(Tags.SPECTROSCOPY_DATA, bytes.array());
    }

    @Test
    void voxels_come_row_by_row() throws Exception {
        float[] values = new float[2 * 3 * 2 * 4];
        for (int v = 0; v < 6; v++) {
            values[v * 8] = v;
        }
        SyntheticSlice.write(folder, "S", object(3, 2, 4, values).build());
        SpectroscopyGrid g = load(folder).signals();
        assertThat(g.grid().columnSpacingMm()).isEqualTo(10);
        assertThat(g.grid().rowSpacingMm()).isEqualTo(8);
        assertThat(g.signal(2, 0, 0)[0]).isEqualTo(2);
        assertThat(g.signal(0, 1, 0)[0]).isEqualTo(3);
        assertThat(g.grid().toPatient(2, 1, 0).toArray()).containsExactly(30, 28, 30);
    }

    @Test
    void a_spectrum_from_high_to_low_frequency_becomes_its_time_signal() throws Exception {
        int n = 16;
        // One line three bins above the carrier: time signal exp(2πi · 3 t / n) / n.
        float[] spectrum = new float[2 * n];
        spectrum[2 * (n / 2 - 3)] = 1;
        SyntheticSlice.write(
                folder,
                "S",
                object(1, 1, n, spectrum)
                        .text(Tags.SIGNAL_DOMAIN_COLUMNS, "FREQUENCY")
                        .build());
        float[] signal = load(folder).signals().signal(0, 0, 0);
        for (int t = 0; t < n; t++) {
            double phase = 2 * Math.PI * 3 * t / n;
            assertThat(signal[2 * t]).isCloseTo((float) (Math.cos(phase) / n), within(1e-6f));
            assertThat(signal[2 * t + 1]).isCloseTo((float) (Math.sin(phase) / n), within(1e-6f));
        }
    }

    @Test
    void what_is_missing_is_named() throws Exception {
        SyntheticSlice.write(
                folder,
                "S",
                object(1, 1, 4, new float[8])
                        .number(Tags.CHEMICAL_SHIFT_REFERENCE)
                        .build());
        assertThatThrownBy(() -> load(folder)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem()).isEqualTo(DicomProblem.SPECTROSCOPY_INCOMPLETE);
            assertThat(e).hasMessageContaining("Chemical Shift Reference (0018,9053)");
        });
        SyntheticSlice.write(
                folder,
                "S",
                object(1, 1, 4, new float[8]).text(Tags.RESONANT_NUCLEUS, "31P").build());
        assertThatThrownBy(() -> load(folder))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem())
                        .isEqualTo(DicomProblem.SPECTROSCOPY_UNSUPPORTED));
        SyntheticSlice.write(folder, "S", object(1, 1, 400, new float[8]).build());
        assertThatThrownBy(() -> load(folder))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(DicomProblem.TRUNCATED_FILE));
    }
}
