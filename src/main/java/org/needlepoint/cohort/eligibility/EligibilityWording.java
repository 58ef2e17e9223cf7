package org.needlepoint.cohort.eligibility;

import org.needlepoint.wording.Wording;

/** Why a case is not decided, and what is wrong with a file of reasons. */
public enum EligibilityWording implements Wording {
    /** Parts: word, words. */
    NOT_ONE_OF("\"{0}\" is not one of {1}"),
    /** Parts: word. */
    NOT_FROM_ZERO("\"{0}\" is not a number from 0 on"),
    /** Parts: word. */
    NO_NUMBER("\"{0}\" is not a number"),
    /** Parts: word. */
    NO_DATE("\"{0}\" is not a date like 2024-05-31"),
    /** No parts. */
    EMPTY("it is empty"),
    /** No parts. */
    LIST_OF_REASONS("a list with at least one reason is required"),
    /** No parts. */
    LIST_OF_CONDITIONS("a list with at least one condition is required"),
    /** No parts. */
    UNKNOWN_FIELD("it is not known"),
    /** No parts. */
    IN_ONE_OF("every word must also be in oneOf"),
    /** No parts. */
    NUMBER_NEEDED("a limit is required as a number"),
    /** No parts. */
    LIST_OF_WORDS("a list of words is required"),
    /** No parts. */
    TEXT_NEEDED("a text must stand here"),
    /** Parts: word. */
    TWICE("\"{0}\" occurs twice");

    private final String template;

    EligibilityWording(String template) {
        this.template = template;
    }

    @Override
    public String template() {
        return template;
    }
}
