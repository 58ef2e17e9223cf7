package org.needlepoint.cohort;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.statistics.RankSumTest;
import org.needlepoint.statistics.Sample;
import org.needlepoint.statistics.StatisticsProblem;
import org.needlepoint.statistics.TTest;

/**
 * A marker in two groups. All tests are kept; normality decides which one counts.
 *
 * @param marker marker
 * @param grouping how the cases are divided
 * @param cases cases compared
 * @param positive the positive group
 * @param negative the other group
 * @param byMeans whether the t test counts; else the rank-sum test
 * @param student Student's t test, positive minus negative; empty where it is not defined
 * @param welch Welch's t test
 * @param rankSum rank-sum test with tie-corrected normal approximation
 * @param exactRankSum exact rank-sum test; empty beyond {@link AnalysisSettings#MOST_EXACT} cases
 * @param test name of the test that counts
 * @param statistic its statistic: t, or z of the rank sum
 * @param p its p-value
 * @param adjustedP p adjusted within the table, if that was asked for
 */
public record GroupComparison(
        Marker marker,
        Grouping grouping,
        CaseSelection cases,
        Description positive,
        Description negative,
        boolean byMeans,
        Optional<TTest.Result> student,
        Optional<TTest.Result> welch,
        RankSumTest.Result rankSum,
        Optional<RankSumTest.Result> exactRankSum,
        String test,
        double statistic,
        double p,
        Optional<Double> adjustedP) {

    static GroupComparison of(Columns columns, Marker marker, Grouping grouping, AnalysisSettings settings)
            throws ProblemException {
        Function<StudyCase, Optional<Double>> value = columns.value(marker);
        Function<StudyCase, Optional<Boolean>> group = columns.positive(grouping);
        CaseSelection cases = columns.complete(List.of(value, group));
        Predicate<StudyCase> high = c -> group.apply(c).orElse(false);
        Predicate<StudyCase> low = c -> !group.apply(c).orElse(true);
        Sample x = columns.sample(marker.label() + ", " + grouping.positive().toLowerCase(), value, high);
        Sample y = columns.sample(marker.label() + ", " + grouping.negative().toLowerCase(), value, low);
        if (x.size() < 2 || y.size() < 2) {
            throw new ProblemException(
                    StatisticsProblem.TOO_FEW,
                    "A comparison of " + marker.label() + " by " + grouping.title(),
                    2,
                    "cases in each group",
                    Math.min(x.size(), y.size()));
        }
        Description positive = Description.of(x, part(columns, cases, high), settings.alpha());
        Description negative = Description.of(y, part(columns, cases, low), settings.alpha());
        boolean normal = positive.normal() && negative.normal();
        if (settings.normality() == AnalysisSettings.Normality.WHOLE) {
            Sample whole =
                    columns.sample(marker.label(), value, c -> group.apply(c).isPresent());
            normal = Description.of(whole, cases, settings.alpha()).normal();
        }
        Optional<TTest.Result> student = tTest(TTest.student().withLevel(settings.level()), x, y);
        Optional<TTest.Result> welch = tTest(TTest.welch().withLevel(settings.level()), x, y);
        Optional<TTest.Result> t = settings.tTest() == TTest.Form.WELCH ? welch : student;
        RankSumTest.Result asymptotic = RankSumTest.asymptotic().test(x, y);
        Optional<RankSumTest.Result> exact = x.size() + y.size() <= AnalysisSettings.MOST_EXACT
                ? Optional.of(RankSumTest.exact().test(x, y))
                : Optional.empty();
        boolean byMeans = normal && t.isPresent();
        String name = byMeans
                ? (settings.tTest() == TTest.Form.WELCH ? "Welch's t test" : "Student's t test")
                : exact.isPresent() ? "Wilcoxon rank-sum test, exact" : "Wilcoxon rank-sum test, normal approximation";
        return new GroupComparison(
                marker,
                grouping,
                cases,
                positive,
                negative,
                byMeans,
                student,
                welch,
                asymptotic,
                exact,
                name,
                byMeans ? t.orElseThrow().t() : asymptotic.z(),
                byMeans ? t.orElseThrow().p() : exact.orElse(asymptotic).p(),
                Optional.empty());
    }

    private static CaseSelection part(Columns columns, CaseSelection cases, Predicate<StudyCase> which) {
        java.util.Set<String> used = new java.util.HashSet<>(cases.used());
        List<String> names = columns.cases().stream()
                .filter(which)
                .map(StudyCase::id)
                .filter(used::contains)
                .toList();
        return new CaseSelection(names, List.of());
    }

    private static Optional<TTest.Result> tTest(TTest test, Sample x, Sample y) throws ProblemException {
        try {
            return Optional.of(test.test(x, y));
        } catch (ProblemException e) {
            if (e.problem() == StatisticsProblem.CONSTANT) {
                return Optional.empty();
            }
            throw e;
        }
    }

    GroupComparison withAdjusted(double adjusted) {
        return new GroupComparison(
                marker,
                grouping,
                cases,
                positive,
                negative,
                byMeans,
                student,
                welch,
                rankSum,
                exactRankSum,
                test,
                statistic,
                p,
                Optional.of(adjusted));
    }
}
