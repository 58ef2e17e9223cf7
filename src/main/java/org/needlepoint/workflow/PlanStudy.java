package org.needlepoint.workflow;

import java.util.List;
import java.util.Locale;
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
                text(
                        "AUC %s against %s, two-sided alpha %s, power %s, %s negative for each positive case",
                        auc, nullAuc, alpha, power, negativesPerPositive),
                String.format(
                        Locale.ROOT,
                        "%d positive and %d negative cases, %d in all",
                        r.positives(),
                        r.negatives(),
                        r.positives() + r.negatives()),
                "Method: Obuchowski and McClish 1997, binormal variance; a large-sample approximation");
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
                text("Correlation %s against 0, two-sided alpha %s, power %s", coefficient, alpha, power),
                r.spearman() + " cases for Spearman's coefficient (" + r.pearson() + " for Pearson's)",
                "Method: Fisher z with its correction of bias (Cohen 1988); for Spearman the variance of Bonett and Wright"
                        + " 2000");
    }

    private static String text(String template, double... values) {
        Object[] shown = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            shown[i] =
                    java.math.BigDecimal.valueOf(values[i]).stripTrailingZeros().toPlainString();
        }
        return String.format(Locale.ROOT, template, shown);
    }
}
