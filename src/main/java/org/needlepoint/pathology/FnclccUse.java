package org.needlepoint.pathology;

import java.util.Locale;
import org.needlepoint.wording.Wording;

/** Whether the FNCLCC grade means something for a tumour. */
public enum FnclccUse implements Wording {
    /** A sarcoma that the system grades. */
    GRADED("graded by FNCLCC"),
    /** A score can be counted but does not tell the course. */
    NOT_INFORMATIVE("not graded by FNCLCC: the grade is not informative"),
    /** High grade whatever the score says. */
    HIGH_BY_DEFINITION("not graded by FNCLCC: high grade by definition"),
    /** Another scheme takes its place. */
    OWN_SCHEME("not graded by FNCLCC: it has a scheme of its own"),
    /** Benign and intermediate tumours: the system grades sarcomas. */
    NOT_A_SARCOMA("not graded by FNCLCC: not a sarcoma in the WHO classification");

    private final String label;

    FnclccUse(String label) {
        this.label = label;
    }

    /**
     * The use in words.
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

    static FnclccUse of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
