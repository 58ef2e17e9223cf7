package org.needlepoint.pathology;

/** What a specimen shows, before any subtype. */
public enum Diagnosis {
    /** A sarcoma. */
    SARCOMA,
    /** A soft tissue tumour of intermediate behaviour. */
    INTERMEDIATE,
    /** A benign soft tissue tumour or no tumour. */
    BENIGN,
    /** A malignant tumour that is not a sarcoma. */
    OTHER_MALIGNANCY,
    /** Not enough tissue, or no diagnosis possible. */
    NOT_DIAGNOSTIC
}
