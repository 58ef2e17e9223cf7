package org.needlepoint.view.slice;

/** The two images of a fused picture, each a stack of layers. */
public enum FusionSide {
    /** The MR image and what lies over it, such as ADC. */
    MR,
    /** The CT image. */
    CT;

    /**
     * The other one.
     *
     * @return CT for MR, MR for CT
     */
    public FusionSide other() {
        return this == MR ? CT : MR;
    }
}
