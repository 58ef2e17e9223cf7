package org.needlepoint.phantom;

import java.util.ArrayList;
import java.util.List;
import org.needlepoint.geometry.PlanarPolygon;
import org.needlepoint.geometry.Point2;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.ContinuousIndex;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;

/** Works out the truth of a scene. */
final class TruthOf {
    private final Scene scene;
    private final PhantomRecipe recipe;
    private final Textures textures;
    private final VoxelGrid slices;
    private final VoxelGrid ctGrid;

    TruthOf(Scene scene, Textures textures, VoxelGrid slices, VoxelGrid ctGrid) {
        this.scene = scene;
        this.recipe = scene.recipe();
        this.textures = textures;
        this.slices = slices;
        this.ctGrid = ctGrid;
    }

    /**
     * The truth.
     *
     * @param noiselessAdc ADC map of the noiseless signals
     * @param spectra spectroscopy, or null if there is none
     */
    Truth truth(Volume noiselessAdc, SpectroscopyScanner spectra) {
        RigidTransform mrToCt = scene.ctToMr().inverse();
        List<Truth.Marker> mr = new ArrayList<>();
        for (Capsule c : scene.mrCapsules()) {
            mr.add(new Truth.Marker(c.label(), c.centre().toArray()));
        }
        List<Truth.Marker> ct = new ArrayList<>();
        for (Capsule c : scene.ctCapsules()) {
            ct.add(new Truth.Marker(c.label(), toCt(mrToCt, c.centre()).toArray()));
        }
        List<Truth.NeedleTruth> needles = new ArrayList<>();
        for (Needle n : scene.needles()) {
            needles.add(needle(mrToCt, n));
        }
        Truth.Core core = needles.isEmpty() ? null : core(scene.needles().get(0));
        return new Truth(
                recipe.name(),
                recipe.description(),
                true,
                recipe.seed(),
                recipe.deliberatelyWrong(),
                recipe.patient().diagnosis(),
                new Truth.Frames(scene.mr().id(), scene.ct().id()),
                scene.ctToMr().toMatrix(),
                new Truth.Markers(mr, ct),
                targetSlice(),
                needles,
                core,
                core == null ? null : adc(core, noiselessAdc),
                core == null || spectra == null ? null : choCr(core, spectra));
    }

    private static Vector3 toCt(RigidTransform mrToCt, Vector3 p) {
        return mrToCt.rotation().apply(p).plus(mrToCt.translationMm());
    }

    private Truth.NeedleTruth needle(RigidTransform mrToCt, Needle n) {
        Vector3 tipCt = toCt(mrToCt, n.tip());
        double nearest = scene.ctCapsules().stream()
                .mapToDouble(c -> c.distanceToLine(n.tip(), n.direction()))
                .min()
                .orElse(Double.MAX_VALUE);
        return new Truth.NeedleTruth(
                tipCt.toArray(),
                mrToCt.applyVector(n.direction()).toArray(),
                toCt(mrToCt, n.skin()).toArray(),
                n.tip().toArray(),
                n.direction().toArray(),
                nearest - n.recipe().diameterMm() / 2,
                ctGrid.toIndex(Point3.of(scene.ct(), tipCt)).slice());
    }

    private Truth.TargetSlice targetSlice() {
        MarkerRecipe m = recipe.markers();
        double shift = m.shiftSlices() * recipe.mr().spacingMm();
        double[] areas = new double[recipe.mr().slices()];
        TissueMap map = scene.mrMap();
        Vector3 size = recipe.tumour().cellularSemiAxesMm();
        double reach = 1.8 * Math.max(size.x(), Math.max(size.y(), size.z()))
                + recipe.tumour().cellularOffsetMm().norm();
        Vector3 u = slices.columnDirection();
        Vector3 v = slices.rowDirection();
        for (int s = 0; s < areas.length; s++) {
            Vector3 centre = scene.target()
                    .plus(scene.sliceNormal()
                            .times((s - recipe.mr().targetSlice()) * recipe.mr().spacingMm()));
            for (double a = -reach; a <= reach; a++) {
                for (double b = -reach; b <= reach; b++) {
                    Vector3 p = centre.plus(u.times(a)).plus(v.times(b));
                    if (map.at(p.x(), p.y(), p.z()) == Tissue.CELLULAR) {
                        areas[s]++;
                    }
                }
            }
        }
        return new Truth.TargetSlice(
                recipe.mr().targetSlice(),
                scene.target().toArray(),
                scene.sliceNormal().toArray(),
                shift,
                shift - m.lineAOffsetMm(),
                areas);
    }

