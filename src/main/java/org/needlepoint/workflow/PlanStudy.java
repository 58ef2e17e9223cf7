package org.needlepoint.workflow;

import java.math.BigDecimal;
import java.util.List;
import org.needlepoint.statistics.AucSampleSize;
import org.needlepoint.statistics.CorrelationSampleSize;

/** How many cases a planned study needs. */
public final class PlanStudy {
    private PlanStudy() {}

    /**
     * Cases for an area under the ROC curve.
     *
     * @param auc expected area, in (0.5, 1)
     * @param nullAuc area it is tested against, 0.5 to below 1
     * @param negativesPerPositive negative cases for each positive one
     * @param alpha two-sided significance level
     * @param power power
     * @return the answer in words
     * @throws IllegalArgumentException if a number is out of range
     */
    public static List<String> auc(
            double auc, double nullAuc, double negativesPerPositive, double alpha, double power) {
        AucSampleSize.Result r = AucSampleSize.withDefaults()
                .withNull(nullAuc)
                .withNegativesPerPositive(negativesPerPositive)
                .withRisks(alpha, power)
                .forAuc(auc);
        return List.of(
                PlanWording.AUC_PLANNED.say(
                        shown(auc), shown(nullAuc), shown(alpha), shown(power), shown(negativesPerPositive)),
                PlanWording.AUC_CASES.say(r.positives(), r.negatives(), r.positives() + r.negatives()),
                PlanWording.AUC_METHOD.say());
    }

    /**
     * Cases for a correlation.
     *
     * @param coefficient expected coefficient, between −1 and 1, not 0
     * @param alpha two-sided significance level
     * @param power power
     * @return the answer in words
     * @throws IllegalArgumentException if a number is out of range
     */
    public static List<String> correlation(double coefficient, double alpha, double power) {
        CorrelationSampleSize.Result r =
                CorrelationSampleSize.withDefaults().withRisks(alpha, power).forCorrelation(coefficient);
        return List.of(
                PlanWording.CORRELATION_PLANNED.say(shown(coefficient), shown(alpha), shown(power)),
                PlanWording.CORRELATION_CASES.say(r.spearman(), r.pearson()),
                PlanWording.CORRELATION_METHOD.say());
    }

    private static String shown(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
