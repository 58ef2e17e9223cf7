package org.needlepoint.report.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.needlepoint.cohort.AucComparison;
import org.needlepoint.cohort.Baseline;
import org.needlepoint.cohort.CohortResults;
import org.needlepoint.cohort.Description;
import org.needlepoint.cohort.DiagnosticPerformance;
import org.needlepoint.cohort.GroupComparison;
import org.needlepoint.cohort.ReaderAgreement;
import org.needlepoint.pathology.SpecimenAgreement;
import org.needlepoint.report.table.Align;
import org.needlepoint.report.table.Cell;
import org.needlepoint.report.table.PrintedNumber;
import org.needlepoint.report.table.PrintedTable;
import org.needlepoint.statistics.DiagnosticTable;
import org.needlepoint.statistics.Kappa;
import org.needlepoint.statistics.ShapiroWilkTest;

/** What the study's tables leave open: patients, readers, values at the cut-off, areas compared, specimens, normality. */
final class SupplementTables {
    private static final int COEFFICIENT = 3;

    private final CohortResults results;
    private final Trace trace;

    SupplementTables(CohortResults results, Trace trace) {
        this.results = results;
        this.trace = trace;
    }

    /** Patients; empty if the tables say nothing about them. */
    Optional<PrintedTable> patients() {
        Baseline b = results.baseline();
        PrintedTable.Builder t = PrintedTable.numbered(
                        "Table S1", "Patients (n = " + b.cases().n() + ")")
                .column("Variable")
                .column("Value")
                .column("n", Align.RIGHT);
        int rows = 0;
        for (Optional<Description> d : List.of(b.age(), b.diameter())) {
            if (d.isPresent()) {
                boolean age = d == b.age();
                String column = age ? "age_years" : "largest_diameter_mm";
                t.row(
                        Cell.of(age ? "Age (years)" : "Largest diameter (mm)"),
                        trace.cell(
                                "table-s1/" + column,
                                Words.location(d.get(), d.get().normal(), 1),
                                d.get().cases(),
                                column),
                        Cell.of(String.valueOf(d.get().cases().n())));
                rows++;
            }
        }
        for (Baseline.Counts c : List.of(b.sex(), b.site())) {
            boolean sex = c == b.sex();
            if (c.cases().n() > 0) {
                t.section(sex ? "Sex" : "Site");
                c.groups()
                        .forEach((name, ids) -> t.indented(
                                1,
                                Cell.of(sex ? sex(name) : capital(name)),
                                trace.cell(
                                        "table-s1/" + (sex ? "sex" : "site") + "/" + name,
                                        PrintedNumber.count(
                                                ids.size(), c.cases().n()),
                                        ids,
                                        List.of(sex ? "sex" : "site")),
                                Cell.of(String.valueOf(c.cases().n()))));
                rows++;
            }
        }
        return rows == 0 ? Optional.empty() : Optional.of(t.build());
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1);
    }

    private static String sex(String word) {
        return word.equalsIgnoreCase("F") ? "Female" : word.equalsIgnoreCase("M") ? "Male" : word;
    }

    /** Readers; empty without two. */
    Optional<PrintedTable> readers() {
        List<ReaderAgreement> all = new ArrayList<>(results.readers());
        all.addAll(results.repeats());
        if (all.isEmpty()) {
            return Optional.empty();
        }
        PrintedTable.Builder t = PrintedTable.numbered("Table S2", "Agreement and repeatability of readers")
                .column("Measure")
                .column("Estimate")
                .column("95 % CI")
                .column("n", Align.RIGHT);
        for (ReaderAgreement a : all) {
            t.section(a.marker().labelWithUnit() + ": " + Words.listed(a.readers()));
            String n = String.valueOf(a.cases().n());
            String whose = results.repeats().contains(a) ? a.readers().get(0) + "/" : "";
            String key = "table-s2/" + a.marker().key() + "/" + whose;
            a.icc()
                    .forEach(i -> t.indented(
                            1,
                            Cell.of(i.form().label()),
                            traced(key + i.form().label(), PrintedNumber.fixed(i.value(), COEFFICIENT), a),
                            traced(key + i.form().label() + "/interval", Words.interval(i.interval(), COEFFICIENT), a),
                            Cell.of(n)));
            int d = a.marker().decimals() + 1;
            for (ReaderAgreement.Pair p : a.pairs()) {
                String of = p.first() + " minus " + p.second();
                var b = p.agreement();
                t.indented(
                        1,
                        Cell.of("Bias, " + of),
                        traced(key + of + "/bias", PrintedNumber.fixed(b.bias(), d), a),
                        traced(key + of + "/bias/interval", Words.interval(b.biasInterval(), d), a),
                        Cell.of(n));
                t.indented(
                        1,
                        Cell.of("Limits of agreement"),
                        traced(key + of + "/limits", PrintedNumber.interval(b.lowerLimit(), b.upperLimit(), d), a),
                        Cell.of(PrintedNumber.NONE),
                        Cell.of(n));
                t.indented(
                        1,
                        Cell.of("Repeatability coefficient"),
                        traced(key + of + "/repeatability", PrintedNumber.fixed(b.repeatabilityCoefficient(), d), a),
                        Cell.of(PrintedNumber.NONE),
                        Cell.of(n));
                t.indented(
                        1,
                        Cell.of("Within-subject coefficient of variation"),
                        traced(
                                key + of + "/cv",
                                b.withinSubjectCv()
                                        .map(cv -> PrintedNumber.fixed(100 * cv, 1) + " %")
                                        .orElse(PrintedNumber.NONE),
                                a),
                        Cell.of(PrintedNumber.NONE),
                        Cell.of(n));
            }
        }
        return Optional.of(t.note(
                        "ICC after McGraw and Wong: (A,1) absolute agreement of single readings, (A,k) of the mean of"
                                + " k readers, (C,1) consistency of single readings; F intervals.")
                .note("Limits: bias ± 1.96 SD of the differences. Repeatability coefficient: 1.96 √2 within-subject SD."
                        + " Coefficient of variation by the root-mean-square method.")
                .build());
    }

    private Cell traced(String key, String text, ReaderAgreement a) {
        return results.repeats().contains(a)
                ? trace.cell(key, text, a.cases(), a.marker().key(), "reader", "session")
                : trace.cell(key, text, a.cases(), a.marker().key(), "reader");
    }

    /** Values at the cut-offs. */
    Optional<PrintedTable> atCutOffs() {
        if (results.performance().isEmpty()) {
            return Optional.empty();
        }
        PrintedTable.Builder t = PrintedTable.numbered("Table S3", "Markers at their cut-offs, with 95 % intervals")
                .column("Parameter")
                .column("Sensitivity (%)")
                .column("Specificity (%)")
                .column("PPV (%)")
                .column("NPV (%)")
                .column("LR+")
                .column("LR−");
        String group = "";
        for (DiagnosticPerformance p : results.performance()) {
            if (!p.grouping().key().equals(group)) {
                group = p.grouping().key();
                t.section("Positive: " + p.grouping().rule());
            }
            for (DiagnosticPerformance.CutOff c : p.cutOffs()) {
                String name = p.marker().label() + " " + Words.cutOff(p.marker(), p.sign(), c.threshold());
                String key = "table-s3/" + group + "/" + name + "/";
                t.indented(
                        1,
                        Cell.of(name),
                        at(key + "sensitivity", Words.percent(c.table().sensitivity(), c.sensitivity()), p),
                        at(key + "specificity", Words.percent(c.table().specificity(), c.specificity()), p),
                        at(key + "ppv", share(c.ppv()), p),
                        at(key + "npv", share(c.npv()), p),
                        at(key + "lr-positive", ratio(c.lrPositive()), p),
                        at(key + "lr-negative", ratio(c.lrNegative()), p));
            }
        }
        return Optional.of(
                t.note("Exact intervals of proportions (Clopper and Pearson), followed by the counts; log intervals of"
                                + " likelihood ratios (Simel). Predictive values hold for the share of positive cases in this"
                                + " cohort. The cut-offs were chosen on these cases: expect less on others.")
                        .note("–: not defined, because no negative case tests positive.")
                        .build());
    }

    private Cell at(String key, String text, DiagnosticPerformance p) {
        boolean grade = p.grouping().key().equals("grade");
        return trace.cell(key, text, p.cases(), p.marker().key(), grade ? "fnclcc_grade" : "ki67_percent");
    }

    private static String share(Optional<DiagnosticPerformance.Share> s) {
        return s.map(x -> Words.percent(x.proportion(), x.interval())).orElse(PrintedNumber.NONE);
    }

    private static String ratio(Optional<DiagnosticTable.LikelihoodRatio> r) {
        return r.map(x -> PrintedNumber.fixed(x.value(), 2)
                        + x.interval()
                                .map(i -> " (" + Words.interval(i, 2) + ")")
                                .orElse(""))
                .orElse(PrintedNumber.NONE);
    }

    /** Areas compared. */
    Optional<PrintedTable> areas() {
        if (results.aucComparisons().isEmpty()) {
            return Optional.empty();
        }
        boolean adjusted = results.settings().adjustment().isPresent();
        PrintedTable.Builder t = PrintedTable.numbered(
                        "Table S4", "Areas under the ROC curves compared (DeLong's paired test)")
                .column("Markers")
                .column("n", Align.RIGHT)
                .column("Difference of areas (95 % CI)")
                .column("z")
                .column(adjusted ? "p (adjusted)" : "p");
        String group = "";
        for (AucComparison a : results.aucComparisons()) {
            if (!a.grouping().key().equals(group)) {
                group = a.grouping().key();
                t.section("Positive: " + a.grouping().rule());
            }
            String name = a.first().label() + " minus " + a.second().label();
            String key = "table-s4/" + group + "/" + name + "/";
            String[] columns = {
                a.first().key(), a.second().key(), group.equals("grade") ? "fnclcc_grade" : "ki67_percent"
            };
            t.indented(
                    1,
                    Cell.of(name),
                    Cell.of(String.valueOf(a.cases().n())),
                    trace.cell(
                            key + "difference",
                            PrintedNumber.fixed(a.test().difference(), COEFFICIENT) + " ("
                                    + Words.interval(a.test().interval(), COEFFICIENT) + ")",
                            a.cases(),
                            columns),
                    trace.cell(key + "z", PrintedNumber.fixed(a.test().z(), 2), a.cases(), columns),
                    trace.cell(key + "p", Words.p(a.test().p(), a.adjustedP()), a.cases(), columns));
        }
        return Optional.of(
                t.note("Each pair on the cases that have both markers.").build());
    }

    /** Core against surgery. */
    Optional<PrintedTable> specimens() {
        if (results.specimens().isEmpty()) {
            return Optional.empty();
        }
        CohortResults.Specimens s = results.specimens().get();
        PrintedTable.Builder t = PrintedTable.numbered("Table S5", "Core needle biopsy against the surgical specimen")
                .column("Item")
                .column("Agreement")
                .column("95 % CI (%)")
                .column("Cohen's κ (95 % CI)")
                .column("Quadratic-weighted κ (95 % CI)")
                .column("Cases that disagree");
        SpecimenAgreement.Result a = s.agreement();
        for (SpecimenAgreement.Item i : a.items()) {
            String key = "table-s5/" + i.what() + "/";
            List<String> ids = new ArrayList<>(s.cases().used());
            ids.removeAll(i.leftOut());
            List<String> columns = columns(i);
            t.row(
                    Cell.of(sentence(i.what())),
                    trace.cell(
                            key + "agreement",
                            PrintedNumber.share(
                                    i.agreeing().successes(), i.agreeing().trials()),
                            ids,
                            columns),
                    trace.cell(
                            key + "interval",
                            PrintedNumber.interval(
                                    100 * i.interval().lower(),
                                    100 * i.interval().upper(),
                                    1),
                            ids,
                            columns),
                    trace.cell(key + "kappa", kappa(i, Kappa.Weights.UNWEIGHTED), ids, columns),
                    trace.cell(key + "weighted-kappa", kappa(i, Kappa.Weights.QUADRATIC), ids, columns),
                    Cell.of(disagreeing(i.disagreeing())));
        }
        t.note(
                "n: cases whose surgical specimen states the item. Exact intervals (Clopper and Pearson); κ unweighted, and for"
                        + " the grade also with quadratic weights, intervals cut at 1. A core that does not state the item counts as"
                        + " disagreement.");
        a.items().forEach(i -> i.kappaRefusal().ifPresent(why -> t.note(sentence(i.what()) + ", κ not given: " + why)));
        a.notCompared().forEach(n -> t.note(sentence(n.what()) + " is not compared: " + n.why() + "."));
        return Optional.of(t.build());
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
    }

    private static List<String> columns(SpecimenAgreement.Item item) {
        return switch (item.what()) {
            case "diagnosis" -> List.of("diagnosis", "subtype", "diagnosis_surgery", "subtype_surgery");
            case "subtype" -> List.of("subtype", "subtype_surgery");
            default -> List.of("fnclcc_grade", "fnclcc_grade_surgery");
        };
    }

    private static String kappa(SpecimenAgreement.Item item, Kappa.Weights weights) {
        return item.kappas().stream()
                .filter(k -> k.weights() == weights)
                .map(k -> PrintedNumber.fixed(k.kappa(), 2) + " ("
                        + PrintedNumber.interval(
                                Math.max(-1, k.interval().lower()),
                                Math.min(1, k.interval().upper()),
                                2)
                        + ")")
                .findFirst()
                .orElse(PrintedNumber.NONE);
    }

    private static String disagreeing(List<String> ids) {
        return ids.isEmpty() ? PrintedNumber.NONE : ids.size() > 6 ? ids.size() + " cases" : String.join(", ", ids);
    }

    /** Normality, and both tests of each comparison. */
    Optional<PrintedTable> tests() {
        if (results.comparisons().isEmpty()) {
            return Optional.empty();
        }
        PrintedTable.Builder t = PrintedTable.numbered(
                        "Table S6", "Normality of the groups, and every test of each comparison")
                .column("Comparison")
                .spanning("Shapiro–Wilk p", "High", "Low")
                .spanning("Test p", "Student's t", "Welch's t", "Rank sum, exact", "Rank sum, normal")
                .column("In Table 3");
        for (GroupComparison c : results.comparisons()) {
            String name = c.marker().label() + " by " + c.grouping().title();
            String key = "table-s6/" + c.marker().key() + "/" + c.grouping().key() + "/";
            String column = c.grouping().key().equals("grade") ? "fnclcc_grade" : "ki67_percent";
            String[] columns = {c.marker().key(), column};
            t.row(
                    Cell.of(name),
                    trace.cell(
                            key + "normal-high",
                            normality(c.positive()),
                            c.positive().cases(),
                            columns),
                    trace.cell(
                            key + "normal-low",
                            normality(c.negative()),
                            c.negative().cases(),
                            columns),
                    trace.cell(
                            key + "student",
                            c.student().map(x -> PrintedNumber.p(x.p())).orElse(PrintedNumber.NONE),
                            c.cases(),
                            columns),
                    trace.cell(
                            key + "welch",
                            c.welch().map(x -> PrintedNumber.p(x.p())).orElse(PrintedNumber.NONE),
                            c.cases(),
                            columns),
                    trace.cell(
                            key + "exact",
                            c.exactRankSum().map(x -> PrintedNumber.p(x.p())).orElse(PrintedNumber.NONE),
                            c.cases(),
                            columns),
                    trace.cell(key + "rank-sum", PrintedNumber.p(c.rankSum().p()), c.cases(), columns),
                    Cell.of(c.byMeans() ? "t test" : "rank sum"));
        }
        boolean untested = results.comparisons().stream()
                .anyMatch(c -> c.positive().shapiroWilk().isEmpty()
                        || c.negative().shapiroWilk().isEmpty());
        if (untested) {
            t.note(
                    "– under Shapiro–Wilk: not tested, because the test is defined for 3 to 5,000 values that are not all equal"
                            + " (Royston); such a group counts as not normal, and is compared by the rank sum.");
        }
        return Optional.of(t.build());
    }

    private static String normality(Description d) {
        return d.shapiroWilk()
                .map(ShapiroWilkTest.Result::p)
                .map(PrintedNumber::p)
                .orElse(PrintedNumber.NONE);
    }
}
