package org.needlepoint.report.cohort;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.needlepoint.cohort.AnalysisSettings;
import org.needlepoint.cohort.CohortResults;
import org.needlepoint.cohort.GroupComparison;
import org.needlepoint.cohort.Grouping;
import org.needlepoint.cohort.Marker;
import org.needlepoint.report.table.PrintedNumber;
import org.needlepoint.statistics.MultipleTesting;

/** The paragraphs on methods and results, made from what was really done. */
final class Methods {
    private final CohortResults results;
    private final AnalysisSettings settings;
    private final String software;

    Methods(CohortResults results, String software) {
        this.results = results;
        this.settings = results.settings();
        this.software = software;
    }

    /** Statistical analysis. */
    String paragraph() {
        List<String> s = new ArrayList<>();
        mark().ifPresent(m -> s.add((results.cohort().synthetic() == assessed()
                        ? "All cases are SYNTHETIC"
                        : results.cohort().synthetic() + " of " + assessed() + " cases are SYNTHETIC")
                + ": invented, of no person; nothing about disease follows from them."));
        s.add("Analyses were made with " + software + " (seed " + settings.seed() + ").");
        String alpha = PrintedNumber.significant(settings.alpha(), 1);
        s.add("Normality was judged by the Shapiro–Wilk test (p ≥ " + alpha
                + "); measures are given as mean ± standard deviation or as median (P25, P75; quantiles of type 6).");
        List<String> untested = results.measurements().stream()
                .filter(m -> m.description().shapiroWilk().isEmpty())
                .map(m ->
                        m.marker().label() + " (n = " + m.description().cases().n() + ")")
                .toList();
        if (!untested.isEmpty()) {
            s.add("The test was not made for " + Words.listed(untested)
                    + ", because it is defined for 3 to 5,000 values that"
                    + " are not all equal (Royston); what was not tested is given as median (P25, P75) and compared by the"
                    + " rank-sum test.");
        }
        if (!results.readers().isEmpty()) {
            s.add("Agreement of readers ("
                    + Words.listed(results.readers().stream()
                            .map(r -> r.marker().label())
                            .toList())
                    + ") was estimated by the intraclass correlation coefficient for absolute agreement of single readings,"
                    + " ICC(A,1), with its F interval, and by Bland–Altman analysis; the mean of the readers entered all other"
                    + " analyses, and a case that not every reader measured was left out of those of that marker.");
        }
        List<String> decided = results.measurements().stream()
                .map(CohortResults.Measurement::marker)
                .filter(m -> results.cohort().adjudicated(m.key()) > 0)
                .map(m -> m.label() + " of " + Words.count(results.cohort().adjudicated(m.key()), "case"))
                .toList();
        if (!decided.isEmpty()) {
            s.add("An adjudicator decided after the readers (" + Words.listed(decided)
                    + "): that value entered the analyses in place of their mean; agreement is that of the readers' own"
                    + " blinded readings.");
        }
        if (!results.repeats().isEmpty()) {
            s.add("Repeatability within readers ("
                    + Words.listed(results.repeats().stream()
                            .map(r -> r.marker().label() + ", "
                                    + r.readers().get(0).replaceAll(",? ?session 1$", ""))
                            .map(x -> x.replaceAll(", $", ""))
                            .toList())
                    + ") was estimated from repeated sessions by ICC(A,1), Bland–Altman analysis, the within-subject"
                    + " coefficient of variation and the repeatability coefficient; only first sessions entered the other"
                    + " analyses.");
        }
        if (!results.comparisons().isEmpty()) {
            s.add("High grade was FNCLCC grade 2 or 3, high expression a Ki-67 labelling index of at least "
                    + plain(settings.ki67CutOffPercent()) + " %.");
            Set<String> tests = new LinkedHashSet<>();
            results.comparisons().stream().map(GroupComparison::test).forEach(tests::add);
            for (String test : tests) {
                List<String> of = results.comparisons().stream()
                        .filter(c -> c.test().equals(test))
                        .map(c -> c.marker().label() + " by " + c.grouping().title())
                        .toList();
                boolean all = of.size() == results.comparisons().size();
                s.add((all ? "Groups" : Words.listed(of)) + " were compared by " + Words.test(test) + ".");
            }
            s.add(
                    settings.normality() == AnalysisSettings.Normality.GROUPS
                            ? "A t test was used where neither group departed from normality."
                            : "A t test was used where the marker did not depart from normality over all cases.");
        }
        if (!results.correlations().isEmpty()) {
            s.add("Association with grade and Ki-67 is Spearman's correlation.");
        }
        if (!results.performance().isEmpty()) {
            s.add("Areas under the ROC curve (" + directions()
                    + ") have DeLong's interval and that of a stratified bootstrap of "
                    + String.format(Locale.ROOT, "%,d", settings.draws())
                    + " draws; cut-offs maximise the Youden index; areas were compared by DeLong's paired"
                    + " test.");
        }
        s.add(settings.adjustment()
                .map(a -> "p-values of each table were adjusted after "
                        + (a == MultipleTesting.HOLM ? "Holm" : "Benjamini and Hochberg")
                        + "; adjusted values stand in brackets.")
                .orElse("p-values were not adjusted for their number."));
        s.add("All tests are two-sided; p < " + alpha
                + " counts as significant. Cases that lack a value were left out of the"
                + " analysis that needs it, and n is given for each.");
        return String.join(" ", s);
    }

