package org.needlepoint.phantom;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Vitamin D softgels on the skin: line A over the mass, line B on the target slice.
 *
 * @param lengthMm long outer diameter of the ellipsoid, mm
 * @param widthMm both other diameters, mm
 * @param shellMm thickness of the gelatin, mm
 * @param orientation how the capsules lie
 * @param arcsA places of P1, P2, P3 on line A, mm along the skin from the azimuth of the mass, toward patient left
 *     where the mass is anterior
 * @param arcsB places of P4, P5, P6 on line B; empty when line A already lies on the target slice
 * @param shiftSlices slices from line A to the target slice, positive toward the head
 * @param lineAOffsetMm distance of line A from the centre of its slice, along the slice normal, mm
 * @param skinSlipMm standard deviation of the independent displacement of each capsule between MR and CT, along each
 *     of the two directions of the skin, mm
 * @param slips deliberate displacements between MR and CT by label
 * @param missingOnMr labels of capsules that had fallen off before the MR
 * @param missingOnCt labels of capsules that had fallen off before the CT
 */
public record MarkerRecipe(
        double lengthMm,
        double widthMm,
        double shellMm,
        Orientation orientation,
        List<Double> arcsA,
        List<Double> arcsB,
        int shiftSlices,
        double lineAOffsetMm,
        double skinSlipMm,
        Map<String, Slip> slips,
        List<String> missingOnMr,
        List<String> missingOnCt) {

    /** How a capsule lies on the skin. */
    public enum Orientation {
        /** Long diameter along the line. */
        ALONG_LINE,
        /** Long diameter head to foot. */
        HEAD_FOOT
    }

    /**
     * A deliberate displacement along the skin.
     *
     * @param alongLineMm along the line, mm
     * @param headMm toward the head, mm
     */
    public record Slip(double alongLineMm, double headMm) {}

    /**
     * Makes the markers.
     *
     * @throws IllegalArgumentException if a size is not positive or a line is not in ascending order
     */
    public MarkerRecipe {
        if (!(lengthMm > 0 && widthMm > 2 * shellMm && shellMm > 0)) {
            throw new IllegalArgumentException("A capsule needs positive diameters larger than its shell");
        }
        arcsA = List.copyOf(arcsA);
        arcsB = List.copyOf(arcsB);
        // Sorted, so that the recipe's text is the same in every run.
        slips = Collections.unmodifiableSortedMap(new TreeMap<>(slips));
        missingOnMr = List.copyOf(missingOnMr);
        missingOnCt = List.copyOf(missingOnCt);
        for (List<Double> arcs : List.of(arcsA, arcsB)) {
            for (int i = 1; i < arcs.size(); i++) {
                if (arcs.get(i) - arcs.get(i - 1) < lengthMm) {
                    throw new IllegalArgumentException("Capsules of a line are in ascending order and do not touch");
                }
            }
        }
    }
}
