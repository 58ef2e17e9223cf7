package org.needlepoint.report.cohort;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.needlepoint.cohort.Cohort;
import org.needlepoint.cohort.CohortResults;
import org.needlepoint.cohort.Correlation;
import org.needlepoint.cohort.DiagnosticPerformance;
import org.needlepoint.cohort.GroupComparison;
import org.needlepoint.cohort.Grouping;
import org.needlepoint.cohort.Marker;
import org.needlepoint.cohort.ReaderAgreement;
import org.needlepoint.cohort.StudyCase;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.report.chart.AxisTitle;
import org.needlepoint.report.chart.BlandAltmanPlot;
import org.needlepoint.report.chart.BoxPlot;
import org.needlepoint.report.chart.Chart;
import org.needlepoint.report.chart.ChartGrid;
import org.needlepoint.report.chart.FlowDiagram;
import org.needlepoint.report.chart.RocPlot;
import org.needlepoint.report.chart.ScatterPlot;
import org.needlepoint.statistics.QuantileType;

/** Figures 1, 3, 6 and 7 of the study, and those of its supplement. */
final class StudyFigures {
    private static final int MOST_COLUMNS = 3;

    private final CohortResults results;
    private final Map<String, StudyCase> cases;

    StudyFigures(CohortResults results) {
        this.results = results;
        this.cases = results.cohort().cases().stream().collect(Collectors.toMap(StudyCase::id, c -> c));
    }

    /** Flow of patients. */
    Chart flow() throws ProblemException {
        Cohort cohort = results.cohort();
        Map<String, Long> left = new LinkedHashMap<>();
        cohort.reasons().forEach(r -> left.put(r, 0L));
        cohort.excluded().forEach(e -> left.merge(e.reason(), 1L, Long::sum));
        int all = cohort.cases().size() + cohort.excluded().size();
        FlowDiagram.Reason[] reasons = left.entrySet().stream()
                .map(e -> new FlowDiagram.Reason(e.getKey(), e.getValue()))
                .toArray(FlowDiagram.Reason[]::new);
        FlowDiagram flow = FlowDiagram.of("Flow of patients", "Patients assessed for eligibility", all)
                .then("Patients included", cohort.cases().size(), reasons);
        var grade = results.baseline().gradeCore();
        List<FlowDiagram.Group> groups = new ArrayList<>();
        grade.groups().forEach((name, ids) -> groups.add(new FlowDiagram.Group(name, ids.size())));
        int unknown = cohort.cases().size() - grade.cases().n();
        if (unknown > 0) {
            groups.add(new FlowDiagram.Group("Grade not known", unknown));
        }
        return grade.cases().n() == 0 ? flow : flow.withGroups(groups.toArray(FlowDiagram.Group[]::new));
    }

    /** Box plots by group; empty without a comparison. */
    Optional<Chart> boxes() throws ProblemException {
        List<Chart> panels = new ArrayList<>();
        for (Grouping g : results.groupings()) {
            for (GroupComparison c : results.comparisons()) {
                if (c.grouping().equals(g)) {
                    panels.add(BoxPlot.of(c.marker().label() + " by " + g.title(), axis(c.marker()))
                            .withQuartiles(QuantileType.TYPE_6)
                            .withGroup(
                                    g.negative(),
                                    values(c.marker(), c.negative().cases().used()))
                            .withGroup(
                                    g.positive(),
                                    values(c.marker(), c.positive().cases().used()))
                            .withComparison(0, 1, c.p()));
                }
            }
        }
        return grid("MRI markers by FNCLCC grade and by Ki-67 expression", panels);
    }

    /** ROC curves of one division. */
    Optional<Chart> roc(Grouping g) throws ProblemException {
        RocPlot plot = RocPlot.of("ROC curves; positive: " + g.rule());
        int curves = 0;
        for (DiagnosticPerformance p : results.performance()) {
            if (p.grouping().equals(g)) {
                curves++;
                plot = plot.withCurve(p.marker().label(), p.curve(), p.interval());
                DiagnosticPerformance.CutOff c = p.cutOffs().get(0);
                if (!Double.isInfinite(c.threshold())) {
                    plot = plot.withOperatingPoint(new RocPlot.Operating(
                            Words.cutOff(p.marker(), p.sign(), c.threshold()),
                            1 - c.table().specificity().value(),
                            1 - c.specificity().upper(),
                            1 - c.specificity().lower(),
                            c.table().sensitivity().value(),
                            c.sensitivity().lower(),
                            c.sensitivity().upper()));
                }
            }
        }
        return curves == 0 ? Optional.empty() : Optional.of(plot);
    }

    /** Bland–Altman plots of each pair of readers. */
    Optional<Chart> readers() throws ProblemException {
        List<Chart> panels = new ArrayList<>();
        List<ReaderAgreement> all = new ArrayList<>(results.readers());
        all.addAll(results.repeats());
        for (ReaderAgreement a : all) {
            for (ReaderAgreement.Pair p : a.pairs()) {
                panels.add(BlandAltmanPlot.of(
                        a.marker().label() + ", " + p.first() + " and " + p.second(),
                        axis(a.marker()),
                        p.first(),
                        numbers(a.readings().get(a.readers().indexOf(p.first()))),
                        p.second(),
                        numbers(a.readings().get(a.readers().indexOf(p.second())))));
            }
        }
        return panels.isEmpty()
                ? Optional.empty()
                : Optional.of(ChartGrid.of("Agreement of readers", 2, panels.toArray(Chart[]::new)));
    }

    /** Markers against Ki-67. */
    Optional<Chart> scatter() throws ProblemException {
        List<Chart> panels = new ArrayList<>();
        for (Correlation c : results.correlations()) {
            if (c.grouping().key().equals(Grouping.KI67)) {
                panels.add(ScatterPlot.of(
                                c.marker().label() + " and Ki-67 labelling index", axis(c.marker()), axis(Marker.KI67))
                        .withPoints(
                                "cases",
                                values(c.marker(), c.cases().used()),
                                values(Marker.KI67, c.cases().used()))
                        .withSpearman(c.spearman())
                        .withSmooth());
            }
        }
        return grid("MRI markers and Ki-67 labelling index", panels);
    }

    private static Optional<Chart> grid(String title, List<Chart> panels) {
        if (panels.isEmpty()) {
            return Optional.empty();
        }
        int columns = Math.min(MOST_COLUMNS, panels.size());
        return Optional.of(ChartGrid.of(title, columns, panels.toArray(Chart[]::new)));
    }

    private static AxisTitle axis(Marker m) {
        return new AxisTitle(m.label(), m.unit());
    }

    private double[] values(Marker m, List<String> ids) {
        List<String> readers = results.measurements().stream()
                .filter(x -> x.marker().equals(m))
                .findFirst()
                .orElseThrow()
                .readers();
        return ids.stream()
                .mapToDouble(id -> cases.get(id).value(m.key(), readers).orElseThrow())
                .toArray();
    }

    private static double[] numbers(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
