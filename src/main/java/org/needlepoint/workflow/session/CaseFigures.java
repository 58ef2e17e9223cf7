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
import org.needlepoint.report.Decimal;
import org.needlepoint.report.Figure;
import org.needlepoint.report.ReportLanguage;
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
    private final ReportLanguage words;

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
            List<RegistrationOutcome.CoreTre> track,
            ReportLanguage words) {
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
        this.words = words;
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
                words.get("figure.t2"),
                words.get("figure.t2.caption", Decimal.fixed(core.lengthMm(), 1), Decimal.fixed(core.widthMm(), 1)),
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
        return Figure.half(words.get("figure.adc"), words.get("figure.adc.caption"), a.image());
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
        return Figure.half(words.get("figure.ct"), words.get("figure.ct.caption"), a.image());
    }

    private Figure fused() {
        SlicePlane plane = SlicePlane.ofSlice(t2.grid(), centreOn(t2.grid(), targetSlice), overviewMm(), SIDE_PX);
        return Figure.half(
                words.get("figure.fused"),
                words.get("figure.fused.caption"),
                fusion(plane)
                        .scaleBar(50)
                        .corner(List.of(words.get("figure.fused.corner"), sliceText(t2.grid(), targetSlice)))
                        .image());
    }

    private Figure detail() {
        SlicePlane plane = SlicePlane.ofSlice(t2.grid(), core.centre(), DETAIL_MM, 2 * SIDE_PX);
        BufferedImage image = fusion(plane).scaleBar(10).image();
        return Figure.wide(
                words.get("figure.core"),
                words.get("figure.core.caption"),
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
        a.orientation()
                .scaleBar(50)
                .corner(List.of(words.get("figure.error.corner"), sliceText(t2.grid(), targetSlice)));
        return Figure.half(
                words.get("figure.error"),
                words.get(
                        "figure.error.caption", Decimal.fixed(gate.acceptMm(), 1), Decimal.fixed(gate.cautionMm(), 1)),
                a.image());
    }

    private Figure errorAlongTrack() {
        double[] at = track.stream()
                .mapToDouble(RegistrationOutcome.CoreTre::distanceMm)
                .toArray();
        double[] p95 = track.stream().mapToDouble(t -> t.tre().p95()).toArray();
        double[] rms = track.stream().mapToDouble(t -> t.tre().rms()).toArray();
        return Figure.half(
                words.get("figure.track"),
                words.get("figure.track.caption"),
                new TrackPlot(at, p95, rms, gate.acceptMm(), gate.cautionMm()).draw(SIDE_PX, SIDE_PX, words));
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

    private String sliceText(VoxelGrid grid, int slice) {
        return words.get("figure.slice", slice, grid.slices() - 1, Decimal.fixed(grid.sliceThicknessMm(), 1));
    }

    private String tipText() {
        return words.get(
                "figure.slice",
                Decimal.fixed(ct.grid().toIndex(tipCt).slice(), 1),
                ct.grid().slices() - 1,
                Decimal.fixed(ct.grid().sliceThicknessMm(), 1));
    }
}
