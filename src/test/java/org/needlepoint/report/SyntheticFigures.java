package org.needlepoint.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.needlepoint.casefile.CaseResult;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.view.slice.ColorMap;
import org.needlepoint.view.slice.Layer;
import org.needlepoint.view.slice.SliceAnnotator;
import org.needlepoint.view.slice.SliceCompositor;
import org.needlepoint.view.slice.SliceImage;
import org.needlepoint.view.slice.SlicePlane;
import org.needlepoint.view.slice.Window;

/** Invented pictures for the invented case: a round limb with a lump, in T2, ADC and CT, and a spectrum. */
final class SyntheticFigures {
    private SyntheticFigures() {}

    static List<Figure> of(CaseResult r) {
        Frame mr = new Frame(r.registration().mrFrameUid(), "MR");
        Frame ct = new Frame(r.registration().ctFrameUid(), "CT");
        RigidTransform ctToMr = r.registration().ctToMr().toTransform(ct, mr);
        Point3 tip = Point3.of(mr, r.core().tipMrLpsMm());
        Point3 centre = Point3.of(mr, r.targetSlice().centreMrLpsMm());
        VoxelGrid grid = grid(centre, 1.0);
        VoxelGrid ctGrid = grid(ctToMr.inverse().apply(centre), 1.0);
        Volume t2 = limb(grid, tip, new double[] {20, 420, 900}, 25, 1);
        Volume adc = limb(grid, tip, new double[] {0, 1.7, 0.93}, 0.12, 2);
        Volume ctVolume = limb(ctGrid, ctToMr.inverse().apply(tip), new double[] {-1000, 45, 70}, 12, 3);
        SlicePlane plane = SlicePlane.ofSlice(grid, centre, 220, 560);
        SlicePlane ctPlane = SlicePlane.ofSlice(ctGrid, ctToMr.inverse().apply(centre), 220, 560);
        List<Point3> core =
                r.core().cornersMrLpsMm().stream().map(c -> Point3.of(mr, c)).toList();
        Point3 tipCt = Point3.of(ct, r.needle().tipCtLpsMm());
        Vector3 direction = r.needle().directionCt();

        List<Figure> figures = new ArrayList<>();
        SliceImage t2Image =
                SliceCompositor.render(plane, List.of(Layer.of(t2, Window.ofRange(0, 1100), ColorMap.GRAY)));
        SliceAnnotator t2Draw = new SliceAnnotator(t2Image)
                .outline(core, SliceAnnotator.CORE)
                .scaleBar(50)
                .orientation()
                .corner(List.of("T2-FS slice 7"));
        r.markers().mr().forEach(m -> t2Draw.marker(Point3.of(mr, m.positionLpsMm()), m.label(), 3));
        figures.add(Figure.half("T2-FS, target slice", "Yellow: core rectangle. Green: markers.", t2Draw.image()));
        SliceImage adcImage = SliceCompositor.render(plane, List.of(Layer.of(adc, Window.ofRange(0, 3), ColorMap.HOT)));
        figures.add(Figure.half(
                "ADC, target slice",
                "Vendor's map, 0 to 3 × 10⁻³ mm²/s.",
                new SliceAnnotator(adcImage)
                        .outline(core, SliceAnnotator.NEEDLE)
                        .colorBar(ColorMap.HOT, "0", "3.0")
                        .orientation()
                        .image()));
        SliceImage ctImage =
                SliceCompositor.render(ctPlane, List.of(Layer.of(ctVolume, Window.CT_SOFT_TISSUE, ColorMap.GRAY)));
        figures.add(Figure.half(
                "CT with the needle",
                "Blue: needle axis and tip.",
                new SliceAnnotator(ctImage)
                        .line(tipCt.plus(direction.times(-80)), tipCt, SliceAnnotator.NEEDLE, false)
                        .cross(tipCt, SliceAnnotator.NEEDLE)
                        .scaleBar(50)
                        .orientation()
                        .image()));
        SliceImage fused = SliceCompositor.render(
                plane,
                List.of(
                        Layer.of(t2, Window.ofRange(0, 1100), ColorMap.GRAY),
                        Layer.registered(
                                ctVolume,
                                ctToMr.inverse(),
                                Window.CT_SOFT_TISSUE,
                                ColorMap.AMBER,
                                0.6,
                                Layer.Blend.BY_VALUE)));
        figures.add(Figure.half(
                "CT over MR",
                "Yellow: core. Pink: 95 % region of the registration error at the tip.",
                new SliceAnnotator(fused)
                        .outline(core, SliceAnnotator.CORE)
                        .errorEllipse(tip, r.registration().tipCovarianceMrMm2())
                        .scaleBar(50)
                        .orientation()
                        .image()));
        figures.add(spectrum());
        return figures;
    }

    private static VoxelGrid grid(Point3 centre, double spacing) {
        int n = 240;
        Point3 origin = centre.plus(new Vector3(-n / 2.0 * spacing, -n / 2.0 * spacing, -6));
        return new VoxelGrid(
                origin, new Vector3(spacing, 0, 0), new Vector3(0, spacing, 0), new Vector3(0, 0, 6), n, n, 3, 5);
    }

    private static Volume limb(VoxelGrid grid, Point3 lump, double[] levels, double noise, long seed) {
        Random random = new Random(seed);
        float[] values = new float[(int) grid.voxels()];
        int i = 0;
        for (int s = 0; s < grid.slices(); s++) {
            for (int r = 0; r < grid.rows(); r++) {
                for (int c = 0; c < grid.columns(); c++) {
                    double fromAxis = Math.hypot(c - 120, r - 120);
                    double fromLump = grid.toPatient(c, r, s).distanceMm(lump);
                    double level = fromAxis > 85 ? levels[0] : fromLump < 28 ? levels[2] : levels[1];
                    values[i++] = (float) (level + (fromAxis > 85 ? 0.2 : 1) * noise * random.nextGaussian());
                }
            }
        }
        return Volume.ofFloats(grid, "", values);
    }

    static Figure spectrum() {
        int n = 1024;
        double[] ppm = new double[n];
        double[] fit = new double[n];
        double[] measured = new double[n];
        Random random = new Random(5);
        double[][] lines = {{3.21, 8.4, 0.025}, {3.03, 0.75, 0.025}, {1.31, 4.0, 0.06}, {0.92, 1.2, 0.06}};
        for (int i = 0; i < n; i++) {
            ppm[i] = 5.0 - 5.0 * i / (n - 1);
            for (double[] line : lines) {
                double d = (ppm[i] - line[0]) / line[2];
                fit[i] += line[1] / (1 + d * d);
            }
            measured[i] = fit[i] + 0.25 * random.nextGaussian();
        }
        return Figure.wide(
                "Spectrum of the voxels under the core, with the fit",
                "Combined by overlap. Below: residual, same scale.",
                new SpectrumPlot(
                                ppm,
                                measured,
                                fit,
                                List.of(
                                        new SpectrumPlot.Peak("Cho", 3.21),
                                        new SpectrumPlot.Peak("Cr", 3.03),
                                        new SpectrumPlot.Peak("Lip", 1.31)),
                                0.5,
                                4.3)
                        .draw(1200, 480, ReportLanguage.ENGLISH));
    }
}
