package org.needlepoint.workflow;

import org.needlepoint.wording.Wording;

/** How many cases a study needs, in words. */
public enum PlanWording implements Wording {
    /** Parts: expected area, area against which, alpha, power, ratio. */
    AUC_PLANNED("AUC {0} against {1}, two-sided alpha {2}, power {3}, with {4} negative cases for each positive one"),
    /** Parts: positive, negative, all. */
    AUC_CASES("{0} positive and {1} negative cases, {2} in all"),
    /** No parts. */
    AUC_METHOD("Method: Obuchowski and McClish 1997, binormal variance; a large-sample approximation"),
    /** Parts: coefficient, alpha, power. */
    CORRELATION_PLANNED("Correlation {0} against 0, two-sided alpha {1}, power {2}"),
    /** Parts: for Spearman, for Pearson. */
    CORRELATION_CASES("{0} cases for Spearman's coefficient ({1} for Pearson's)"),
    /** No parts. */
    CORRELATION_METHOD(
            "Method: Fisher z with its correction of bias (Cohen 1988); for Spearman the variance of Bonett and Wright 2000");

    private final String template;

    PlanWording(String template) {
        this.template = template;
    }

    @Override
    public String template() {
        return template;
    }
}
