package org.needlepoint.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.registration.Assessment;
import org.needlepoint.registration.Correspondence;
import org.needlepoint.registration.FleScale;
import org.needlepoint.registration.RegistrationAssessment;
import org.needlepoint.registration.RegistrationModel;
import org.needlepoint.registration.RegistrationResult;
import org.needlepoint.registration.RigidRegistration;
import org.needlepoint.registration.SliceProtocol;
import org.needlepoint.registration.TargetError;

/**
 * The predicted error of a layout: the registration's own error model, fed with capsules that are found exactly where they
 * were put, each with its localisation error. Nothing is simulated; what comes out is what the registration of a later scan
 * will predict when its residuals agree with the stated errors.
 */
final class LayoutPredictor {
    private static final int TRACK_POINTS = 5;

    private final PlacementTask task;
    private final Frame later;
    private final Covariance3 error;
    private final SliceProtocol protocol = SliceProtocol.parallel(new Vector3(0, 0, 1), new Vector3(0, 0, 1));

    LayoutPredictor(PlacementTask task) {
        this.task = task;
        this.later = new Frame(task.skin().frame().id() + ".later", "later scan");
        this.error = task.localisation();
    }

    /** The capsules as a scan would find them if nothing moved. */
    List<Correspondence> found(List<Capsule> layout) {
        List<Correspondence> out = new ArrayList<>(layout.size());
        for (Capsule c : layout) {
            Point3 p = c.position();
            out.add(new Correspondence(c.label(), p, error, new Point3(later, p.x(), p.y(), p.z()), error));
        }
        return out;
    }

    /**
     * RMS error at the target by the capsules alone, mm: what the search minimises.
     *
     * @throws ProblemException if the capsules coincide
     */
    double rmsMm(List<Capsule> layout) throws ProblemException {
        return RigidRegistration.withDefaults()
                .with(FleScale.AS_STATED)
                .fit(found(layout))
                .treCovariance(task.target())
                .rmsMm();
    }

    /**
     * Everything predicted.
     *
     * @throws ProblemException if the capsules cannot be registered
     */
    LayoutPrediction predict(List<Capsule> layout) throws ProblemException {
        Assessment a = assess(layout);
        RegistrationResult full = a.result(RegistrationModel.FULL_RIGID).orElseThrow();
        RegistrationResult locked = a.result(RegistrationModel.SLICE_LOCKED).orElseThrow();
        List<LayoutPrediction.TrackError> track = new ArrayList<>();
        Vector3 way = task.target().minus(task.entry());
        for (int i = 0; i < TRACK_POINTS; i++) {
            double part = i / (TRACK_POINTS - 1.0);
            TargetError e = a.recommended().targetError(task.entry().plus(way.times(part)));
            track.add(new LayoutPrediction.TrackError(part * way.norm(), e.rmsMm(), e.p95Mm()));
        }
        double[] pose = full.pose().covariance();
        return new LayoutPrediction(
                full.targetError(task.target()),
                locked.targetError(task.target()),
                a.atTip(),
                a.recommended().model(),
                a.verdict(),
                track,
                whenLost(layout),
                full.conditioning(),
                a.recommended().pose(),
                List.of(Math.sqrt(pose[0]), Math.sqrt(pose[7])));
    }

    private Assessment assess(List<Capsule> layout) throws ProblemException {
        return RegistrationAssessment.withDefaults()
                .with(task.gate())
                .with(FleScale.AS_STATED)
                .with(protocol)
                .assess(found(layout), task.target());
    }

    private Optional<LayoutPrediction.Loss> whenLost(List<Capsule> layout) throws ProblemException {
        LayoutPrediction.Loss worst = null;
        for (Capsule c : layout.size() > 3 ? layout : List.<Capsule>of()) {
            List<Capsule> rest = new ArrayList<>(layout);
            rest.remove(c);
            Assessment a = assess(rest);
            if (worst == null || a.atTip().p95Mm() > worst.error().p95Mm()) {
                worst = new LayoutPrediction.Loss(c.label(), a.atTip(), a.verdict());
            }
        }
        return Optional.ofNullable(worst);
    }
}
