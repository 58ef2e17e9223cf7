package org.needlepoint.dicom;

import org.needlepoint.wording.Wording;

/** What a series or stack is for, as far as this program cares. */
public enum SeriesRole implements Wording {
    /** Computed tomography, slices. */
    CT("CT"),
    /** T2-weighted with fat suppressed, short-tau inversion recovery included. */
    T2_FS("T2-FS"),
    /** T2-weighted. */
    T2("T2"),
    /** T1-weighted, with or without contrast agent or fat suppression. */
    T1("T1"),
    /** Measured diffusion-weighted images. */
    DWI("DWI"),
    /** Map of the apparent diffusion coefficient. */
    ADC("ADC"),
    /** Computed from diffusion-weighted images and not an ADC map: calculated b-value, exponential ADC, FA. */
    DIFFUSION_DERIVED("diffusion, computed"),
    /** MR spectroscopy. */
    SPECTROSCOPY("spectroscopy"),
    /** Scout, survey, topogram. */
    LOCALIZER("localizer"),
    /** Screen capture or scanned page. */
    SECONDARY_CAPTURE("secondary capture"),
    /** Anything else. */
    OTHER("other");

    private final String label;

    SeriesRole(String label) {
        this.label = label;
    }

    @Override
    public String template() {
        return label;
    }

    /**
     * Name for people.
     *
     * @return label
     */
    public String label() {
        return label;
    }
}
