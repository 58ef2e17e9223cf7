package org.needlepoint.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.needlepoint.pathology.FnclccGrade;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.statistics.BinaryOutcome;
import org.needlepoint.statistics.Sample;

/** Columns of numbers drawn from a cohort's cases. */
final class Columns {
    private final Cohort cohort;
    private final AnalysisSettings settings;
    private final java.util.Map<String, List<String>> readers = new java.util.HashMap<>();

    Columns(Cohort cohort, AnalysisSettings settings) {
        this.cohort = cohort;
        this.settings = settings;
    }

    List<StudyCase> cases() {
        return cohort.cases();
    }

    List<String> readers(Marker marker) {
        return readers.computeIfAbsent(marker.key(), cohort::readers);
    }

    Function<StudyCase, Optional<Double>> value(Marker marker) {
        List<String> of = readers(marker);
        return c -> c.value(marker.key(), of);
    }

    Function<StudyCase, Optional<Double>> grade() {
        return c -> c.core().grade().map(g -> (double) g.number());
    }

    /** Whether a case is in the positive class; empty if that is not known. */
    Function<StudyCase, Optional<Boolean>> positive(Grouping grouping) {
        if (grouping.key().equals(Grouping.GRADE)) {
            return c -> c.core().grade().map(FnclccGrade::isHigh);
        }
        return c -> value(Marker.KI67).apply(c).map(v -> v >= settings.ki67CutOffPercent());
    }

    CaseSelection complete(List<Function<StudyCase, ? extends Optional<?>>> columns) {
        return CaseSelection.of(
                cases(), c -> columns.stream().allMatch(f -> f.apply(c).isPresent()));
    }

    /** Values of the cases that have one and that a condition allows. */
    Sample sample(String name, Function<StudyCase, Optional<Double>> column, Predicate<StudyCase> which)
            throws ProblemException {
        List<Double> values = new ArrayList<>();
        cases().stream().filter(which).forEach(c -> column.apply(c).ifPresent(values::add));
        return Sample.of(name, values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    BinaryOutcome outcome(Grouping grouping, Predicate<StudyCase> which) {
        Function<StudyCase, Optional<Boolean>> positive = positive(grouping);
        List<StudyCase> those = cases().stream().filter(which).toList();
        boolean[] flags = new boolean[those.size()];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = positive.apply(those.get(i)).orElseThrow();
        }
        return BinaryOutcome.of(grouping.title(), grouping.positive(), grouping.negative(), flags);
    }
}
