package org.needlepoint.statistics.reference;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.statistics.QuantileType;
import org.needlepoint.statistics.RankSumTest;
import org.needlepoint.statistics.Sample;
import org.needlepoint.statistics.ShapiroWilkTest;
import org.needlepoint.statistics.TTest;

/** {@code shapiroWilk} and the comparisons of two groups, {@code byGrade} and other {@code by…}. */
final class GroupResults {
    private static final Check SHAPIRO = Check.direct("Shapiro–Wilk");
    private static final Check COUNTS = Check.direct("group sizes");
    private static final Check MOMENTS = Check.direct("mean, SD");
    private static final Check RANK_SUM = Check.direct("Wilcoxon rank-sum");
    private static final Check RANK_SUM_EXACT = Check.direct("Wilcoxon rank-sum, exact");
    private static final Pattern GROUPS = Pattern.compile("group (-?[0-9.]+) minus group (-?[0-9.]+)");
    private static final int LONGEST_GROUPS = 60;

    /** The two groups of a comparison. */
    private record Pair(Sample first, Sample second) {}

    private GroupResults() {}

    static void check(Expected results, Columns columns, Vocabulary words) {
        results.child("shapiroWilk").ifPresent(section -> section.children()
                .forEach(r -> words.measure(r.key()).ifPresent(name -> shapiro(r, columns, name))));
        for (Expected section : results.children()) {
            if (section.key().startsWith("by")) {
                words.classes(section.key().substring(2)).ifPresent(by -> section.children()
                        .forEach(r -> words.measure(r.key()).ifPresent(name -> groups(r, columns, name, by))));
            }
        }
    }

    private static void shapiro(Expected r, Columns columns, String name) {
        Computed<ShapiroWilkTest.Result> result =
                new Computed<>(() -> ShapiroWilkTest.royston().test(columns.complete(name)));
        r.number("W", SHAPIRO, result, ShapiroWilkTest.Result::w);
        r.number("p", SHAPIRO.probability(), result, ShapiroWilkTest.Result::p);
    }

    private static void groups(Expected r, Columns columns, String name, String by) {
        String stated = r.setting("groups").orElse("group 0 minus group 1");
        Computed<Pair> pair = new Computed<>(() -> pair(columns, name, by, stated));
        r.number("n0", COUNTS, pair, p -> p.first().size());
        r.number("n1", COUNTS, pair, p -> p.second().size());
        r.numbers("mean", MOMENTS, pair, p -> each(p, Sample::mean));
        r.numbers("sd", MOMENTS, pair, p -> each(p, Sample::standardDeviation));
        r.child("student").ifPresent(t -> tTest(t, "Student t", pair, TTest.student()));
        r.child("welch").ifPresent(t -> tTest(t, "Welch t", pair, TTest.welch()));
        r.child("mannWhitney").ifPresent(w -> rankSum(w, pair));
        for (QuantileType type : QuantileType.values()) {
            String number = type == QuantileType.TYPE_6 ? "6" : "7";
            r.child("quartilesType" + number)
                    .ifPresent(q -> quartiles(q, Check.direct("quartiles type " + number), pair, type));
        }
    }

    /** A number of each group; NaN for a group too small to have it. */
    private static double[] each(Pair pair, Expected.Number<Sample> number) {
        double[] both = new double[2];
        for (int g = 0; g < 2; g++) {
            try {
                both[g] = number.of(g == 0 ? pair.first() : pair.second());
            } catch (ProblemException e) {
                both[g] = Double.NaN;
            }
        }
        return both;
    }

    private static Pair pair(Columns columns, String name, String by, String stated) throws ProblemException {
        Matcher m = GROUPS.matcher(stated);
        if (stated.length() > LONGEST_GROUPS || !m.matches()) {
            throw new ProblemException(
                    ReferenceProblem.BAD_SETTING, "groups \"" + stated + "\"", "\"group 0 minus group 1\"");
        }
        try {
            return new Pair(
                    columns.group(name, by, Double.parseDouble(m.group(1))),
                    columns.group(name, by, Double.parseDouble(m.group(2))));
        } catch (NumberFormatException e) {
            throw new ProblemException(
                    e, ReferenceProblem.BAD_SETTING, "groups \"" + stated + "\"", "\"group 0 minus group 1\"");
        }
    }

    private static void tTest(Expected r, String name, Computed<Pair> pair, TTest test) {
        Check check = Check.direct(name);
        Computed<TTest.Result> result =
                new Computed<>(() -> test.test(pair.get().first(), pair.get().second()));
        r.number("t", check, result, TTest.Result::t);
        r.number("df", check, result, TTest.Result::df);
        r.number("p", check.probability(), result, TTest.Result::p);
        r.numbers("ci95", check, result, t ->
                new double[] {t.interval().lower(), t.interval().upper()});
    }

    private static void rankSum(Expected r, Computed<Pair> pair) {
        Computed<RankSumTest.Result> asymptotic = ranked(pair, RankSumTest.asymptotic());
        r.number("W", RANK_SUM, asymptotic, RankSumTest.Result::w);
        r.number("zTieCorrected", RANK_SUM, asymptotic, RankSumTest.Result::z);
        r.number("pAsymptotic", RANK_SUM.probability(), asymptotic, RankSumTest.Result::p);
        r.number(
                "pContinuityCorrected",
                RANK_SUM.probability(),
                ranked(pair, RankSumTest.continuityCorrected()),
                RankSumTest.Result::p);
        r.number(
                "pExactConditional",
                RANK_SUM_EXACT.probability(),
                ranked(pair, RankSumTest.exact()),
                RankSumTest.Result::p);
    }

    private static Computed<RankSumTest.Result> ranked(Computed<Pair> pair, RankSumTest test) {
        return new Computed<>(() -> test.test(pair.get().first(), pair.get().second()));
    }

    private static void quartiles(Expected r, Check check, Computed<Pair> pair, QuantileType type) {
        List<Expected> groups = r.elements();
        for (int g = 0; g < Math.min(2, groups.size()); g++) {
            boolean first = g == 0;
            Computed<QuantileType.Quartiles> quartiles = new Computed<>(
                    () -> type.quartiles(first ? pair.get().first() : pair.get().second()));
            groups.get(g).numbers(check, quartiles, q -> new double[] {q.p25(), q.median(), q.p75()});
        }
    }
}
