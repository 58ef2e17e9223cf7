package org.needlepoint.dicom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.work.Progress;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Headers, ordering and pixels of a CT of 300 slices of 512 × 512 on a warm disk. Target: at most 2 s on two cores. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 4, time = 3)
@Fork(1)
public class SeriesLoadingBenchmark {
    private static final int SLICES = 300;
    private static final int SIDE = 512;

    private Path folder;

    @Setup
    public void write() throws Exception {
        folder = Files.createTempDirectory("needlepoint-benchmark");
        short[] stored = new short[SIDE * SIDE * SLICES];
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < stored.length; i++) {
            stored[i] = (short) (random.nextInt(2000) - 1000);
        }
        VoxelGrid grid = new VoxelGrid(
                new Point3(new Frame("2.25.77", "CT"), -200, -200, 0),
                new Vector3(0.78, 0, 0),
                new Vector3(0, 0.78, 0),
                new Vector3(0, 0, 1.25),
                SIDE,
                SIDE,
                SLICES,
                1.25);
        Volume ct = Volume.ofShorts(grid, "HU", stored, false, 1, 0, new BitSet());
        StudyHeader study = new StudyHeader(
                "SYNTHETIC^BENCHMARK",
                "NP-BENCH",
                "O",
                LocalDate.of(1970, 1, 1),
                70,
                "2.25.78",
                "1",
                LocalDate.of(2026, 1, 2),
                LocalTime.NOON,
                "benchmark");
        SeriesHeader series = new SeriesHeader(
                study,
                "2.25.79",
                1,
                LocalTime.NOON,
                "CT",
                "THIGH",
                "R",
                "HFS",
                "Needlepoint",
                "benchmark",
                n -> "2.25.9" + n);
        new SeriesWriter(DicomToolkit.installed(), TransferSyntax.EXPLICIT_LE)
                .ct(series, new CtAcquisition(120, 200, 600, "B30"), ct, folder);
    }

    @TearDown
    public void delete() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
            for (Path p : all) {
                Files.delete(p);
            }
        }
    }

    @Benchmark
    public Inventory headers() throws ProblemException {
        return new DicomFolder(DicomToolkit.installed()).read(folder, Progress.NONE);
    }

    @Benchmark
    public Volume headersAndPixels() throws ProblemException {
        Inventory inventory = headers();
        return inventory
                .volume(inventory.stacks(SeriesRole.CT).get(0), Progress.NONE)
                .value();
    }
}
