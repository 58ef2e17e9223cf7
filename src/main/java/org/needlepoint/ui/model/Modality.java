package org.needlepoint.ui.model;

/** One of the two images that are joined. */
public enum Modality {
    /** Computed tomography, with the needle. */
    CT,
    /** Magnetic resonance, with the target. */
    MR
}
