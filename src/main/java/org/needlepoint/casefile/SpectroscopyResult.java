package org.needlepoint.casefile;

import java.util.List;
import java.util.Optional;

/**
 * The choline to creatine ratio in the core.
 *
 * @param choCr ratio of the fitted amplitudes; empty when creatine or choline was not found
 * @param interval95 95 % interval of the ratio, from the fit and the pose
 * @param quality what the quality gate says of the spectrum
 * @param reasons why, in words; empty if nothing is to be said
 * @param snr signal to noise ratio of the largest metabolite peak
 * @param linewidthHz full width at half maximum of that peak, Hz
 * @param residual root mean square residual over noise standard deviation, 1 for a perfect fit
 * @param echoTimeMs echo time, ms
 * @param metabolites fitted amplitudes
 * @param voxels spectra combined, with the share of the core that each holds
 */
public record SpectroscopyResult(
        Optional<Double> choCr,
        Optional<Interval> interval95,
        SpectrumQuality quality,
        List<String> reasons,
        Optional<Double> snr,
        Optional<Double> linewidthHz,
        Optional<Double> residual,
        double echoTimeMs,
        List<Metabolite> metabolites,
        List<Voxel> voxels) {

    /** Makes the result; lists are copied. */
    public SpectroscopyResult {
        reasons = List.copyOf(reasons);
        metabolites = List.copyOf(metabolites);
        voxels = List.copyOf(voxels);
    }

    /** What the quality gate says of a spectrum. */
    public enum SpectrumQuality {
        /** Good. */
        PASS,
        /** Usable with care. */
        CAUTION,
        /** Not to be relied on. */
        REJECT
    }

    /**
     * A fitted resonance.
     *
     * @param name such as {@code Cho}
     * @param ppm fitted chemical shift, ppm
     * @param amplitude amplitude, arbitrary units of the signal
     * @param crbPercent Cramér–Rao lower bound of the amplitude, percent of it; empty for a zero amplitude
     * @param linewidthHz full width at half maximum, Hz
     */
    public record Metabolite(
            String name, double ppm, double amplitude, Optional<Double> crbPercent, Optional<Double> linewidthHz) {}

    /**
     * A spectroscopic voxel under the core.
     *
     * @param column column in the grid
     * @param row row
     * @param slice slice
     * @param weight share of the combined spectrum, 0 to 1
     */
    public record Voxel(int column, int row, int slice, double weight) {}
}
