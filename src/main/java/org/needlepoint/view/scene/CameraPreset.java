package org.needlepoint.view.scene;

import org.needlepoint.geometry.Vector3;

/** From where a scene is seen. The way of looking and the upward direction are in LPS. */
public enum CameraPreset {
    /** From the front; the patient's right is on the left of the picture. */
    ANTERIOR(new Vector3(0, 1, 0), new Vector3(0, 0, 1)),
    /** From behind. */
    POSTERIOR(new Vector3(0, -1, 0), new Vector3(0, 0, 1)),
    /** From the patient's left. */
    LEFT(new Vector3(-1, 0, 0), new Vector3(0, 0, 1)),
    /** From the patient's right. */
    RIGHT(new Vector3(1, 0, 0), new Vector3(0, 0, 1)),
    /** From the head, the front of the patient up. */
    HEAD(new Vector3(0, 0, -1), new Vector3(0, -1, 0)),
    /** From the feet, the front of the patient up: as axial slices are shown. */
    FEET(new Vector3(0, 0, 1), new Vector3(0, -1, 0)),
    /** Down the needle, from its outer end toward the tip; from the front where there is no needle. */
    ALONG_NEEDLE(new Vector3(0, 1, 0), new Vector3(0, 0, 1));

    private final Vector3 direction;
    private final Vector3 up;

    CameraPreset(Vector3 direction, Vector3 up) {
        this.direction = direction;
        this.up = up;
    }

    /** Unit vector from the eye into the picture. */
    Vector3 direction() {
        return direction;
    }

    /** Unit vector upward in the picture. */
    Vector3 up() {
        return up;
    }
}
