package org.needlepoint.view.slice;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point2;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One fused frame of 1024 × 1024 pixels: MR of 384² × 24 and CT of 512² × 120, 16 bits, CT through a registration, filling the
 * frame. A frame of a 60 Hz screen lasts 16.7 ms; SampleTime tells the 95th percentile.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class FusionBenchmark {
    private static final int SIDE = 1024;
    private static final Frame MR = new Frame("2.25.2", "MR");
    private static final Frame CT = new Frame("2.25.1", "CT");
    private static final RigidTransform MR_TO_CT =
            new RigidTransform(MR, CT, Rotation.ofRotationVector(new Vector3(0.05, -0.04, 0.1)), new Vector3(5, -9, 3));

    private static final Map<String, Fusion> MODES = Map.of(
            "single", new Fusion.Single(FusionSide.CT),
            "blend", new Fusion.Blend(0.5),
            "swipe", new Fusion.Swipe(500, 480, 0.3),
            "checkerboard", new Fusion.Checkerboard(64),
            "difference", new Fusion.Difference(ColorMap.DIVERGING),
            "ctLines", Fusion.Contour.ctOnMr(),
            "mrEdges", Fusion.Contour.mrOnCt(),
            "lens", new Fusion.Lens(new Point2(500, 500), 200, FusionSide.CT));

    /** Fusion mode. */
    @Param({"single", "blend", "swipe", "checkerboard", "difference", "ctLines", "mrEdges", "lens"})
    public String mode;

    /** A slice of the MR as it was taken, a plane oblique to both volumes, or the first with ADC over the MR. */
    @Param({"slice", "oblique", "withAdc"})
    public String view;

    private final FusionCompositor compositor = new FusionCompositor();
    private final int[] target = new int[SIDE * SIDE];
    private List<Layer> mr;
    private List<Layer> ct;
    private SlicePlane plane;

    /** Makes the volumes. */
    @Setup
    public void prepare() {
        Volume t2 = volume(MR, 384, 24, 360.0 / 384, 5, 400, 900);
        Volume bone = volume(CT, 512, 120, 400.0 / 512, 1.25, -1000, 1500);
        mr = new ArrayList<>(List.of(Layer.of(t2, Window.ofRange(0, 1200), ColorMap.GRAY)));
        if (view.equals("withAdc")) {
            Volume adc = volume(MR, 192, 24, 360.0 / 192, 5, 200, 3000);
            mr.add(new Layer(
                    adc, java.util.Optional.empty(), Window.ofRange(0, 3500), ColorMap.HOT, 0.5, Layer.Blend.UNIFORM));
        }
        ct = List.of(Layer.registered(bone, MR_TO_CT, Window.CT_SOFT_TISSUE, ColorMap.GRAY, 1, Layer.Blend.UNIFORM));
        Rotation turn = Rotation.ofRotationVector(view.equals("oblique") ? new Vector3(0.12, 0.09, 0.2) : Vector3.ZERO);
        // The centre of the twelfth slice.
        plane = SlicePlane.centred(
                new Point3(MR, 0, 0, -2.5),
                turn.apply(new Vector3(0.3, 0, 0)),
                turn.apply(new Vector3(0, 0.3, 0)),
                SIDE,
                SIDE);
    }

    /** A body of smooth hills and noise, around the origin. */
    private static Volume volume(Frame frame, int side, int slices, double pixelMm, double sliceMm, int low, int high) {
        SplittableRandom random = new SplittableRandom(7);
        VoxelGrid grid = new VoxelGrid(
                new Point3(frame, -pixelMm * (side - 1) / 2, -pixelMm * (side - 1) / 2, -sliceMm * (slices - 1) / 2),
                new Vector3(pixelMm, 0, 0),
                new Vector3(0, pixelMm, 0),
                new Vector3(0, 0, sliceMm),
                side,
                side,
                slices,
                sliceMm);
        short[] values = new short[side * side * slices];
        for (int i = 0; i < values.length; i++) {
            double c = (i % side) * pixelMm;
            double r = i / side % side * pixelMm;
            double hill = 0.5 + 0.4 * Math.sin(c / 23) * Math.cos(r / 17) + 0.02 * random.nextGaussian();
            values[i] = (short) (low + (high - low) * hill);
        }
        return Volume.ofShorts(grid, frame == CT ? "HU" : "", values, false, 1, 0, new BitSet());
    }

    /**
     * Draws a frame.
     *
     * @return its pixels
     */
    @Benchmark
    public int[] frame() {
        compositor.render(plane, mr, ct, MODES.get(mode), target);
        return target;
    }
}
