package org.needlepoint.view.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.needle.BiopsyCore;
import org.needlepoint.view.scene.SceneElement.Appearance;
import org.needlepoint.view.slice.ColorMap;
import org.needlepoint.view.slice.Layer;
import org.needlepoint.view.slice.SliceCompositor;
import org.needlepoint.view.slice.SliceImage;
import org.needlepoint.view.slice.SlicePlane;
import org.needlepoint.view.slice.Window;
import org.needlepoint.work.Progress;
import vtk.vtkObjectBase;

/** Whatever a scene made is gone when it is closed. */
class SceneMemoryTest {
    private static final Frame MR = new Frame("1.2.3", "MR");
    private static final Frame CT = new Frame("1.2.4", "CT");
    private static final int SIDE_PX = 200;

    @BeforeAll
    static void needsVtk() {
        SceneSupport.Status status = SceneSupport.status();
        assumeTrue(
                status.ready(),
                () -> "no scene can be drawn here: "
                        + status.missing().orElseThrow().getMessage());
    }

    /** A limb of 120 mm with a bone in it. */
    private static Volume limb() {
        VoxelGrid g = new VoxelGrid(
                new Point3(CT, -80, -80, -40),
                new Vector3(2, 0, 0),
                new Vector3(0, 2, 0),
                new Vector3(0, 0, 5),
                81,
                81,
                17,
                5);
        float[] hu = new float[(int) g.voxels()];
        int i = 0;
        for (int s = 0; s < g.slices(); s++) {
            for (int r = 0; r < g.rows(); r++) {
                for (int c = 0; c < g.columns(); c++, i++) {
                    double d = Math.hypot(2 * c - 80, 2 * r - 80);
                    hu[i] = d < 12 ? 900 : d < 60 ? 40 : -1000;
                }
            }
        }
        return Volume.ofFloats(g, "HU", hu);
    }

    private static SceneContent content(Volume ct, Volume mr, int round) {
        RigidTransform ctToMr = RigidTransform.identity(CT, MR);
        Point3 tip = new Point3(MR, round % 7, 10, 3);
        Vector3 inward = new Vector3(0.2, 0.9, 0.1).normalized();
        List<SceneMarker> markers = new ArrayList<>();
        for (int i = 0; i < 3 + round % 4; i++) {
            Point3 p = new Point3(MR, 20 * i - 40, -60, 5 * i);
            markers.add(new SceneMarker("P" + (i + 1), p, Optional.of(p.plus(new Vector3(0.5, 0, 0.1 * round)))));
        }
        SlicePlane plane = SlicePlane.ofSlice(mr.grid(), 8, 128);
        SliceImage slice =
                SliceCompositor.render(plane, List.of(Layer.of(mr, new Window(40 + round, 400), ColorMap.GRAY)));
        return SceneContent.empty(MR)
                .with(new SceneCt(ct, ctToMr))
                .with(new SceneTumour(mr, 500 + round))
                .with(markers, 5)
                .with(new SceneNeedle(tip, inward, 100))
                .with(new SceneCore(BiopsyCore.of(tip, inward), SceneCore.Shape.values()[round % 2]))
                .with(SceneError.of95(tip, Covariance3.isotropic(1 + 0.1 * round)))
                .withSlices(Optional.of(slice), round % 3 == 0 ? Optional.empty() : Optional.of(slice))
                .with(SceneElement.SKIN, new Appearance(round % 5 != 4, 0.3));
    }

    private static Volume inMr(Volume ct) {
        VoxelGrid g = ct.grid();
        float[] values = new float[(int) g.voxels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ct.value(i);
        }
        return Volume.ofFloats(
                new VoxelGrid(
                        new Point3(MR, -80, -80, -40),
                        g.columnStep(),
                        g.rowStep(),
                        g.sliceStep(),
                        g.columns(),
                        g.rows(),
                        g.slices(),
                        5),
                "1",
                values);
    }

    /** VTK's own account of what Java holds of it: see its JavaDelete test. */
    @Test
    void vtks_map_of_java_objects_is_as_before_after_a_scene_that_changed_ten_times() throws Exception {
        Volume ct = limb();
        Volume mr = inMr(ct);
        int before = vtkObjectBase.JAVA_OBJECT_MANAGER.getSize();
        try (SceneView view = SceneView.open()) {
            for (int round = 0; round < 10; round++) {
                view.show(content(ct, mr, round), Progress.NONE).get();
                SceneFrame f = view.render(SIDE_PX, SIDE_PX).get();
                assertThat(view.pick(f, SIDE_PX / 2.0, SIDE_PX / 2.0).get()).isPresent();
                assertThat(vtkObjectBase.JAVA_OBJECT_MANAGER.getSize()).isGreaterThan(before + 20);
            }
        }
        assertThat(vtkObjectBase.JAVA_OBJECT_MANAGER.getSize()).isEqualTo(before);
    }

    @Test
    void what_a_change_replaces_is_deleted_at_once() throws Exception {
        Volume ct = limb();
        Volume mr = inMr(ct);
        try (SceneView view = SceneView.open()) {
            view.show(content(ct, mr, 1), Progress.NONE).get();
            view.render(SIDE_PX, SIDE_PX).get();
            int held = vtkObjectBase.JAVA_OBJECT_MANAGER.getSize();
            for (int round = 0; round < 3; round++) {
                view.show(content(ct, mr, 5), Progress.NONE).get();
                view.show(content(ct, mr, 1), Progress.NONE).get();
                view.render(SIDE_PX, SIDE_PX).get();
                assertThat(vtkObjectBase.JAVA_OBJECT_MANAGER.getSize()).isEqualTo(held);
            }
        }
    }
}
