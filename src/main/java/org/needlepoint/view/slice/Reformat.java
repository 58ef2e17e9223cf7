package org.needlepoint.view.slice;

/** The three planes of anatomy. */
public enum Reformat {
    /** Across the body. */
    AXIAL(SliceOrientation.AXIAL),
    /** Front from back. */
    CORONAL(SliceOrientation.CORONAL),
    /** Left from right. */
    SAGITTAL(SliceOrientation.SAGITTAL);

    private final SliceOrientation patient;

    Reformat(SliceOrientation patient) {
        this.patient = patient;
    }

    /**
     * The plane along the patient's axes; {@link SliceOrientation#of} gives the one along a grid's.
     *
     * @return orientation
     */
    public SliceOrientation patient() {
        return patient;
    }
}
