package org.needlepoint.spectroscopy;

import java.util.List;
import java.util.Optional;

/**
 * What spectroscopy says of a core. Amplitudes are those of the time signal at the beginning of acquisition, in units of
 * the stored signal, not corrected for relaxation.
 *
 * @param amplitudes choline and creatine with their bounds
 * @param choCr ratio with the 95 % interval of the fit; empty when creatine cannot be told from zero or choline was not
 *     found. A ratio under a REJECT is not to be relied on
 * @param quality verdict of the quality gate
 * @param reasons why it is not PASS, in words
 * @param snr height of the larger of choline and creatine over the standard deviation of the noise in the real
 *     spectrum, neither apodised nor zero-filled, voxels weighted as in the sum
 * @param linewidthHz full width at half maximum of choline and creatine in the combined spectrum, Hz
 * @param residual root mean square of the residual around choline and creatine over the noise; 1 for a perfect fit
 * @param separationHz fitted distance from creatine to choline, Hz
 * @param frequencySpreadHz difference between the largest and the smallest frequency shift of the voxels, Hz
 * @param resonances fitted resonances
 * @param voxels voxels combined
 * @param curve combined spectrum for a plot
 */
public record CoreSpectrum(
        AmplitudeSums amplitudes,
        Optional<AmplitudeSums.Ratio> choCr,
        SpectrumQuality quality,
        List<String> reasons,
        double snr,
        double linewidthHz,
        double residual,
        double separationHz,
        double frequencySpreadHz,
        List<Resonance> resonances,
        List<Voxel> voxels,
        SpectrumCurve curve) {

    /** Makes the result; lists are copied. */
    public CoreSpectrum {
        reasons = List.copyOf(reasons);
        resonances = List.copyOf(resonances);
        voxels = List.copyOf(voxels);
    }

    /**
     * A resonance.
     *
     * @param name {@code Cho}, {@code Cr}, {@code Lip13} or {@code Lip09}
     * @param ppm fitted chemical shift, ppm
     * @param amplitude amplitude
     * @param boundPercent Cramér–Rao bound, percent of the amplitude; empty for resonances of the background and for an
     *     amplitude that is not positive
     * @param widthHz full width at half maximum, Hz
     */
    public record Resonance(String name, double ppm, double amplitude, Optional<Double> boundPercent, double widthHz) {}

    /**
     * A voxel under the core.
     *
     * @param column column
     * @param row row
     * @param slice slice
     * @param weight share of the core, 0 to 1; shares sum to 1
     * @param shiftHz frequency shift of the voxel, Hz
     * @param phaseRad phase of the voxel, rad
     */
    public record Voxel(int column, int row, int slice, double weight, double shiftHz, double phaseRad) {}
}
