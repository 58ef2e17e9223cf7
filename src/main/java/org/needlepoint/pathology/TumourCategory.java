package org.needlepoint.pathology;

import java.util.Locale;
import org.needlepoint.wording.Wording;

/** The chapters of the WHO classification of soft tissue tumours, 5th edition (2020). */
public enum TumourCategory implements Wording {
    /** Fat. */
    ADIPOCYTIC("Adipocytic tumours"),
    /** Fibroblasts and myofibroblasts. */
    FIBROBLASTIC_MYOFIBROBLASTIC("Fibroblastic and myofibroblastic tumours"),
    /** So-called fibrohistiocytic. */
    SO_CALLED_FIBROHISTIOCYTIC("So-called fibrohistiocytic tumours"),
    /** Blood and lymph vessels. */
    VASCULAR("Vascular tumours"),
    /** Perivascular cells. */
    PERICYTIC("Pericytic (perivascular) tumours"),
    /** Smooth muscle. */
    SMOOTH_MUSCLE("Smooth muscle tumours"),
    /** Skeletal muscle. */
    SKELETAL_MUSCLE("Skeletal muscle tumours"),
    /** Gastrointestinal stroma. */
    GASTROINTESTINAL_STROMAL("Gastrointestinal stromal tumours"),
    /** Cartilage and bone outside the skeleton. */
    CHONDRO_OSSEOUS("Chondro-osseous tumours"),
    /** Peripheral nerve sheaths. */
    PERIPHERAL_NERVE_SHEATH("Peripheral nerve sheath tumours"),
    /** No normal counterpart known. */
    UNCERTAIN_DIFFERENTIATION("Tumours of uncertain differentiation"),
    /** Ewing sarcoma and the other round cell sarcomas, a chapter shared with bone. */
    UNDIFFERENTIATED_SMALL_ROUND_CELL("Undifferentiated small round cell sarcomas of bone and soft tissue");

    private final String title;

    TumourCategory(String title) {
        this.title = title;
    }

    /**
     * The chapter's title.
     *
     * @return title for people
     */
    public String title() {
        return title;
    }

    @Override
    public String template() {
        return title;
    }

    static TumourCategory of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
