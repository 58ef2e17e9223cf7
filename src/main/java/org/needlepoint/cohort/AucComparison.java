package org.needlepoint.cohort;

import java.util.List;
import java.util.Optional;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.statistics.DeLongTest;

/**
 * DeLong's test of the areas of two markers, on the cases that have both.
 *
 * @param grouping which class is to be found
 * @param first marker
 * @param second marker
 * @param cases cases used
 * @param test difference first minus second
 * @param adjustedP p adjusted within the grouping, if that was asked for
 */
public record AucComparison(
        Grouping grouping,
        Marker first,
        Marker second,
        CaseSelection cases,
        DeLongTest.Result test,
        Optional<Double> adjustedP) {

    static AucComparison of(Columns columns, Marker first, Marker second, Grouping grouping, AnalysisSettings settings)
            throws ProblemException {
        CaseSelection cases =
                columns.complete(List.of(columns.value(first), columns.value(second), columns.positive(grouping)));
        return new AucComparison(
                grouping,
                first,
                second,
                cases,
                DeLongTest.paired()
                        .withLevel(settings.level())
                        .test(
                                DiagnosticPerformance.curve(columns, first, grouping, cases),
                                DiagnosticPerformance.curve(columns, second, grouping, cases)),
                Optional.empty());
    }

    AucComparison withAdjusted(double adjusted) {
        return new AucComparison(grouping, first, second, cases, test, Optional.of(adjusted));
    }
}
