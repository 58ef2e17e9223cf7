package org.needlepoint.phantom;

import java.util.List;
import org.needlepoint.geometry.Vector3;

/**
 * MR imaging: axial T1, fat-suppressed T2 and diffusion on the same slices.
 *
 * @param patientPosition DICOM Patient Position
 * @param fovMm square field of view, mm
 * @param matrix columns and rows of T1 and T2
 * @param dwiMatrix columns and rows of the diffusion images
 * @param slices number of slices
 * @param thicknessMm slice thickness, mm
 * @param gapMm gap between slices, mm
 * @param targetSlice index of the target slice, 0 nearest to the feet
 * @param obliqueDeg rotation vector of the slices against axial, degrees
 * @param t1RepetitionMs TR of T1, ms
 * @param t1EchoMs TE of T1, ms
 * @param t2RepetitionMs TR of T2, ms
 * @param t2EchoMs TE of T2, ms
 * @param dwiRepetitionMs TR of diffusion, ms
 * @param dwiEchoMs TE of diffusion, ms
 * @param bValues diffusion weightings, s/mm², the first 0
 * @param signalScale stored value of a relative signal of 1
 * @param noise standard deviation of each of the two Gaussian channels in T1 and T2, relative signal
 * @param dwiNoise the same in the diffusion images
 * @param coilShading relative variation of the receive sensitivity over the field of view
 * @param suppressionVariation additional fat residual at one edge of the field of view
 * @param chemicalShiftPixels displacement of fat along the rows in T1 and T2, pixels
 * @param epiBlurPixels standard deviation of the extra blurring of diffusion images along the columns, pixels
 * @param adcScale how the ADC map tells its scale
 * @param missingSlices indices of slices that are not in the case
 * @param subSamples sub-samples per pixel side at tissue borders
 * @param subSlices sub-samples through the slice
 */
public record MrRecipe(
        String patientPosition,
        double fovMm,
        int matrix,
        int dwiMatrix,
        int slices,
        double thicknessMm,
        double gapMm,
        int targetSlice,
        Vector3 obliqueDeg,
        double t1RepetitionMs,
        double t1EchoMs,
        double t2RepetitionMs,
        double t2EchoMs,
        double dwiRepetitionMs,
        double dwiEchoMs,
        List<Double> bValues,
        double signalScale,
        double noise,
        double dwiNoise,
        double coilShading,
        double suppressionVariation,
        double chemicalShiftPixels,
        double epiBlurPixels,
        AdcScale adcScale,
        List<Integer> missingSlices,
        int subSamples,
        int subSlices) {

    /** How the ADC map tells its scale. */
    public enum AdcScale {
        /** Real World Value Mapping. */
        REAL_WORLD_VALUE,
        /** Rescale slope with the unit in Rescale Type. */
        RESCALE,
        /** Stored in 10⁻⁶ mm²/s, said only in the series description. */
        SERIES_TEXT
    }

    /**
     * Makes the settings.
     *
     * @throws IllegalArgumentException if a count is not positive, the target slice is outside, or b-values are unusable
     */
    public MrRecipe {
        bValues = List.copyOf(bValues);
        missingSlices = List.copyOf(missingSlices);
        if (matrix < 8 || dwiMatrix < 8 || slices < 1 || subSamples < 1 || subSlices < 2) {
            throw new IllegalArgumentException("Matrix, slice and sub-sample counts are too small");
        }
        if (!(fovMm > 0 && thicknessMm > 0 && gapMm >= 0 && signalScale > 0 && noise >= 0 && dwiNoise >= 0)) {
            throw new IllegalArgumentException("Field of view, thickness and signal scale must be positive");
        }
        if (targetSlice < 0 || targetSlice >= slices) {
            throw new IllegalArgumentException("Target slice " + targetSlice + " is not one of " + slices);
        }
        if (bValues.size() < 2 || bValues.get(0) != 0) {
            throw new IllegalArgumentException("At least two b-values, the first 0, are needed, got " + bValues);
        }
    }

    /**
     * Distance between slice centres.
     *
     * @return thickness plus gap, mm
     */
    public double spacingMm() {
        return thicknessMm + gapMm;
    }
}
