package org.needlepoint.statistics.reference;

import java.util.List;
import org.needlepoint.statistics.CorrelationTest;
import org.needlepoint.statistics.Sample;

/** {@code correlation}. */
final class CorrelationResults {
    private CorrelationResults() {}

    static void check(Expected results, Columns columns, Vocabulary words) {
        results.child("correlation").ifPresent(section -> section.children()
                .forEach(r -> words.twoMeasures(r.key()).ifPresent(pair -> correlation(r, columns, pair))));
    }

    private static void correlation(Expected r, Columns columns, List<String> pair) {
        compare(r, "Spearman", "spearman", "pSpearmanT", CorrelationTest.spearman(), columns, pair);
        compare(r, "Kendall", "kendallTauB", "pKendall", CorrelationTest.kendall(), columns, pair);
        compare(r, "Pearson", "pearson", "pPearson", CorrelationTest.pearson(), columns, pair);
    }

    private static void compare(
            Expected r,
            String name,
            String coefficient,
            String p,
            CorrelationTest test,
            Columns columns,
            List<String> pair) {
        Check check = Check.direct(name);
        Computed<CorrelationTest.Result> result = new Computed<>(() -> {
            List<Sample> both = columns.complete(pair);
            return test.test(both.get(0), both.get(1));
        });
        r.number(coefficient, check, result, CorrelationTest.Result::coefficient);
        r.number(p, check.probability(), result, CorrelationTest.Result::p);
    }
}
