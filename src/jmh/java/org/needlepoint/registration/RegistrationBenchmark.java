package org.needlepoint.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.problem.ProblemException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What happens when a marker is dragged: registration of six markers, error at the tip, and the error map of a slice. Target:
 * registration with a 128 × 128 map in at most 5 ms.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RegistrationBenchmark {
    private static final Frame CT = new Frame("2.25.1", "CT");
    private static final Frame MR = new Frame("2.25.2", "MR");

    private final List<Correspondence> markers = sixMarkers();
    private final Point3 tip = new Point3(CT, 5, -35, -20);
    private int drag;
    private final SliceProtocol axial = SliceProtocol.parallel(new Vector3(0, 0, 1), new Vector3(0, 0, 1));

    private static List<Correspondence> sixMarkers() {
        SplittableRandom random = new SplittableRandom(1);
        RigidTransform truth =
                new RigidTransform(CT, MR, Rotation.aboutAxis(new Vector3(0.2, 0.1, 1), 0.1), new Vector3(12, -30, 45));
        Covariance3 error = Covariance3.ofAxes(Rotation.identity(), 0.3, 0.3, 0.8);
        List<Correspondence> out = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            double angle = Math.toRadians(35) * (i % 3 - 1);
            Point3 p = new Point3(CT, 70 * Math.sin(angle), -70 * Math.cos(angle), -24.0 * (i / 3));
            Vector3 noise =
                    new Vector3(0.4 * random.nextGaussian(), 0.4 * random.nextGaussian(), random.nextGaussian());
            out.add(new Correspondence("P" + (i + 1), p, error, truth.apply(p).plus(noise), error));
        }
        return out;
    }

    @Benchmark
    public RegistrationResult fit() throws ProblemException {
        return RigidRegistration.withDefaults().fit(markers);
    }

    @Benchmark
    public TargetError fitWithErrorAtTip() throws ProblemException {
        return RigidRegistration.withDefaults().fit(markers).targetError(tip);
    }

    @Benchmark
    public ErrorMap fitWithErrorMapOf128Squared() throws ProblemException {
        return ErrorMap.over(
                RigidRegistration.withDefaults().fit(markers).pose(),
                new Point3(CT, -96, -96, -20),
                new Vector3(1.5, 0, 0),
                new Vector3(0, 1.5, 0),
                128,
                128);
    }

    @Benchmark
    public Assessment wholeAssessment() throws ProblemException {
        return RegistrationAssessment.withDefaults().with(axial).assess(markers, tip);
    }

    /**
     * A marker is dragged: it lies elsewhere every time, and everything that is shown anew is computed anew: all three models,
     * leave-one-out and slip tests, the verdict, the effect of leaving out each marker, and the error map of the recommended
     * model.
     */
    @Benchmark
    public void draggedMarker(Blackhole sink) throws ProblemException {
        drag++;
        Correspondence c = markers.get(2);
        List<Correspondence> dragged = new ArrayList<>(markers);
        dragged.set(
                2,
                new Correspondence(
                        c.label(),
                        c.from(),
                        c.fromCovariance(),
                        c.to().plus(new Vector3(0.01 * (drag % 100), 0.02 * (drag % 37), 0)),
                        c.toCovariance()));
        Assessment assessment =
                RegistrationAssessment.withDefaults().with(axial).assess(dragged, tip);
        RegistrationResult used = assessment.recommended();
        sink.consume(assessment);
        sink.consume(
                RigidRegistration.withDefaults().with(axial).with(used.model()).exclusions(dragged, tip));
        sink.consume(ErrorMap.over(
                used.pose(), new Point3(CT, -96, -96, -20), new Vector3(1.5, 0, 0), new Vector3(0, 1.5, 0), 128, 128));
    }

    @Benchmark
    public void aThousandDraws(Blackhole sink) throws ProblemException {
        PoseUncertainty pose = RigidRegistration.withDefaults().fit(markers).pose();
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 1000; i++) {
            sink.consume(pose.draw(random));
        }
    }
}
