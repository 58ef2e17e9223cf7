package org.needlepoint.phantom;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What is true of a sample case, written beside it as {@code truth.json}. Positions are LPS mm in the frame the name
 * says; a part that does not exist in the case (no needle, no spectra) is left out.
 *
 * @param name name of the recipe
 * @param description what the case is
 * @param synthetic always true: no part of the case is from a person
 * @param seed seed of the noise
 * @param deliberatelyWrong what a reader should object to; empty for a sound case
 * @param diagnosis histology and grade that the case imitates
 * @param frames Frame of Reference UIDs
 * @param ctToMr 4×4 row-major, LPS mm: a point of the CT frame goes in, the same place in the MR frame comes out
 * @param markers centres of the capsules as each scanner saw them
 * @param targetSlice the target slice
 * @param needles the needles; the first is the one that took the core
 * @param core the measured rectangle
 * @param adc ADC in the rectangle
 * @param spectroscopy Cho/Cr in the rectangle
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Truth(
        String name,
        String description,
        boolean synthetic,
        long seed,
        List<String> deliberatelyWrong,
        String diagnosis,
        Frames frames,
        double[] ctToMr,
        Markers markers,
        TargetSlice targetSlice,
        List<NeedleTruth> needles,
        Core core,
        Adc adc,
        ChoCr spectroscopy) {

    /**
     * Frame of Reference UIDs.
     *
     * @param mr of all MR series
     * @param ct of the CT
     */
    public record Frames(String mr, String ct) {}

    /**
     * Capsules.
     *
     * @param mr in the MR
     * @param ct in the CT
     */
    public record Markers(List<Marker> mr, List<Marker> ct) {}

    /**
     * A capsule.
     *
     * @param label P1 to P6
     * @param positionLpsMm centre of the ellipsoid
     */
    public record Marker(String label, double[] positionLpsMm) {}

    /**
     * The target slice.
     *
     * @param index MR slice index, 0 nearest to the feet
     * @param pointMr the target point on it, where the core's middle is meant to be
     * @param normalMr unit normal of the slices, toward the head
     * @param shiftMm signed distance from the nominal slice of line A to it, toward the head
     * @param lineAToTargetMm the same from line A itself, which need not lie in the middle of a slice
     * @param cellularAreaMm2 area of the cell-rich part in the middle plane of each MR slice, feet to head
     */
    public record TargetSlice(
            int index,
            double[] pointMr,
            double[] normalMr,
            double shiftMm,
            double lineAToTargetMm,
            double[] cellularAreaMm2) {}

    /**
     * A needle.
     *
     * @param tipCtLpsMm foremost point of the metal
     * @param directionCt unit vector from the hub to the tip
     * @param entryCtLpsMm where the axis crosses the skin
     * @param tipMrLpsMm the tip in the MR frame
     * @param directionMr the direction in the MR frame
     * @param clearanceMm smallest free distance between shaft and any capsule in the CT
     * @param tipCtSlice continuous CT slice index of the tip, 0 nearest to the feet
     */
    public record NeedleTruth(
            double[] tipCtLpsMm,
            double[] directionCt,
            double[] entryCtLpsMm,
            double[] tipMrLpsMm,
            double[] directionMr,
            double clearanceMm,
            double tipCtSlice) {}

    /**
     * The rectangle in the target slice.
     *
     * @param tipMrLpsMm tip projected onto the middle plane of the target slice: the middle of the near short side
     * @param directionMr in-plane unit direction
     * @param cornersMrLpsMm the four corners in order
     * @param lengthMm length
     * @param widthMm width
     * @param outOfPlaneDeg angle between the needle and the slice, degrees
     */
    public record Core(
            double[] tipMrLpsMm,
            double[] directionMr,
            double[][] cornersMrLpsMm,
            double lengthMm,
            double widthMm,
            double outOfPlaneDeg) {}

    /**
     * ADC in the rectangle, 10⁻³ mm²/s.
     *
     * @param meanContinuous mean of the scene's ADC over the rectangle in the middle plane of the slice
     * @param minContinuous smallest value there
     * @param mean area-weighted mean of the noiseless ADC map, exact weights
     * @param min smallest noiseless pixel at least half inside
     */
    public record Adc(double meanContinuous, double minContinuous, double mean, double min) {}

    /**
     * Cho/Cr in the rectangle.
     *
     * @param choCr ratio of the overlap-weighted sums of the voxel amplitudes
     * @param choCrContinuous ratio of the scene's choline and creatine over the rectangle
     */
    public record ChoCr(double choCr, double choCrContinuous) {}
}
