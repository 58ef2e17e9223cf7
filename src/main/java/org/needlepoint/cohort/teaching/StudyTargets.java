package org.needlepoint.cohort.teaching;

import static org.needlepoint.cohort.teaching.Figures.where;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.needlepoint.statistics.Direction;

/**
 * The figures of Xu et al. (2025), Tables 2 to 6, that the cohort follows. Figures that cannot hold together with the
 * rest are left out here and named in the cohort's README; the study's choice of the positive class is the one that the
 * counts fit.
 */
final class StudyTargets {
    private static final double QUARTILE = 0.005;
    private static final double AREA = 0.001;
    private static final double RHO = 0.004;

    private final boolean[] highGrade;
    private final boolean[] highKi67;
    private final double[] grade;
    private final double[] ki67;

    /** For cases of these grades and Ki-67 indices, percent. */
    StudyTargets(double[] grade, double... ki67) {
        this.grade = grade.clone();
        this.ki67 = ki67.clone();
        highGrade = new boolean[grade.length];
        highKi67 = new boolean[grade.length];
        for (int i = 0; i < grade.length; i++) {
            highGrade[i] = grade[i] > 1;
            highKi67[i] = ki67[i] >= 30;
        }
    }

    /** Ki-67: Table 2, and the groups of Table 1; the correlation with the grade is not published, 0.8 is a choice. */
    static List<Target> ki67(double... grade) {
        return List.of(
                new Target("Table 2", "Ki-67 mean", 46.2, 0.02, Figures::mean),
                new Target("Table 2", "Ki-67 SD", 26.0, 0.02, Figures::standardDeviation),
                new Target("Table 2", "Ki-67 least", 5, 0.02, Figures::least),
                new Target("Table 2", "Ki-67 greatest", 90, 0.02, Figures::greatest),
                new Target("Table 1", "Ki-67 of 30 % or more", 20, 0.1, v -> count(v, x -> x >= 30)),
                new Target("–", "Ki-67 with grade", 0.8, 0.01, v -> Figures.spearman(grade, v)));
    }

    List<Target> adcMean() {
        List<Target> t = new ArrayList<>();
        t.add(new Target("Table 2", "ADCmean least", 0.81, 0.002, Figures::least));
        t.add(new Target("Table 2", "ADCmean greatest", 3.38, 0.002, Figures::greatest));
        quartiles(t, "Table 2", "ADCmean", i -> true, 1.08, 1.22, Double.NaN);
        quartiles(t, "Table 3", "ADCmean, high grade", i -> highGrade[i], 1.04, 1.16, 1.29);
        quartiles(t, "Table 3", "ADCmean, low grade", i -> !highGrade[i], 1.59, 1.63, 2.78);
        quartiles(t, "Table 3", "ADCmean, high Ki-67", i -> highKi67[i], 0.97, 1.12, 1.22);
        quartiles(t, "Table 3", "ADCmean, low Ki-67", i -> !highKi67[i], 1.50, 1.61, 1.66);
        relations(t, "ADCmean", Direction.LOWER_IS_POSITIVE, 0.969, 0.957, -0.814, -0.902);
        t.add(new Target("Table 5", "ADCmean below 1.525, high grade", 23, 0.1, v -> below(v, 1.525, true)));
        t.add(new Target("Table 5", "ADCmean below 1.525, low grade", 0, 0.1, v -> below(v, 1.525, false)));
        return t;
    }

    List<Target> adcMin() {
        List<Target> t = new ArrayList<>();
        t.add(new Target("Table 2", "ADCmin least", 0.53, 0.002, Figures::least));
        t.add(new Target("Table 2", "ADCmin greatest", 2.91, 0.002, Figures::greatest));
        quartiles(t, "Table 2", "ADCmin", i -> true, 0.85, 1.02, 1.21);
        quartiles(t, "Table 3", "ADCmin, high grade", i -> highGrade[i], 0.81, 0.93, 1.06);
        quartiles(t, "Table 3", "ADCmin, low grade", i -> !highGrade[i], 1.24, 1.33, 2.49);
        quartiles(t, "Table 3", "ADCmin, high Ki-67", i -> highKi67[i], 0.78, 0.91, 1.03);
        quartiles(t, "Table 3", "ADCmin, low Ki-67", i -> !highKi67[i], 1.15, 1.32, 1.38);
        relations(t, "ADCmin", Direction.LOWER_IS_POSITIVE, 0.956, 0.929, -0.782, -0.853);
        t.add(new Target("Table 5", "ADCmin below 1.170, high grade", 23, 0.1, v -> below(v, 1.170, true)));
        t.add(new Target("Table 5", "ADCmin below 1.170, low grade", 1, 0.1, v -> below(v, 1.170, false)));
        return t;
    }

    List<Target> choCr() {
        List<Target> t = new ArrayList<>();
        t.add(new Target("Table 2", "Cho/Cr least", 0.65, 0.01, Figures::least));
        t.add(new Target("Table 2", "Cho/Cr greatest", 13.14, 0.01, Figures::greatest));
        moments(t, "Cho/Cr, high grade", true, 10.24, 2.61);
        moments(t, "Cho/Cr, low grade", false, 4.43, 1.95);
        relations(t, "Cho/Cr", Direction.HIGHER_IS_POSITIVE, 0.917, 0.943, 0.758, 0.710);
        t.add(new Target("Table 5", "Cho/Cr up to 5.910, high grade", 5, 0.05, v -> below(v, 5.9101, true)));
        t.add(new Target("Table 5", "Cho/Cr up to 5.910, low grade", 8, 0.1, v -> below(v, 5.9101, false)));
        return t;
    }

    private static void quartiles(
            List<Target> t, String place, String what, IntPredicate group, double p25, double median, double p75) {
        double[] published = {p25, median, p75};
        String[] names = {"P25", "median", "P75"};
        for (int q = 0; q < 3; q++) {
            double fraction = (q + 1) / 4.0;
            if (!Double.isNaN(published[q])) {
                t.add(new Target(
                        place,
                        what + ", " + names[q],
                        published[q],
                        QUARTILE,
                        v -> Figures.quantile(fraction, where(group, v))));
            }
        }
    }

    private void moments(List<Target> t, String what, boolean high, double mean, double sd) {
        IntPredicate group = i -> highGrade[i] == high;
        t.add(new Target("Table 3", what + ", mean", mean, 0.01, v -> Figures.mean(where(group, v))));
        t.add(new Target("Table 3", what + ", SD", sd, 0.01, v -> Figures.standardDeviation(where(group, v))));
    }

    private void relations(
            List<Target> t, String what, Direction d, double aucGrade, double aucKi67, double rGrade, double rKi67) {
        t.add(new Target("Table 5", what + ", AUC of grade", aucGrade, AREA, v -> Figures.auc(highGrade, d, v)));
        t.add(new Target("Table 6", what + ", AUC of Ki-67", aucKi67, AREA, v -> Figures.auc(highKi67, d, v)));
        t.add(new Target("Table 4", what + " with grade", rGrade, RHO, v -> Figures.spearman(grade, v)));
        t.add(new Target("Table 4", what + " with Ki-67", rKi67, RHO, v -> Figures.spearman(ki67, v)));
    }

    private double below(double[] v, double limit, boolean high) {
        return IntStream.range(0, v.length)
                .filter(i -> highGrade[i] == high && v[i] < limit)
                .count();
    }

    private static double count(double[] v, java.util.function.DoublePredicate in) {
        return java.util.Arrays.stream(v).filter(in).count();
    }
}
