package org.needlepoint.view.slice;

import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.LineSampler;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;

/** Two registered volumes of noise or waves, and what a naive reader sees of them. */
final class FusionScene {
    static final Frame MR = new Frame("1.2.3", "MR");
    static final Frame CT = new Frame("1.2.4", "CT");
    static final Window MR_WINDOW = new Window(500, 900);
    static final Window CT_WINDOW = new Window(400, 700);
    static final RigidTransform MR_TO_CT =
            new RigidTransform(MR, CT, Rotation.ofRotationVector(new Vector3(0.05, -0.08, 0.2)), new Vector3(5, -9, 3));

    final Volume mr;
    final Volume ct;

    private FusionScene(Volume mr, Volume ct) {
        this.mr = mr;
        this.ct = ct;
    }

    /** Different values in each voxel; some slices may be missing in MR. */
    static FusionScene noise(int... absentInMr) {
        return new FusionScene(
                volume(grid(MR, 40, 36, 9, 1.0), 11, false, absentInMr), volume(grid(CT, 50, 44, 15, 0.9), 12, false));
    }

    /** Smooth hills, whose lines and edges are well defined. */
    static FusionScene waves() {
        return new FusionScene(volume(grid(MR, 40, 36, 9, 1.0), 11, true), volume(grid(CT, 50, 44, 15, 0.9), 12, true));
    }

    private static VoxelGrid grid(Frame frame, int columns, int rows, int slices, double pixelMm) {
        return new VoxelGrid(
                new Point3(frame, -0.5 * columns * pixelMm, -0.5 * rows * pixelMm, -2.0 * slices),
                new Vector3(pixelMm, 0, 0),
                new Vector3(0, pixelMm, 0),
                new Vector3(0, 0, 4),
                columns,
                rows,
                slices,
                3);
    }

    private static Volume volume(VoxelGrid grid, long seed, boolean smooth, int... absent) {
        Random random = new Random(seed);
        short[] values = new short[(int) grid.voxels()];
        for (int i = 0; i < values.length; i++) {
            int c = i % grid.columns();
            int r = i / grid.columns() % grid.rows();
            values[i] =
                    (short) (smooth ? 500 + 400 * Math.sin(c / 5.0 + seed) * Math.cos(r / 4.0) : random.nextInt(1000));
        }
        BitSet missing = new BitSet();
        for (int a : absent) {
            missing.set(a);
        }
        return Volume.ofShorts(grid, frameUnit(grid), values, false, 1, 0, missing);
    }

    private static String frameUnit(VoxelGrid grid) {
        return grid.frame().equals(CT) ? "HU" : "";
    }

    List<Layer> mrLayers() {
        return List.of(Layer.of(mr, MR_WINDOW, ColorMap.GRAY));
    }

    List<Layer> ctLayers() {
        return List.of(Layer.registered(ct, MR_TO_CT, CT_WINDOW, ColorMap.HOT, 1, Layer.Blend.UNIFORM));
    }

    /** An oblique plane through the middle of both, larger than either. */
    static SlicePlane oblique(int width, int height) {
        Rotation turn = Rotation.ofRotationVector(new Vector3(0.1, 0.05, -0.3));
        return SlicePlane.centred(
                new Point3(MR, 0, 0, 1.3),
                turn.apply(new Vector3(0.55, 0, 0)),
                turn.apply(new Vector3(0, 0.55, 0)),
                width,
                height);
    }

    /** Whether and what a volume has at a pixel, by the plainest means. */
    static OptionalDouble value(SlicePlane plane, Layer layer, int u, int v) {
        Point3 p = plane.toPatient(u, v);
        Point3 q = layer.planeToVolume().map(t -> t.apply(p)).orElse(p);
        return layer.volume().sample(layer.volume().grid().toIndex(q));
    }

    static byte state(SlicePlane plane, Layer layer, int u, int v) {
        Point3 p = plane.toPatient(u, v);
        Point3 q = layer.planeToVolume().map(t -> t.apply(p)).orElse(p);
        VoxelGrid grid = layer.volume().grid();
        return !grid.contains(grid.toIndex(q))
                ? LineSampler.OUTSIDE
                : value(plane, layer, u, v).isPresent() ? LineSampler.VALUE : LineSampler.ABSENT;
    }

    /** Colour of a pixel of one opaque layer. */
    static int color(SlicePlane plane, Layer layer, int u, int v) {
        return switch (state(plane, layer, u, v)) {
            case LineSampler.OUTSIDE -> SliceCompositor.BACKGROUND;
            case LineSampler.ABSENT -> (u + v) % 8 < 2 ? SliceCompositor.HATCH_LIGHT : SliceCompositor.HATCH_DARK;
            default ->
                layer.colors()
                        .color(layer.window().fraction(value(plane, layer, u, v).getAsDouble()));
        };
    }

    /** Largest difference of a channel. */
    static int apart(int a, int b) {
        int most = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            most = Math.max(most, Math.abs((a >> shift & 0xff) - (b >> shift & 0xff)));
        }
        return most;
    }
}
