package org.needlepoint.pathology;

import java.util.Locale;
import org.needlepoint.wording.Wording;

/** How a tumour behaves, in the four classes of the WHO classification. */
public enum Behaviour implements Wording {
    /** Recurs rarely and does not destroy. */
    BENIGN("benign"),
    /** Intermediate: recurs, infiltrates, does not spread. */
    LOCALLY_AGGRESSIVE("intermediate (locally aggressive)"),
    /** Intermediate: spreads in fewer than about 2 % of patients. */
    RARELY_METASTASISING("intermediate (rarely metastasising)"),
    /** Spreads. */
    MALIGNANT("malignant"),
    /** One entry for every behaviour, estimated for each tumour, as in gastrointestinal stromal tumour. */
    VARIES("varies");

    private final String label;

    Behaviour(String label) {
        this.label = label;
    }

    /**
     * The class in words.
     *
     * @return label for people
     */
    public String label() {
        return label;
    }

    @Override
    public String template() {
        return label;
    }

    static Behaviour of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