    private Truth.Core core(Needle n) {
        Vector3 normal = scene.sliceNormal();
        double sine = n.direction().dot(normal);
        Vector3 along = n.direction().minus(normal.times(sine)).normalized();
        Vector3 across = normal.cross(along).times(n.recipe().coreWidthMm() / 2);
        Vector3 tip = n.tip().minus(normal.times(n.tip().minus(scene.target()).dot(normal)));
        Vector3 end = tip.plus(along.times(n.recipe().coreLengthMm()));
        return new Truth.Core(
                tip.toArray(),
                along.toArray(),
                new double[][] {
                    tip.minus(across).toArray(),
                    end.minus(across).toArray(),
                    end.plus(across).toArray(),
                    tip.plus(across).toArray()
                },
                n.recipe().coreLengthMm(),
                n.recipe().coreWidthMm(),
                Math.toDegrees(Math.asin(sine)));
    }

    private PlanarPolygon outline(Truth.Core core, VoxelGrid grid) {
        List<Point2> corners = new ArrayList<>();
        for (double[] c : core.cornersMrLpsMm()) {
            ContinuousIndex i = grid.toIndex(new Point3(scene.mr(), c[0], c[1], c[2]));
            corners.add(new Point2(i.column(), i.row()));
        }
        return new PlanarPolygon(corners);
    }

    private Truth.Adc adc(Truth.Core core, Volume map) {
        VoxelGrid grid = map.grid();
        PlanarPolygon outline = outline(core, grid);
        int slice = recipe.mr().targetSlice();
        double sum = 0;
        double weights = 0;
        double least = Double.MAX_VALUE;
        for (int row = 0; row < grid.rows(); row++) {
            for (int column = 0; column < grid.columns(); column++) {
                double w = outline.areaWithin(column - 0.5, row - 0.5, column + 0.5, row + 0.5);
                double value = map.value(column, row, slice);
                sum += w * value;
                weights += w;
                if (w >= 0.5) {
                    least = Math.min(least, value);
                }
            }
        }
        double[] continuous = {0, Double.MAX_VALUE};
        int n = eachPoint(core, (tissue, p) -> {
            double value = textures.adcMm2PerS(tissue, p.x(), p.y(), p.z());
            continuous[0] += value;
            continuous[1] = Math.min(continuous[1], value);
        });
        return new Truth.Adc(1e3 * continuous[0] / n, 1e3 * continuous[1], 1e3 * sum / weights, 1e3 * least);
    }

    private Truth.ChoCr choCr(Truth.Core core, SpectroscopyScanner spectra) {
        VoxelGrid grid = spectra.grid();
        PlanarPolygon outline = outline(core, grid);
        double choline = 0;
        double creatine = 0;
        for (int row = 0; row < grid.rows(); row++) {
            for (int column = 0; column < grid.columns(); column++) {
                double w = outline.areaWithin(column - 0.5, row - 0.5, column + 0.5, row + 0.5);
                choline += w * spectra.choline(column, row);
                creatine += w * spectra.creatine(column, row);
            }
        }
        double[] continuous = new double[2];
        eachPoint(core, (tissue, p) -> {
            continuous[0] += textures.choline(tissue, p.x(), p.y(), p.z());
            continuous[1] += recipe.properties(tissue).creatine();
        });
        return new Truth.ChoCr(choline / creatine, continuous[0] / continuous[1]);
    }

    private interface Visitor {
        void visit(Tissue tissue, Vector3 p);
    }

    /** Visits a 0.1 mm lattice of points of the rectangle; returns how many. */
    private int eachPoint(Truth.Core core, Visitor visitor) {
        TissueMap map = scene.mrMap();
        Vector3 tip = new Vector3(core.tipMrLpsMm()[0], core.tipMrLpsMm()[1], core.tipMrLpsMm()[2]);
        Vector3 along = new Vector3(core.directionMr()[0], core.directionMr()[1], core.directionMr()[2]);
        Vector3 across = scene.sliceNormal().cross(along);
        int length = (int) Math.max(1, Math.round(core.lengthMm() / 0.1));
        int width = (int) Math.max(1, Math.round(core.widthMm() / 0.1));
        for (int i = 0; i < length; i++) {
            for (int j = 0; j < width; j++) {
                Vector3 p = tip.plus(along.times((i + 0.5) / length * core.lengthMm()))
                        .plus(across.times(((j + 0.5) / width - 0.5) * core.widthMm()));
                visitor.visit(map.at(p.x(), p.y(), p.z()), p);
            }
        }
        return length * width;
    }
}
