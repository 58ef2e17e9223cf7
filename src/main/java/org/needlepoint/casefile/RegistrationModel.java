package org.needlepoint.casefile;

/** How the CT was allowed to move onto the MR. */
public enum RegistrationModel {
    /** Three rotations and three translations. */
    RIGID,
    /** In-plane rotation and translation; the slice offset comes from the known slices. */
    SLICE_LOCKED
}
