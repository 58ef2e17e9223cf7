package org.needlepoint.view.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

/** A limb with a bone, and around it everything a scene can hold, a little different in each round. */
final class LimbScene {
    static final Frame MR = new Frame("1.2.3", "MR");
    static final Frame CT = new Frame("1.2.4", "CT");
    static final int SIDE_PX = 200;

    private LimbScene() {}

    /** A limb of 120 mm with a bone in it. */
    static Volume limb() {
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

    static SceneContent content(Volume ct, Volume mr, int round) {
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

    /** The same values as if they were MR. */
    static Volume inMr(Volume ct) {
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

    /** Opens a scene, changes, turns, draws and picks, and closes it. */
    static void oneScene(Volume ct, Volume mr, int changes) throws Exception {
        try (SceneView view = SceneView.openTrusting()) {
            for (int round = 0; round < changes; round++) {
                view.show(content(ct, mr, round), Progress.NONE).get();
                view.rotate(11, 7);
                SceneFrame f = view.render(SIDE_PX, SIDE_PX).get();
                view.pick(f, SIDE_PX / 2.0, SIDE_PX / 2.0).get();
                view.snapshot(SIDE_PX, SIDE_PX).get();
            }
        }
    }
}
