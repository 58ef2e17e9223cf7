package org.needlepoint.casefile.planning;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What the reader decided about the target slice.
 *
 * @param t2AtLeast T2-FS signal from which a voxel counts as bright, signal; empty for the automatic threshold
 * @param highBAtLeast signal at the highest b-value from which a voxel counts as bright; empty for the automatic threshold
 * @param adcAtMost ADC up to which a voxel counts as dark, mm²/s; empty for the automatic threshold
 * @param slice chosen slice of the T2 series, from 0; empty while none is chosen
 * @param lineBConfirmed whether the reader confirmed that the markers of line B lie on it
 */
public record TargetSliceDecision(
        OptionalDouble t2AtLeast,
        OptionalDouble highBAtLeast,
        OptionalDouble adcAtMost,
        OptionalInt slice,
        boolean lineBConfirmed) {

    /** Automatic thresholds, nothing chosen. */
    public static final TargetSliceDecision AUTOMATIC = new TargetSliceDecision(
            OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), OptionalInt.empty(), false);

    /**
     * Makes a decision.
     *
     * @throws IllegalArgumentException if the slice is negative
     */
    public TargetSliceDecision {
        if (slice.isPresent() && slice.getAsInt() < 0) {
            throw new IllegalArgumentException("Slices are counted from 0, got " + slice.getAsInt());
        }
    }

    /**
     * With a chosen slice; a confirmation of another slice does not hold for it.
     *
     * @param index slice of the T2 series, from 0
     * @return new decision
     */
    public TargetSliceDecision withSlice(int index) {
        boolean same = slice.isPresent() && slice.getAsInt() == index;
        return new TargetSliceDecision(
                t2AtLeast, highBAtLeast, adcAtMost, OptionalInt.of(index), same && lineBConfirmed);
    }

    /**
     * With other thresholds.
     *
     * @param t2 T2-FS signal, at least
     * @param highB high-b signal, at least; empty to leave it automatic
     * @param adc ADC at most, mm²/s
     * @return new decision
     */
    public TargetSliceDecision withThresholds(OptionalDouble t2, OptionalDouble highB, OptionalDouble adc) {
        return new TargetSliceDecision(t2, highB, adc, slice, lineBConfirmed);
    }

    /**
     * Only the thresholds, with nothing chosen: what a ranking depends on.
     *
     * @return new decision
     */
    public TargetSliceDecision thresholdsOnly() {
        return new TargetSliceDecision(t2AtLeast, highBAtLeast, adcAtMost, OptionalInt.empty(), false);
    }

    /**
     * With line B confirmed, or not.
     *
     * @param confirmed whether it lies on the chosen slice
     * @return new decision
     */
    public TargetSliceDecision withLineB(boolean confirmed) {
        return new TargetSliceDecision(t2AtLeast, highBAtLeast, adcAtMost, slice, confirmed);
    }
}
