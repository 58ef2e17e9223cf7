package org.needlepoint.pathology;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.statistics.ConfidenceInterval;
import org.needlepoint.statistics.Kappa;
import org.needlepoint.statistics.Proportion;
import org.needlepoint.statistics.Sample;

/**
 * How far core needle specimens agree with the surgical specimens of the same tumours.
 *
 * <p>A case counts where the surgical specimen states the item; it is left out, and named, where it does not. A core
 * that does not state it disagrees: a subtype that the core could not show is a failure of the core. An item that no
 * surgical specimen states, or no core at all, is not compared, and named: a table may have the grades alone.
 */
public final class SpecimenAgreement {
    private final double level;

    private SpecimenAgreement(double level) {
        this.level = level;
    }

    /**
     * Agreement with 95 % intervals.
     *
     * @return estimate
     */
    public static SpecimenAgreement withDefaults() {
        return new SpecimenAgreement(0.95);
    }

    /**
     * The same with another confidence level.
     *
     * @param confidenceLevel in (0, 1)
     * @return estimate
     * @throws IllegalArgumentException if it is not
     */
    public SpecimenAgreement withLevel(double confidenceLevel) {
        if (!(confidenceLevel > 0 && confidenceLevel < 1)) {
            throw new IllegalArgumentException("Not a confidence level: " + confidenceLevel);
        }
        return new SpecimenAgreement(confidenceLevel);
    }

    /**
     * Compares specimens.
     *
     * @param pairs one pair for each case
     * @return agreement of diagnosis, subtype, grade group and grade
     * @throws ProblemException {@link PathologyProblem#NO_PAIRS} if not one of the four can be compared; {@link
     *     PathologyProblem#CASE_TWICE}
     */
    public Result compare(List<SpecimenPair> pairs) throws ProblemException {
        Set<String> seen = new HashSet<>();
        for (SpecimenPair p : pairs) {
            if (!seen.add(p.caseId())) {
                throw new ProblemException(PathologyProblem.CASE_TWICE, p.caseId());
            }
        }
        List<NotCompared> not = new ArrayList<>();
        Result result = new Result(
                item("diagnosis", pairs, false, f -> f.diagnosis().map(Enum::ordinal), not),
                item(
                        "subtype",
                        pairs,
                        false,
                        f -> f.subtype().map(TumourCatalogue.who2020().all()::indexOf),
                        not),
                item(
                        "grade group (low: 1, high: 2 and 3)",
                        pairs,
                        false,
                        f -> f.grade().map(g -> g.isHigh() ? 1 : 0),
                        not),
                item("FNCLCC grade", pairs, true, f -> f.grade().map(FnclccGrade::number), not),
                not);
        if (result.items().isEmpty()) {
            throw new ProblemException(PathologyProblem.NO_PAIRS, "diagnosis, subtype or grade");
        }
        return result;
    }

    private Optional<Item> item(
            String what,
            List<SpecimenPair> pairs,
            boolean ordered,
            Function<SpecimenFinding, Optional<Integer>> read,
            List<NotCompared> not)
            throws ProblemException {
        if (pairs.stream().noneMatch(p -> read.apply(p.surgery()).isPresent())) {
            not.add(new NotCompared(what, "no surgical specimen states it"));
            return Optional.empty();
        }
        if (pairs.stream().noneMatch(p -> read.apply(p.core()).isPresent())) {
            not.add(new NotCompared(what, "no core states it"));
            return Optional.empty();
        }
        List<String> leftOut = new ArrayList<>();
        List<String> disagreeing = new ArrayList<>();
        List<Double> core = new ArrayList<>();
        List<Double> surgery = new ArrayList<>();
        int undetermined = 0;
        for (SpecimenPair p : pairs) {
            Optional<Integer> reference = read.apply(p.surgery());
            if (reference.isEmpty()) {
                leftOut.add(p.caseId());
                continue;
            }
            Optional<Integer> found = read.apply(p.core());
            undetermined += found.isEmpty() ? 1 : 0;
            if (!found.equals(reference)) {
                disagreeing.add(p.caseId());
            }
            core.add((double) found.orElse(-1));
            surgery.add((double) reference.get());
        }
        Proportion agreeing = new Proportion(core.size() - disagreeing.size(), core.size());
        List<Kappa.Result> kappas = new ArrayList<>();
        Optional<String> why = Optional.empty();
        if (ordered && undetermined > 0) {
            why = Optional.of(
                    "Weighted kappa is not defined: " + undetermined + (undetermined == 1 ? " core has" : " cores have")
                            + " no grade, which has no place in the order.");
        }
        List<Kappa.Weights> forms = ordered && undetermined == 0
                ? List.of(Kappa.Weights.UNWEIGHTED, Kappa.Weights.LINEAR, Kappa.Weights.QUADRATIC)
                : List.of(Kappa.Weights.UNWEIGHTED);
        try {
            for (Kappa.Weights w : forms) {
                kappas.add(Kappa.with(w)
                        .withLevel(level)
                        .of(sample(what + " of the core", core), sample(what + " at surgery", surgery)));
            }
        } catch (ProblemException e) {
            why = Optional.of(e.getMessage());
        }
        return Optional.of(new Item(
                what, agreeing, agreeing.clopperPearson(level), undetermined, disagreeing, leftOut, kappas, why));
    }

    private static Sample sample(String name, List<Double> values) throws ProblemException {
        return Sample.of(name, values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /**
     * Agreement in one item.
     *
     * @param what the item
     * @param agreeing cases that agree, of those whose surgical specimen states the item
     * @param interval exact interval of that share by Clopper and Pearson
     * @param undetermined how many cores did not state the item; they count as disagreement
     * @param disagreeing cases that disagree, in order
     * @param leftOut cases whose surgical specimen does not state the item
     * @param kappas unweighted kappa, and for the grade also with linear and quadratic weights; empty where not defined
     * @param kappaRefusal why a kappa is missing; empty if none is
     */
    public record Item(
            String what,
            Proportion agreeing,
            ConfidenceInterval interval,
            int undetermined,
            List<String> disagreeing,
            List<String> leftOut,
            List<Kappa.Result> kappas,
            Optional<String> kappaRefusal) {
        /** Keeps its own lists. */
        public Item {
            disagreeing = List.copyOf(disagreeing);
            leftOut = List.copyOf(leftOut);
            kappas = List.copyOf(kappas);
        }
    }

    /**
     * Agreement of cores with surgical specimens.
     *
     * @param diagnosis agreement in the diagnosis
     * @param subtype agreement in the WHO subtype
     * @param gradeGroup agreement in low against high grade
     * @param grade agreement in the grade of three steps
     * @param notCompared which of the four are empty, and why
     */
    public record Result(
            Optional<Item> diagnosis,
            Optional<Item> subtype,
            Optional<Item> gradeGroup,
            Optional<Item> grade,
            List<NotCompared> notCompared) {
        /** Keeps its own list. */
        public Result {
            notCompared = List.copyOf(notCompared);
        }

        /**
         * Those that were compared.
         *
         * @return items in order
         */
        public List<Item> items() {
            return Stream.of(diagnosis, subtype, gradeGroup, grade)
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    /**
     * An item that was not compared.
     *
     * @param what item
     * @param why reason
     */
    public record NotCompared(String what, String why) {}
}
