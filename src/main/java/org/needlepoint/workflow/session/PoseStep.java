package org.needlepoint.workflow.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.PoseChoice;
import org.needlepoint.fiducial.ImageContrast;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.Volume;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.registration.Assessment;
import org.needlepoint.registration.Correspondence;
import org.needlepoint.registration.ItkTransformFile;
import org.needlepoint.registration.RegistrationModel;
import org.needlepoint.registration.RegistrationResult;
import org.needlepoint.registration.RevisedPose;
import org.needlepoint.registration.TargetError;
import org.needlepoint.registration.Verdict;
import org.needlepoint.registration.intensity.ImagePair;
import org.needlepoint.registration.intensity.IntensityRegistration;
import org.needlepoint.registration.intensity.IntensityResult;
import org.needlepoint.registration.intensity.MarkerBound;
import org.needlepoint.registration.intensity.Target;
import org.needlepoint.wording.Wording;
import org.needlepoint.work.Progress;

/**
 * Which pose is used: the recommended fit, another model that the user asked for, a transform from a file, a refinement by
 * the images, and a nudge on top. Whatever is put in the place of the fit is judged by the markers ({@link RevisedPose}).
 */
public final class PoseStep {
    /** Below this the file repeats the fit up to the digits it was written with. */
    private static final double SAME_MM = 0.01;
    /** The inverse of a transform fits this much better before its direction is doubted. */
    private static final double MUCH_BETTER = 3;

    private final PlanningCase decisions;
    private final Assessment assessment;
    private final List<Correspondence> markers;
    private final Point3 tipCt;

    /**
     * The pose of the measurement.
     *
     * @param result registration with the pose that is used
     * @param fitted the markers' fit that it started from; the same object if nothing was revised
     * @param sources what was put in its place, in order, such as {@code transform file} or {@code nudge}; empty if nothing
     * @param revision how the markers judge it; empty if nothing was revised
     * @param tipMoveMm how far the revision moves the tip on MR, MR axes, mm
     * @param notes what the reader must know
     */
    public record Registered(
            RegistrationResult result,
            RegistrationResult fitted,
            List<String> sources,
            Optional<RevisedPose> revision,
            Vector3 tipMoveMm,
            List<String> notes) {}

    PoseStep(PlanningCase decisions, Assessment assessment, List<Correspondence> markers, Point3 tipCt) {
        this.decisions = decisions;
        this.assessment = assessment;
        this.markers = markers;
        this.tipCt = tipCt;
    }

    /**
     * Chooses the pose.
     *
     * @param images pixels, for a refinement
     * @param progress where progress is reported
     * @return pose with its error
     * @throws ProblemException if the markers refuse the registration, the file is no rigid transform, or the predicted error
     *     of the pose is above the limit
     */
    Registered choose(CaseImages images, Progress progress) throws ProblemException {
        RegistrationResult fitted = fitted();
        RigidTransform ctToMr = fitted.ctToMr();
        List<String> sources = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        if (decisions.pose().transform().isPresent()) {
            ctToMr = fromFile(decisions.pose().transform().get(), fitted);
            sources.add(SessionWording.TRANSFORM_FILE.say());
        }
        if (decisions.pose().refine()) {
            Optional<RigidTransform> refined = refined(images, fitted, ctToMr, notes, progress);
            if (refined.isPresent()) {
                ctToMr = refined.get();
                sources.add(SessionWording.INTENSITY_REFINEMENT.say());
            }
        }
        if (decisions.pose().nudge().isPresent()) {
            ctToMr = nudged(ctToMr, decisions.pose().nudge().get(), tipCt);
            sources.add(SessionWording.NUDGE.say());
        }
        return sources.isEmpty()
                ? new Registered(fitted, fitted, sources, Optional.empty(), Vector3.ZERO, notes)
                : revised(fitted, ctToMr, sources, notes);
    }

    /** A pose moved by hand: a turn about the tip as it lies on MR, then a shift. */
    static RigidTransform nudged(RigidTransform ctToMr, PoseChoice.Nudge nudge, Point3 tipCt) {
        Frame mr = ctToMr.to();
        Vector3 tipMr = ctToMr.apply(tipCt).toVector();
        return ctToMr.then(RigidTransform.about(
                mr, mr, Rotation.ofRotationVector(nudge.rotationRad()), tipMr, nudge.translationMm()));
    }

