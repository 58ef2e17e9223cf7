package org.needlepoint.placement;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.needlepoint.geometry.Point3;
import org.needlepoint.placement.PlacementAdvice.JudgedLayout;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.work.Progress;

/**
 * Advises where to put capsules: the layout with the smallest predicted error at the target, and what a proposed layout lacks.
 * An immutable set of options; {@link #advise} returns a {@link PlacementAdvice}.
 *
 * <p>The rules of West, Maurer and others (2005) are what comes out, not what goes in: markers apart, their centre near the target,
 * no straight line. Deterministic. Takes one to a few seconds.
 */
public final class PlacementAdvisor {
    private static final double OFF_SKIN_MM = 15;
    private static final double DEFAULT_STEP_MM = 15;

    private final double stepMm;
    private final Optional<List<Capsule>> proposed;
    private final boolean compare;

    private PlacementAdvisor(double stepMm, Optional<List<Capsule>> proposed, boolean compare) {
        this.stepMm = stepMm;
        this.proposed = proposed;
        this.compare = compare;
    }

    /**
     * Places 15 mm apart, no proposed layout, compared with the other usual number of capsules.
     *
     * @return the default options
     */
    public static PlacementAdvisor withDefaults() {
        return new PlacementAdvisor(DEFAULT_STEP_MM, Optional.empty(), true);
    }

    /**
     * With another distance between the places tried.
     *
     * @param newStepMm mm along the skin, 2 to 50
     * @return new options
     * @throws IllegalArgumentException if it is out of range
     */
    public PlacementAdvisor withStepMm(double newStepMm) {
        if (!(newStepMm >= 2 && newStepMm <= 50)) {
            throw new IllegalArgumentException("Step " + newStepMm + " mm");
        }
        return new PlacementAdvisor(newStepMm, proposed, compare);
    }

    /**
     * With a layout to judge.
     *
     * @param layout three to eight capsules
     * @return new options
     */
    public PlacementAdvisor withProposed(List<Capsule> layout) {
        return new PlacementAdvisor(stepMm, Optional.of(List.copyOf(layout)), compare);
    }

    /**
     * Without the comparison with another number of capsules.
     *
     * @return new options
     */
    public PlacementAdvisor withoutComparison() {
        return new PlacementAdvisor(stepMm, proposed, false);
    }

    /**
     * Advises.
     *
     * @param task what is known before the scan
     * @param count number of capsules, 3 to 8
     * @param progress told about the search
     * @return the advice
     * @throws ProblemException if the task is impossible or the proposed layout cannot be judged
     * @throws org.needlepoint.work.CancelledException if cancelled
     */
    public PlacementAdvice advise(PlacementTask task, int count, Progress progress) throws ProblemException {
        task.check();
        if (count < 3 || count > 8) {
            throw new ProblemException(PlacementProblem.BAD_VALUE, "The number of capsules", count, "3 to 8");
        }
        if (proposed.isPresent()) {
            check(task, proposed.get());
        }
        LayoutSearch search = new LayoutSearch(task, stepMm);
        JudgedLayout best = judged(task, search.best(count, progress.part(0, 0.6)));
        Optional<JudgedLayout> other = Optional.empty();
        if (compare) {
            other = other(task, search, count == 3 ? 6 : 3, progress.part(0.6, 0.9));
        }
        Optional<JudgedLayout> judged =
                proposed.isPresent() ? Optional.of(judged(task, proposed.get())) : Optional.empty();
        return new PlacementAdvice(task, best, judged, other);
    }

    private Optional<JudgedLayout> other(PlacementTask task, LayoutSearch search, int count, Progress progress)
            throws ProblemException {
        try {
            return Optional.of(judged(task, search.best(count, progress)));
        } catch (ProblemException e) {
            if (e.problem() == PlacementProblem.TOO_FEW_PLACES) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private JudgedLayout judged(PlacementTask task, List<Capsule> layout) throws ProblemException {
        return new JudgedLayout(
                layout, new LayoutPredictor(task).predict(layout), new LayoutCritic(task, stepMm).warnings(layout));
    }

    private static void check(PlacementTask task, List<Capsule> layout) throws ProblemException {
        if (layout.size() < 3 || layout.size() > 8) {
            throw new ProblemException(PlacementProblem.LAYOUT_LABELS, "it has " + layout.size() + " capsules");
        }
        Set<String> once = new HashSet<>();
        for (Capsule c : layout) {
            Point3 p = c.position();
            if (!once.add(c.label())) {
                throw new ProblemException(PlacementProblem.LAYOUT_LABELS, c.label() + " occurs twice");
            }
            if (!task.skin().covers(p.z())) {
                throw new ProblemException(
                        PlacementProblem.LAYOUT_LABELS,
                        c.label() + " lies beyond the contour, which covers "
                                + task.skin().coverage());
            }
            SkinRing ring = task.skin().ring(p.z());
            double off = task.skin().point(ring.arcNearest(p.x(), p.y()), p.z()).distanceMm(p);
            if (off > OFF_SKIN_MM) {
                throw new ProblemException(
                        PlacementProblem.CAPSULE_OFF_SKIN, c.label(), String.format(Locale.ROOT, "%.0f mm", off));
            }
            for (Capsule o : layout) {
                if (o != c && o.position().distanceMm(p) < PlacementTask.LEAST_GAP_MM) {
                    throw new ProblemException(
                            PlacementProblem.LAYOUT_LABELS,
                            c.label() + " and " + o.label()
                                    + String.format(
                                            Locale.ROOT,
                                            " are %.1f mm apart",
                                            o.position().distanceMm(p)));
                }
            }
        }
    }
}
