package org.needlepoint.dicom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.needlepoint.image.Volume;
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
    private Path folder;

    @Setup
    public void write() throws Exception {
        folder = Files.createTempDirectory("needlepoint-benchmark");
        LongCt.in(folder);
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