    private String directions() {
        return Words.listed(settings.markers().stream()
                .filter(m ->
                        results.measurements().stream().anyMatch(x -> x.marker().equals(m)))
                .map(m -> m.label() + ", " + m.direction().label())
                .toList());
    }

    /** What every page, table and figure must say of the data. */
    Optional<String> mark() {
        int n = results.cohort().synthetic();
        if (n == 0) {
            return Optional.empty();
        }
        return Optional.of(n == assessed() ? "SYNTHETIC data" : "partly SYNTHETIC data");
    }

    private int assessed() {
        return results.cohort().cases().size() + results.cohort().excluded().size();
    }

    /** What came out, in sentences. */
    List<String> findings() {
        List<String> out = new ArrayList<>();
        int n = results.cohort().cases().size();
        int left = results.cohort().excluded().size();
        out.add(Words.count(n, "case")
                + (left == 0
                        ? (n == 1 ? " was" : " were") + " analysed."
                        : " of " + (n + left) + " assessed were included; " + left + " were excluded (Figure 1)."));
        for (Grouping g : results.groupings()) {
            List<String> parts = new ArrayList<>();
            for (GroupComparison c : results.comparisons()) {
                if (c.grouping().equals(g)) {
                    Marker m = c.marker();
                    parts.add(m.label() + " " + Words.location(c.positive(), c.byMeans(), m.decimals()) + " against "
                            + Words.location(c.negative(), c.byMeans(), m.decimals())
                            + (m.unit().isEmpty() ? "" : " " + m.unit()) + " (" + PrintedNumber.pEquals(c.p()) + ")");
                }
            }
            if (!parts.isEmpty()) {
                out.add(g.positive() + " against " + g.negative().toLowerCase(Locale.ROOT) + ": " + Words.listed(parts)
                        + ".");
            }
            results.performance().stream()
                    .filter(p -> p.grouping().equals(g))
                    .max(java.util.Comparator.comparingDouble(p -> p.curve().auc()))
                    .ifPresent(p -> out.add("The largest area for "
                            + g.positive().toLowerCase(Locale.ROOT) + " was that of "
                            + p.marker().label() + ", "
                            + PrintedNumber.estimate(
                                    p.curve().auc(),
                                    p.interval().lower(),
                                    p.interval().upper(),
                                    3)
                            + "; at "
                            + Words.cutOff(
                                    p.marker(), p.sign(), p.cutOffs().get(0).threshold())
                            + " sensitivity was "
                            + Words.percent(p.cutOffs().get(0).table().sensitivity()) + " % and specificity "
                            + Words.percent(p.cutOffs().get(0).table().specificity()) + " %."));
        }
        return out;
    }

    /** What the reader must know of the data. */
    List<String> cautions() {
        List<String> out = new ArrayList<>();
        results.notPossible().forEach(x -> out.add("Not possible: " + x.what() + ". " + x.why()));
        out.addAll(results.cohort().notes());
        if (!results.cohort().unusedColumns().isEmpty()) {
            out.add("Columns that were not used: "
                    + String.join(", ", results.cohort().unusedColumns()) + ".");
        }
        Set<String> missing = new LinkedHashSet<>();
        for (CohortResults.Measurement m : results.measurements()) {
            List<String> ids = m.description().cases().missing();
            if (!ids.isEmpty()) {
                missing.add(m.marker().label() + " is missing for " + shown(ids) + ".");
            }
        }
        List<String> grade = results.baseline().gradeCore().cases().missing();
        if (!grade.isEmpty()) {
            missing.add("FNCLCC grade is missing for " + shown(grade) + ".");
        }
        out.addAll(missing);
        return out;
    }

    private static String shown(List<String> ids) {
        return ids.size() <= 20
                ? Words.listed(ids)
                : ids.size() + " cases (" + String.join(", ", ids.subList(0, 10)) + ", …; all in cohort.json)";
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
