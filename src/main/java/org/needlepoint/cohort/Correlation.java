package org.needlepoint.cohort;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.statistics.CorrelationTest;
import org.needlepoint.statistics.Sample;

/**
 * Spearman's correlation of a marker with grade (1–3) or Ki-67 (per cent).
 *
 * @param marker marker
 * @param grouping with what
 * @param cases cases correlated
 * @param spearman coefficient, p-value, interval after Bonett and Wright
 * @param adjustedP p adjusted within the table, if that was asked for
 */
public record Correlation(
        Marker marker,
        Grouping grouping,
        CaseSelection cases,
        CorrelationTest.Result spearman,
        Optional<Double> adjustedP) {

    static Correlation of(Columns columns, Marker marker, Grouping grouping, AnalysisSettings settings)
            throws ProblemException {
        Function<StudyCase, Optional<Double>> x = columns.value(marker);
        Function<StudyCase, Optional<Double>> y = target(columns, grouping);
        CaseSelection cases = columns.complete(List.of(x, y));
        Sample a = columns.sample(marker.label(), x, c -> y.apply(c).isPresent());
        Sample b = columns.sample(grouping.title(), y, c -> x.apply(c).isPresent());
        return new Correlation(
                marker,
                grouping,
                cases,
                CorrelationTest.spearman().withLevel(settings.level()).test(a, b),
                Optional.empty());
    }

    private static Function<StudyCase, Optional<Double>> target(Columns columns, Grouping grouping) {
        return grouping.key().equals(Grouping.GRADE) ? columns.grade() : columns.value(Marker.KI67);
    }

    Correlation withAdjusted(double adjusted) {
        return new Correlation(marker, grouping, cases, spearman, Optional.of(adjusted));
    }
}
