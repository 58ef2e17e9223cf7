package org.needlepoint.ui.slice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.needlepoint.casefile.planning.DrawnRegion;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point2;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.needle.NeedleCandidate;
import org.needlepoint.registration.Correspondence;
import org.needlepoint.ui.model.CaseViews;
import org.needlepoint.ui.model.MarkerPlaces;
import org.needlepoint.ui.model.Modality;
import org.needlepoint.view.slice.OverlayKind;
import org.needlepoint.view.slice.OverlayMark;
import org.needlepoint.view.slice.SliceOverlay;
import org.needlepoint.view.slice.SlicePlane;
import org.needlepoint.view.slice.ValueText;
import org.needlepoint.workflow.session.CorePreview;
import org.needlepoint.workflow.session.MarkerStep;
import org.needlepoint.workflow.session.SessionSnapshot;

/** What is known of a case as marks over one plane. */
final class CaseMarks {
    /** Residuals are drawn this many times too long; the view says so. */
    static final int RESIDUAL_MAGNIFICATION = 10;

    /** What lies farther from the plane is not drawn on it. */
    private static final double SLAB_MM = 5;

    /** Markers farther away than this belong to other slices. */
    private static final double MARKER_SLAB_MM = 30;

    /** Labels of those nearer than this can be told apart: the other line is some 25 mm away. */
    private static final double MARKER_LABELLED_MM = 12;

    /** A capsule of some 8 mm is still cut by the slice when its centre is half a slice and a radius away. */
    private static final double MARKER_RADIUS_MM = 4;

    private final SessionSnapshot snapshot;
    private final PlanningCase decisions;
    private final CaseViews views;
    private final SliceOverlay overlay;
    private final SlicePlane plane;
    private final double spacingMm;

    CaseMarks(
            SessionSnapshot snapshot,
            PlanningCase decisions,
            CaseViews views,
            SlicePlane plane,
            double unitPx,
            double spacingMm) {
        this.snapshot = snapshot;
        this.decisions = decisions;
        this.views = views;
        this.plane = plane;
        this.overlay = SliceOverlay.on(plane, unitPx);
        this.spacingMm = spacingMm;
    }

    /**
     * The marks.
     *
     * @param ellipse whether the region that holds the tip with 95 % probability is among them
     * @return marks, those on top last
     */
    List<OverlayMark> all(boolean ellipse) {
        List<OverlayMark> marks = new ArrayList<>();
        core(marks);
        regions(marks);
        needle(marks);
        if (ellipse) {
            error(marks);
        }
        markers(marks);
        residuals(marks);
        return marks;
    }

    private double slabMm() {
        return Math.max(SLAB_MM, spacingMm);
    }

    private boolean near(Point3 p) {
        return Math.abs(plane.distanceMm(p)) <= slabMm();
    }

    private Frame frame() {
        return plane.frame();
    }

    private void markers(List<OverlayMark> marks) {
        Modality modality = views.frame(Modality.CT).equals(Optional.of(frame())) ? Modality.CT : Modality.MR;
        MarkerPlaces.of(snapshot, decisions, modality).forEach((label, at) -> {
            double off = at.frame().equals(frame()) ? Math.abs(plane.distanceMm(at)) : Double.POSITIVE_INFINITY;
            double onPlaneMm = spacingMm / 2 + MARKER_RADIUS_MM;
            if (off <= MARKER_LABELLED_MM) {
                marks.addAll(overlay.markerWithDistance(at, label, onPlaneMm));
            } else if (off <= MARKER_SLAB_MM) {
                marks.addAll(overlay.marker(at, label, onPlaneMm));
            }
        });
    }

    private void residuals(List<OverlayMark> marks) {
        if (views.ctToMr().isEmpty() || !frame().equals(views.ctToMr().get().to())) {
            return;
        }
        for (Correspondence c :
                snapshot.markers().value().map(MarkerStep.Found::pairs).orElse(List.of())) {
            if (Math.abs(plane.distanceMm(c.to())) <= spacingMm / 2 + MARKER_RADIUS_MM) {
                Vector3 residual = c.to().minus(views.ctToMr().get().apply(c.from()));
                marks.add(overlay.residual(c.to(), residual, RESIDUAL_MAGNIFICATION));
            }
        }
    }

