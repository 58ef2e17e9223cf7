package org.needlepoint.registration.intensity;

import org.needlepoint.wording.Wording;

/** What a registration by intensities is doing. */
public enum IntensityWording implements Wording {
    /** No parts. */
    PREPARING("Preparing images"),
    /** No parts. */
    COARSE("Coarse search"),
    /** No parts. */
    MIDDLE("Middle level"),
    /** No parts. */
    FINE("Fine level"),
    /** No parts. */
    TESTING("Testing the pose");

    private final String template;

    IntensityWording(String template) {
        this.template = template;
    }

    @Override
    public String template() {
        return template;
    }
}
