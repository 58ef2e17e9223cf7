package org.needlepoint.ui.model;

/** What a view shows. */
public enum Picture {
    /** The target series, T2 with fat suppressed. */
    T2,
    /** Another MR image in which markers show, such as T1. */
    T1,
    /** The apparent diffusion coefficient. */
    ADC,
    /** Diffusion-weighted image of one b-value. */
    DWI,
    /** The CT with the needle. */
    CT,
    /** CT and MR in one picture. */
    FUSION,
    /** The spectrum of the core with its fit; it has no slices. */
    SPECTRUM;

    /**
     * In whose frame it lies.
     *
     * @return CT for the CT; MR for all others, the fusion and the spectrum too
     */
    public Modality modality() {
        return this == CT ? Modality.CT : Modality.MR;
    }
}
