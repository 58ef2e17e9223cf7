package org.needlepoint.registration.intensity;

import java.util.concurrent.TimeUnit;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.phantom.Phantom;
import org.needlepoint.phantom.PhantomCase;
import org.needlepoint.phantom.PhantomRecipes;
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
import org.openjdk.jmh.annotations.Warmup;

/** One refinement of the thigh sample case, 224² × 16 MR and 320² × 28 CT, from a start 8 mm and 5° off, with all its tests. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 3)
public class IntensityRegistrationBenchmark {
    private PhantomCase made;
    private ImagePair pair;
    private RigidTransform start;
    private IntensityRegistration registration;

    /**
     * Scans the phantom.
     *
     * @throws ProblemException if it has no body
     */
    @Setup
    public void scan() throws ProblemException {
        made = Phantom.make(PhantomRecipes.named("thigh-high-grade"), Progress.NONE);
        pair = ImagePair.of(made.t1(), made.ct());
        double[] p = made.truth().targetSlice().pointMr();
        Point3 target = new Point3(made.t1().grid().frame(), p[0], p[1], p[2]);
        registration = IntensityRegistration.withDefaults().with(Target.at(target, 30));
        RigidTransform truth = RigidTransform.ofMatrix(
                made.ct().grid().frame(), made.t1().grid().frame(), made.truth().ctToMr());
        RigidTransform off = RigidTransform.about(
                truth.to(),
                truth.to(),
                Rotation.ofRotationVector(new Vector3(0.05, -0.05, 0.05)),
                target.toVector(),
                new Vector3(5, -4, 5));
        start = truth.then(off);
    }

    /**
     * Body in both images, metal in CT.
     *
     * @return masks
     * @throws ProblemException if there is no body
     */
    @Benchmark
    public ImagePair masks() throws ProblemException {
        return ImagePair.of(made.t1(), made.ct());
    }

    /**
     * Pyramid, search and tests.
     *
     * @return result
     * @throws ProblemException if the images do not overlap
     */
    @Benchmark
    public IntensityResult refinement() throws ProblemException {
        return registration.refine(pair, start, Progress.NONE);
    }
}
