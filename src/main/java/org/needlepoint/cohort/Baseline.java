package org.needlepoint.cohort;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.needlepoint.pathology.FnclccGrade;
import org.needlepoint.problem.ProblemException;

/**
 * Who the patients are and what pathology found.
 *
 * @param cases all included cases
 * @param age age, years; empty if no case states it
 * @param diameter largest diameter, mm
 * @param sex sex
 * @param site site
 * @param subtypeSurgery subtype at surgery
 * @param subtypeCore subtype by the core
 * @param gradeCore grade by the core, by low and high
 * @param gradeSurgery grade at surgery, by low and high
 * @param ki67 Ki-67 expression, by low and high
 */
public record Baseline(
        CaseSelection cases,
        Optional<Description> age,
        Optional<Description> diameter,
        Counts sex,
        Counts site,
        Counts subtypeSurgery,
        Counts subtypeCore,
        Counts gradeCore,
        Counts gradeSurgery,
        Counts ki67) {

    /**
     * Counts of a variable.
     *
     * @param cases cases that state it
     * @param groups value → names of its cases, in order
     */
    public record Counts(CaseSelection cases, Map<String, List<String>> groups) {
        /** Keeps its own map, in order. */
        public Counts {
            groups = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(groups));
        }
    }

    static Baseline of(Columns columns, AnalysisSettings settings) throws ProblemException {
        Grouping grade = Grouping.byGrade();
        Grouping ki67 = Grouping.byKi67(settings.ki67CutOffPercent());
        return new Baseline(
                CaseSelection.of(columns.cases(), c -> true),
                description(columns, "Age", StudyCase::ageYears, settings),
                description(columns, "Largest diameter", StudyCase::diameterMm, settings),
                counts(columns, StudyCase::sex),
                counts(columns, StudyCase::site),
                counts(columns, c -> c.surgery().subtype()),
                counts(columns, c -> c.core().subtype()),
                twoGroups(columns, grade, c -> c.core().grade().map(FnclccGrade::isHigh)),
                twoGroups(columns, grade, c -> c.surgery().grade().map(FnclccGrade::isHigh)),
                twoGroups(columns, ki67, columns.positive(ki67)));
    }

    private static Optional<Description> description(
            Columns columns, String name, Function<StudyCase, Optional<Double>> column, AnalysisSettings settings)
            throws ProblemException {
        CaseSelection cases = columns.complete(List.of(column));
        return cases.n() == 0
                ? Optional.empty()
                : Optional.of(Description.of(columns.sample(name, column, c -> true), cases, settings.alpha()));
    }

    /** Groups by what the table says, upper and lower case being the same, the most frequent first. */
    private static Counts counts(Columns columns, Function<StudyCase, Optional<String>> column) {
        Map<String, List<String>> groups = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (StudyCase c : columns.cases()) {
            column.apply(c).ifPresent(v -> groups.computeIfAbsent(v, k -> new ArrayList<>())
                    .add(c.id()));
        }
        Map<String, List<String>> sorted = new LinkedHashMap<>();
        groups.entrySet().stream()
                .sorted((a, b) -> b.getValue().size() - a.getValue().size())
                .forEach(e -> sorted.put(e.getKey(), List.copyOf(e.getValue())));
        return new Counts(columns.complete(List.of(column)), sorted);
    }

    private static Counts twoGroups(
            Columns columns, Grouping grouping, Function<StudyCase, Optional<Boolean>> positive) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (boolean high : new boolean[] {false, true}) {
            List<String> names = columns.cases().stream()
                    .filter(c -> positive.apply(c).equals(Optional.of(high)))
                    .map(StudyCase::id)
                    .toList();
            groups.put(high ? grouping.positive() : grouping.negative(), names);
        }
        return new Counts(columns.complete(List.of(positive)), groups);
    }
}
