package org.needlepoint.view.scene;

import java.util.Objects;
import java.util.Optional;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;

/**
 * What lies under a pixel.
 *
 * @param element kind of thing
 * @param label label of a marker; empty for everything else
 * @param at for a marker its centre on MR, for the error its mean, else the point of the surface that was hit; LPS mm
 * @param residualMm residual of a marker, found in MR minus predicted from CT, mm; empty for everything else
 */
public record Pick(SceneElement element, Optional<String> label, Point3 at, Optional<Vector3> residualMm) {

    /** Makes a pick. */
    public Pick {
        Objects.requireNonNull(element, "element");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(residualMm, "residualMm");
    }
}
