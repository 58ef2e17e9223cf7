package org.needlepoint.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.statistics.MultipleTesting;
import org.needlepoint.work.Progress;

/**
 * The analyses of a study of imaging markers: readers, description, group comparison, correlation, ROC, core against
 * surgical specimen. What cannot be computed is named with its reason and does not stop the rest.
 */
public final class CohortAnalysis {
    private final AnalysisSettings settings;
    private final List<CohortResults.NotPossible> notPossible = new ArrayList<>();

    private CohortAnalysis(AnalysisSettings settings) {
        this.settings = settings;
    }

    /** An analysis that the data may not allow. */
    private interface Attempt<T> {
        T make() throws ProblemException;
    }

    /**
     * Analyses a cohort. The same cohort and settings give the same results.
     *
     * @param cohort cohort
     * @param settings what is chosen
     * @param progress where progress is reported
     * @return results
     * @throws ProblemException {@link CohortProblem#NOTHING_TO_ANALYSE} if not a single marker can be described
     */
    public static CohortResults run(Cohort cohort, AnalysisSettings settings, Progress progress)
            throws ProblemException {
        return new CohortAnalysis(settings).analyse(new Columns(cohort, settings), cohort, progress);
    }

    private CohortResults analyse(Columns columns, Cohort cohort, Progress progress) throws ProblemException {
        List<Grouping> groupings = List.of(Grouping.byGrade(), Grouping.byKi67(settings.ki67CutOffPercent()));
        List<Marker> markers = new ArrayList<>();
        for (Marker m : settings.markers()) {
            if (columns.readers(m).isEmpty()) {
                notPossible.add(new CohortResults.NotPossible(m.label(), CohortWording.NO_VALUE.say()));
            } else {
                markers.add(m);
            }
        }
        List<Marker> measured = new ArrayList<>();
        if (!columns.readers(Marker.KI67).isEmpty()) {
            measured.add(Marker.KI67);
        }
        measured.addAll(markers);
        progress.report(0.05, CohortWording.DESCRIBING.say(cohort.cases().size()));
        Baseline baseline = Baseline.of(columns, settings);
        List<CohortResults.Measurement> measurements = new ArrayList<>();
        List<ReaderAgreement> readers = new ArrayList<>();
        List<ReaderAgreement> repeats = new ArrayList<>();
        for (Marker m : measured) {
            attempt(m.label() + ", description", () -> measurement(columns, m)).ifPresent(measurements::add);
            attempt(m.label() + ", agreement of readers", () -> ReaderAgreement.of(columns, m, settings.level()))
                    .flatMap(o -> o)
                    .ifPresent(readers::add);
            cohort.sessions(m.key()).forEach((reader, sessions) -> attempt(
                            m.label() + ", repeatability" + (reader.isEmpty() ? "" : " of " + reader),
                            () -> ReaderAgreement.within(columns, m, reader, sessions, settings.level()))
                    .ifPresent(repeats::add));
        }
        if (measurements.isEmpty()) {
            throw new ProblemException(
                    CohortProblem.NOTHING_TO_ANALYSE,
                    notPossible.stream()
                            .map(n -> n.what() + ": " + n.why())
                            .reduce((a, b) -> a + "; " + b)
                            .orElse(CohortWording.NO_MARKER.say()));
        }
        List<GroupComparison> comparisons = new ArrayList<>();
        List<Correlation> correlations = new ArrayList<>();
        List<DiagnosticPerformance> performance = new ArrayList<>();
        List<AucComparison> areas = new ArrayList<>();
        double step = 0.1;
        for (Grouping g : groupings) {
            for (Marker m : markers) {
                progress.stopIfCancelled();
                progress.report(step, m.label() + " and " + g.title());
                step += 0.8 / (groupings.size() * markers.size());
                String of = m.label() + " and " + g.title();
                attempt(of + ", groups", () -> GroupComparison.of(columns, m, g, settings))
                        .ifPresent(comparisons::add);
                attempt(of + ", correlation", () -> Correlation.of(columns, m, g, settings))
                        .ifPresent(correlations::add);
                attempt(of + ", ROC", () -> DiagnosticPerformance.of(columns, m, g, settings))
                        .ifPresent(performance::add);
            }
            for (int i = 0; i < markers.size(); i++) {
                for (int j = i + 1; j < markers.size(); j++) {
                    Marker a = markers.get(i);
                    Marker b = markers.get(j);
                    attempt(
                                    a.label() + " against " + b.label() + ", " + g.title(),
                                    () -> AucComparison.of(columns, a, b, g, settings))
                            .ifPresent(areas::add);
                }
            }
        }
        Optional<CohortResults.Specimens> specimens = attempt(
                        "Core against surgical specimen", () -> Specimens.of(columns, settings.level()))
                .flatMap(o -> o);
        return new CohortResults(
                cohort,
                settings,
                groupings,
                baseline,
                measurements,
                readers,
                repeats,
                adjusted(comparisons, GroupComparison::p, GroupComparison::withAdjusted),
                adjusted(correlations, c -> c.spearman().p(), Correlation::withAdjusted),
                adjustedByGrouping(performance, groupings),
                adjusted(areas, a -> a.test().p(), AucComparison::withAdjusted),
                specimens,
                notPossible);
    }

    private CohortResults.Measurement measurement(Columns columns, Marker m) throws ProblemException {
        CaseSelection cases = columns.complete(List.of(columns.value(m)));
        return new CohortResults.Measurement(
                m,
                columns.readers(m),
                Description.of(columns.sample(m.label(), columns.value(m), c -> true), cases, settings.alpha()));
    }

    private <T> Optional<T> attempt(String what, Attempt<T> attempt) {
        try {
            return Optional.of(attempt.make());
        } catch (ProblemException e) {
            notPossible.add(new CohortResults.NotPossible(what, e.getMessage()));
            return Optional.empty();
        }
    }

    /** Tables 5 and 6 are two tables, and two families of tests. */
    private List<DiagnosticPerformance> adjustedByGrouping(List<DiagnosticPerformance> all, List<Grouping> groupings) {
        List<DiagnosticPerformance> out = new ArrayList<>();
        for (Grouping g : groupings) {
            List<DiagnosticPerformance> of =
                    all.stream().filter(p -> p.grouping().equals(g)).toList();
            out.addAll(adjusted(of, DiagnosticPerformance::p, DiagnosticPerformance::withAdjusted));
        }
        return out;
    }

    private <T> List<T> adjusted(List<T> tests, ToDoubleFunction<T> p, BiFunction<T, Double, T> with) {
        Optional<MultipleTesting> method = settings.adjustment();
        if (method.isEmpty() || tests.isEmpty()) {
            return tests;
        }
        double[] adjusted = method.get().adjust(tests.stream().mapToDouble(p).toArray());
        List<T> out = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            out.add(with.apply(tests.get(i), adjusted[i]));
        }
        return out;
    }
}
