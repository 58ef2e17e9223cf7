package org.needlepoint.ui.model;

/** Why a view shows nothing. */
public enum Absence {
    /** The images are not read yet, or could not be. */
    NO_IMAGES,
    /** The case has no such image. */
    NO_SUCH_IMAGE,
    /** CT and MR are not registered. */
    NO_REGISTRATION,
    /** No needle is known here. */
    NO_NEEDLE,
    /** No spectrum is measured; where one is, it is shown without slices. */
    NO_SPECTRUM
}
