package org.needlepoint.report.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.needlepoint.cohort.Baseline;
import org.needlepoint.cohort.CohortResults;
import org.needlepoint.cohort.Correlation;
import org.needlepoint.cohort.DiagnosticPerformance;
import org.needlepoint.cohort.GroupComparison;
import org.needlepoint.cohort.Grouping;
import org.needlepoint.cohort.Marker;
import org.needlepoint.cohort.ReaderAgreement;
import org.needlepoint.report.table.Align;
import org.needlepoint.report.table.Cell;
import org.needlepoint.report.table.PrintedNumber;
import org.needlepoint.report.table.PrintedTable;
import org.needlepoint.statistics.IntraclassCorrelation;
import org.needlepoint.statistics.MultipleTesting;

/** Tables 1 to 6 of the study, with its numbers and contents. */
final class StudyTables {
    private static final int COEFFICIENT = 3;

    private final CohortResults results;
    private final Trace trace;

    StudyTables(CohortResults results, Trace trace) {
        this.results = results;
        this.trace = trace;
    }

    /** Pathology. */
    PrintedTable pathology() {
        Baseline b = results.baseline();
        boolean surgery = b.gradeSurgery().cases().n() > 0;
        PrintedTable.Builder t = PrintedTable.numbered(
                        "Table 1",
                        "Histological subtypes, FNCLCC grade and Ki-67 expression of "
                                + b.cases().n() + " patients")
                .column("Variable")
                .column("n", Align.RIGHT);
        Baseline.Counts subtypes = b.subtypeSurgery().cases().n() > 0 ? b.subtypeSurgery() : b.subtypeCore();
        boolean atSurgery = subtypes == b.subtypeSurgery();
        if (subtypes.cases().n() > 0) {
            t.section("Histological subtype (" + (atSurgery ? "surgery" : "biopsy") + ")");
            String column = atSurgery ? "subtype_surgery" : "subtype";
            subtypes.groups().forEach((name, ids) -> count(t, "table-1/" + column + "/" + name, name, ids, column));
        }
        if (b.gradeCore().cases().n() > 0) {
            t.section(surgery ? "FNCLCC grade (biopsy / surgery)" : "FNCLCC grade (biopsy)");
            b.gradeCore().groups().forEach((name, ids) -> {
                List<String> later = b.gradeSurgery().groups().get(name);
                List<String> both = new ArrayList<>(ids);
                later.stream().filter(id -> !both.contains(id)).forEach(both::add);
                String text = surgery ? ids.size() + " / " + later.size() : String.valueOf(ids.size());
                boolean high = name.equals(Grouping.byGrade().positive());
                t.indented(
                        1,
                        Cell.of(name + (high ? " (G2, G3)" : " (G1)")),
                        trace.cell(
                                "table-1/fnclcc_grade/" + name,
                                text,
                                surgery ? both : ids,
                                surgery ? List.of("fnclcc_grade", "fnclcc_grade_surgery") : List.of("fnclcc_grade")));
            });
        }
        if (b.ki67().cases().n() > 0) {
            t.section("Ki-67 labelling index (biopsy)");
            double cut = results.settings().ki67CutOffPercent();
            b.ki67().groups().forEach((name, ids) -> {
                boolean high = name.startsWith("High");
                String label = name + (high ? " (≥ " : " (< ") + PrintedNumber.fixed(cut, cut == Math.rint(cut) ? 0 : 1)
                        + " %)";
                count(t, "table-1/ki67_percent/" + name, label, ids, "ki67_percent");
            });
        }
        unknown(t, "Subtype", subtypes);
        unknown(t, "Grade of the core", b.gradeCore());
        unknown(t, "Ki-67", b.ki67());
        return t.build();
    }

    private void count(PrintedTable.Builder t, String key, String label, List<String> ids, String column) {
        t.indented(1, Cell.of(label), trace.cell(key, String.valueOf(ids.size()), ids, List.of(column)));
    }

    private static void unknown(PrintedTable.Builder t, String what, Baseline.Counts c) {
        if (c.cases().n() > 0 && !c.cases().missing().isEmpty()) {
            t.note(what + " is not stated for "
                    + Words.count(c.cases().missing().size(), "case") + ".");
        }
    }

