package org.needlepoint.statistics;

/**
 * One operating point of a ROC curve.
 *
 * @param threshold cut-off midway between two neighbouring scores; −∞ or +∞ at the two ends of the curve
 * @param sensitivity positive tests among the cases of the positive class
 * @param specificity negative tests among the cases of the other class
 */
public record RocPoint(double threshold, Proportion sensitivity, Proportion specificity) {

    /**
     * Youden's index: sensitivity + specificity − 1.
     *
     * @return index, −1 to 1
     */
    public double youdenIndex() {
        return sensitivity.value() + specificity.value() - 1;
    }

    /** Youden's index times both denominators: exact, for comparing points of one curve. */
    long youdenRank() {
        return (long) sensitivity.successes() * specificity.trials()
                + (long) specificity.successes() * sensitivity.trials();
    }
}
