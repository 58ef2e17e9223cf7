package org.needlepoint.fiducial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Vector3;

/**
 * Sorts MR candidates into the skin lines of a template: by level along the limb, then from right to left.
 *
 * <p>Lines are drawn across the limb, more or less along the slices. Of all ways to part the markers, the one is
 * taken whose two groups are thin and clearly apart along one direction near the slice normal.
 */
final class SkinLines {
    /** Capsules of a line are glued by hand. */
    private static final double LINE_SPREAD_MM = 9;

    /** A lone line may cross slices that were tilted by up to about 15°. */
    private static final double LONE_LINE_SPREAD_MM = 20;

    /** A second line is drawn at least one slice away. */
    private static final double LEAST_GAP_MM = 2.5;

    private static final double LARGEST_TILT_RAD = Math.toRadians(35);

    /** The next best parting must be this much worse. */
    private static final double CLEARLY = 1.5;

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
     * @param markers as many MR candidates as the lines hold together: once or twice {@code perLine}
     * @param perLine markers on a line
     * @param normal slice normal, toward the head
     * @return the lines from head to feet, each from the patient's right to the left; empty if the markers do not
     *     show separate lines of that many markers
     */
    static Optional<List<List<MarkerCandidate>>> of(List<MarkerCandidate> markers, int perLine, Vector3 normal) {
        if (markers.size() == perLine) {
            return thickness(List.of(markers), normal) <= LONE_LINE_SPREAD_MM
                    ? Optional.of(List.of(rightToLeft(markers)))
                    : Optional.empty();
        }
        Parting best = null;
        double second = 0;
        for (int mask = 0; mask < 1 << markers.size(); mask++) {
            // The first marker is always in the first group: each parting is looked at once.
            if (Integer.bitCount(mask) == perLine && (mask & 1) == 1) {
                Parting p = parting(markers, mask, normal);
                if (p != null && (best == null || p.clarity > best.clarity)) {
                    second = best == null ? 0 : best.clarity;
                    best = p;
                } else if (p != null) {
                    second = Math.max(second, p.clarity);
                }
            }
        }
        return best == null || best.clarity < CLEARLY * second ? Optional.empty() : Optional.of(best.lines);
    }

    private record Parting(List<List<MarkerCandidate>> lines, double clarity) {}

    private static Parting parting(List<MarkerCandidate> markers, int mask, Vector3 normal) {
        List<MarkerCandidate> one = new ArrayList<>();
        List<MarkerCandidate> two = new ArrayList<>();
        for (int i = 0; i < markers.size(); i++) {
            ((mask >> i & 1) == 1 ? one : two).add(markers.get(i));
        }
        Parting best = null;
        for (Vector3 n : directions(List.of(one, two), normal)) {
            boolean oneAbove = meanLevel(one, n) > meanLevel(two, n);
            List<MarkerCandidate> upper = oneAbove ? one : two;
            List<MarkerCandidate> lower = oneAbove ? two : one;
            double gap = upper.stream().mapToDouble(c -> level(c, n)).min().orElseThrow()
                    - lower.stream().mapToDouble(c -> level(c, n)).max().orElseThrow();
            double spread = thickness(List.of(one, two), n);
            double clarity = gap / (spread + 1);
            if (gap >= LEAST_GAP_MM && spread <= LINE_SPREAD_MM && (best == null || clarity > best.clarity)) {
                best = new Parting(List.of(rightToLeft(upper), rightToLeft(lower)), clarity);
            }
        }
        return best;
    }

    /** Directions in which two lines may be thin: the slices' normal, and that normal tilted as the lines are. */
    private static List<Vector3> directions(List<List<MarkerCandidate>> lines, Vector3 normal) {
        Covariance3 scatter = Covariance3.ZERO;
        for (List<MarkerCandidate> line : lines) {
            Vector3 sum = Vector3.ZERO;
            for (MarkerCandidate c : line) {
                sum = sum.plus(c.centre().toVector());
            }
            for (MarkerCandidate c : line) {
                Vector3 d = c.centre().toVector().minus(sum.times(1.0 / line.size()));
                scatter = scatter.plus(new Covariance3(
                        d.x() * d.x(), d.x() * d.y(), d.x() * d.z(), d.y() * d.y(), d.y() * d.z(), d.z() * d.z()));
            }
        }
        Covariance3.PrincipalAxes axes = scatter.principalAxes();
        List<Vector3> out = new ArrayList<>(List.of(normal));
        for (Vector3 d : List.of(
                normal.minus(axes.axis0().times(normal.dot(axes.axis0()))),
                axes.axis2().times(Math.signum(axes.axis2().dot(normal))))) {
            if (d.norm() > 0.1 && d.angleRad(normal) < LARGEST_TILT_RAD) {
                out.add(d.normalized());
            }
        }
        return out;
    }

    /** The larger extent of the lines along a direction, mm. */
    private static double thickness(List<List<MarkerCandidate>> lines, Vector3 direction) {
        double most = 0;
        for (List<MarkerCandidate> line : lines) {
            double low =
                    line.stream().mapToDouble(c -> level(c, direction)).min().orElseThrow();
            double high =
                    line.stream().mapToDouble(c -> level(c, direction)).max().orElseThrow();
            most = Math.max(most, high - low);
        }
        return most;
    }

    private static List<MarkerCandidate> rightToLeft(List<MarkerCandidate> line) {
        List<MarkerCandidate> sorted = new ArrayList<>(line);
        sorted.sort(Comparator.comparingDouble((MarkerCandidate c) -> c.centre().x()));
        return sorted;
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
