package org.needlepoint.casefile;

import java.util.List;
import java.util.Optional;
import org.needlepoint.geometry.Vector3;

/**
 * The MR slice in which the core is measured.
 *
 * @param index slice index in the T2 series, 0 = first along the slice normal
 * @param chosenBy why this slice: {@code needle tip}, {@code area} or {@code reader}
 * @param shiftMm S, signed distance along the slice normal from the capsule slice (line A) to this slice, mm; positive
 *     toward the head
 * @param shiftWords S for the room, such as "move 24 mm toward the feet: 4 slices of 5 + 1 mm"
 * @param capsuleIndex index of the capsule slice
 * @param shiftByFormulaMm (thickness + gap) × slices, signed like S, mm
 * @param thicknessMm slice thickness, mm
 * @param gapMm gap between slices, mm
 * @param centreMrLpsMm centre of the slice, LPS mm in the MR frame
 * @param normalMr unit slice normal in the MR frame
 * @param thresholds what counted as cellular when slices were ranked
 * @param candidates slices ranked by cellular area, best first
 * @param lineB confirmation that the line B markers lie on this slice
 */
public record TargetSliceResult(
        int index,
        String chosenBy,
        Optional<Double> shiftMm,
        Optional<String> shiftWords,
        Optional<Integer> capsuleIndex,
        Optional<Double> shiftByFormulaMm,
        double thicknessMm,
        double gapMm,
        Vector3 centreMrLpsMm,
        Vector3 normalMr,
        Optional<Thresholds> thresholds,
        List<Candidate> candidates,
        Optional<LineConfirmation> lineB) {

    /** Makes the result; lists are copied. */
    public TargetSliceResult {
        candidates = List.copyOf(candidates);
    }

    /**
     * What counts as cellular: all three at once.
     *
     * @param t2AtLeast T2-FS signal at least, in stored units
     * @param highBAtLeast signal of the highest b-value at least, in stored units
     * @param adcAtMost ADC at most, 10⁻³ mm²/s
     */
    public record Thresholds(double t2AtLeast, double highBAtLeast, double adcAtMost) {}

    /**
     * A ranked slice.
     *
     * @param index slice index
     * @param areaMm2 area of cellular voxels, mm²
     * @param shiftMm signed shift from the capsule slice, mm
     */
    public record Candidate(int index, double areaMm2, Optional<Double> shiftMm) {}

    /**
     * Whether the line B markers lie on the target slice.
     *
     * @param onTargetSlice true if all lie within the tolerance
     * @param toleranceMm tolerance, mm
     * @param distances signed distance of each marker from the slice plane
     */
    public record LineConfirmation(boolean onTargetSlice, double toleranceMm, List<MarkerDistance> distances) {
        /** Makes the confirmation; lists are copied. */
        public LineConfirmation {
            distances = List.copyOf(distances);
        }
    }

    /**
     * Distance of a marker from the slice plane.
     *
     * @param label marker
     * @param distanceMm signed distance along the slice normal, mm
     */
    public record MarkerDistance(String label, double distanceMm) {}
}
