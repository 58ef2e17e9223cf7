package org.needlepoint.measurement;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.needlepoint.diffusion.AdcMap;
import org.needlepoint.diffusion.AdcNoise;
import org.needlepoint.diffusion.AdcSource;
import org.needlepoint.diffusion.DiffusionImage;
import org.needlepoint.diffusion.DiffusionSeries;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.needle.NeedleCandidate;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.registration.PoseUncertainty;
import org.needlepoint.spectroscopy.Acquisition;
import org.needlepoint.spectroscopy.SpectroscopyGrid;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** 1,000 draws of pose, tip and axis to ADC and to Cho/Cr, and the fit of the spectra under the core. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PropagationBenchmark {
    private static final Frame CT = new Frame("2.25.1", "CT");
    private static final Frame MR = new Frame("2.25.2", "MR");
    private static final int DRAWS = 1000;

    private final VoxelGrid target = grid(1.5, 128);
    private final CorePose pose = pose();
    private final AdcMap map = map();
    private final AdcNoise noise = noise();
    private final SpectroscopyGrid spectra = spectra();

    private static VoxelGrid grid(double spacing, int size) {
        double first = -spacing * (size - 1) / 2;
        return new VoxelGrid(
                new Point3(MR, first, first, 0),
                new Vector3(spacing, 0, 0),
                new Vector3(0, spacing, 0),
                new Vector3(0, 0, 6),
                size,
                size,
                9,
                5);
    }

    private static CorePose pose() {
        double[] covariance = new double[36];
        for (int i = 0; i < 6; i++) {
            double sd = i < 3 ? 0.01 : 0.5;
            covariance[7 * i] = sd * sd;
        }
        Vector3 direction = new Vector3(0.6, 0.8, 0);
        return new CorePose(
                new PoseUncertainty(RigidTransform.identity(CT, MR), new Point3(MR, 0, -60, 24), covariance),
                new NeedleCandidate(
                        new Point3(CT, -5, -12, 24),
                        direction,
                        Covariance3.isotropic(0.4),
                        Covariance3.ofAxes(
                                Rotation.ofColumns(new Vector3(0, 0, 1), new Vector3(0.8, -0.6, 0), direction),
                                0.004,
                                0.004,
                                0),
                        90,
                        Optional.of(2.2),
                        Optional.empty(),
                        NeedleCandidate.Evidence.ENTERS_FROM_OUTSIDE));
    }

    private AdcMap map() {
        SplittableRandom random = new SplittableRandom(3);
        float[] v = new float[(int) target.voxels()];
        for (int i = 0; i < v.length; i++) {
            v[i] = (float) (1e-3 + 1e-4 * random.nextGaussian());
        }
        return new AdcMap(Volume.ofFloats(target, AdcMap.UNIT, v), AdcSource.RESCALE, "benchmark");
    }

    /** Images from which the map could come, with noise of 4 in them and air in the corners. */
    private AdcNoise noise() {
        SplittableRandom random = new SplittableRandom(5);
        float[] s0 = new float[(int) target.voxels()];
        float[] s1 = new float[s0.length];
        for (int i = 0; i < s0.length; i++) {
            int column = i % target.columns();
            int row = i / target.columns() % target.rows();
            double signal = Math.hypot(column - 63.5, row - 63.5) < 60 ? 500 : 0;
            double weighted = signal * Math.exp(-800 * map.adc().value(i));
            s0[i] = (float) Math.hypot(signal + 4 * random.nextGaussian(), 4 * random.nextGaussian());
            s1[i] = (float) Math.hypot(weighted + 4 * random.nextGaussian(), 4 * random.nextGaussian());
        }
        return AdcNoise.of(new DiffusionSeries(List.of(
                        new DiffusionImage(0, Volume.ofFloats(target, "", s0)),
                        new DiffusionImage(800, Volume.ofFloats(target, "", s1)))))
                .orElseThrow();
    }

    private static SpectroscopyGrid spectra() {
        VoxelGrid voxels = new VoxelGrid(
                new Point3(MR, -35, -35, 24),
                new Vector3(10, 0, 0),
                new Vector3(0, 10, 0),
                new Vector3(0, 0, 10),
                8,
                8,
                1,
                10);
        Acquisition a = new Acquisition(127.7e6, 1 / 2000.0, 1024, 0.144, 4.7);
        float[] signals = new float[(int) voxels.voxels() * a.points() * 2];
        SplittableRandom random = new SplittableRandom(9);
        double[][] lines = {{3.2, 8}, {3.03, 1.5}, {1.3, 4}, {4.7, 60}};
        for (int v = 0; v < voxels.voxels(); v++) {
            for (int k = 0; k < a.points(); k++) {
                double t = k * a.dwellTimeS();
                double re = 0.05 * random.nextGaussian();
                double im = 0.05 * random.nextGaussian();
                for (double[] line : lines) {
                    double phase = 2 * Math.PI * a.offsetHz(line[0]) * t;
                    double decay = line[1] * Math.exp(-Math.PI * 6 * t);
                    re += decay * Math.cos(phase);
                    im += decay * Math.sin(phase);
                }
                signals[2 * (v * a.points() + k)] = (float) re;
                signals[2 * (v * a.points() + k) + 1] = (float) im;
            }
        }
        return new SpectroscopyGrid(voxels, a, signals);
    }

    private CoreMeasurement core() throws ProblemException {
        return new CoreMeasurement(pose, target, 4, 20, 2, DRAWS, 1);
    }

    @Benchmark
    public AdcInCore thousandDrawsToAdc() throws ProblemException {
        return core().adc(map, Optional.empty()).orElseThrow();
    }

    @Benchmark
    public AdcInCore thousandDrawsToNoiseFreeAdc() throws ProblemException {
        return core().adc(map, Optional.of(noise)).orElseThrow();
    }

    @Benchmark
    public SpectraInCore fitAndThousandDrawsToChoCr() throws ProblemException {
        return core().spectra(spectra);
    }
}
