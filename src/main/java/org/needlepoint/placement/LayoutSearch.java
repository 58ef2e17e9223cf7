package org.needlepoint.placement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.needlepoint.geometry.Point3;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.work.Progress;

/**
 * The layout with the smallest predicted error at the target (c-optimal design) on a grid of skin places.
 *
 * <p>Lines as the study draws them: with one line all capsules are at the target's level; with two, line B is at the target's level
 * and line A a whole number of slices away. Places are a fixed step apart along the skin. A layout is allowed if its capsules are at
 * least the gap apart, at least {@link #ORDER_MM} apart from right to left within a line (so that the numbering is plain), outside
 * the free field and the side lain on, and not confusable ({@link LayoutSymmetry}).
 *
 * <p>Three capsules on one line: every combination is tried. More: coordinate exchange (Meyer &amp; Nachtsheim 1995, after Fedorov's
 * exchange 1972) from an even spread and from seeded random layouts, one capsule moved to its best place until none moves.
 */
final class LayoutSearch {
    /** Capsules of a line are numbered from right to left: nearer than this, the order is not plain. */
    static final double ORDER_MM = 8;
    /** Two lines nearer than this could be taken for one: twice the length by which a hand-glued line wavers. */
    static final double LEAST_SHIFT_MM = 12;

    private static final int RESTARTS = 5;
    private static final int REFINED_SHIFTS = 3;

    private final PlacementTask task;
    private final LayoutPredictor predictor;
    private final double stepMm;

    LayoutSearch(PlacementTask task, double stepMm) {
        this.task = task;
        this.predictor = new LayoutPredictor(task);
        this.stepMm = stepMm;
    }

    private record Found(List<Capsule> layout, double rmsMm) {}

    /** The places of one line, and which capsules it carries. */
    private record Line(String name, int first, int count, List<Point3> places) {}

    /** Lines of a number of capsules: two from six on if the number is even, else one. */
    static int lines(int count) {
        return count >= 6 && count % 2 == 0 ? 2 : 1;
    }

    /**
     * Searches.
     *
     * @param count capsules, 3 to 8
     * @param progress told about the distances tried
     * @return the best layout, labelled P1, P2, … line by line from the patient's right to the left
     * @throws ProblemException {@link PlacementProblem#TOO_FEW_PLACES}
     */
    List<Capsule> best(int count, Progress progress) throws ProblemException {
        if (lines(count) == 1) {
            Line line = new Line("A", 0, count, places("A", count, task.target().z()));
            Found f = count == 3 ? exhaustive(line) : exchange(List.of(line), RESTARTS);
            return require(f, "A", count).layout();
        }
        List<Found> coarse = new ArrayList<>();
        List<Double> shifts = shifts();
        ProblemException refusal = null;
        for (int i = 0; i < shifts.size(); i++) {
            progress.stopIfCancelled();
            progress.report((double) i / shifts.size(), "Trying distances between the lines");
            try {
                Found f = exchange(twoLines(count, shifts.get(i)), 1);
                if (f != null) {
                    coarse.add(f);
                }
            } catch (ProblemException e) {
                refusal = e;
            }
        }
        if (coarse.isEmpty()) {
            throw refusal != null ? refusal : tooFew("A", count / 2, "no allowed layout on any level");
        }
        coarse.sort(Comparator.comparingDouble(Found::rmsMm));
        Found best = coarse.get(0);
        for (Found f : List.copyOf(coarse.subList(0, Math.min(REFINED_SHIFTS, coarse.size())))) {
            double shift = f.layout().get(0).position().z() - task.target().z();
            Found refined = exchange(twoLines(count, shift), RESTARTS);
            best = refined.rmsMm() < best.rmsMm() ? refined : best;
        }
        return best.layout();
    }

    private List<Line> twoLines(int count, double shift) throws ProblemException {
        int half = count / 2;
        return List.of(
                new Line("A", 0, half, places("A", half, task.target().z() + shift)),
                new Line("B", half, half, places("B", half, task.target().z())));
    }

    private List<Double> shifts() throws ProblemException {
        if (task.shiftMm().isPresent()) {
            double z = task.target().z() + task.shiftMm().getAsDouble();
            if (!task.skin().covers(z)) {
                throw tooFew(
                        "A",
                        3,
                        "its level is not on the contour, which covers "
                                + task.skin().coverage());
            }
            return List.of(task.shiftMm().getAsDouble());
        }
        List<Double> out = new ArrayList<>();
        for (int k = (int) Math.ceil(LEAST_SHIFT_MM / task.pitchMm()); k * task.pitchMm() <= task.mostShiftMm(); k++) {
            for (double s : new double[] {k * task.pitchMm(), -k * task.pitchMm()}) {
                if (task.skin().covers(task.target().z() + s)) {
                    out.add(s);
                }
            }
        }
        if (out.isEmpty()) {
            throw tooFew("A", 3, "the contour covers only " + task.skin().coverage());
        }
        return out;
    }

