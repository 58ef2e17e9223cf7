package org.needlepoint.workflow.session;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.needlepoint.casefile.RegistrationOutcome;
import org.needlepoint.diffusion.AdcMap;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.registration.Correspondence;
import org.needlepoint.registration.PoseUncertainty;
import org.needlepoint.registration.QualityGate;
import org.needlepoint.report.Figure;
import org.needlepoint.report.TrackPlot;
import org.needlepoint.roi.CoreRectangle;
import org.needlepoint.view.slice.ColorMap;
import org.needlepoint.view.slice.ErrorContours;
import org.needlepoint.view.slice.Layer;
import org.needlepoint.view.slice.SliceAnnotator;
import org.needlepoint.view.slice.SliceCompositor;
import org.needlepoint.view.slice.SlicePlane;
import org.needlepoint.view.slice.Window;

/** The pictures of a measured case: T2-FS, ADC, CT and their fusion at the target slice, with what was found on them. */
final class CaseFigures {
    private static final int SIDE_PX = 480;
    private static final double LEAST_OVERVIEW_MM = 120;
    private static final double MARGIN_MM = 25;
    private static final double DETAIL_MM = 90;
    private static final double NEEDLE_SHOWN_MM = 150;
    private static final double ADC_SHOWN_TO = 4.0e-3;

    private final Volume t2;
    private final Volume ct;
    private final int targetSlice;
    private final RigidTransform ctToMr;
    private final CoreRectangle core;
    private final Point3 tipCt;
    private final Vector3 directionCt;
    private final Covariance3 tipCovarianceMr;
    private final List<Correspondence> markers;
    private final PoseUncertainty pose;
    private final QualityGate gate;
    private final List<RegistrationOutcome.CoreTre> track;

    CaseFigures(
            Volume t2,
            Volume ct,
            int targetSlice,
            RigidTransform ctToMr,
            CoreRectangle core,
            Point3 tipCt,
            Vector3 directionCt,
            Covariance3 tipCovarianceMr,
            List<Correspondence> markers,
            PoseUncertainty pose,
            QualityGate gate,
            List<RegistrationOutcome.CoreTre> track) {
        this.t2 = t2;
        this.ct = ct;
        this.targetSlice = targetSlice;
        this.ctToMr = ctToMr;
        this.core = core;
        this.tipCt = tipCt;
        this.directionCt = directionCt;
        this.tipCovarianceMr = tipCovarianceMr;
        this.markers = markers;
        this.pose = pose;
        this.gate = gate;
        this.track = track;
    }

    List<Figure> all(Optional<AdcMap> adc) {
        List<Figure> figures = new ArrayList<>();
        figures.add(t2());
        adc.ifPresent(map -> figures.add(adc(map)));
        figures.add(ct());
        figures.add(fused());
        figures.add(errorMap());
        figures.add(errorAlongTrack());
        figures.add(detail());
        return figures;
    }

    private Figure t2() {
        SlicePlane plane = SlicePlane.ofSlice(t2.grid(), centreOn(t2.grid(), targetSlice), overviewMm(), SIDE_PX);
        SliceAnnotator a =
                new SliceAnnotator(SliceCompositor.render(plane, List.of(Layer.of(t2, t2Window(), ColorMap.GRAY))));
        markers.forEach(m -> a.marker(m.to(), m.label(), markerReachMm(t2.grid())));
        a.outline(core.corners(), SliceAnnotator.CORE)
                .orientation()
                .scaleBar(50)
                .corner(List.of("T2-FS", sliceText(t2.grid(), targetSlice)));
        return Figure.half(
                "T2-FS, target slice",
                String.format(
                        Locale.ROOT,
                        "Yellow: core, %.1f × %.1f mm as laid from the needle. Green: markers; dashed ones lie off this slice.",
                        core.lengthMm(),
                        core.widthMm()),
                a.image());
    }

