package org.needlepoint.view.scene;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.needlepoint.dicom.DicomFolder;
import org.needlepoint.dicom.DicomToolkit;
import org.needlepoint.dicom.Inventory;
import org.needlepoint.dicom.SeriesRole;
import org.needlepoint.diffusion.AdcMap;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.ContinuousIndex;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.needle.BiopsyCore;
import org.needlepoint.view.slice.ColorMap;
import org.needlepoint.view.slice.Layer;
import org.needlepoint.view.slice.SliceCompositor;
import org.needlepoint.view.slice.SliceImage;
import org.needlepoint.view.slice.SlicePlane;
import org.needlepoint.view.slice.Window;
import org.needlepoint.work.Progress;

/** A sample case with its known truth as a scene. */
final class SampleScene {
    private static final double CELLULAR_ADC = 1.525e-3;
    private static final int SLICE_PX = 512;

    private SampleScene() {}

    static SceneContent of(String name) throws Exception {
        Path folder = Path.of("sample-cases", name);
        JsonNode truth =
                new ObjectMapper().readTree(folder.resolve("truth.json").toFile());
        Inventory inventory = new DicomFolder(DicomToolkit.installed()).read(folder, Progress.NONE);
        Volume ct = inventory
                .volume(inventory.stacks(SeriesRole.CT).get(0), Progress.NONE)
                .value();
        Volume t2 = inventory
                .volume(inventory.stacks(SeriesRole.T2_FS).get(0), Progress.NONE)
                .value();
        AdcMap adc = inventory
                .adcMap(inventory.stacks(SeriesRole.ADC).get(0), Progress.NONE)
                .value();
        Frame mr = t2.grid().frame();
        double[] matrix = new double[16];
        for (int i = 0; i < 16; i++) {
            matrix[i] = truth.get("ctToMr").get(i).asDouble();
        }
        RigidTransform ctToMr = RigidTransform.ofMatrix(ct.grid().frame(), mr, matrix);
        JsonNode core = truth.get("core");
        Point3 tip = point(mr, core.get("tipMrLpsMm"));
        JsonNode needle = truth.get("needles").get(0);
        Vector3 direction =
                ctToMr.applyVector(vector(needle.get("directionCt"))).normalized();
        int target = truth.get("targetSlice").get("index").asInt();
        SlicePlane mrPlane = SlicePlane.ofSlice(t2.grid(), target, SLICE_PX);
        Layer mrLayer = Layer.of(t2, Window.ofPercentiles(t2.sliceValues(target), 1, 99.5), ColorMap.GRAY);
        Vector3 across = direction.cross(new Vector3(0, 0, 1)).cross(direction).normalized();
        SlicePlane ctPlane = SlicePlane.centred(tip, direction.times(0.6), across.times(-0.6), 300, 300);
        Layer ctLayer =
                Layer.registered(ct, ctToMr.inverse(), Window.CT_SOFT_TISSUE, ColorMap.GRAY, 1, Layer.Blend.UNIFORM);
        return SceneContent.empty(mr)
                .with(new SceneCt(ct, ctToMr))
                .with(SceneTumour.ofMask(cellular(t2, adc)))
                .with(markers(truth, mr, ctToMr), 5)
                .with(new SceneNeedle(tip, direction, 110))
                .with(new SceneCore(BiopsyCore.of(tip, direction), SceneCore.Shape.CYLINDER))
                .with(SceneError.of95(tip, new Covariance3(1.1, 0.2, 0.1, 0.9, 0, 2.0)))
                .withSlices(Optional.of(picture(mrPlane, mrLayer)), Optional.of(picture(ctPlane, ctLayer)));
    }

    private static SliceImage picture(SlicePlane plane, Layer layer) {
        return SliceCompositor.render(plane, List.of(layer));
    }

    private static List<SceneMarker> markers(JsonNode truth, Frame mr, RigidTransform ctToMr) {
        List<SceneMarker> markers = new ArrayList<>();
        for (JsonNode m : truth.get("markers").get("mr")) {
            for (JsonNode c : truth.get("markers").get("ct")) {
                if (m.get("label").equals(c.get("label"))) {
                    Point3 inCt = point(ctToMr.from(), c.get("positionLpsMm"));
                    markers.add(new SceneMarker(
                            m.get("label").asText(),
                            point(mr, m.get("positionLpsMm")),
                            Optional.of(ctToMr.apply(inCt))));
                }
            }
        }
        return markers;
    }

    /** T2-FS bright and ADC low, on the T2 grid: what the ranking of target slices counts. */
    private static Volume cellular(Volume t2, AdcMap adc) {
        VoxelGrid g = t2.grid();
        float[] mask = new float[(int) g.voxels()];
        float[] middle = t2.sliceValues(g.slices() / 2);
        double bright = Window.ofPercentiles(middle, 1, 99.5).centre();
        int i = 0;
        for (int s = 0; s < g.slices(); s++) {
            for (int r = 0; r < g.rows(); r++) {
                for (int c = 0; c < g.columns(); c++, i++) {
                    if (t2.value(c, r, s) < bright) {
                        continue;
                    }
                    Point3 p = g.toPatient(c, r, s);
                    ContinuousIndex at = adc.adc().grid().toIndex(p);
                    double value = adc.adc().sample(at).orElse(0);
                    mask[i] = value > 0 && value <= CELLULAR_ADC ? 1 : 0;
                }
            }
        }
        return Volume.ofFloats(g, "1", mask);
    }

    private static Point3 point(Frame frame, JsonNode p) {
        return Point3.of(frame, vector(p));
    }

    private static Vector3 vector(JsonNode p) {
        return new Vector3(p.get(0).asDouble(), p.get(1).asDouble(), p.get(2).asDouble());
    }
}
