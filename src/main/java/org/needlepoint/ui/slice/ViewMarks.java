package org.needlepoint.ui.slice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.needlepoint.diffusion.AdcMap;
import org.needlepoint.geometry.Point2;
import org.needlepoint.geometry.Point3;
import org.needlepoint.ui.model.CandidatePlaces;
import org.needlepoint.ui.model.CoreSpectra;
import org.needlepoint.ui.model.PictureRequest;
import org.needlepoint.ui.model.ViewState;
import org.needlepoint.ui.model.ViewerModel;
import org.needlepoint.ui.model.ViewportModel;
import org.needlepoint.view.slice.Layer;
import org.needlepoint.view.slice.OverlayKind;
import org.needlepoint.view.slice.OverlayMark;
import org.needlepoint.view.slice.SliceOverlay;
import org.needlepoint.view.slice.SlicePlane;
import org.needlepoint.view.slice.ValueText;

/** Everything that is drawn over the picture of one view: the case, what is being drawn, the crosshair, scale and directions. */
final class ViewMarks {
    private static final double CROSSHAIR_GAP = 14;
    private static final double CANDIDATE_PX = 11;

    private final CellularOutline cellular = new CellularOutline();

    /**
     * The marks.
     *
     * @param viewer views
     * @param cell view
     * @param frame the picture on the screen
     * @return marks in pixels of that picture
     */
    List<OverlayMark> of(ViewerModel viewer, ViewportModel cell, PictureRenderer.Frame frame) {
        PictureRequest shown = frame.request();
        SlicePlane plane = shown.plane();
        double unit = shown.markPx();
        SliceOverlay overlay = SliceOverlay.on(plane, unit);
        ViewState state = viewer.work().view();
        List<OverlayMark> marks = new ArrayList<>();
        if (state.annotationsProperty().get()) {
            marks.addAll(frame.errorLines());
            double spacingMm = viewer.viewsProperty()
                    .get()
                    .grid(cell.contentProperty().get().picture())
                    .map(g -> g.sliceSpacingMm())
                    .orElse(0.0);
            viewer.work().snapshot().ifPresent(s -> {
                CaseMarks known = new CaseMarks(
                        s,
                        viewer.work().decisionsProperty().get(),
                        viewer.viewsProperty().get(),
                        plane,
                        unit,
                        spacingMm);
                marks.addAll(known.all(state.errorEllipseProperty().get()));
                if (state.cellularAreaProperty().get()) {
                    s.targetSlices()
                            .value()
                            .ifPresent(t -> marks.addAll(cellular.on(t.ranking().cellular(), plane, unit)));
                }
            });
            CandidatePlaces.on(viewer, cell)
                    .forEach(
                            c -> marks.add(candidate(plane.toPixel(c.candidate().centre()), unit)));
            spectroscopy(viewer, overlay, marks);
            marks.addAll(DraftMarks.of(viewer, cell, shown));
            crosshair(viewer, plane, unit, marks);
        }
        marks.addAll(overlay.scaleBar(overlay.roundScaleMm()));
        marks.addAll(overlay.orientation());
        colorBar(shown.mr(), overlay, marks);
        return marks;
    }

    /** The voxels of the spectrum that is shown beside. */
    private static void spectroscopy(ViewerModel viewer, SliceOverlay overlay, List<OverlayMark> marks) {
        double reachMm = CoreSpectra.halfThicknessMm(viewer);
        for (List<Point3> corners : CoreSpectra.voxels(viewer)) {
            SlicePlane plane = overlay.plane();
            if (corners.stream()
                    .allMatch(c -> c.frame().equals(plane.frame()) && Math.abs(plane.distanceMm(c)) <= reachMm)) {
                marks.add(overlay.outline(OverlayKind.SPECTROSCOPY, corners, OverlayKind.SPECTROSCOPY.color()));
            }
        }
    }

    /** Fainter than a marker, which is a bright ring with a label. */
    private static OverlayMark candidate(Point2 at, double unit) {
        return new OverlayMark.Ellipse(
                OverlayKind.CANDIDATE,
                at,
                CANDIDATE_PX * unit,
                CANDIDATE_PX * unit,
                0,
                new java.awt.Color(0xc8, 0xc8, 0xc8, 170),
                new OverlayMark.Pen(unit, 2 * unit, List.of(3 * unit, 3 * unit)));
    }

    private static void crosshair(ViewerModel viewer, SlicePlane plane, double unit, List<OverlayMark> marks) {
        Optional<Point3> at = viewer.crosshair(plane.frame());
        if (at.isEmpty()) {
            return;
        }
        Point2 p = plane.toPixel(at.get());
        double gap = CROSSHAIR_GAP * unit;
        marks.add(new OverlayMark.Lines(
                OverlayKind.CROSSHAIR,
                List.of(
                        List.of(new Point2(-1, p.v()), new Point2(p.u() - gap, p.v())),
                        List.of(new Point2(p.u() + gap, p.v()), new Point2(plane.width(), p.v())),
                        List.of(new Point2(p.u(), -1), new Point2(p.u(), p.v() - gap)),
                        List.of(new Point2(p.u(), p.v() + gap), new Point2(p.u(), plane.height()))),
                false,
                new java.awt.Color(0xff, 0xe9, 0xa8, 110),
                new OverlayMark.Pen(unit, unit, List.of())));
    }

    /** The colours of a measured map with the values at the ends of its window. */
    private static void colorBar(List<Layer> layers, SliceOverlay overlay, List<OverlayMark> marks) {
        for (Layer layer : layers) {
            String unit = layer.volume().unit();
            if (unit.equals(AdcMap.UNIT)) {
                double low = layer.window().centre() - layer.window().width() / 2;
                double high = layer.window().centre() + layer.window().width() / 2;
                marks.addAll(overlay.colorBar(
                        layer.colors(), String.format(Locale.ROOT, "%.2f", 1e3 * low), ValueText.of(high, unit)));
            }
        }
    }
}
