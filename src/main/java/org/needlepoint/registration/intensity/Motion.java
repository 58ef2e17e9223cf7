package org.needlepoint.registration.intensity;

import org.needlepoint.geometry.Vector3;
import org.needlepoint.wording.Wording;

/** Which motions the refinement may make. */
public enum Motion implements Wording {
    /** Three rotations and three translations. */
    RIGID("rigid"),
    /** Rotation about the slice normal and translation: CT and MR slices stay parallel. */
    SLICE_LOCKED("slice-locked");

    private final String words;

    Motion(String words) {
        this.words = words;
    }

    @Override
    public String template() {
        return words;
    }

    /**
     * The motion in plain words.
     *
     * @return words for a report
     */
    public String words() {
        return words;
    }

    /** Rotation axes that may turn, unit vectors in the axes of the MR frame. */
    Vector3[] rotationAxes(Vector3 mrNormal) {
        return this == SLICE_LOCKED
                ? new Vector3[] {mrNormal}
                : new Vector3[] {new Vector3(1, 0, 0), new Vector3(0, 1, 0), new Vector3(0, 0, 1)};
    }
}
