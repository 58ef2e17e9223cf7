package org.needlepoint.fiducial;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Six capsules on a limb in a 512 × 512 × 60 CT and a 256 × 256 × 40 MR, and their labelling. Target: 0.3 s a volume
 * on two cores.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class MarkerDetectionBenchmark {
    private static final double RADIUS_MM = 80;

    private final Volume ct = limb(new Frame("2.25.1", "CT"), 512, 60, 0.7, 2.5, true);
    private final Volume mr = limb(new Frame("2.25.2", "MR"), 256, 40, 0.8, 4, false);
    private final MarkerDetector detector = new MarkerDetector(template());
    private final List<MarkerCandidate> inCt = detector.detect(ct, ImageContrast.CT, Progress.NONE);
    private final List<MarkerCandidate> inMr = detector.detect(mr, ImageContrast.MR_T1, Progress.NONE);

    private static FiducialTemplate template() {
        try {
            return FiducialTemplates.builtIn(FiducialTemplates.DEFAULT);
        } catch (ProblemException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A cylinder with ellipsoidal capsules, edges one pixel soft. */
    private static Volume limb(Frame frame, int size, int slices, double pixel, double pitch, boolean isCt) {
        double half = (size - 1) / 2.0 * pixel;
        VoxelGrid g = new VoxelGrid(
                new Point3(frame, -half, -half, -(slices - 1) / 2.0 * pitch),
                new Vector3(pixel, 0, 0),
                new Vector3(0, pixel, 0),
                new Vector3(0, 0, pitch),
                size,
                size,
                slices,
                pitch);
        Random noise = new Random(1);
        double[] angles = {-0.55, 0.1, 0.6, -0.62, -0.05, 0.5};
        float[] values = new float[(int) g.voxels()];
        for (int i = 0; i < values.length; i++) {
            double x = i % size * pixel - half;
            double y = i / size % size * pixel - half;
            double z = (i / (size * size) - (slices - 1) / 2.0) * pitch;
            double inside = RADIUS_MM - Math.hypot(x, y);
            for (int k = 0; inside < 0 && inside > -12 && k < 6; k++) {
                double turned = Math.atan2(x, -y) - angles[k];
                double along = turned * RADIUS_MM / 7.5;
                double out = (-inside - 3.7) / 4.25;
                double up = (z - (k < 3 ? 12 : -12)) / 4.25;
                inside = Math.max(inside, 4.25 * (1 - Math.sqrt(along * along + out * out + up * up)));
            }
            double tissue = Math.max(0, Math.min(1, inside / pixel + 0.5));
            values[i] = (float)
                    (isCt
                            ? -1000 + 1020 * tissue + 12 * noise.nextGaussian()
                            : Math.hypot(400 * tissue + 12 * noise.nextGaussian(), 12 * noise.nextGaussian()));
        }
        return Volume.ofFloats(g, isCt ? "HU" : "", values);
    }

    /** Detection in CT. */
    @Benchmark
    public List<MarkerCandidate> detectInCt() {
        return detector.detect(ct, ImageContrast.CT, Progress.NONE);
    }

    /** Detection in MR. */
    @Benchmark
    public List<MarkerCandidate> detectInMr() {
        return detector.detect(mr, ImageContrast.MR_T1, Progress.NONE);
    }

    /** Labelling of what was found. */
    @Benchmark
    public MarkerLabelling label() {
        return new MarkerMatcher(detector.template(), mr.grid().normal()).match(inMr, inCt, LevelHint.NONE);
    }
}