    /** Measures and agreement of readers. */
    PrintedTable measurements() {
        PrintedTable.Builder t = PrintedTable.numbered(
                        "Table 2", "Ki-67 labelling index and MRI markers, and agreement of readers")
                .column("Parameter")
                .column("n")
                .column("Range")
                .column("Mean ± SD or median (P25, P75)")
                .column("ICC(A,1)")
                .column("95 % CI")
                .column("p");
        for (CohortResults.Measurement m : results.measurements()) {
            Marker k = m.marker();
            String key = "table-2/" + k.key() + "/";
            var d = m.description();
            Optional<ReaderAgreement> agreement = results.readersOf(k);
            List<Cell> cells = new ArrayList<>(List.of(
                    Cell.of(k.labelWithUnit()),
                    trace.cell(key + "n", String.valueOf(d.cases().n()), d.cases(), k.key()),
                    trace.cell(
                            key + "range",
                            PrintedNumber.interval(d.minimum(), d.maximum(), k.decimals()),
                            d.cases(),
                            k.key()),
                    trace.cell(key + "location", Words.location(d, d.normal(), k.decimals()), d.cases(), k.key())));
            if (agreement.isPresent()) {
                var icc = agreement.get().icc(IntraclassCorrelation.Form.ICC_A_1);
                var cases = agreement.get().cases();
                String fewer = cases.n() == d.cases().n() ? "" : " (n = " + cases.n() + ")";
                cells.add(trace.cell(
                        key + "icc", PrintedNumber.fixed(icc.value(), COEFFICIENT) + fewer, cases, k.key(), "reader"));
                cells.add(trace.cell(
                        key + "icc-interval", Words.interval(icc.interval(), COEFFICIENT), cases, k.key(), "reader"));
                cells.add(trace.cell(key + "icc-p", PrintedNumber.p(icc.p()), cases, k.key(), "reader"));
            } else {
                for (int i = 0; i < 3; i++) {
                    cells.add(Cell.of(PrintedNumber.NONE));
                }
            }
            t.row(cells);
        }
        t.note("Mean ± SD where the Shapiro–Wilk test does not reject normality (p ≥ "
                + PrintedNumber.significant(results.settings().alpha(), 1)
                + "), otherwise median (P25, P75)"
                + (results.measurements().stream()
                                .anyMatch(m -> m.description().shapiroWilk().isEmpty())
                        ? ", also where the test is not defined (fewer than 3 or more than 5,000 values, or all equal)"
                        : "")
                + ". Values of a case are the mean of its readers.");
        if (!results.readers().isEmpty()) {
            t.note(
                    "ICC(A,1): two-way, absolute agreement, single reading, with F interval (McGraw and Wong); p of the F"
                            + " test against 0. Other forms in Table S2.");
        }
        return t.build();
    }

    /** Markers in two groups. */
    PrintedTable comparisons() {
        PrintedTable.Builder t = PrintedTable.numbered("Table 3", "MRI markers by FNCLCC grade and by Ki-67 expression")
                .column("Parameter");
        for (Grouping g : groupings()) {
            t.spanning(g.title(), head(g, true), head(g, false), "z or t", "p" + adjusted());
        }
        for (Marker m : markers()) {
            List<Cell> cells = new ArrayList<>(List.of(Cell.of(m.labelWithUnit())));
            for (Grouping g : groupings()) {
                Optional<GroupComparison> found = results.comparisons().stream()
                        .filter(c -> c.marker().equals(m) && c.grouping().equals(g))
                        .findFirst();
                if (found.isEmpty()) {
                    none(cells, 4);
                    continue;
                }
                GroupComparison c = found.get();
                String key = "table-3/" + m.key() + "/" + g.key() + "/";
                String column = column(g);
                cells.add(trace.cell(
                        key + "positive",
                        Words.location(c.positive(), c.byMeans(), m.decimals())
                                + fewer(g, true, c.positive().cases().n()),
                        c.positive().cases(),
                        m.key(),
                        column));
                cells.add(trace.cell(
                        key + "negative",
                        Words.location(c.negative(), c.byMeans(), m.decimals())
                                + fewer(g, false, c.negative().cases().n()),
                        c.negative().cases(),
                        m.key(),
                        column));
                String sign = c.byMeans() ? "t = " : "z = ";
                cells.add(trace.cell(
                        key + "statistic", sign + PrintedNumber.fixed(c.statistic(), 3), c.cases(), m.key(), column));
                cells.add(trace.cell(key + "p", Words.p(c.p(), c.adjustedP()), c.cases(), m.key(), column));
            }
            t.row(cells);
        }
        t.note(
                "Mean ± SD with t, or median (P25, P75) with z of the Wilcoxon rank sum (tie-corrected); statistics are for"
                        + " the high group minus the low group.");
        testsUsed().forEach(t::note);
        return t.build();
    }

