package org.needlepoint.placement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.needlepoint.geometry.Point3;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.registration.TargetError;

/**
 * The single moves that a layout allows: one capsule to another place of the skin grid, or a whole line to another level. A capsule
 * stays within {@link #LINE_SPREAD_MM} of its line's level, or the program could not sort the capsules into lines.
 */
final class LayoutMoves {
    /** Lone lines may waver by 20 mm and one of two lines by 9 mm before labelling refuses; some of it is left for gluing. */
    private static final double LINE_SPREAD_MM = 6;

    private final PlacementTask task;
    private final LayoutPredictor predictor;
    private final LayoutSearch grid;

    LayoutMoves(PlacementTask task, double stepMm) {
        this.task = task;
        this.predictor = new LayoutPredictor(task);
        this.grid = new LayoutSearch(task, stepMm);
    }

    /** A layout after one move: capsule {@code moved}, or the whole line if that is negative. */
    record Candidate(List<Capsule> layout, int moved, String line, double rmsMm) {}

    /** All moves that keep the gap between capsules, the smallest error first. */
    List<Candidate> ranked(List<Capsule> layout) throws ProblemException {
        List<Candidate> out = new ArrayList<>();
        for (int i = 0; i < layout.size(); i++) {
            single(layout, i, out);
        }
        Set<String> lines = new LinkedHashSet<>();
        layout.forEach(c -> lines.add(c.line()));
        for (String line : lines) {
            wholeLine(layout, line, out);
        }
        out.sort(Comparator.comparingDouble(Candidate::rmsMm));
        return out;
    }

    private void single(List<Capsule> layout, int i, List<Candidate> out) throws ProblemException {
        Capsule c = layout.get(i);
        double line = lineLevel(layout, c);
        for (double dz : levels(LINE_SPREAD_MM)) {
            double z = line + dz;
            if (task.skin().covers(z)) {
                for (Point3 p : grid.placesAt(z)) {
                    List<Capsule> moved = new ArrayList<>(layout);
                    moved.set(i, c.at(p));
                    keep(moved, i, c.line(), out);
                }
            }
        }
    }

    private void wholeLine(List<Capsule> layout, String line, List<Candidate> out) throws ProblemException {
        for (double dz : levels(task.mostShiftMm())) {
            List<Capsule> moved = new ArrayList<>();
            boolean fits = dz != 0;
            for (Capsule c : layout) {
                if (!c.line().equals(line)) {
                    moved.add(c);
                    continue;
                }
                double z = c.position().z() + dz;
                if (!task.skin().covers(z) || Math.abs(z - task.target().z()) > task.mostShiftMm()) {
                    fits = false;
                    break;
                }
                Point3 p = c.position();
                // The same part of the way round, so that the line keeps its shape on a narrower limb.
                double part = task.skin().ring(p.z()).arcNearest(p.x(), p.y())
                        / task.skin().ring(p.z()).perimeterMm();
                double arc = part * task.skin().ring(z).perimeterMm();
                Point3 to = task.skin().point(arc, z);
                fits &= !task.forbids(arc, to);
                moved.add(c.at(to));
            }
            if (fits) {
                keep(moved, -1, line, out);
            }
        }
    }

    private double[] levels(double most) {
        int k = (int) Math.floor(most / task.pitchMm());
        double[] out = new double[2 * k + 1];
        for (int i = -k; i <= k; i++) {
            out[i + k] = i * task.pitchMm();
        }
        return out;
    }

    /** Level of a capsule's line: the mean of its other capsules. */
    private static double lineLevel(List<Capsule> layout, Capsule c) {
        return layout.stream()
                .filter(o -> o != c && o.line().equals(c.line()))
                .mapToDouble(o -> o.position().z())
                .average()
                .orElse(c.position().z());
    }

    private void keep(List<Capsule> layout, int moved, String line, List<Candidate> out) throws ProblemException {
        for (int i = 0; i < layout.size(); i++) {
            for (int j = i + 1; j < layout.size(); j++) {
                boolean touched = moved < 0
                        ? layout.get(i).line().equals(line)
                                != layout.get(j).line().equals(line)
                        : i == moved || j == moved;
                if (touched && layout.get(i).position().distanceMm(layout.get(j).position()) < task.gapMm() - 1e-9) {
                    return;
                }
            }
        }
        out.add(new Candidate(layout, moved, line, predictor.rmsMm(layout)));
    }

    /** The move in words, with its gain. */
    LayoutMove described(List<Capsule> before, Candidate c) throws ProblemException {
        int i = c.moved() >= 0 ? c.moved() : firstOf(before, c.line());
        Point3 from = before.get(i).position();
        Point3 to = c.layout().get(i).position();
        SkinRing ring = task.skin().ring(to.z());
        double along = ring.signed(ring.arcNearest(to.x(), to.y()) - ring.arcNearest(from.x(), from.y()));
        double level = to.z() - from.z();
        List<String> way = new ArrayList<>();
        if (Math.abs(level) >= 0.5) {
            way.add(String.format(
                    Locale.ROOT, "%.1f cm toward the %s", Math.abs(level) / 10, level > 0 ? "head" : "feet"));
        }
        if (c.moved() >= 0 && Math.abs(along) >= 0.5) {
            way.add(String.format(
                    Locale.ROOT,
                    "%.1f cm %s along the skin (to %s o'clock)",
                    Math.abs(along) / 10,
                    along > 0 ? "clockwise" : "anticlockwise",
                    task.mark(to).clock()));
        }
        return new LayoutMove(
                c.moved() >= 0 ? before.get(i).label() : "line " + c.line(),
                String.join(" and ", way),
                p95(before),
                p95(c.layout()),
                c.layout());
    }

    private static int firstOf(List<Capsule> layout, String line) {
        for (int i = 0; i < layout.size(); i++) {
            if (layout.get(i).line().equals(line)) {
                return i;
            }
        }
        throw new IllegalArgumentException("No capsule on line " + line);
    }

    private double p95(List<Capsule> layout) throws ProblemException {
        TargetError e = predictor.predict(layout).fullRigid();
        return e.p95Mm();
    }
}