    private void needle(List<OverlayMark> marks) {
        Optional<Point3> at = views.tip(frame());
        if (at.isEmpty()) {
            return;
        }
        NeedleCandidate needle = views.needle().orElseThrow();
        Point3 tip = at.get();
        Point3 end = views.carried(needle.tip().plus(needle.direction().times(-needle.lengthMm())), frame())
                .orElseThrow();
        shaftNear(end, tip)
                .ifPresent(s -> marks.add(
                        overlay.line(OverlayKind.NEEDLE, s.get(0), s.get(1), OverlayKind.NEEDLE.color(), true)));
        if (near(tip)) {
            marks.add(overlay.cross(OverlayKind.NEEDLE, tip, OverlayKind.NEEDLE.color()));
        }
    }

    /** The part of a line that lies near the plane. */
    private Optional<List<Point3>> shaftNear(Point3 from, Point3 to) {
        double a = plane.distanceMm(from);
        double b = plane.distanceMm(to);
        double slab = slabMm();
        if (Math.abs(b - a) < 1e-9) {
            return Math.abs(a) <= slab ? Optional.of(List.of(from, to)) : Optional.empty();
        }
        double t0 = (-slab - a) / (b - a);
        double t1 = (slab - a) / (b - a);
        double low = Math.max(0, Math.min(t0, t1));
        double high = Math.min(1, Math.max(t0, t1));
        Vector3 way = to.minus(from);
        return low < high
                ? Optional.of(List.of(from.plus(way.times(low)), from.plus(way.times(high))))
                : Optional.empty();
    }

    private void core(List<OverlayMark> marks) {
        snapshot.core().value().ifPresent(preview -> {
            List<Point3> corners = carried(preview.rectangle().corners());
            if (!corners.isEmpty() && corners.stream().anyMatch(this::near)) {
                marks.add(overlay.outline(OverlayKind.CORE, corners, OverlayKind.CORE.color()));
            }
        });
    }

    private List<Point3> carried(List<Point3> points) {
        List<Point3> out = new ArrayList<>();
        points.forEach(p -> views.carried(p, frame()).ifPresent(out::add));
        return out.size() == points.size() ? out : List.of();
    }

    private void error(List<OverlayMark> marks) {
        Optional<Point3> tip = views.tip(frame());
        Optional<CorePreview> preview = snapshot.core().value();
        if (tip.isEmpty() || preview.isEmpty() || !near(tip.get())) {
            return;
        }
        Frame mr = preview.get().core().tipMr().frame();
        if (frame().equals(mr)) {
            marks.add(overlay.errorEllipse(tip.get(), preview.get().tipCovarianceMr()));
        } else {
            views.between(mr, frame())
                    .ifPresent(t -> marks.add(overlay.errorEllipse(
                            tip.get(), t.applyCovariance(preview.get().tipCovarianceMr()))));
        }
    }

    private void regions(List<OverlayMark> marks) {
        for (DrawnRegion region : decisions.regions()) {
            if (!region.frameId().equals(frame().id())) {
                continue;
            }
            List<Point3> corners =
                    region.vertices().stream().map(v -> Point3.of(frame(), v)).toList();
            if (corners.stream().allMatch(c -> Math.abs(plane.distanceMm(c)) <= spacingMm / 2 + 0.5)) {
                marks.add(overlay.outline(OverlayKind.REGION, corners, OverlayKind.REGION.color()));
                marks.add(label(region, corners));
            }
        }
    }

    private OverlayMark label(DrawnRegion region, List<Point3> corners) {
        Point2 top = corners.stream()
                .map(plane::toPixel)
                .min(java.util.Comparator.comparingDouble(Point2::v))
                .orElseThrow();
        String value = snapshot.core().value().stream()
                .flatMap(c -> c.regions().stream())
                .filter(r -> r.name().equals(region.name()))
                .findFirst()
                .flatMap(CorePreview.RegionValue::adc)
                .map(a -> " " + ValueText.of(a.mean(), "mm2/s"))
                .orElse("");
        double unit = overlay.unitPx();
        return new OverlayMark.Text(
                OverlayKind.REGION,
                region.name() + value,
                new Point2(top.u() + 4 * unit, Math.max(14 * unit, top.v() - 5 * unit)),
                OverlayMark.Anchor.LEFT,
                true,
                13 * unit,
                OverlayKind.REGION.color());
    }
}
