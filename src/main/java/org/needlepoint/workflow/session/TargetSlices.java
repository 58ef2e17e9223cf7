package org.needlepoint.workflow.session;

import java.util.Optional;
import org.needlepoint.diffusion.AdcMap;
import org.needlepoint.diffusion.TargetSliceRanking;
import org.needlepoint.image.Volume;

/**
 * The slices that may be the target, ranked.
 *
 * @param ranking slices by cellular area, with the thresholds that were used
 * @param automatic the thresholds that the images suggest
 * @param adc map that was ranked with
 * @param highB image of the highest b-value, if there is one
 */
public record TargetSlices(
        TargetSliceRanking.Result ranking,
        TargetSliceRanking.Thresholds automatic,
        AdcMap adc,
        Optional<Volume> highB) {}
