package org.needlepoint.casefile.planning;

/** What a series is used for. */
public enum Purpose {
    /** CT with the needle. */
    CT,
    /** Fat-suppressed T2. */
    T2,
    /** T1, for the markers. */
    T1,
    /** Diffusion-weighted images. */
    DWI,
    /** Vendor's ADC map. */
    ADC,
    /** Spectroscopy. */
    MRS
}
