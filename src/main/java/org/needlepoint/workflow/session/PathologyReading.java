package org.needlepoint.workflow.session;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.needlepoint.casefile.planning.PathologyEntry;
import org.needlepoint.pathology.Behaviour;
import org.needlepoint.pathology.FnclccGrade;
import org.needlepoint.pathology.FnclccGrading;
import org.needlepoint.pathology.FnclccScore;
import org.needlepoint.pathology.FnclccUse;
import org.needlepoint.pathology.Ki67Index;
import org.needlepoint.pathology.PathologyProblem;
import org.needlepoint.pathology.PathologyWording;
import org.needlepoint.pathology.SoftTissueTumour;
import org.needlepoint.pathology.TumourCatalogue;
import org.needlepoint.pathology.TumourCategory;
import org.needlepoint.problem.ProblemException;

/**
 * What the pathologist's entry comes to: subtype, grade and labelling index, and what is wrong with the entry where it is.
 *
 * @param tumour subtype of the WHO 2020 list; empty if none is named or the list does not have it
 * @param score FNCLCC score; empty unless all three parts are there and in range
 * @param grade grade of the score, or the stated one; empty if neither is there, or they contradict each other
 * @param cautions why the grade may not mean what it says
 * @param ki67 labelling index; empty if not entered or impossible
 * @param problems what is wrong, by the part of the entry that must change
 */