    /** Which test was used where, one sentence for each. */
    private List<String> testsUsed() {
        Map<String, List<String>> by = new java.util.LinkedHashMap<>();
        for (GroupComparison c : results.comparisons()) {
            String test = Words.test(c.test()) + (!c.byMeans() && c.rankSum().tied() ? " given the ties" : "");
            by.computeIfAbsent(test, k -> new ArrayList<>())
                    .add(c.marker().label() + " by " + c.grouping().title());
        }
        return by.entrySet().stream()
                .map(e -> "p by " + e.getKey()
                        + (by.size() == 1 ? " throughout." : " for " + Words.listed(e.getValue()) + "."))
                .toList();
    }

    /** Spearman's correlations. */
    PrintedTable correlations() {
        PrintedTable.Builder t = PrintedTable.numbered(
                        "Table 4", "Spearman's correlation of MRI markers with FNCLCC grade and Ki-67 labelling index")
                .column("Parameter");
        for (Grouping g : groupings()) {
            t.spanning(g.title(), "n", "r (95 % CI)", "p" + adjusted());
        }
        for (Marker m : markers()) {
            List<Cell> cells = new ArrayList<>(List.of(Cell.of(m.label())));
            for (Grouping g : groupings()) {
                Optional<Correlation> found = results.correlations().stream()
                        .filter(c -> c.marker().equals(m) && c.grouping().equals(g))
                        .findFirst();
                if (found.isEmpty()) {
                    none(cells, 3);
                    continue;
                }
                var r = found.get().spearman();
                var cases = found.get().cases();
                String key = "table-4/" + m.key() + "/" + g.key() + "/";
                cells.add(trace.cell(key + "n", String.valueOf(r.n()), cases, m.key(), column(g)));
                cells.add(trace.cell(
                        key + "r",
                        PrintedNumber.fixed(r.coefficient(), COEFFICIENT)
                                + r.interval()
                                        .map(i -> " (" + Words.interval(i, COEFFICIENT) + ")")
                                        .orElse(""),
                        cases,
                        m.key(),
                        column(g)));
                cells.add(trace.cell(key + "p", Words.p(r.p(), found.get().adjustedP()), cases, m.key(), column(g)));
            }
            t.row(cells);
        }
        return t.note(
                        "FNCLCC grade as 1, 2, 3; Ki-67 in per cent. p by the t approximation on midranks; interval by Fisher's"
                                + " z with the variance of Bonett and Wright.")
                .build();
    }

