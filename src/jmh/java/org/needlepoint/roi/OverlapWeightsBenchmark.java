package org.needlepoint.roi;

import java.util.concurrent.TimeUnit;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.VoxelGrid;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Exact overlap of a 20 × 2 mm core with pixels of 1.5 mm. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class OverlapWeightsBenchmark {
    private static final Frame MR = new Frame("2.25.2", "MR");

    private final VoxelGrid grid = new VoxelGrid(
            new Point3(MR, -96, -96, 0),
            new Vector3(1.5, 0, 0),
            new Vector3(0, 1.5, 0),
            new Vector3(0, 0, 6),
            128,
            128,
            20,
            5);
    private final CoreRectangle core = new CoreRectangle(
            new Point3(MR, 3.2, -20.7, 60),
            new Vector3(Math.cos(1.1), Math.sin(1.1), 0),
            new Vector3(-Math.sin(1.1), Math.cos(1.1), 0),
            20,
            2);

    @Benchmark
    public PixelWeights exactOverlap() {
        return PixelWeights.exactOverlap(grid, 10, core);
    }

    @Benchmark
    public PixelWeights pixelCentres() {
        return PixelWeights.pixelCentres(grid, 10, core);
    }
}
