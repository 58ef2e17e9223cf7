package org.needlepoint.spectroscopy;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.roi.CoreRectangle;
import org.needlepoint.roi.PixelWeights;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Choline and creatine of one voxel, of a core over several voxels, and of another placement of a fitted core. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SpectralFitBenchmark {
    private static final Frame MR = new Frame("2.25.2", "MR");
    private static final int POINTS = 1024;

    private final Acquisition acquisition = new Acquisition(127.7e6, 1 / 2000.0, POINTS, 0.144, 4.7);
    private final VoxelGrid grid = new VoxelGrid(
            new Point3(MR, 0, 0, 0), new Vector3(10, 0, 0), new Vector3(0, 10, 0), new Vector3(0, 0, 12), 4, 4, 1, 12);
    private final PixelWeights weights = PixelWeights.exactOverlap(
            grid,
            0,
            new CoreRectangle(new Point3(MR, 7, 4, 0), new Vector3(0.6, 0.8, 0), new Vector3(-0.8, 0.6, 0), 20, 2));
    private SpectroscopyGrid spectra;
    private CoreSpectroscopy core;
    private double[] signal;

    @Setup
    public void make() throws ProblemException {
        Random random = new Random(5);
        float[] all = new float[16 * 2 * POINTS];
        double[] ppm = {3.2, 3.03, 1.3, 0.9, 4.68, 4.74};
        double[] amplitude = {8, 1, 1.2, 0.4, 40, 10};
        double[] width = {6, 6, 20, 24, 9, 16};
        for (int v = 0; v < 16; v++) {
            double[] s = new double[2 * POINTS];
            double shift = 10 * random.nextDouble() - 5;
            for (int k = 0; k < ppm.length; k++) {
                new DampedSinusoid(acquisition.offsetHz(ppm[k]) + shift, Math.PI * width[k], amplitude[k], 0)
                        .addTo(s, acquisition.dwellTimeS(), 1);
            }
            for (int i = 0; i < s.length; i++) {
                all[v * s.length + i] = (float) (s[i] + 0.1 * random.nextGaussian());
            }
        }
        spectra = new SpectroscopyGrid(grid, acquisition, all);
        core = CoreSpectroscopy.of(spectra, weights, QualityLimits.standard());
        signal = FidProcessing.toDouble(spectra.signal(1, 1, 0));
    }

    /** Decomposition, noise, background and fit of one voxel of 1024 points. */
    @Benchmark
    public Object voxel() {
        return LineFitter.fit(new PreparedSignal(acquisition, signal), ShapePrior.initial(acquisition));
    }

    /** A core of 20 mm over voxels of 10 mm, from signals to verdict, voxels in parallel. */
    @Benchmark
    public CoreSpectroscopy core() throws ProblemException {
        return CoreSpectroscopy.of(spectra, weights, QualityLimits.standard());
    }

    /** Another placement of a fitted core, as one draw of the pose needs it. */
    @Benchmark
    public AmplitudeSums placement() {
        return core.amplitudes(weights);
    }
}
