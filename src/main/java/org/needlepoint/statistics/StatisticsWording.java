package org.needlepoint.statistics;

import org.needlepoint.wording.Wording;

/** What cannot be planned for. */
public enum StatisticsWording implements Wording {
    /** Parts: quantity, value. */
    NOT_POSSIBLE("Not a possible {0}: {1}"),
    /** No parts. */
    AUC("expected AUC"),
    /** No parts. */
    NULL_AUC("null AUC"),
    /** No parts. */
    RATIO("ratio of negatives to positives"),
    /** No parts. */
    ALPHA("significance level"),
    /** No parts. */
    POWER("power of the test"),
    /** Parts: level, power. */
    RISKS_NOT_POSSIBLE("Not possible together: significance level {0} and power {1}"),
    /** Parts: coefficient. */
    NO_CORRELATION("Not a correlation to plan for: {0}");

    private final String template;

    StatisticsWording(String template) {
        this.template = template;
    }

    @Override
    public String template() {
        return template;
    }
}
