package org.needlepoint.registration;

import org.needlepoint.wording.Wording;

/** Which motions between CT and MR a fit allows, and what else than the markers it believes. */
public enum RegistrationModel implements Wording {
    /** Six degrees of freedom from the markers alone. */
    FULL_RIGID("full rigid (6 degrees of freedom)"),
    /**
     * Rotation about the slice normal and translation only; the slice normals are taken as parallel. The predicted
     * error includes the tilt that the protocol leaves open ({@link SliceProtocol#tiltSdRad()}).
     */
    SLICE_LOCKED("slice-locked (rotation about the slice normal, translation)"),
    /** Six degrees of freedom with the protocol's tilt as a prior: the maximum of the posterior density. */
    TILT_PRIOR("rigid with a tilt prior (6 degrees of freedom)");

    private final String words;

    RegistrationModel(String words) {
        this.words = words;
    }

    @Override
    public String template() {
        return words;
    }

    /**
     * The model in plain words.
     *
     * @return words for a report
     */
    public String words() {
        return words;
    }

    /**
     * Whether the fit or its predicted error rests on the protocol beside the markers.
     *
     * @return false only for {@link #FULL_RIGID}
     */
    public boolean restsOnProtocol() {
        return this != FULL_RIGID;
    }
}
