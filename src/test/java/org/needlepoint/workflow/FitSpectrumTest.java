package org.needlepoint.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.problem.ProblemKind;
import org.needlepoint.work.Progress;
import org.needlepoint.workflow.session.WorkflowProblem;

class FitSpectrumTest {
    @TempDir
    private Path folder;

    /** A jMRUI file of one noiseless-to-the-eye signal with choline 6 and creatine 2 at 3 T. */
    private Path jmrui(double choline, double creatine) throws Exception {
        StringBuilder text = new StringBuilder("jMRUI Data Textfile\n\nFilename: synthetic.txt\n\n"
                + "PointsInDataset: 1024\nDatasetsInFile: 1\nSamplingInterval: 5E-1\nZeroOrderPhase: 0E0\n"
                + "BeginTime: 0E0\nTransmitterFrequency: 1.277E8\nMagneticField: 3E0\nTypeOfNucleus: 1E0\n\n"
                + "Signal and FFT\nsig(real)\tsig(imag)\n\nSignal 1 out of 1 in file\n");
        java.util.Random random = new java.util.Random(2);
        for (int k = 0; k < 1024; k++) {
            double t = k * 0.5e-3;
            double re = 0.02 * random.nextGaussian();
            double im = 0.02 * random.nextGaussian();
            double[][] lines = {{3.2, choline}, {3.03, creatine}};
            for (double[] line : lines) {
                double phase = 2 * Math.PI * (line[0] - 4.7) * 127.7 * t;
                double decay = line[1] * Math.exp(-Math.PI * 5 * t);
                re += decay * Math.cos(phase);
                im += decay * Math.sin(phase);
            }
            text.append(String.format(Locale.ROOT, "%.6E\t%.6E%n", re, im));
        }
        Path file = folder.resolve("synthetic.txt");
        Files.writeString(file, text);
        return file;
    }

    @Test
    void a_text_file_is_fitted_voxel_by_voxel() throws Exception {
        List<String> lines = FitSpectrum.fit(jmrui(6, 2), 144, Progress.NONE);
        assertThat(lines).hasSize(2);
        double ratio = Double.parseDouble(lines.get(1).trim().split("\\s+")[1]);
        // Noise of 0.02 on amplitudes 6 and 2 of 60 effective points: a few tenths of a percent.
        assertThat(ratio).isBetween(2.94, 3.06);
        assertThat(lines.get(1)).contains("pass");
    }

    @Test
    void other_files_are_refused() throws Exception {
        Path wrong = folder.resolve("spectrum.docx");
        Files.writeString(wrong, "no");
        assertThatThrownBy(() -> FitSpectrum.fit(wrong, 144, Progress.NONE))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem())
                        .isEqualTo(WorkflowProblem.SPECTRUM_FORMAT));
        assertThatThrownBy(() -> FitSpectrum.fit(folder.resolve("absent.rda"), 144, Progress.NONE))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().kind()).isEqualTo(ProblemKind.NO_INPUT));
        Files.writeString(folder.resolve("alone.spar"), "samples : 1024");
        assertThatThrownBy(() -> FitSpectrum.fit(folder.resolve("alone.spar"), 144, Progress.NONE))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("alone.sdat");
    }
}
