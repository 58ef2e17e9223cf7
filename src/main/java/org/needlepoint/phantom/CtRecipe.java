package org.needlepoint.phantom;

import java.util.List;
import org.needlepoint.geometry.Vector3;

/**
 * CT imaging.
 *
 * @param patientPosition DICOM Patient Position; prone turns the image and puts the table on the other side
 * @param fovMm square reconstruction field of view, mm
 * @param matrix columns and rows
 * @param slices number of slices
 * @param thicknessMm slice thickness, mm
 * @param spacingMm distance between slices, mm
 * @param centreOffsetMm middle of the volume from the target point, mm in the CT frame
 * @param noiseHu standard deviation of the noise in soft tissue, HU
 * @param blurMm standard deviation of the in-plane point spread, mm
 * @param streaks strength of the streaks of metal; 0 none, 1 as usual
 * @param table whether the table is in the picture
 * @param missingSlices indices of slices that are not in the case
 * @param subSamples sub-samples per pixel side at tissue borders
 * @param subSlices sub-samples through the slice
 */
public record CtRecipe(
        String patientPosition,
        double fovMm,
        int matrix,
        int slices,
        double thicknessMm,
        double spacingMm,
        Vector3 centreOffsetMm,
        double noiseHu,
        double blurMm,
        double streaks,
        boolean table,
        List<Integer> missingSlices,
        int subSamples,
        int subSlices) {

    /**
     * Makes the settings.
     *
     * @throws IllegalArgumentException if a count or size is not positive
     */
    public CtRecipe {
        missingSlices = List.copyOf(missingSlices);
        if (matrix < 8 || slices < 1 || subSamples < 1 || subSlices < 2) {
            throw new IllegalArgumentException("Matrix, slice and sub-sample counts are too small");
        }
        if (!(fovMm > 0 && thicknessMm > 0 && spacingMm > 0 && noiseHu >= 0 && blurMm >= 0 && streaks >= 0)) {
            throw new IllegalArgumentException("Sizes must be positive; noise, blur and streaks not negative");
        }
    }

    /**
     * Whether the patient lies on the front.
     *
     * @return true for HFP and FFP
     */
    public boolean prone() {
        return patientPosition.endsWith("P");
    }
}