public record PathologyReading(
        Optional<SoftTissueTumour> tumour,
        Optional<FnclccScore> score,
        Optional<FnclccGrade> grade,
        List<String> cautions,
        Optional<Ki67Index> ki67,
        Map<Part, ProblemException> problems) {

    private static final double MOST_ROUNDING_PERCENT = 1;

    /** Stands in for a tumour that is not named yet, so that its scores can be graded meanwhile. */
    private static final SoftTissueTumour UNNAMED = new SoftTissueTumour(
            "not-named",
            "Not named",
            TumourCategory.UNCERTAIN_DIFFERENTIATION,
            Behaviour.MALIGNANT,
            List.of(),
            List.of(),
            Map.of(),
            FnclccUse.GRADED,
            "");

    /** A part of the entry that can be wrong by itself. */
    public enum Part {
        /** Name of the tumour. */
        DIAGNOSIS,
        /** FNCLCC differentiation score. */
        DIFFERENTIATION,
        /** FNCLCC mitotic score. */
        MITOSES,
        /** FNCLCC necrosis score. */
        NECROSIS,
        /** Grade stated without or beside its scores. */
        GRADE,
        /** Ki-67, by counts or in percent. */
        KI67
    }

    /** Copies the collections. */
    public PathologyReading {
        cautions = List.copyOf(cautions);
        problems = Map.copyOf(problems);
    }

    /**
     * Reads an entry.
     *
     * @param entry what was entered
     * @return what it comes to
     */
    public static PathologyReading of(PathologyEntry entry) {
        Map<Part, ProblemException> problems = new EnumMap<>(Part.class);
        Optional<SoftTissueTumour> tumour = Optional.empty();
        try {
            tumour = entry.diagnosis().isPresent()
                    ? Optional.of(
                            TumourCatalogue.who2020().named(entry.diagnosis().get()))
                    : Optional.empty();
        } catch (ProblemException e) {
            problems.put(Part.DIAGNOSIS, e);
        }
        Optional<FnclccScore> score = score(entry, problems);
        Optional<FnclccGrade> stated = stated(entry, problems);
        List<String> cautions = List.of();
        Optional<FnclccGrade> grade = Optional.empty();
        if (score.isPresent() || stated.isPresent()) {
            try {
                FnclccGrading grading = FnclccGrading.of(tumour.orElse(UNNAMED), score, stated);
                grade = Optional.of(grading.grade());
                cautions = tumour.isPresent() ? grading.cautions() : List.of();
            } catch (ProblemException e) {
                problems.put(Part.GRADE, e);
            }
        }
        Optional<Ki67Index> ki67 = Optional.empty();
        try {
            ki67 = ki67(entry);
        } catch (ProblemException e) {
            problems.put(Part.KI67, e);
        }
        return new PathologyReading(tumour, score, grade, cautions, ki67, problems);
    }

    private static Optional<FnclccScore> score(PathologyEntry e, Map<Part, ProblemException> problems) {
        // Each part is judged with the others in range, so that the message stands at the part that is wrong.
        check(Part.DIFFERENTIATION, e.differentiation(), d -> FnclccScore.of(d, 1, 0), problems);
        check(Part.MITOSES, e.mitoses(), m -> FnclccScore.of(1, m, 0), problems);
        check(Part.NECROSIS, e.necrosis(), n -> FnclccScore.of(1, 1, n), problems);
        boolean whole = e.differentiation().isPresent()
                && e.mitoses().isPresent()
                && e.necrosis().isPresent();
        boolean wrong = problems.keySet().stream()
                .anyMatch(p -> p == Part.DIFFERENTIATION || p == Part.MITOSES || p == Part.NECROSIS);
        return whole && !wrong
                ? Optional.of(new FnclccScore(
                        e.differentiation().getAsInt(),
                        e.mitoses().getAsInt(),
                        e.necrosis().getAsInt()))
                : Optional.empty();
    }

    @FunctionalInterface
    private interface Scored {
        FnclccScore of(int value) throws ProblemException;
    }

    private static void check(Part part, OptionalInt value, Scored rule, Map<Part, ProblemException> problems) {
        if (value.isPresent()) {
            try {
                rule.of(value.getAsInt());
            } catch (ProblemException e) {
                problems.put(part, e);
            }
        }
    }

    private static Optional<FnclccGrade> stated(PathologyEntry entry, Map<Part, ProblemException> problems) {
        if (entry.grade().isEmpty()) {
            return Optional.empty();
        }
        int g = entry.grade().getAsInt();
        if (g < 1 || g > 3) {
            problems.put(
                    Part.GRADE,
                    new ProblemException(PathologyProblem.BAD_COUNT, PathologyWording.FNCLCC_GRADE.say(), g));
            return Optional.empty();
        }
        return Optional.of(FnclccGrade.of(g));
    }

    private static Optional<Ki67Index> ki67(PathologyEntry e) throws ProblemException {
        if (e.ki67Positive().isPresent() && e.ki67Counted().isPresent()) {
            Ki67Index counted = Ki67Index.ofCells(
                    e.ki67Positive().getAsInt(), e.ki67Counted().getAsInt());
            // A stated percentage is rounded, to a whole number as a rule.
            if (e.ki67Percent().isPresent()
                    && Math.abs(e.ki67Percent().getAsDouble() - counted.percent()) > MOST_ROUNDING_PERCENT) {
                throw new ProblemException(
                        PathologyProblem.BAD_COUNT,
                        "Ki-67",
                        SessionWording.PERCENT_AND_COUNT.say(
                                text(e.ki67Percent().getAsDouble()),
                                e.ki67Positive().getAsInt(),
                                e.ki67Counted().getAsInt(),
                                text(counted.percent())));
            }
            return Optional.of(counted);
        }
        if (e.ki67Positive().isPresent() || e.ki67Counted().isPresent()) {
            throw new ProblemException(
                    PathologyProblem.BAD_COUNT,
                    "Ki-67",
                    e.ki67Positive().isPresent()
                            ? SessionWording.POSITIVE_WITHOUT_ALL.say()
                            : SessionWording.ALL_WITHOUT_POSITIVE.say());
        }
        return e.ki67Percent().isPresent()
                ? Optional.of(Ki67Index.ofPercent(e.ki67Percent().getAsDouble()))
                : Optional.empty();
    }

    private static String text(double percent) {
        return String.format(Locale.ROOT, "%.1f", percent);
    }
}
