package org.needlepoint.cohort.eligibility;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.needlepoint.problem.ProblemException;

/**
 * From everybody assessed to the cohort: counts, cases, and the boxes of a flow diagram. assessed = included + excluded +
 * undecided, always.
 *
 * @param title title of the rules
 * @param assessed number assessed
 * @param steps one for each reason, in order, also where nobody was excluded
 * @param undecided cases for which a reason could not be told, with what is missing
 * @param included cases of the cohort, in the order of the table
 */
public record EligibilityFlow(
        String title, int assessed, List<Step> steps, List<Undecided> undecided, List<String> included) {

    /** Keeps its own lists. */
    public EligibilityFlow {
        steps = List.copyOf(steps);
        undecided = List.copyOf(undecided);
        included = List.copyOf(included);
    }

    /**
     * Those whom one reason excludes.
     *
     * @param id the reason's identifier
     * @param reason the reason in words
     * @param excluded cases, in the order of the table
     * @param remaining how many are left after this reason, undecided ones not counted
     */
    public record Step(String id, String reason, List<String> excluded, int remaining) {
        /** Keeps its own list. */
        public Step {
            excluded = List.copyOf(excluded);
        }
    }

    /**
     * A case that can be neither included nor excluded yet.
     *
     * @param caseId case
     * @param reason the reason in question
     * @param column column at fault
     * @param why what is wrong with it
     */
    public record Undecided(String caseId, String reason, String column, String why) {}

    /** Where a box stands in the diagram. */
    public enum Place {
        /** In the column from top to bottom. */
        MAIN,
        /** Beside it: those who leave. */
        SIDE
    }

    /**
     * A box of the diagram.
     *
     * @param place column or beside it
     * @param text what it says
     * @param count number in it
     * @param lines itemised counts inside the box, reason → number, in order; empty for a box without items
     */
    public record Box(Place place, String text, int count, Map<String, Integer> lines) {
        /** Keeps its own map, in order. */
        public Box {
            lines = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(lines));
        }
    }

    static EligibilityFlow of(EligibilityRules rules, List<Candidate> candidates) {
        Map<String, List<String>> excluded = new LinkedHashMap<>();
        Map<String, Integer> undecidedAt = new LinkedHashMap<>();
        rules.reasons().forEach(r -> excluded.put(r.id(), new ArrayList<>()));
        List<Undecided> undecided = new ArrayList<>();
        List<String> included = new ArrayList<>();
        for (Candidate c : candidates) {
            Decision d = rules.decide(c);
            if (d instanceof Decision.Excluded e) {
                excluded.get(e.reason().id()).add(c.caseId());
            } else if (d instanceof Decision.Undecided u) {
                undecided.add(new Undecided(c.caseId(), u.reason().reason(), u.column(), u.why()));
                undecidedAt.merge(u.reason().id(), 1, Integer::sum);
            } else {
                included.add(c.caseId());
            }
        }
        List<Step> steps = new ArrayList<>();
        int remaining = candidates.size();
        for (ExclusionReason r : rules.reasons()) {
            remaining -= excluded.get(r.id()).size() + undecidedAt.getOrDefault(r.id(), 0);
            steps.add(new Step(r.id(), r.reason(), excluded.get(r.id()), remaining));
        }
        return new EligibilityFlow(rules.title(), candidates.size(), steps, undecided, included);
    }

    /**
     * How many were excluded.
     *
     * @return sum over the reasons
     */
    public int excluded() {
        return steps.stream().mapToInt(s -> s.excluded().size()).sum();
    }

    /**
     * The boxes of a flow diagram, from top to bottom: assessed, excluded with its reasons, undecided if any, included.
     *
     * @return boxes
     */
    public List<Box> boxes() {
        List<Box> boxes = new ArrayList<>();
        boxes.add(new Box(Place.MAIN, "Assessed for eligibility", assessed, Map.of()));
        Map<String, Integer> lines = new LinkedHashMap<>();
        steps.stream()
                .filter(s -> !s.excluded().isEmpty())
                .forEach(s -> lines.merge(s.reason(), s.excluded().size(), Integer::sum));
        boxes.add(new Box(Place.SIDE, "Excluded", excluded(), lines));
        if (!undecided.isEmpty()) {
            Map<String, Integer> open = new LinkedHashMap<>();
            undecided.forEach(u -> open.merge(u.reason() + ": not known", 1, Integer::sum));
            boxes.add(new Box(Place.SIDE, "Eligibility not decided", undecided.size(), open));
        }
        boxes.add(new Box(Place.MAIN, "Included", included.size(), Map.of()));
        return boxes;
    }

    /**
     * Refuses a flow with undecided cases.
     *
     * @throws ProblemException {@link EligibilityProblem#UNDECIDED}, which names the first case and column
     */
    public void requireDecided() throws ProblemException {
        if (!undecided.isEmpty()) {
            Undecided u = undecided.get(0);
            throw new ProblemException(
                    EligibilityProblem.UNDECIDED, undecided.size(), u.caseId(), u.reason(), u.column(), u.why());
        }
    }
}
