package org.needlepoint.placement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.needlepoint.geometry.Point3;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.work.Progress;

/**
 * Finds the places of capsules that leave the smallest predicted error at the target.
 *
 * <p>What is made small is the mean square error at the target by the capsules alone, since a registration that rests on the
 * slice protocol is never accepted on its strength (registration.RegistrationAssessment). Search: exchange (Fedorov 1972;
 * Atkinson, Donev and Tobias 2007, ch. 12) over places on the skin every 8 mm, from several random beginnings for each distance
 * of the lines, then every 2 mm round the best. Layouts whose capsules could be taken for one another count 15 % worse.
 * Deterministic.
 */
public final class PlacementAdvisor {
    private static final double STEP_MM = 8;
    private static final double FINE_MM = 2;
    private static final double LEVEL_STEP_MM = 10;
    private static final int BEGINNINGS = 5;
    private static final int MOST_ROUNDS = 12;
    private static final double SYMMETRIC_COST = 1.15;
    /** Capsules of a line are numbered from right to left; nearer than this the order is in doubt. */
    private static final double ORDER_MM = 8;

    private final BodyOutline body;
    private final PlannedScan scan;
    private final PlacementRules rules;

    /**
     * Makes an advisor.
     *
     * @param body skin
     * @param scan target, track and errors
     * @param rules where capsules may be put
     * @throws ProblemException {@link PlacementProblem#TARGET_OUTSIDE}
     */
    public PlacementAdvisor(BodyOutline body, PlannedScan scan, PlacementRules rules) throws ProblemException {
        this.body = Objects.requireNonNull(body);
        this.scan = Objects.requireNonNull(scan);
        this.rules = Objects.requireNonNull(rules);
        if (!body.contains(scan.target())) {
            Point3 t = scan.target();
            throw new ProblemException(
                    PlacementProblem.TARGET_OUTSIDE,
                    String.format(Locale.ROOT, "(%.0f, %.0f, %.0f) mm", t.x(), t.y(), t.z()));
        }
    }

    /** A place on the skin by its coordinates there. */
    private record Spot(double part, double levelMm, Point3 position) {}

    private record Scored(List<Spot> spots, double cost) {}

    /**
     * The best layout found.
     *
     * @param progress where progress is reported
     * @return layout with labels P1, P2 … by line and from the patient's right to the left
     * @throws ProblemException {@link PlacementProblem#NO_ROOM}
     */
    public Layout best(Progress progress) throws ProblemException {
        List<double[]> levels = levels();
        List<Scored> found = new ArrayList<>();
        for (int i = 0; i < levels.size(); i++) {
            progress.report(0.9 * i / levels.size(), "Trying places for the capsules");
            double[] level = levels.get(i);
            int seed = i;
            IntStream.range(0, BEGINNINGS)
                    .parallel()
                    .mapToObj(b -> search(level, new SplittableRandom(1000L * seed + b)))
                    .flatMap(Optional::stream)
                    .forEachOrdered(found::add);
        }
        Scored best = found.stream()
                .min(Comparator.comparingDouble(Scored::cost))
                .orElseThrow(() -> new ProblemException(PlacementProblem.NO_ROOM, rules.count(), "fewer"));
        progress.report(0.9, "Refining the places");
        Scored fine = improve(best, i -> near(best.spots().get(i)), true);
        return layout(fine.spots());
    }

    /** The level of each capsule, in label order; several choices. */
    private List<double[]> levels() {
        double target = scan.target().z();
        if (rules.freeLevels()) {
            return List.of(new double[0]);
        }
        int a = rules.onLineA();
        if (a == 0) {
            double[] one = new double[rules.count()];
            Arrays.fill(one, target);
            return List.of(one);
        }
        List<double[]> out = new ArrayList<>();
        for (double d = rules.leastLineDistanceMm(); d <= rules.mostLineDistanceMm() + 1e-9; d += LEVEL_STEP_MM) {
            for (int side : new int[] {1, -1}) {
                double[] two = new double[rules.count()];
                Arrays.fill(two, 0, a, target + side * d);
                Arrays.fill(two, a, two.length, target);
                out.add(two);
            }
        }
        return out;
    }

    private Optional<Scored> search(double[] levels, SplittableRandom random) {
        List<List<Spot>> candidates = new ArrayList<>();
        for (int i = 0; i < rules.count(); i++) {
            candidates.add(levels.length == 0 ? anywhere() : atLevel(levels[i], STEP_MM));
        }
        List<Spot> begin = begin(candidates, random);
        if (begin.size() < rules.count()) {
            return Optional.empty();
        }
        return Optional.of(improve(new Scored(begin, cost(begin)), candidates::get, false));
    }

    private List<Spot> begin(List<List<Spot>> candidates, SplittableRandom random) {
        List<Spot> out = new ArrayList<>();
        for (List<Spot> of : candidates) {
            List<Spot> free = of.stream().filter(s -> fits(s, out, -1)).toList();
            if (free.isEmpty()) {
                break;
            }
            out.add(free.get(random.nextInt(free.size())));
        }
        return out;
    }

    private interface Candidates {
        List<Spot> of(int capsule);
    }

