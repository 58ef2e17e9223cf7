package org.needlepoint.workflow.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.needlepoint.casefile.planning.DrawnRegion;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.diffusion.AdcFit;
import org.needlepoint.diffusion.AdcMap;
import org.needlepoint.diffusion.AdcSample;
import org.needlepoint.geometry.PlanarPolygon;
import org.needlepoint.geometry.Point2;
import org.needlepoint.geometry.Point3;
import org.needlepoint.image.ContinuousIndex;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.needle.BiopsyCore;
import org.needlepoint.needle.NeedleCandidate;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.roi.CoreRectangle;
import org.needlepoint.roi.PixelWeights;

/** Lays the core and the drawn regions on the ADC map, without draws. */
final class CoreLayer {
    private CoreLayer() {}

    static CorePreview preview(
            PlanningCase decisions, CaseImages images, NeedleStep.Chosen chosen, CaseRegistration registration)
            throws ProblemException {
        NeedleCandidate needle = chosen.needle();
        BiopsyCore core = registration.core(decisions, needle);
        CoreRectangle rectangle = core.rectangle(images.t2().grid(), registration.targetSlice());
        Optional<AdcSample> adc = Optional.empty();
        VoxelGrid grid = adcGrid(images);
        int slice = nearestSlice(grid, rectangle.centre());
        Optional<AdcMap> map = adcMap(decisions, images, slice);
        if (map.isPresent()) {
            adc = AdcSample.of(map.get(), PixelWeights.exactOverlap(grid, slice, rectangle));
        }
        List<CorePreview.RegionValue> regions = new ArrayList<>();
        for (DrawnRegion region : decisions.regions()) {
            regions.add(value(decisions, images, region));
        }
        return new CorePreview(core, rectangle, registration.corePose(needle).tipCovarianceMr(), adc, regions);
    }

    private static CorePreview.RegionValue value(PlanningCase decisions, CaseImages images, DrawnRegion region) {
        VoxelGrid grid = adcGrid(images);
        List<Point2> corners = new ArrayList<>();
        double level = 0;
        for (var v : region.vertices()) {
            ContinuousIndex i = grid.toIndex(Point3.of(grid.frame(), v));
            corners.add(new Point2(i.column(), i.row()));
            level += i.slice() / region.vertices().size();
        }
        PlanarPolygon polygon = new PlanarPolygon(corners);
        double area = Math.abs(polygon.area()) * grid.pixelAreaMm2();
        boolean sameFrame = region.frameId().equals(grid.frame().id());
        int slice = (int) Math.round(level);
        if (!sameFrame || slice < 0 || slice >= grid.slices()) {
            return new CorePreview.RegionValue(region.name(), area, Optional.empty());
        }
        return new CorePreview.RegionValue(
                region.name(),
                area,
                adcMap(decisions, images, slice)
                        .flatMap(m -> AdcSample.of(m, PixelWeights.exactOverlap(grid, slice, polygon))));
    }

    private static VoxelGrid adcGrid(CaseImages images) {
        return images.adc()
                .map(m -> m.adc().grid())
                .orElseGet(() -> images.diffusion().orElseThrow().grid());
    }

    /** The vendor's map, or ours around a slice: what the measurement reads too. */
    private static Optional<AdcMap> adcMap(PlanningCase decisions, CaseImages images, int slice) {
        if (images.adc().isPresent()) {
            return images.adc();
        }
        int slices = images.diffusion().orElseThrow().grid().slices();
        return images.diffusion().filter(d -> d.images().size() > 1).map(d -> AdcFit.withDefaults()
                .with(AdcFit.Method.valueOf(decisions.rules().adcFit().name()))
                .fit(d, Math.max(0, slice), Math.min(slices, slice + 1))
                .map());
    }

    private static int nearestSlice(VoxelGrid grid, Point3 p) {
        return (int) Math.max(
                0, Math.min(grid.slices() - 1L, Math.round(grid.toIndex(p).slice())));
    }
}
