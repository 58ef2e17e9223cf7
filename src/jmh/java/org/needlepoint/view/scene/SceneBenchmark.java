package org.needlepoint.view.scene;

import java.util.concurrent.TimeUnit;
import org.needlepoint.work.Progress;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A picture of the scene of a sample case while it is turned, with everything in it. Needs VTK and a display. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {
            "-Djava.awt.headless=true",
            "-Djava.library.path=/usr/lib/jvm/java-17-openjdk-amd64/lib:/usr/lib/x86_64-linux-gnu/jni:/usr/lib/x86_64-linux-gnu/java/vtk-Linux-x86_64"
        })
public class SceneBenchmark {

    /** Side of the picture, pixels. */
    @Param({"512", "1024"})
    public int side;

    private SceneView view;

    /** Opens the scene and waits for its surfaces. */
    @Setup
    public void open() throws Exception {
        view = SceneView.open();
        view.show(SampleScene.of("thigh-high-grade"), Progress.NONE).get();
    }

    /** Frees it. */
    @TearDown
    public void close() {
        view.close();
    }

    /** While the hand moves: as many pixels as thirty pictures a second allow. */
    @Benchmark
    public SceneFrame turning() throws Exception {
        view.rotate(3, 1);
        return view.turning(side, side).get();
    }

    /** All pixels, what is translucent not sorted. */
    @Benchmark
    public SceneFrame quick() throws Exception {
        view.rotate(3, 1);
        return view.render(side, side).get();
    }

    /** At rest. */
    @Benchmark
    public SceneFrame fine() throws Exception {
        view.rotate(3, 1);
        return view.snapshot(side, side).get();
    }
}