    /** Allowed places of a level, from the front mid-line round. */
    List<Point3> placesAt(double z) {
        double round = task.skin().ring(z).perimeterMm();
        List<Point3> out = new ArrayList<>();
        int n = (int) Math.floor(round / stepMm);
        for (int i = 0; i < n; i++) {
            double arc = (i - n / 2) * stepMm;
            Point3 p = task.skin().point(arc, z);
            if (!task.forbids(arc, p)) {
                out.add(p);
            }
        }
        return out;
    }

    private List<Point3> places(String line, int count, double z) throws ProblemException {
        List<Point3> out = placesAt(z);
        if (out.size() < count) {
            throw tooFew(
                    line,
                    count,
                    "only " + out.size() + " places " + String.format(Locale.ROOT, "%.0f", stepMm)
                            + " mm apart are left beside the free field and the side lain on");
        }
        return out;
    }

    private static ProblemException tooFew(String line, int count, String why) {
        return new ProblemException(PlacementProblem.TOO_FEW_PLACES, count, line, why);
    }

    private Found require(Found f, String line, int count) throws ProblemException {
        if (f == null) {
            throw tooFew(
                    line,
                    count,
                    String.format(
                            Locale.ROOT, "no layout keeps them %.0f mm apart and tells them apart", task.gapMm()));
        }
        return f;
    }

    private Found exhaustive(Line line) throws ProblemException {
        Found best = null;
        int n = line.places().size();
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                for (int k = j + 1; k < n; k++) {
                    best = better(best, List.of(line), new int[] {i, j, k});
                }
            }
        }
        return best;
    }

    private Found better(Found best, List<Line> lines, int[] choice) throws ProblemException {
        Optional<List<Capsule>> layout = allowed(lines, choice);
        if (layout.isEmpty()) {
            return best;
        }
        double rms = predictor.rmsMm(layout.get());
        return best == null || rms < best.rmsMm() * (1 - 1e-9) ? new Found(layout.get(), rms) : best;
    }

    private Found exchange(List<Line> lines, int starts) throws ProblemException {
        int count = lines.stream().mapToInt(Line::count).sum();
        SplittableRandom random = new SplittableRandom(count);
        Found best = null;
        int tries = 0;
        for (int s = 0; s < starts && tries < 2000; tries++) {
            int[] choice = tries == 0 ? even(lines, count) : random(lines, count, random);
            Optional<List<Capsule>> start = allowed(lines, choice);
            if (start.isEmpty()) {
                continue;
            }
            s++;
            Found f = descend(lines, choice, new Found(start.get(), predictor.rmsMm(start.get())));
            best = best == null || f.rmsMm() < best.rmsMm() * (1 - 1e-9) ? f : best;
        }
        return best;
    }

    private Found descend(List<Line> lines, int[] choice, Found start) throws ProblemException {
        Found here = start;
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Line line : lines) {
                for (int i = line.first(); i < line.first() + line.count(); i++) {
                    int was = choice[i];
                    int to = was;
                    for (int k = 0; k < line.places().size(); k++) {
                        choice[i] = k;
                        Found f = k == was ? here : better(here, lines, choice);
                        if (f != here) {
                            here = f;
                            to = k;
                        }
                    }
                    choice[i] = to;
                    moved |= to != was;
                }
            }
        }
        return here;
    }

    /** An even spread that is not quite even, so that it is not confusable. */
    private static int[] even(List<Line> lines, int count) {
        int[] choice = new int[count];
        for (Line line : lines) {
            int n = line.places().size();
            for (int i = 0; i < line.count(); i++) {
                double t = (i + 0.5 + 0.2 * (i % 2)) / line.count();
                choice[line.first() + i] = Math.min(n - 1, (int) (t * n));
            }
        }
        return choice;
    }

    private static int[] random(List<Line> lines, int count, SplittableRandom random) {
        int[] choice = new int[count];
        for (Line line : lines) {
            for (int i = 0; i < line.count(); i++) {
                choice[line.first() + i] = random.nextInt(line.places().size());
            }
        }
        return choice;
    }

    /** The layout of a choice of places, labelled, or empty if it is not allowed. */
    private Optional<List<Capsule>> allowed(List<Line> lines, int[] choice) {
        List<Capsule> out = new ArrayList<>(choice.length);
        for (Line line : lines) {
            Point3[] at = new Point3[line.count()];
            for (int i = 0; i < at.length; i++) {
                at[i] = line.places().get(choice[line.first() + i]);
            }
            Arrays.sort(at, Comparator.comparingDouble(Point3::x));
            for (int i = 0; i < at.length; i++) {
                if (i > 0 && at[i].x() - at[i - 1].x() < ORDER_MM) {
                    return Optional.empty();
                }
                out.add(new Capsule("P" + (line.first() + i + 1), line.name(), at[i]));
            }
        }
        for (int i = 0; i < out.size(); i++) {
            for (int j = i + 1; j < out.size(); j++) {
                if (out.get(i).position().distanceMm(out.get(j).position()) < task.gapMm()) {
                    return Optional.empty();
                }
            }
        }
        return LayoutSymmetry.confusable(out, task.localisation()).isPresent() ? Optional.empty() : Optional.of(out);
    }
}