    private Figure adc(AdcMap map) {
        VoxelGrid grid = map.adc().grid();
        double slice = grid.toIndex(core.centre()).slice();
        int nearest = (int) Math.max(0, Math.min(grid.slices() - 1, Math.round(slice)));
        SlicePlane plane = SlicePlane.ofSlice(grid, centreOn(grid, nearest), overviewMm(), SIDE_PX);
        SliceAnnotator a = new SliceAnnotator(SliceCompositor.render(
                plane, List.of(Layer.of(map.adc(), Window.ofRange(0, ADC_SHOWN_TO), ColorMap.HOT))));
        a.outline(core.corners(), SliceAnnotator.NEEDLE)
                .orientation()
                .scaleBar(50)
                .colorBar(ColorMap.HOT, "0", String.format(Locale.ROOT, "%.1f ×10⁻³ mm²/s", 1e3 * ADC_SHOWN_TO))
                .corner(List.of("ADC", sliceText(grid, nearest)));
        return Figure.half(
                "ADC, target slice", "The map that was measured. Outline: core. Dark is low ADC: cellular.", a.image());
    }

    private Figure ct() {
        // The CT slice that holds the tip, in the CT's own geometry.
        SlicePlane plane = SlicePlane.ofSlice(ct.grid(), tipCt, overviewMm(), SIDE_PX);
        SliceAnnotator a = new SliceAnnotator(
                SliceCompositor.render(plane, List.of(Layer.of(ct, Window.CT_SOFT_TISSUE, ColorMap.GRAY))));
        markers.forEach(m -> a.marker(m.from(), m.label(), markerReachMm(ct.grid())));
        a.line(tipCt.plus(directionCt.times(-NEEDLE_SHOWN_MM)), tipCt, SliceAnnotator.NEEDLE, true)
                .cross(tipCt, SliceAnnotator.NEEDLE)
                .orientation()
                .scaleBar(50)
                .corner(List.of("CT, W 400 L 40", tipText()));
        return Figure.half("CT with needle", "Blue: needle axis and tip as found. Green: markers.", a.image());
    }

    private Figure fused() {
        SlicePlane plane = SlicePlane.ofSlice(t2.grid(), centreOn(t2.grid(), targetSlice), overviewMm(), SIDE_PX);
        return Figure.half(
                "Fused: CT over T2-FS",
                "CT (amber, denser is more opaque) carried to the MR target slice. Pink: the region that holds the tip with"
                        + " 95 % probability.",
                fusion(plane)
                        .scaleBar(50)
                        .corner(List.of("CT on T2-FS", sliceText(t2.grid(), targetSlice)))
                        .image());
    }

    private Figure detail() {
        SlicePlane plane = SlicePlane.ofSlice(t2.grid(), core.centre(), DETAIL_MM, 2 * SIDE_PX);
        BufferedImage image = fusion(plane).scaleBar(10).image();
        return Figure.wide(
                "Core and its error",
                "The fused target slice around the core: blue, needle; yellow, core; pink, 95 % region of the tip (registration"
                        + " and tip localisation together).",
                image.getSubimage(0, image.getHeight() / 4, image.getWidth(), image.getHeight() / 2));
    }

    /** Contours of the predicted registration error on the target slice, coloured by what the gate says of it. */
    private Figure errorMap() {
        SlicePlane plane = SlicePlane.ofSlice(t2.grid(), centreOn(t2.grid(), targetSlice), overviewMm(), SIDE_PX);
        SliceAnnotator a =
                new SliceAnnotator(SliceCompositor.render(plane, List.of(Layer.of(t2, t2Window(), ColorMap.GRAY))));
        Point3 tip = pose.ctToMr().apply(tipCt);
        Vector3 direction = pose.ctToMr().applyVector(directionCt);
        a.line(tip.plus(direction.times(-NEEDLE_SHOWN_MM)), tip, SliceAnnotator.NEEDLE, true)
                .outline(core.corners(), SliceAnnotator.CORE);
        a.draw(ErrorContours.of(a.overlay(), pose, gate).marks());
        markers.forEach(m -> a.marker(m.to(), m.label(), markerReachMm(t2.grid())));
        a.orientation().scaleBar(50).corner(List.of("TRE 95 %, mm", sliceText(t2.grid(), targetSlice)));
        return Figure.half(
                "Predicted registration error over the slice",
                String.format(
                        Locale.ROOT,
                        "Lines of equal error (mm, not exceeded in 95 %%) on T2-FS: green up to %.1f mm (accept), amber up to"
                                + " %.1f mm (caution), red above. Blue: planned track; yellow: core.",
                        gate.acceptMm(),
                        gate.cautionMm()),
                a.image());
    }

