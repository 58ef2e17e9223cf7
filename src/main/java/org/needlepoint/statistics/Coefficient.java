package org.needlepoint.statistics;

/**
 * One coefficient of a regression with Wald's test and interval.
 *
 * @param name predictor, or "(intercept)"
 * @param estimate change of the linear predictor per unit of the predictor
 * @param standardError from the inverse information
 */
public record Coefficient(String name, double estimate, double standardError) {

    /**
     * Wald's statistic.
     *
     * @return estimate / standard error
     */
    public double z() {
        return estimate / standardError;
    }

    /**
     * Two-sided p-value of z by the normal distribution.
     *
     * @return p
     */
    public double p() {
        return Distributions.normalTwoSided(z());
    }

    /**
     * Wald's interval of the estimate.
     *
     * @param level confidence level in (0, 1)
     * @return estimate ± z·standard error
     */
    public ConfidenceInterval interval(double level) {
        return ConfidenceInterval.around(estimate, standardError * Distributions.normalHalfWidth(level), level, "Wald");
    }

    /**
     * Odds ratio of a logistic, hazard ratio of a Cox model.
     *
     * @return exp(estimate)
     */
    public double ratio() {
        return Math.exp(estimate);
    }

    /**
     * Wald's interval of the ratio.
     *
     * @param level confidence level in (0, 1)
     * @return exp of the interval of the estimate
     */
    public ConfidenceInterval ratioInterval(double level) {
        ConfidenceInterval i = interval(level);
        return new ConfidenceInterval(Math.exp(i.lower()), Math.exp(i.upper()), level, "Wald");
    }
}
