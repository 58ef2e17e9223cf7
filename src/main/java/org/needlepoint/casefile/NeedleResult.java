package org.needlepoint.casefile;

import java.util.List;
import java.util.Optional;
import org.needlepoint.geometry.Vector3;

/**
 * The biopsy needle in the CT.
 *
 * @param tipCtLpsMm tip, LPS mm in the CT frame
 * @param directionCt unit direction from the skin inward, in the CT frame
 * @param origin found in the image or given by a person
 * @param lengthMm visible length, mm
 * @param tipSdMm standard deviation of the tip along the axis, mm
 * @param axisSdDeg standard deviation of the axis direction, degrees
 * @param candidates all that look like a needle, the one used first
 */
public record NeedleResult(
        Vector3 tipCtLpsMm,
        Vector3 directionCt,
        MarkerSets.Origin origin,
        Optional<Double> lengthMm,
        double tipSdMm,
        double axisSdDeg,
        List<Candidate> candidates) {

    /** Makes the result; lists are copied. */
    public NeedleResult {
        candidates = List.copyOf(candidates);
    }

    /**
     * Something that looks like a needle.
     *
     * @param tipCtLpsMm tip, LPS mm in the CT frame
     * @param directionCt unit direction inward
     * @param lengthMm visible length, mm
     * @param tipSdMm standard deviation of the tip along the axis, mm
     * @param axisSdDeg standard deviation of the direction, degrees
     * @param chosen whether it was used
     */
    public record Candidate(
            Vector3 tipCtLpsMm,
            Vector3 directionCt,
            double lengthMm,
            double tipSdMm,
            double axisSdDeg,
            boolean chosen) {}
}
