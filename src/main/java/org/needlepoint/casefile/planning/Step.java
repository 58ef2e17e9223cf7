package org.needlepoint.casefile.planning;

/** The steps of a planning session, in the order in which they depend on each other. A user may visit them in any order. */
public enum Step {
    /** Which images of whom. */
    STUDY,
    /** Which slice holds the cellular part, and the shift S to it. */
    TARGET_SLICE,
    /** Skin markers on MR and CT. */
    MARKERS,
    /** CT to MR, with its error. */
    REGISTRATION,
    /** Needle tip and axis, and the core ahead of it. */
    NEEDLE,
    /** ADC and Cho/Cr in the core. */
    MEASUREMENT,
    /** What the pathologist found. */
    PATHOLOGY,
    /** The report. */
    REPORT
}
