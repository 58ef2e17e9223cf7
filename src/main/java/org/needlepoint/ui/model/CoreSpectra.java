package org.needlepoint.ui.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.needlepoint.geometry.Point3;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.report.SpectrumPlot;
import org.needlepoint.roi.PixelWeights;
import org.needlepoint.workflow.session.CaseMeasurement;
import org.needlepoint.workflow.session.SessionSnapshot;

/** The spectroscopy of a case as the views show it: the spectrum of the core, and where it comes from. */
public final class CoreSpectra {
    private CoreSpectra() {}

    /**
     * Whether the case has spectroscopy.
     *
     * @param snapshot case as far as it is computed
     * @return whether a series of it is used
     */
    static boolean there(SessionSnapshot snapshot) {
        return snapshot.series().value().filter(s -> !s.spectra().isEmpty()).isPresent();
    }

    /**
     * The spectrum of the core.
     *
     * @param viewer views
     * @return plot; empty while none is measured
     */
    public static Optional<SpectrumPlot> plot(ViewerModel viewer) {
        return viewer.work().snapshot().flatMap(s -> s.measurement().value()).flatMap(CaseMeasurement::spectrumPlot);
    }

    /**
     * Outlines of the voxels whose spectra are in it, where a view of the spectrum is hung.
     *
     * @param viewer views
     * @return corners of each voxel in its middle plane, MR frame; none while no spectrum is shown
     */
    public static List<List<Point3>> voxels(ViewerModel viewer) {
        HangingLayout layout = viewer.hangings().layoutProperty().get();
        boolean shown = layout.cells().subList(0, layout.shape().count()).stream()
                .anyMatch(c -> c.picture() == Picture.SPECTRUM);
        Optional<CaseMeasurement> measured =
                viewer.work().snapshot().flatMap(s -> s.measurement().value());
        List<List<Point3>> out = new ArrayList<>();
        if (shown && measured.isPresent() && measured.get().spectra().isPresent()) {
            PixelWeights weights = measured.get().spectra().get().weights();
            VoxelGrid grid = weights.grid();
            for (int i = 0; i < weights.size(); i++) {
                double c = weights.column(i);
                double r = weights.row(i);
                double s = weights.slice();
                out.add(List.of(
                        grid.toPatient(c - 0.5, r - 0.5, s),
                        grid.toPatient(c + 0.5, r - 0.5, s),
                        grid.toPatient(c + 0.5, r + 0.5, s),
                        grid.toPatient(c - 0.5, r + 0.5, s)));
            }
        }
        return out;
    }

    /**
     * How far from a voxel's middle plane it still reaches.
     *
     * @param viewer views
     * @return half of its thickness, mm; 0 without spectroscopy
     */
    public static double halfThicknessMm(ViewerModel viewer) {
        return viewer.work()
                .snapshot()
                .flatMap(s -> s.measurement().value())
                .flatMap(CaseMeasurement::spectra)
                .map(s -> s.weights().grid().sliceThicknessMm() / 2)
                .orElse(0.0);
    }
}
