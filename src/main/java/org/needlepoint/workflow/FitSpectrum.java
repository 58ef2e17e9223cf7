package org.needlepoint.workflow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.needlepoint.casefile.AtomicFolder;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.roi.CoreRectangle;
import org.needlepoint.roi.PixelWeights;
import org.needlepoint.spectroscopy.AmplitudeSums;
import org.needlepoint.spectroscopy.CoreSpectroscopy;
import org.needlepoint.spectroscopy.CoreSpectrum;
import org.needlepoint.spectroscopy.JmruiText;
import org.needlepoint.spectroscopy.NiftiMrsFile;
import org.needlepoint.spectroscopy.QualityLimits;
import org.needlepoint.spectroscopy.RdaFile;
import org.needlepoint.spectroscopy.SparSdatFile;
import org.needlepoint.spectroscopy.SpectroscopyGrid;
import org.needlepoint.work.Progress;
import org.needlepoint.workflow.session.WorkflowProblem;

/**
 * Fits choline and creatine in every voxel of a spectroscopy file that is not DICOM: Siemens RDA, Philips SPAR with its
 * SDAT, NIfTI-MRS, jMRUI text. No core is involved; for a core, DICOM with its frame of reference is needed.
 */
public final class FitSpectrum {
    /** These files state no frame of reference; their voxels are only told apart here, never joined with another image. */
    private static final Frame OWN = new Frame("needlepoint.spectrum-file", "spectrum file");

    private static final double WATER_PPM = 4.7;

    private FitSpectrum() {}

    /**
     * Fits a file.
     *
     * @param file {@code .rda}, {@code .spar} (or its {@code .sdat}), {@code .nii}, {@code .nii.gz} or {@code .txt}
     * @param echoTimeMs echo time for jMRUI text, which does not state it, ms
     * @param progress where progress is reported
     * @return a line for each voxel, after a heading
     * @throws ProblemException if the file cannot be read or fitted
     */
    public static List<String> fit(Path file, double echoTimeMs, Progress progress) throws ProblemException {
        SpectroscopyGrid spectra = read(file, echoTimeMs);
        VoxelGrid grid = spectra.grid();
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%-12s %9s %19s %8s %12s %s",
                "voxel",
                "Cho/Cr",
                "95 % interval",
                "SNR",
                "width (Hz)",
                "quality"));
        long done = 0;
        for (int s = 0; s < grid.slices(); s++) {
            for (int r = 0; r < grid.rows(); r++) {
                for (int c = 0; c < grid.columns(); c++) {
                    progress.stopIfCancelled();
                    progress.report((double) done++ / grid.voxels(), "Fitting voxel " + done);
                    lines.add(line(spectra, c, r, s));
                }
            }
        }
        return lines;
    }

    private static String line(SpectroscopyGrid spectra, int c, int r, int s) throws ProblemException {
        VoxelGrid grid = spectra.grid();
        Vector3 along = grid.columnDirection();
        // A rectangle that is the middle of one voxel: the fit of that voxel alone.
        double length = grid.columnSpacingMm() / 2;
        Point3 start = grid.toPatient(c, r, s).plus(along.times(-length / 2));
        PixelWeights voxel = PixelWeights.exactOverlap(
                grid, s, new CoreRectangle(start, along, grid.rowDirection(), length, grid.rowSpacingMm() / 2));
        CoreSpectrum fit =
                CoreSpectroscopy.of(spectra, voxel, QualityLimits.standard()).spectrum();
        Optional<AmplitudeSums.Ratio> ratio = fit.choCr();
        return String.format(
                Locale.ROOT,
                "%-12s %9s %19s %8.1f %12.1f %s",
                c + "," + r + "," + s,
                ratio.map(x -> String.format(Locale.ROOT, "%.3f", x.value())).orElse("–"),
                ratio.map(x -> String.format(Locale.ROOT, "%.3f to %.3f", x.low(), x.high()))
                        .orElse("–"),
                fit.snr(),
                fit.linewidthHz(),
                (fit.quality().name().toLowerCase(Locale.ROOT) + " " + String.join("; ", fit.reasons())).strip());
    }

    private static SpectroscopyGrid read(Path file, double echoTimeMs) throws ProblemException {
        String name = file.getFileName().toString();
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".rda")) {
            return RdaFile.parse(name, bytes(file), OWN);
        }
        if (lower.endsWith(".spar") || lower.endsWith(".sdat")) {
            return SparSdatFile.parse(name, bytes(sibling(file, ".spar")), bytes(sibling(file, ".sdat")), OWN);
        }
        if (lower.endsWith(".nii") || lower.endsWith(".nii.gz")) {
            return NiftiMrsFile.parse(name, bytes(file), OWN);
        }
        if (lower.endsWith(".txt")) {
            JmruiText text = JmruiText.parse(name, new String(bytes(file), StandardCharsets.UTF_8));
            // The file tells no place: its signals are put side by side.
            VoxelGrid row = new VoxelGrid(
                    new Point3(OWN, 0, 0, 0),
                    new Vector3(10, 0, 0),
                    new Vector3(0, 10, 0),
                    new Vector3(0, 0, 10),
                    text.signals().size(),
                    1,
                    1,
                    10);
            return text.on(row, echoTimeMs / 1e3, WATER_PPM);
        }
        throw new ProblemException(WorkflowProblem.SPECTRUM_FORMAT, name);
    }

    /** The other file of a pair, whatever the case of its ending. */
    private static Path sibling(Path file, String ending) throws ProblemException {
        String name = file.getFileName().toString();
        String wanted = name.substring(0, name.lastIndexOf('.')) + ending;
        try (Stream<Path> beside = Files.list(file.toAbsolutePath().getParent())) {
            return beside.filter(p -> p.getFileName().toString().equalsIgnoreCase(wanted))
                    .findFirst()
                    .orElseThrow(
                            () -> new ProblemException(WorkflowProblem.SPECTRUM_UNREADABLE, wanted, "it is not there"));
        } catch (IOException e) {
            throw new ProblemException(e, WorkflowProblem.SPECTRUM_UNREADABLE, wanted, AtomicFolder.reason(e));
        }
    }

    private static byte[] bytes(Path file) throws ProblemException {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ProblemException(e, WorkflowProblem.SPECTRUM_UNREADABLE, file, AtomicFolder.reason(e));
        }
    }
}
