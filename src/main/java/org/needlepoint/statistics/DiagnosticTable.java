package org.needlepoint.statistics;

import java.util.Optional;

/**
 * Test result against truth at one cut-off, with the positive class stated.
 *
 * <p>Proportions carry their counts, so that any interval can be asked for; likelihood ratios have Simel's interval
 * (Journal of Clinical Epidemiology 44 (1991) 763–770): ln LR ± z√(1/a − 1/(a+c) + 1/b − 1/(b+d)).
 *
 * @param positiveClass what counts as positive, such as "grade = high when adcMean is at most 1.31"
 * @param truePositives cases of the positive class with a positive test
 * @param falsePositives cases of the other class with a positive test
 * @param falseNegatives cases of the positive class with a negative test
 * @param trueNegatives cases of the other class with a negative test
 */
public record DiagnosticTable(
        String positiveClass, int truePositives, int falsePositives, int falseNegatives, int trueNegatives) {

    /**
     * Makes a table.
     *
     * @throws IllegalArgumentException if a count is negative or a class is empty
     */
    public DiagnosticTable {
        if (truePositives < 0 || falsePositives < 0 || falseNegatives < 0 || trueNegatives < 0) {
            throw new IllegalArgumentException("Counts cannot be negative");
        }
        if (truePositives + falseNegatives == 0 || falsePositives + trueNegatives == 0) {
            throw new IllegalArgumentException("Both classes need at least one case");
        }
    }

    /**
     * Positive tests among the cases of the positive class.
     *
     * @return sensitivity
     */
    public Proportion sensitivity() {
        return new Proportion(truePositives, truePositives + falseNegatives);
    }

    /**
     * Negative tests among the cases of the other class.
     *
     * @return specificity
     */
    public Proportion specificity() {
        return new Proportion(trueNegatives, trueNegatives + falsePositives);
    }

    /**
     * Cases of the positive class among the positive tests, at the prevalence of these data.
     *
     * @return positive predictive value, or empty if no test was positive
     */
    public Optional<Proportion> positivePredictiveValue() {
        int n = truePositives + falsePositives;
        return n == 0 ? Optional.empty() : Optional.of(new Proportion(truePositives, n));
    }

    /**
     * Cases of the other class among the negative tests, at the prevalence of these data.
     *
     * @return negative predictive value, or empty if no test was negative
     */
    public Optional<Proportion> negativePredictiveValue() {
        int n = trueNegatives + falseNegatives;
        return n == 0 ? Optional.empty() : Optional.of(new Proportion(trueNegatives, n));
    }

    /**
     * Correct tests among all.
     *
     * @return accuracy
     */
    public Proportion accuracy() {
        return new Proportion(
                truePositives + trueNegatives, truePositives + falsePositives + falseNegatives + trueNegatives);
    }

    /**
     * Sensitivity / (1 − specificity).
     *
     * @param level confidence level in (0, 1)
     * @return positive likelihood ratio, or empty if no case of the other class had a positive test
     */
    public Optional<LikelihoodRatio> positiveLikelihoodRatio(double level) {
        return ratio(truePositives, falseNegatives, falsePositives, trueNegatives, level);
    }

    /**
     * (1 − sensitivity) / specificity.
     *
     * @param level confidence level in (0, 1)
     * @return negative likelihood ratio, or empty if no case of the other class had a negative test
     */
    public Optional<LikelihoodRatio> negativeLikelihoodRatio(double level) {
        return ratio(falseNegatives, truePositives, trueNegatives, falsePositives, level);
    }

    /** (a/(a+c)) / (b/(b+d)). */
    private static Optional<LikelihoodRatio> ratio(int a, int c, int b, int d, double level) {
        Arguments.level(level);
        if (b == 0) {
            return Optional.empty();
        }
        double value = (double) a / (a + c) / ((double) b / (b + d));
        if (a == 0) {
            return Optional.of(new LikelihoodRatio(value, Optional.empty()));
        }
        double half =
                Distributions.normalHalfWidth(level) * Math.sqrt(1.0 / a - 1.0 / (a + c) + 1.0 / b - 1.0 / (b + d));
        return Optional.of(new LikelihoodRatio(
                value,
                Optional.of(
                        new ConfidenceInterval(value * Math.exp(-half), value * Math.exp(half), level, "log, Simel"))));
    }

    /**
     * A likelihood ratio.
     *
     * @param value ratio, 0 or more
     * @param interval its interval; empty if the ratio is 0
     */
    public record LikelihoodRatio(double value, Optional<ConfidenceInterval> interval) {}
}
