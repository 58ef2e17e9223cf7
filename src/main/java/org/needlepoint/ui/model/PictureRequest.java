package org.needlepoint.ui.model;

import java.util.List;
import java.util.Optional;
import org.needlepoint.registration.PoseUncertainty;
import org.needlepoint.registration.QualityGate;
import org.needlepoint.view.slice.Fusion;
import org.needlepoint.view.slice.Layer;
import org.needlepoint.view.slice.SlicePlane;

/**
 * Everything that a picture is made from. Equal requests give equal pictures.
 *
 * @param plane where the pixels lie
 * @param mr layers of the MR side
 * @param ct layers of the CT side
 * @param fusion how the two are seen
 * @param unitPx pixels of the plane for one of the window
 * @param markPx pixels of the plane for one unit of the marks' line width, which grows with the letters of the window
 * @param errors registration whose error is drawn as lines; empty for no lines
 */
public record PictureRequest(
        SlicePlane plane,
        List<Layer> mr,
        List<Layer> ct,
        Fusion fusion,
        double unitPx,
        double markPx,
        Optional<Errors> errors) {

    /**
     * A registration with what is thought of its error.
     *
     * @param pose registration
     * @param gate limits
     */
    public record Errors(PoseUncertainty pose, QualityGate gate) {}

    /** Copies the lists. */
    public PictureRequest {
        mr = List.copyOf(mr);
        ct = List.copyOf(ct);
    }

    /**
     * The layers, those of the MR first.
     *
     * @return layers
     */
    public List<Layer> layers() {
        return java.util.stream.Stream.concat(mr.stream(), ct.stream()).toList();
    }
}
