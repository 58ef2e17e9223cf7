package org.needlepoint.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.statistics.AucBootstrap;
import org.needlepoint.statistics.ConfidenceInterval;
import org.needlepoint.statistics.DiagnosticTable;
import org.needlepoint.statistics.Direction;
import org.needlepoint.statistics.Proportion;
import org.needlepoint.statistics.RankSumTest;
import org.needlepoint.statistics.RocCurve;
import org.needlepoint.statistics.RocPoint;
import org.needlepoint.statistics.Sample;

/**
 * A marker's ROC analysis. The positive class and the direction are stated, not found.
 *
 * @param marker marker
 * @param grouping which class is to be found
 * @param cases cases used
 * @param curve the curve
 * @param interval interval of the area after DeLong
 * @param bootstrap stratified bootstrap of the area
 * @param p p-value of the area against ½: the rank-sum test, exact up to {@link AnalysisSettings#MOST_EXACT} cases
 * @param adjustedP p adjusted within the table, if that was asked for
 * @param cutOffs every cut-off with the greatest Youden index
 */
public record DiagnosticPerformance(
        Marker marker,
        Grouping grouping,
        CaseSelection cases,
        RocCurve curve,
        ConfidenceInterval interval,
        AucBootstrap.Result bootstrap,
        double p,
        Optional<Double> adjustedP,
        List<CutOff> cutOffs) {

    /** Keeps its own list. */
    public DiagnosticPerformance {
        cutOffs = List.copyOf(cutOffs);
    }

    /**
     * The test at one cut-off. Intervals of proportions are exact (Clopper and Pearson). Predictive values hold for the
     * prevalence of these cases.
     *
     * @param threshold cut-off, midway between two values
     * @param point its place on the curve
     * @param table counts
     * @param sensitivity interval
     * @param specificity interval
     * @param ppv positive predictive value; empty if no test is positive
     * @param npv negative predictive value; empty if no test is negative
     * @param lrPositive positive likelihood ratio; empty if no negative case tests positive
     * @param lrNegative negative likelihood ratio; empty if no negative case tests negative
     */
    public record CutOff(
            double threshold,
            RocPoint point,
            DiagnosticTable table,
            ConfidenceInterval sensitivity,
            ConfidenceInterval specificity,
            Optional<Share> ppv,
            Optional<Share> npv,
            Optional<DiagnosticTable.LikelihoodRatio> lrPositive,
            Optional<DiagnosticTable.LikelihoodRatio> lrNegative) {}

    /**
     * A proportion with its interval.
     *
     * @param proportion proportion
     * @param interval exact interval
     */
    public record Share(Proportion proportion, ConfidenceInterval interval) {}

    static DiagnosticPerformance of(Columns columns, Marker marker, Grouping grouping, AnalysisSettings settings)
            throws ProblemException {
        Function<StudyCase, Optional<Double>> value = columns.value(marker);
        Function<StudyCase, Optional<Boolean>> positive = columns.positive(grouping);
        CaseSelection cases = columns.complete(List.of(value, positive));
        RocCurve curve = curve(columns, marker, grouping, cases);
        Sample x = columns.sample(marker.label(), value, c -> positive.apply(c).orElse(false));
        Sample y = columns.sample(marker.label(), value, c -> !positive.apply(c).orElse(true));
        RankSumTest test = cases.n() <= AnalysisSettings.MOST_EXACT ? RankSumTest.exact() : RankSumTest.asymptotic();
        List<CutOff> cutOffs = new ArrayList<>();
        for (RocPoint point : curve.youdenOptimal()) {
            cutOffs.add(cutOff(curve, point, settings.level()));
        }
        return new DiagnosticPerformance(
                marker,
                grouping,
                cases,
                curve,
                curve.intervalDeLong(settings.level()),
                AucBootstrap.stratified(settings.draws(), settings.seed()).resample(curve, settings.level()),
                test.test(x, y).p(),
                Optional.empty(),
                cutOffs);
    }

    /** The curve of a marker on given cases, all of which have it and a class. */
    static RocCurve curve(Columns columns, Marker marker, Grouping grouping, CaseSelection cases)
            throws ProblemException {
        java.util.Set<String> used = new java.util.HashSet<>(cases.used());
        Sample sample = columns.sample(marker.label(), columns.value(marker), c -> used.contains(c.id()));
        return RocCurve.of(sample, columns.outcome(grouping, c -> used.contains(c.id())), marker.direction());
    }

    private static CutOff cutOff(RocCurve curve, RocPoint point, double level) {
        DiagnosticTable table = curve.at(point.threshold());
        return new CutOff(
                point.threshold(),
                point,
                table,
                table.sensitivity().clopperPearson(level),
                table.specificity().clopperPearson(level),
                table.positivePredictiveValue().map(p -> new Share(p, p.clopperPearson(level))),
                table.negativePredictiveValue().map(p -> new Share(p, p.clopperPearson(level))),
                table.positiveLikelihoodRatio(level),
                table.negativeLikelihoodRatio(level));
    }

    /**
     * Sign of a positive test.
     *
     * @return "&lt;" where lower values are positive, else "&gt;"; cut-offs lie between values
     */
    public String sign() {
        return marker.direction() == Direction.LOWER_IS_POSITIVE ? "<" : ">";
    }

    DiagnosticPerformance withAdjusted(double adjusted) {
        return new DiagnosticPerformance(
                marker, grouping, cases, curve, interval, bootstrap, p, Optional.of(adjusted), cutOffs);
    }
}
