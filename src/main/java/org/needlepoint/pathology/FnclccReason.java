package org.needlepoint.pathology;

import java.util.Locale;
import org.needlepoint.wording.Wording;

/** Why FNCLCC does not grade a tumour of the list; named in {@code who-2020.json}. Sources: docs/pathology.md. */
public enum FnclccReason implements Wording {
    /** A model of its own. */
    SOLITARY_FIBROUS(
            "metastatic risk of solitary fibrous tumour is estimated by its own model (age, size, mitoses, necrosis)"),
    /** Own criteria. */
    GASTROINTESTINAL_STROMAL("gastrointestinal stromal tumour is assessed by mitoses, size and site"),
    /** Own criteria. */
    PERIVASCULAR_EPITHELIOID("malignancy of perivascular epithelioid tumours is judged by their own criteria"),
    /** Not informative. */
    ANGIOSARCOMA("grade does not predict the course of angiosarcoma, which is aggressive at any grade"),
    /** Not informative. */
    MYXOID_CHONDROSARCOMA(
            "grade does not predict the course of extraskeletal myxoid chondrosarcoma, which metastasises late at low grade too"),
    /** Not informative. */
    NERVE_SHEATH("grade does not predict the course of malignant peripheral nerve sheath tumour"),
    /** High by definition. */
    RHABDOMYOSARCOMA_OF_TYPE(
            "rhabdomyosarcoma of this type is treated as high grade whatever its score, and is staged by its own"
                    + " risk groups"),
    /** High by definition but for one type. */
    RHABDOMYOSARCOMA_UNTYPED(
            "the type of rhabdomyosarcoma is not stated; all but the pleomorphic one are high grade by definition"),
    /** High by definition. */
    FEW_MITOSES("alveolar soft part sarcoma has few mitoses and little necrosis, so that its score would be low, yet it"
            + " metastasises"),
    /** High by definition. */
    EWING("Ewing sarcoma is high grade by definition"),
    /** High by definition. */
    ROUND_CELL("undifferentiated round cell sarcomas are high grade by definition"),
    /** High by definition. */
    HIGH_GRADE("this tumour is high grade by definition and its FNCLCC score adds nothing"),
    /** Parts: behaviour. */
    BEHAVIOUR("its behaviour is {0}");

    private final String template;

    FnclccReason(String template) {
        this.template = template;
    }

    @Override
    public String template() {
        return template;
    }

    static FnclccReason of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
