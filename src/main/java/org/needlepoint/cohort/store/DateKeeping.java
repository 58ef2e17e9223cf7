package org.needlepoint.cohort.store;

/** What a store does with the dates of patients; fixed when it is created. */
public enum DateKeeping {
    /** Dates are as they were. */
    KEPT,
    /** All dates of a patient are moved by the same number of days, which follows from the key file. */
    SHIFTED
}
