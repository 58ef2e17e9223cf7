package org.needlepoint.view.scene;

import java.util.Objects;
import java.util.Optional;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;

/**
 * A skin marker in the scene.
 *
 * @param label label, such as P5
 * @param mr where it was found on MR, LPS mm
 * @param ctInMr where it was found on CT, carried to MR by the registration; empty before there is one
 */
public record SceneMarker(String label, Point3 mr, Optional<Point3> ctInMr) {

    /**
     * Makes a marker.
     *
     * @throws org.needlepoint.geometry.FrameMismatchException if the two positions are of different frames
     */
    public SceneMarker {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(mr, "mr");
        ctInMr.ifPresent(p -> mr.frame().requireSame(p.frame()));
    }

    /**
     * Residual of the registration: found in MR minus predicted from CT.
     *
     * @return mm in the MR frame; empty before there is a registration
     */
    public Optional<Vector3> residualMm() {
        return ctInMr.map(mr::minus);
    }
}