    /** ROC analyses of one division. */
    PrintedTable performance(String number, Grouping g) {
        boolean grade = g.key().equals(Grouping.GRADE);
        PrintedTable.Builder t = PrintedTable.numbered(
                        number,
                        "Diagnostic performance of MRI markers for "
                                + (grade ? "high FNCLCC grade" : "high Ki-67 expression"))
                .column("Parameter")
                .column("n (+ / −)")
                .column("AUC")
                .column("95 % CI, DeLong")
                .column("95 % CI, bootstrap")
                .column("p" + adjusted())
                .column("Cut-off")
                .column("Sensitivity (%)")
                .column("Specificity (%)")
                .column("Youden index");
        boolean several = false;
        for (DiagnosticPerformance d : results.performance()) {
            if (!d.grouping().equals(g)) {
                continue;
            }
            Marker m = d.marker();
            String key = number.toLowerCase(java.util.Locale.ROOT).replace(' ', '-') + "/" + m.key() + "/";
            for (int i = 0; i < d.cutOffs().size(); i++) {
                DiagnosticPerformance.CutOff c = d.cutOffs().get(i);
                List<Cell> cells = new ArrayList<>();
                if (i == 0) {
                    cells.add(Cell.of(m.label()));
                    Map<String, String> values = new java.util.LinkedHashMap<>();
                    values.put(
                            "n",
                            d.curve().outcome().positives() + " / "
                                    + d.curve().outcome().negatives());
                    values.put("auc", PrintedNumber.fixed(d.curve().auc(), COEFFICIENT));
                    values.put("delong", Words.interval(d.interval(), COEFFICIENT));
                    values.put("bootstrap", Words.interval(d.bootstrap().interval(), COEFFICIENT));
                    values.put("p", Words.p(d.p(), d.adjustedP()));
                    values.forEach((k, v) -> cells.add(trace.cell(key + k, v, d.cases(), m.key(), column(g))));
                } else {
                    several = true;
                    for (int k = 0; k < 6; k++) {
                        cells.add(Cell.EMPTY);
                    }
                }
                String at = key + "cut-off-" + (i + 1) + "/";
                cells.add(trace.cell(
                        at + "threshold", Words.cutOff(m, d.sign(), c.threshold()), d.cases(), m.key(), column(g)));
                cells.add(trace.cell(
                        at + "sensitivity", Words.percent(c.table().sensitivity()), d.cases(), m.key(), column(g)));
                cells.add(trace.cell(
                        at + "specificity", Words.percent(c.table().specificity()), d.cases(), m.key(), column(g)));
                cells.add(trace.cell(
                        at + "youden", PrintedNumber.fixed(c.point().youdenIndex(), 3), d.cases(), m.key(), column(g)));
                t.row(cells);
            }
        }
        t.note("Positive class: " + g.positive().toLowerCase(java.util.Locale.ROOT) + " (" + g.rule() + "). "
                + Words.listed(results.settings().markers().stream()
                        .map(m -> m.label() + ": " + m.direction().label())
                        .toList())
                + ". n: positive / negative cases. Cut-off by the Youden index, midway between two values, in the unit of"
                + " Table 2; p of the area against 0.5 by the rank-sum test. Intervals of sensitivity and specificity,"
                + " predictive values and likelihood ratios are in Table S3.");
        boolean perfect = results.performance().stream()
                .anyMatch(d -> d.grouping().equals(g)
                        && (d.curve().auc() == 1 || d.curve().auc() == 0));
        if (perfect) {
            t.note(
                    "Where no value of one class lies within the other (area 1 or 0), both intervals of the area have no width;"
                            + " they say nothing of its uncertainty.");
        }
        if (several) {
            t.note("Cut-offs with equal Youden indices are all given.");
        }
        return t.build();
    }

    private List<Grouping> groupings() {
        return results.groupings();
    }

    private List<Marker> markers() {
        return results.settings().markers().stream()
                .filter(m ->
                        results.measurements().stream().anyMatch(x -> x.marker().equals(m)))
                .toList();
    }

    private String head(Grouping g, boolean positive) {
        int n = size(g, positive);
        return (positive ? g.positive() : g.negative()) + " (n = " + n + ")";
    }

    private int size(Grouping g, boolean positive) {
        Baseline.Counts c = g.key().equals(Grouping.GRADE)
                ? results.baseline().gradeCore()
                : results.baseline().ki67();
        return c.groups().get(positive ? g.positive() : g.negative()).size();
    }

    private String fewer(Grouping g, boolean positive, int n) {
        return n == size(g, positive) ? "" : "; n = " + n;
    }

    private String adjusted() {
        return results.settings()
                .adjustment()
                .map(a -> a == MultipleTesting.HOLM ? " (Holm)" : " (BH)")
                .orElse("");
    }

    private static String column(Grouping g) {
        return g.key().equals(Grouping.GRADE) ? "fnclcc_grade" : "ki67_percent";
    }

    private static void none(List<Cell> cells, int n) {
        for (int i = 0; i < n; i++) {
            cells.add(Cell.of(PrintedNumber.NONE));
        }
    }
}
