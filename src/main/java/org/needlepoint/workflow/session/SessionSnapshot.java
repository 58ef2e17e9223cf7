package org.needlepoint.workflow.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.needlepoint.casefile.CaseResult;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.fiducial.FiducialTemplate;
import org.needlepoint.fiducial.MarkerCandidate;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.registration.Assessment;
import org.needlepoint.registration.Verdict;

/**
 * A case as far as it has been computed. Immutable.
 *
 * @param decisions decisions it was computed from
 * @param study series of the input
 * @param hazards signs of a wrong patient, side or time
 * @param series the series chosen
 * @param images their pixels
 * @param mr the MR images; in a window also while there is no CT yet
 * @param targetSlices slices ranked
 * @param template fiducial template
 * @param candidates marker-like places in the CT, under the key {@code "CT"}, and in each MR image, under its name
 * @param needle needle chosen, and the other candidates
 * @param markers markers paired
 * @param choice markers that are fitted and those left out
 * @param assessment what the markers say of their registration
 * @param registration pose that is used
 * @param core core and its ADC, without intervals
 * @param measurement everything measured
 * @param result the result as files hold it
 */
public record SessionSnapshot(
        PlanningCase decisions,
        StepResult<List<SeriesEntry>> study,
        List<HazardFinding> hazards,
        StepResult<CaseSeries> series,
        StepResult<CaseImages> images,
        StepResult<MrImages> mr,
        StepResult<TargetSlices> targetSlices,
        StepResult<FiducialTemplate> template,
        StepResult<Map<String, List<MarkerCandidate>>> candidates,
        StepResult<NeedleStep.Chosen> needle,
        StepResult<MarkerStep.Found> markers,
        StepResult<MarkerChoice> choice,
        StepResult<Assessment> assessment,
        StepResult<CaseRegistration> registration,
        StepResult<CorePreview> core,
        StepResult<CaseMeasurement> measurement,
        StepResult<CaseResult> result) {

    /** Copies the list. */
    public SessionSnapshot {
        hazards = List.copyOf(hazards);
    }

    /**
     * The measured case, or the first reason why it could not be measured.
     *
     * @return this
     * @throws ProblemException if a step was refused
     */
    public SessionSnapshot orThrow() throws ProblemException {
        for (StepResult<?> step : List.of(
                template, study, series, images, needle, markers, choice, assessment, registration, measurement)) {
            if (step instanceof StepResult.Refused<?> r) {
                throw r.reason();
            }
        }
        result.orThrow();
        return this;
    }

    /**
     * The result with the files that the measurement was made by.
     *
     * @param settings settings, of these decisions
     * @return result as files hold it
     * @throws ProblemException if the case was not measured
     */
    public CaseResult result(MeasureSettings settings) throws ProblemException {
        orThrow();
        return new ResultAssembly(settings, series.orThrow(), images.orThrow(), measurement.orThrow()).result();
    }

    /**
     * Whether this is the case of these decisions; the files last measured are none.
     *
     * @param now decisions
     * @return false if something was decided since
     */
    public boolean isOf(PlanningCase now) {
        return decisions.withInputs(List.of()).equals(now.withInputs(List.of()));
    }

    /**
     * Whose images these are.
     *
     * @return identity, from the images in use or else from what the headers say; empty before they are read
     */
    public Optional<CaseIdentity> identity() {
        return series.value()
                .map(s -> CaseIdentity.of(
                        s, images.value().map(i -> i.ct().stack()).orElse(s.ct().get(0))))
                .or(() -> study.value().flatMap(CaseIdentity::of));
    }

    /**
     * The pose to show pictures with: the one that is used, or, while that is refused, the markers' fit as it was moved by
     * hand, so that the CT stays in sight of who moves it. Nothing is measured with a refused pose.
     *
     * @return CT to MR; empty if the markers give none
     */
    public Optional<RigidTransform> shownCtToMr() {
        Optional<RigidTransform> used = registration.value().map(CaseRegistration::ctToMr);
        if (used.isPresent() || needle.value().isEmpty()) {
            return used;
        }
        Point3 tip = needle.value().get().needle().tip();
        return assessment
                .value()
                .filter(a -> a.refusal().isEmpty())
                .map(a -> a.recommended().ctToMr())
                .map(fit -> decisions
                        .pose()
                        .nudge()
                        .map(n -> PoseStep.nudged(fit, n, tip))
                        .orElse(fit));
    }

    /**
     * Why a step cannot go on.
     *
     * @param step step
     * @return its own refusal, not that of an earlier step
     */
    public Optional<ProblemException> problem(Step step) {
        List<StepResult<?>> parts =
                switch (step) {
                    case STUDY -> List.of(study, series, images);
                    case TARGET_SLICE -> List.of(targetSlices);
                    case MARKERS -> List.of(template, candidates, markers, choice);
                    case REGISTRATION -> List.of(assessment, registration);
                    case NEEDLE -> List.of(needle, core);
                    case MEASUREMENT -> List.of(measurement);
                    case PATHOLOGY -> List.of();
                    case REPORT -> List.of(result);
                };
        return parts.stream().flatMap(p -> p.problem().stream()).findFirst();
    }

    /**
     * How far a step is.
     *
     * @param step step
     * @return its state
     */
    public StepState state(Step step) {
        boolean attention = problem(step).isPresent()
                || step == Step.STUDY && hazards.stream().anyMatch(h -> !h.acknowledged())
                || step == Step.REGISTRATION
                        && assessment
                                .value()
                                .map(a -> a.verdict() != Verdict.ACCEPT)
                                .orElse(false)
                        && !decisions.confirmed().contains(step);
        if (attention) {
            return StepState.NEEDS_ATTENTION;
        }
        return decisions.confirmed().contains(step) ? StepState.DONE : StepState.TO_DO;
    }
}
