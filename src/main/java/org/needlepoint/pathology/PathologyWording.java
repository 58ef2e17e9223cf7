package org.needlepoint.pathology;

import org.needlepoint.wording.Wording;

/** Sentences about a grade and a labelling index, and the words in them. */
public enum PathologyWording implements Wording {
    /** Parts: tumour, use of the grade, why. */
    GRADE_DOUBTFUL("The tumour named, {0}, is {1} ({2})."),
    /** Parts: grade. */
    LOW_GRADE("The grade given is {0}, low."),
    /** Parts: score, tumour, published scores. */
    OTHER_DIFFERENTIATION("The differentiation score {0} is not the one published for {1} ({2})."),
    /** Parts: percentage. */
    NO_INTERVAL("Ki-67 {0} % has no interval: the number of cells is not known."),
    /** Parts: percentage, lower and upper end, cut-off. */
    AT_THE_CUT_OFF("Ki-67 {0} % ({1}–{2} %, 95 % by Wilson) cannot be told from the cut-off of {3} %."),
    /** No parts. */
    DIFFERENTIATION("differentiation"),
    /** No parts. */
    MITOSES("mitoses"),
    /** No parts. */
    NECROSIS("necrosis"),
    /** Parts: count, area. */
    COUNT_IN_AREA("{0} mitoses in {1} mm²"),
    /** Parts: positive cells, all cells. */
    OF_CELLS("{0} positive of {1} cells"),
    /** No parts. */
    FNCLCC_GRADE("the FNCLCC grade"),
    /** No parts. */
    LIST("the list in docs/pathology.md");

    private final String template;

    PathologyWording(String template) {
        this.template = template;
    }

    @Override
    public String template() {
        return template;
    }
}