    private Figure errorAlongTrack() {
        double[] at = track.stream()
                .mapToDouble(RegistrationOutcome.CoreTre::distanceMm)
                .toArray();
        double[] p95 = track.stream().mapToDouble(t -> t.tre().p95()).toArray();
        double[] rms = track.stream().mapToDouble(t -> t.tre().rms()).toArray();
        return Figure.half(
                "Predicted registration error along the track",
                "From where the needle enters the skin (left) to the far end of the core (right); the band is the core. Solid:"
                        + " not exceeded in 95 %; dashed: root mean square. The numbers are in the tables.",
                new TrackPlot(at, p95, rms, gate.acceptMm(), gate.cautionMm()).draw(SIDE_PX, SIDE_PX));
    }

    private SliceAnnotator fusion(SlicePlane plane) {
        RigidTransform mrToCt = ctToMr.inverse();
        Layer mr = Layer.of(t2, t2Window(), ColorMap.GRAY);
        Layer needle =
                Layer.registered(ct, mrToCt, Window.ofRange(100, 1500), ColorMap.AMBER, 0.9, Layer.Blend.BY_VALUE);
        Layer soft = Layer.registered(ct, mrToCt, Window.ofRange(-160, 240), ColorMap.AMBER, 0.3, Layer.Blend.BY_VALUE);
        SliceAnnotator a = new SliceAnnotator(SliceCompositor.render(plane, List.of(mr, soft, needle)));
        Point3 tip = ctToMr.apply(tipCt);
        Vector3 direction = ctToMr.applyVector(directionCt);
        return a.line(tip.plus(direction.times(-NEEDLE_SHOWN_MM)), tip, SliceAnnotator.NEEDLE, true)
                .outline(core.corners(), SliceAnnotator.CORE)
                .errorEllipse(tip, tipCovarianceMr)
                .orientation();
    }

    /** A field around the core that holds the markers: the core is 2 mm wide and would vanish in a whole slice. */
    private double overviewMm() {
        double farthest = 0;
        for (Correspondence m : markers) {
            farthest = Math.max(farthest, m.to().distanceMm(core.centre()));
        }
        return Math.max(LEAST_OVERVIEW_MM, 2 * (farthest + MARGIN_MM));
    }

    /** The middle of the core, moved along the normal onto a slice. */
    private Point3 centreOn(VoxelGrid grid, int slice) {
        double off = core.centre().minus(grid.toPatient(0, 0, slice)).dot(grid.normal());
        return core.centre().plus(grid.normal().times(-off));
    }

    private Window t2Window() {
        return Window.ofPercentiles(t2.sliceValues(targetSlice), 2, 99.7);
    }

    /** A capsule of some 8 mm is still cut by the slice when its centre is half a slice and a radius away. */
    private static double markerReachMm(VoxelGrid grid) {
        return grid.sliceSpacingMm() / 2 + 4;
    }

    private static String sliceText(VoxelGrid grid, int slice) {
        return String.format(
                Locale.ROOT, "slice %d of 0 to %d, %.1f mm", slice, grid.slices() - 1, grid.sliceThicknessMm());
    }

    private String tipText() {
        return String.format(
                Locale.ROOT,
                "slice %.1f of 0 to %d, %.1f mm",
                ct.grid().toIndex(tipCt).slice(),
                ct.grid().slices() - 1,
                ct.grid().sliceThicknessMm());
    }
}