    /** Moves one capsule at a time to its best place until no move helps. */
    private Scored improve(Scored from, Candidates candidates, boolean once) {
        List<Spot> spots = new ArrayList<>(from.spots());
        double cost = from.cost();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double before = cost;
            for (int i = 0; i < spots.size(); i++) {
                for (Spot s : candidates.of(i)) {
                    Spot was = spots.get(i);
                    if (fits(s, spots, i)) {
                        spots.set(i, s);
                        double c = cost(spots);
                        if (c < cost * (1 - 1e-9)) {
                            cost = c;
                        } else {
                            spots.set(i, was);
                        }
                    }
                }
            }
            if (once || cost > before * (1 - 1e-4)) {
                break;
            }
        }
        return new Scored(spots, cost);
    }

    private boolean fits(Spot s, List<Spot> others, int itself) {
        for (int i = 0; i < others.size(); i++) {
            Spot o = others.get(i);
            if (i != itself) {
                boolean sameLine = Math.abs(o.levelMm() - s.levelMm()) < ORDER_MM;
                if (o.position().distanceMm(s.position()) < rules.gapMm()
                        || sameLine && Math.abs(o.position().x() - s.position().x()) < ORDER_MM) {
                    return false;
                }
            }
        }
        return true;
    }

    private List<Spot> anywhere() {
        List<Spot> out = new ArrayList<>();
        double most = rules.mostLineDistanceMm();
        int steps = (int) Math.floor(most / LEVEL_STEP_MM);
        for (int i = -steps; i <= steps; i++) {
            out.addAll(atLevel(scan.target().z() + i * LEVEL_STEP_MM, 2 * STEP_MM));
        }
        return out;
    }

    private List<Spot> atLevel(double levelMm, double stepMm) {
        int n = (int) Math.floor(body.circumferenceMm(levelMm) / stepMm);
        List<Spot> out = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            spot(i / (double) n, levelMm).ifPresent(out::add);
        }
        return out;
    }

    private List<Spot> near(Spot s) {
        List<Spot> out = new ArrayList<>();
        double length = body.circumferenceMm(s.levelMm());
        for (int i = -4; i <= 4; i++) {
            spot(s.part() + i * FINE_MM / length, s.levelMm()).ifPresent(out::add);
        }
        return out;
    }

    private Optional<Spot> spot(double part, double levelMm) {
        Point3 p = body.skin(part, levelMm);
        return p.distanceMm(scan.entry()) < rules.freeMm() || rules.lying().hides(body.clock(p))
                ? Optional.empty()
                : Optional.of(new Spot(part, levelMm, p));
    }

    private double cost(List<Spot> spots) {
        Layout layout = layout(spots);
        try {
            double c = scan.byMarkers(layout).treCovariance(scan.target()).trace();
            return PredictedAccuracy.symmetry(layout, scan).isPresent() ? c * SYMMETRIC_COST : c;
        } catch (ProblemException e) {
            // A layout that cannot be fitted is no candidate.
            return Double.POSITIVE_INFINITY;
        }
    }

    /** Numbers capsules by line, A before B, and from the patient's right to the left. */
    private Layout layout(List<Spot> spots) {
        int a = rules.freeLevels() ? spots.size() : rules.onLineA();
        List<Spot> order = new ArrayList<>();
        for (List<Spot> line : List.of(spots.subList(0, a), spots.subList(a, spots.size()))) {
            line.stream()
                    .sorted(Comparator.comparingDouble(s -> s.position().x()))
                    .forEach(order::add);
        }
        List<Layout.Place> places = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            places.add(new Layout.Place("P" + (i + 1), order.get(i).position()));
        }
        return new Layout(places);
    }

    /**
     * The one move of one capsule that helps a layout most.
     *
     * @param layout capsules as proposed
     * @return the move; empty if none takes a tenth off the error
     */
    public Optional<Move> bestMove(Layout layout) {
        double least = 0.9 * rms(layout);
        Move best = null;
        for (int i = 0; i < layout.places().size(); i++) {
            Layout.Place p = layout.places().get(i);
            for (Spot s : anywhere()) {
                boolean clear = layout.places().stream()
                        .filter(o -> o != p)
                        .allMatch(o -> o.position().distanceMm(s.position()) >= rules.gapMm());
                if (clear) {
                    List<Layout.Place> moved = new ArrayList<>(layout.places());
                    moved.set(i, new Layout.Place(p.label(), s.position()));
                    Layout after = new Layout(moved);
                    double rms = rms(after);
                    if (rms < least) {
                        least = rms;
                        best = new Move(p.label(), p.position(), s.position(), after);
                    }
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private double rms(Layout layout) {
        try {
            return Math.sqrt(scan.byMarkers(layout).treCovariance(scan.target()).trace());
        } catch (ProblemException e) {
            return Double.POSITIVE_INFINITY;
        }
    }

    /**
     * A capsule put elsewhere.
     *
     * @param label which
     * @param from where it was
     * @param to where it would be
     * @param after the layout with it there
     */
    public record Move(String label, Point3 from, Point3 to, Layout after) {}
}
