package org.needlepoint.fiducial;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;

/**
 * Names the markers of an MR image alone, before there is a CT to hold them against: enough to say on which slice a line
 * lies, not enough to register. An answer only where nothing has to be guessed.
 */
public final class MarkersOnMr {
    /** Nearer to each other than this, the levels of two lines do not tell which of them lies on the target slice. */
    private static final double LEVEL_DIFFERENCE_MM = 2;

    private MarkersOnMr() {}

    /**
     * Names the candidates.
     *
     * @param template what the patient wears
     * @param found candidates of one MR image
     * @param sliceNormal normal of its slices, either sense
     * @param onTarget a point of the target slice, MR frame
     * @return label to place, in the template's order; empty if there are not exactly the markers of one line or of all, or
     *     the lines cannot be told apart
     */
    public static Map<String, Point3> named(
            FiducialTemplate template, List<MarkerCandidate> found, Vector3 sliceNormal, Point3 onTarget) {
        Vector3 normal = sliceNormal.z() < 0 ? sliceNormal.negated() : sliceNormal;
        int perLine = template.lines().get(0).labels().size();
        boolean all = found.size() == template.labels().size();
        if (!all && found.size() != perLine) {
            return Map.of();
        }
        Optional<List<List<MarkerCandidate>>> lines = SkinLines.of(found, perLine, normal);
        if (lines.isEmpty()) {
            return Map.of();
        }
        Map<String, Point3> out = new LinkedHashMap<>();
        if (lines.get().size() == 1) {
            // The target line is drawn after the first scan: a lone line is the other one.
            MarkerLine first = template.lines().stream()
                    .filter(l -> !l.onTargetSlice())
                    .findFirst()
                    .orElse(template.lines().get(0));
            name(first, lines.get().get(0), out);
            return Collections.unmodifiableMap(out);
        }
        double target = normal.dot(onTarget.toVector());
        double upper = Math.abs(SkinLines.meanLevel(lines.get().get(0), normal) - target);
        double lower = Math.abs(SkinLines.meanLevel(lines.get().get(1), normal) - target);
        if (Math.abs(upper - lower) <= LEVEL_DIFFERENCE_MM) {
            return Map.of();
        }
        for (MarkerLine line : template.lines()) {
            name(line, lines.get().get(line.onTargetSlice() == upper < lower ? 0 : 1), out);
        }
        return Collections.unmodifiableMap(out);
    }

    private static void name(MarkerLine line, List<MarkerCandidate> places, Map<String, Point3> out) {
        for (int i = 0; i < places.size(); i++) {
            out.put(line.labels().get(i), places.get(i).centre());
        }
    }
}
