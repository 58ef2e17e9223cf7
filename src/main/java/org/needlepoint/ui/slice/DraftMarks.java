package org.needlepoint.ui.slice;

import java.util.ArrayList;
import java.util.List;
import org.needlepoint.geometry.Point2;
import org.needlepoint.geometry.Point3;
import org.needlepoint.ui.model.Drawing;
import org.needlepoint.ui.model.PictureRequest;
import org.needlepoint.ui.model.ViewerModel;
import org.needlepoint.ui.model.ViewportModel;
import org.needlepoint.view.slice.OverlayKind;
import org.needlepoint.view.slice.OverlayMark;
import org.needlepoint.view.slice.SliceOverlay;
import org.needlepoint.view.slice.SlicePlane;

/** What is being drawn and is no decision yet. */
final class DraftMarks {
    private static final double SLAB_MM = 3;

    private DraftMarks() {}

    static List<OverlayMark> of(ViewerModel viewer, ViewportModel cell, PictureRequest shown) {
        SlicePlane plane = shown.plane();
        double markPx = shown.markPx();
        Drawing drawing = viewer.hand().drawing();
        List<OverlayMark> marks = new ArrayList<>();
        List<Point3> corners = drawing.cornersProperty();
        if (!corners.isEmpty() && near(plane, corners.get(0))) {
            List<Point2> path =
                    new ArrayList<>(corners.stream().map(plane::toPixel).toList());
            Point2 mouse = cell.cursorProperty().get();
            if (mouse != null) {
                path.add(new Point2(mouse.u() * shown.unitPx() - 0.5, mouse.v() * shown.unitPx() - 0.5));
            }
            marks.add(new OverlayMark.Lines(
                    OverlayKind.REGION,
                    List.of(path),
                    false,
                    OverlayKind.REGION.color(),
                    new OverlayMark.Pen(1.4 * markPx, 3 * markPx, List.of(4 * markPx, 3 * markPx))));
        }
        Point3 pending = drawing.pendingProperty().get();
        if (pending != null && near(plane, pending)) {
            marks.add(SliceOverlay.on(plane, markPx)
                    .cross(OverlayKind.CROSSHAIR, pending, OverlayKind.CROSSHAIR.color()));
        }
        return marks;
    }

    private static boolean near(SlicePlane plane, Point3 p) {
        return plane.frame().equals(p.frame()) && Math.abs(plane.distanceMm(p)) <= SLAB_MM;
    }
}
