package org.needlepoint.fiducial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.needlepoint.geometry.Vector3;

/** Sorts MR candidates into the skin lines of a template: by level along the slice normal, then right to left. */
final class SkinLines {
    /** Capsules of a line are glued by hand, on a slice up to 6 mm thick. */
    private static final double LINE_SPREAD_MM = 9;

    /** A second line is drawn at least one slice away. */
    private static final double LEAST_GAP_MM = 2.5;

    private SkinLines() {}

    /**
     * Level of a point along the slices.
     *
     * @param c candidate
     * @param normal slice normal, toward the head
     * @return mm
     */
    static double level(MarkerCandidate c, Vector3 normal) {
        return normal.dot(c.centre().toVector());
    }

    /**
     * Parts markers into lines.
     *
     * @param markers as many MR candidates as the lines hold together
     * @param perLine markers on a line
     * @param normal slice normal, toward the head
     * @return the lines from head to feet, each from the patient's right to the left; empty if the levels do not show
     *     separate lines of that many markers
     */
    static Optional<List<List<MarkerCandidate>>> of(List<MarkerCandidate> markers, int perLine, Vector3 normal) {
        List<MarkerCandidate> byLevel = new ArrayList<>(markers);
        byLevel.sort(Comparator.comparingDouble((MarkerCandidate c) -> -level(c, normal)));
        List<List<MarkerCandidate>> lines = new ArrayList<>();
        for (int i = 0; i < byLevel.size(); i += perLine) {
            List<MarkerCandidate> line = new ArrayList<>(byLevel.subList(i, i + perLine));
            double spread = level(line.get(0), normal) - level(line.get(perLine - 1), normal);
            if (spread > LINE_SPREAD_MM) {
                return Optional.empty();
            }
            if (i > 0) {
                double gap = level(byLevel.get(i - 1), normal) - level(line.get(0), normal);
                if (gap < LEAST_GAP_MM
                        || gap < 0.8 * spread
                        || gap < 0.8 * spread(lines.get(lines.size() - 1), normal)) {
                    return Optional.empty();
                }
            }
            line.sort(
                    Comparator.comparingDouble((MarkerCandidate c) -> c.centre().x()));
            lines.add(line);
        }
        return Optional.of(lines);
    }

    private static double spread(List<MarkerCandidate> line, Vector3 normal) {
        double least = Double.MAX_VALUE;
        double most = -Double.MAX_VALUE;
        for (MarkerCandidate c : line) {
            least = Math.min(least, level(c, normal));
            most = Math.max(most, level(c, normal));
        }
        return most - least;
    }

    /**
     * Mean level of a line.
     *
     * @param line its markers
     * @param normal slice normal
     * @return mm
     */
    static double meanLevel(List<MarkerCandidate> line, Vector3 normal) {
        return line.stream().mapToDouble(c -> level(c, normal)).average().orElseThrow();
    }
}
