package org.needlepoint.ui.model;

/** What has a window and colours of its own; all views of one slot look alike. */
public enum LookSlot {
    /** T2-FS by itself. */
    T2,
    /** T1 by itself. */
    T1,
    /** ADC. */
    ADC,
    /** Diffusion-weighted image. */
    DWI,
    /** CT by itself. */
    CT,
    /** The MR image of the fusion. */
    FUSED_MR,
    /** The CT of the fusion. */
    FUSED_CT,
    /** The spectrum, which has no window. */
    SPECTRUM;

    /**
     * The slot of an image shown by itself.
     *
     * @param picture image, not the fusion
     * @return slot
     * @throws IllegalArgumentException for the fusion, which has two
     */
    public static LookSlot of(Picture picture) {
        return switch (picture) {
            case T2 -> T2;
            case T1 -> T1;
            case ADC -> ADC;
            case DWI -> DWI;
            case CT -> CT;
            case SPECTRUM -> SPECTRUM;
            case FUSION -> throw new IllegalArgumentException("The fusion has two windows");
        };
    }
}
