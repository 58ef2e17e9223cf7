package org.needlepoint.workflow.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.needlepoint.casefile.Interval;
import org.needlepoint.casefile.Matrix4;
import org.needlepoint.casefile.RegistrationOutcome;
import org.needlepoint.geometry.Point3;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.needle.NeedleCandidate;
import org.needlepoint.registration.Assessment;
import org.needlepoint.registration.Correspondence;
import org.needlepoint.registration.Finding;
import org.needlepoint.registration.FleEstimate;
import org.needlepoint.registration.LeaveOneOut;
import org.needlepoint.registration.MarkerResidual;
import org.needlepoint.registration.RegistrationResult;
import org.needlepoint.registration.RevisedPose;
import org.needlepoint.registration.TargetError;
import org.needlepoint.roi.CoreRectangle;
import org.needlepoint.wording.Wording;

/** The registration as a result records it. */
final class RegistrationWords {
    private static final double[] ALONG_CORE = {0, 0.5, 1};
    private static final double TRACK_STEP_MM = 10;
    private static final double LEAST_STEP_MM = 2;

    private final CaseMeasurement measured;
    private final VoxelGrid t2;

    RegistrationWords(CaseMeasurement measured, VoxelGrid t2) {
        this.measured = measured;
        this.t2 = t2;
    }

    RegistrationOutcome outcome() {
        Assessment a = measured.assessment();
        RegistrationResult r = measured.registration();
        Point3 tip = measured.needle().needle().tip();
        TargetError atTip = r.targetError(tip);
        List<RegistrationOutcome.MarkerError> errors = new ArrayList<>();
        for (MarkerResidual m : r.residuals()) {
            Optional<Double> left = a.leaveOneOut().stream()
                    .filter(l -> l.label().equals(m.label()))
                    .map(LeaveOneOut::lengthMm)
                    .findFirst();
            // The record counts moved CT marker minus MR marker, the fit MR minus prediction.
            errors.add(new RegistrationOutcome.MarkerError(
                    m.label(),
                    m.lengthMm(),
                    Optional.of(m.residualMm().negated()),
                    m.degreesOfFreedom() > 0 ? Optional.of(m.pValue()) : Optional.empty(),
                    left,
                    measured.exclusion().each().stream()
                            .filter(e -> e.label().equals(m.label()))
                            .map(e -> new RegistrationOutcome.IfExcluded(
                                    e.tipMoveMm().norm(), tre(e.atTip())))
                            .findFirst()));
        }
        return new RegistrationOutcome(
                r.model(),
                recommendation(a, tip),
                r.ctToMr().from().id(),
                r.ctToMr().to().id(),
                Matrix4.of(r.ctToMr()),
                measured.markers().pairs().stream().map(Correspondence::label).toList(),
                r.freRmsMm(),
                tre(atTip),
                atTip.covariance(),
                a.gate().judge(atTip).compareTo(a.verdict()) >= 0 ? a.gate().judge(atTip) : a.verdict(),
                new RegistrationOutcome.Gate(a.gate().acceptMm(), a.gate().cautionMm()),
                errors,
                alongCore(r),
                models(a, tip),
                fle(r.fle(), measured.markers().pairs()),
                Optional.of(new RegistrationOutcome.Conditioning(
                        r.conditioning().spreadMm(),
                        r.conditioning().lineThicknessMm(),
                        r.conditioning().planeThicknessMm(),
                        r.conditioning().weakDirection(),
                        Math.toDegrees(r.conditioning().weakSdRad()))),
                a.findings().stream().map(Finding::text).toList(),
                measured.registered().revision().map(v -> revision(measured.registered(), v)),
                measured.exclusion().chosen().map(this::exclusion),
                alongTrack());
    }

    private static RegistrationOutcome.Revision revision(PoseStep.Registered r, RevisedPose revised) {
        return new RegistrationOutcome.Revision(
                r.sources(),
                Matrix4.of(r.fitted().ctToMr()),
                r.tipMoveMm(),
                Math.toDegrees(revised.rotationRad()),
                revised.pValue());
    }