    /** The pose that the images prefer near the one given; empty, with a note, if they cannot be trusted. */
    private Optional<RigidTransform> refined(
            CaseImages images, RegistrationResult fitted, RigidTransform ctToMr, List<String> notes, Progress progress)
            throws ProblemException {
        // T1 shows fat and muscle as CT does; T2-FS, always there, is last.
        Volume mr = images.markerImages().get(0).volume();
        for (MarkerStep.MrImage image : images.markerImages()) {
            if (image.contrast() == ImageContrast.MR_T1) {
                mr = image.volume();
                break;
            }
        }
        IntensityResult result = IntensityRegistration.withDefaults()
                .with(Target.at(ctToMr.apply(tipCt), decisions.rules().coreLengthMm()))
                .with(MarkerBound.of(fitted.pose()))
                .withSeed(decisions.rules().seed())
                .refine(ImagePair.of(mr, images.ct().volume()), ctToMr, progress);
        notes.add(RefinementWords.line(result));
        return result instanceof IntensityResult.Accepted a ? Optional.of(a.ctToMr()) : Optional.empty();
    }

    private Registered revised(
            RegistrationResult fitted, RigidTransform ctToMr, List<String> sources, List<String> notes)
            throws ProblemException {
        double lever = fitted.conditioning().spreadMm();
        RevisedPose revision = RevisedPose.of(fitted.pose(), ctToMr, lever);
        RegistrationResult result = fitted.revisedTo(markers, revision.pose());
        Vector3 move = ctToMr.apply(tipCt).minus(fitted.ctToMr().apply(tipCt));
        TargetError atTip = result.targetError(tipCt);
        String moved = SessionWording.MOVES.say(
                Wording.number(move.norm(), 1), Wording.number(Math.toDegrees(revision.rotationRad()), 1));
        if (assessment.gate().judge(atTip) == Verdict.FAIL) {
            throw new ProblemException(
                    WorkflowProblem.POSE_AGAINST_MARKERS,
                    String.join(" and ", sources),
                    moved,
                    String.format(Locale.ROOT, "%.1f mm", atTip.p95Mm()),
                    String.format(Locale.ROOT, "%.1f mm", assessment.gate().cautionMm()));
        }
        String words = SessionWording.POSE_MOVED.say(String.join(" and ", sources), moved, allowed(revision.pValue()));
        notes.add(move.norm() < SAME_MM ? SessionWording.POSE_SAME.say(String.join(" and ", sources)) : words);
        return new Registered(result, fitted, sources, Optional.of(revision), move, notes);
    }

    private static String allowed(double p) {
        if (p >= 0.05) {
            return SessionWording.WITHIN_ERROR.say();
        }
        return SessionWording.BEYOND_ERROR.say(p < 0.001 ? "< 0.001" : "= " + Wording.number(p, 3));
    }

    /** The markers' fit by the model asked for; a verdict of failure ends the case. */
    private RegistrationResult fitted() throws ProblemException {
        Optional<ProblemException> refusal = assessment.refusal();
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        RegistrationModel wanted =
                switch (decisions.rules().model()) {
                    case RECOMMENDED -> assessment.recommended().model();
                    case RIGID -> RegistrationModel.FULL_RIGID;
                    case SLICE_LOCKED -> RegistrationModel.SLICE_LOCKED;
                };
        RegistrationResult result = assessment.result(wanted).orElseThrow();
        TargetError atTip = result.targetError(tipCt);
        if (assessment.gate().judge(atTip) == Verdict.FAIL) {
            throw new ProblemException(
                    WorkflowProblem.MODEL_FAILS, wanted.words(), String.format(Locale.ROOT, "%.1f mm", atTip.p95Mm()));
        }
        return result;
    }

    /** Reads the file, and says so when its direction is the other one. */
    private RigidTransform fromFile(Path file, RegistrationResult fitted) throws ProblemException {
        Frame ct = fitted.ctToMr().from();
        Frame mr = fitted.ctToMr().to();
        RigidTransform ctToMr;
        RigidTransform other;
        if (decisions.pose().fixed() == PoseChoice.FixedImage.CT) {
            ctToMr = ItkTransformFile.read(file, ct, mr);
            other = ItkTransformFile.read(file, mr, ct).inverse();
        } else {
            ctToMr = ItkTransformFile.read(file, mr, ct).inverse();
            other = ItkTransformFile.read(file, ct, mr);
        }
        double misfit = misfitMm(ctToMr);
        if (misfit > MUCH_BETTER * misfitMm(other) && misfit > assessment.gate().cautionMm()) {
            throw new ProblemException(
                    WorkflowProblem.TRANSFORM_DIRECTION,
                    file,
                    decisions.pose().fixed(),
                    decisions.pose().fixed() == PoseChoice.FixedImage.CT
                            ? PoseChoice.FixedImage.MR
                            : PoseChoice.FixedImage.CT,
                    String.format(Locale.ROOT, "%.1f mm", misfit),
                    String.format(Locale.ROOT, "%.1f mm", misfitMm(other)));
        }
        return ctToMr;
    }

    private double misfitMm(RigidTransform ctToMr) {
        double sum = 0;
        for (Correspondence c : markers) {
            double d = c.to().minus(ctToMr.apply(c.from())).norm();
            sum += d * d;
        }
        return Math.sqrt(sum / markers.size());
    }
}
