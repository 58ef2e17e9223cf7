package org.needlepoint.ui.slice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.needlepoint.geometry.Point2;
import org.needlepoint.geometry.Point3;
import org.needlepoint.ui.model.Drawing;
import org.needlepoint.ui.model.PictureRequest;
import org.needlepoint.ui.model.ViewState;
import org.needlepoint.ui.model.ViewerModel;
import org.needlepoint.ui.model.ViewportModel;
import org.needlepoint.view.slice.OverlayKind;
import org.needlepoint.view.slice.OverlayMark;
import org.needlepoint.view.slice.SliceOverlay;
import org.needlepoint.view.slice.SlicePlane;

/** What is being drawn and is no decision yet. */
final class DraftMarks {
    private static final double SLAB_MM = 3;
    private static final double HANDLE_PX = 5;

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
        ViewState state = viewer.work().view();
        for (Point3 end : Arrays.asList(
                state.waitingTipProperty().get(), state.waitingEntryProperty().get())) {
            if (end != null && near(plane, end)) {
                marks.add(SliceOverlay.on(plane, markPx).cross(OverlayKind.NEEDLE, end, OverlayKind.NEEDLE.color()));
            }
        }
        if (state.toolProperty().get() == ViewState.Tool.TIP) {
            viewer.viewsProperty()
                    .get()
                    .entry(plane.frame())
                    .ifPresent(p -> marks.add(handle(plane.toPixel(p), markPx)));
        }
        Point3 pending = drawing.pendingProperty().get();
        if (pending != null && near(plane, pending)) {
            marks.add(SliceOverlay.on(plane, markPx)
                    .cross(OverlayKind.CROSSHAIR, pending, OverlayKind.CROSSHAIR.color()));
        }
        return marks;
    }

    /** The entry can be taken hold of wherever it is seen from: it is drawn through the slices. */
    private static OverlayMark handle(Point2 at, double unitPx) {
        double half = HANDLE_PX * unitPx;
        return new OverlayMark.Lines(
                OverlayKind.NEEDLE,
                List.of(List.of(
                        new Point2(at.u() - half, at.v() - half),
                        new Point2(at.u() + half, at.v() - half),
                        new Point2(at.u() + half, at.v() + half),
                        new Point2(at.u() - half, at.v() + half))),
                true,
                OverlayKind.NEEDLE.color(),
                new OverlayMark.Pen(1.4 * unitPx, 3 * unitPx, List.of()));
    }

    private static boolean near(SlicePlane plane, Point3 p) {
        return plane.frame().equals(p.frame()) && Math.abs(plane.distanceMm(p)) <= SLAB_MM;
    }
}