    private static RegistrationOutcome.Tre tre(TargetError e) {
        return new RegistrationOutcome.Tre(e.rmsMm(), e.p95Mm());
    }

    private String recommendation(Assessment a, Point3 tip) {
        RegistrationResult best = a.recommended();
        String others = a.results().stream()
                .filter(r -> r.model() != best.model())
                .map(r -> SessionWording.MODEL_ERROR.say(
                        r.model().words(), Wording.number(r.targetError(tip).p95Mm(), 1)))
                .reduce((x, y) -> x + ", " + y)
                .orElse(SessionWording.NO_OTHER_MODEL.say());
        return (best.model() == measured.registration().model()
                        ? SessionWording.RECOMMENDED
                        : SessionWording.RECOMMENDED_NOT_CHOSEN)
                .say(best.model().words(), Wording.number(best.targetError(tip).p95Mm(), 1), others);
    }

    private List<RegistrationOutcome.CoreTre> alongCore(RegistrationResult r) {
        List<RegistrationOutcome.CoreTre> out = new ArrayList<>();
        CoreRectangle core = measured.core().rectangle();
        for (double part : ALONG_CORE) {
            double mm = part * core.lengthMm();
            out.add(new RegistrationOutcome.CoreTre(
                    mm, tre(r.targetError(core.start().plus(core.direction().times(mm))))));
        }
        return out;
    }

    private static List<RegistrationOutcome.ModelResult> models(Assessment a, Point3 tip) {
        return a.results().stream()
                .map(r -> new RegistrationOutcome.ModelResult(
                        r.model(),
                        r == a.recommended(),
                        Matrix4.of(r.ctToMr()),
                        r.freRmsMm(),
                        tre(r.targetError(tip)),
                        r.model().restsOnProtocol() ? SessionWording.ON_PARALLEL_SLICES.say() : ""))
                .toList();
    }

    private static Optional<RegistrationOutcome.Fle> fle(FleEstimate f, List<Correspondence> markers) {
        if (f.degreesOfFreedom() == 0) {
            return Optional.empty();
        }
        double stated = Math.sqrt(markers.stream()
                .mapToDouble(m -> m.fromCovariance().trace() + m.toCovariance().trace())
                .average()
                .orElseThrow());
        return Optional.of(new RegistrationOutcome.Fle(
                f.factor(),
                new Interval(f.factorLow(), f.factorHigh()),
                f.degreesOfFreedom(),
                f.pValue(),
                stated * f.factor(),
                new Interval(stated * f.factorLow(), stated * f.factorHigh())));
    }

    private RegistrationOutcome.Exclusion exclusion(MarkerChoice.Chosen chosen) {
        List<RegistrationOutcome.ExcludedMarker> markers = new ArrayList<>();
        for (int i = 0; i < measured.excluded().size(); i++) {
            markers.add(new RegistrationOutcome.ExcludedMarker(
                    measured.excluded().get(i).label(), chosen.distancesMm().get(i)));
        }
        return new RegistrationOutcome.Exclusion(markers, chosen.tipMoveMm().norm(), tre(chosen.withAll()));
    }

    /** Every centimetre of the needle's line, from the skin over the tip to the far end of the core. */
    List<RegistrationOutcome.CoreTre> alongTrack() {
        RegistrationResult r = measured.registration();
        NeedleCandidate needle = measured.needle().needle();
        double skin = needle.skinEntry().map(p -> p.distanceMm(needle.tip())).orElseGet(needle::lengthMm);
        double end = measured.core().core().lengthMm();
        List<Double> places = new ArrayList<>(List.of(-skin));
        for (double d = -TRACK_STEP_MM * Math.floor(skin / TRACK_STEP_MM); d < end; d += TRACK_STEP_MM) {
            if (d > -skin + LEAST_STEP_MM && d < end - LEAST_STEP_MM) {
                places.add(d);
            }
        }
        places.add(end);
        return places.stream()
                .map(d -> new RegistrationOutcome.CoreTre(
                        d,
                        tre(r.targetError(needle.tip().plus(needle.direction().times(d))))))
                .toList();
    }
}
