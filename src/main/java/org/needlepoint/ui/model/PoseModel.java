package org.needlepoint.ui.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.needlepoint.casefile.planning.MeasuringRules;
import org.needlepoint.casefile.planning.ModelChoice;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.PoseChoice;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.registration.Assessment;
import org.needlepoint.registration.ItkTransformFile;
import org.needlepoint.registration.RegistrationResult;
import org.needlepoint.registration.TargetError;
import org.needlepoint.registration.Verdict;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.workflow.session.CaseRegistration;
import org.needlepoint.workflow.session.PoseStep;

/**
 * The registration step: how far CT and MR can be trusted to lie on each other at the needle tip, and how the pose is
 * changed.
 *
 * @param model session
 */
public record PoseModel(WorkstationModel model) {

    /**
     * A model of the fit, as the table compares them.
     *
     * @param result its fit
     * @param atTip its predicted error at the tip
     * @param recommended whether the program recommends it
     * @param used whether it is the one in use
     */
    public record Fit(RegistrationResult result, TargetError atTip, boolean recommended, boolean used) {}

    private PlanningCase decisions() {
        return model.decisionsProperty().get();
    }

    /**
     * What the markers say.
     *
     * @return assessment; empty without paired markers
     */
    public Optional<Assessment> assessment() {
        return model.snapshot().flatMap(s -> s.assessment().value());
    }

    /**
     * The pose in use.
     *
     * @return registration; empty if it was refused
     */
    public Optional<CaseRegistration> joined() {
        return model.snapshot().flatMap(s -> s.registration().value());
    }

    /**
     * The verdict: that of the pose in use, or the markers' own if that is worse.
     *
     * @return verdict; empty without paired markers
     */
    public Optional<Verdict> verdict() {
        return assessment().map(a -> joined().map(r -> a.gate().judge(r.tipError()))
                .filter(v -> v.compareTo(a.verdict()) >= 0)
                .orElse(a.verdict()));
    }

    /**
     * The predicted error at the tip: of the pose in use, else of the recommended fit.
     *
     * @return error; empty without paired markers
     */
    public Optional<TargetError> tipError() {
        return joined().map(CaseRegistration::tipError).or(() -> assessment().map(Assessment::atTip));
    }

    /**
     * The fit that is shown: the one in use, else the recommended one.
     *
     * @return fit; empty without paired markers
     */
    public Optional<RegistrationResult> fit() {
        return joined().map(r -> r.registered().result()).or(() -> assessment().map(Assessment::recommended));
    }

    /**
     * The models side by side.
     *
     * @return fits, full rigid first
     */
    public List<Fit> fits() {
        if (assessment().isEmpty()
                || model.snapshot().flatMap(s -> s.needle().value()).isEmpty()) {
            return List.of();
        }
        Assessment a = assessment().get();
        var tip =
                model.snapshot().flatMap(s -> s.needle().value()).get().needle().tip();
        var used = joined().map(r -> r.registered().fitted().model())
                .orElse(a.recommended().model());
        return a.results().stream()
                .map(r -> new Fit(
                        r, r.targetError(tip), r.model() == a.recommended().model(), r.model() == used))
                .toList();
    }

    /**
     * What was put in the place of the fit.
     *
     * @return how the pose came about; empty without a registration
     */
    public Optional<PoseStep.Registered> registered() {
        return joined().map(CaseRegistration::registered);
    }

    /**
     * The model asked for.
     *
     * @return choice
     */
    public ModelChoice choice() {
        return decisions() == null
                ? ModelChoice.RECOMMENDED
                : decisions().rules().model();
    }

    /**
     * Asks for a model.
     *
     * @param wanted choice
     */
    public void choose(ModelChoice wanted) {
        if (choice() != wanted) {
            model.edit(
                    Texts.get("registration.edit.model", Texts.get("registration.model." + wanted)),
                    Step.REGISTRATION,
                    d -> d.withRules(d.rules().with(wanted)));
        }
    }

    /**
     * What was moved by hand.
     *
     * @return nudge; zero if nothing was
     */
    public PoseChoice.Nudge nudge() {
        return Optional.ofNullable(decisions())
                .flatMap(d -> d.pose().nudge())
                .orElse(new PoseChoice.Nudge(Vector3.ZERO, Vector3.ZERO));
    }

    /**
     * Moves the CT on the MR.
     *
     * @param shiftMm shift, MR axes (left, posterior, head), mm
     * @param turnRad rotation vector about the tip, MR axes, radians
     * @param group the same object for the parts of one movement, undone together
     */
    public void move(Vector3 shiftMm, Vector3 turnRad, Object group) {
        model.drag(
                Texts.get("registration.edit.nudge"),
                Step.REGISTRATION,
                group,
                d -> CaseEdits.nudge(d, shiftMm, turnRad));
    }

    /**
     * Sets what was moved by hand to these numbers.
     *
     * @param shiftMm shift, MR axes, mm
     * @param turnRad rotation vector, MR axes, radians
     */
    public void nudgeTo(Vector3 shiftMm, Vector3 turnRad) {
        PoseChoice.Nudge to = new PoseChoice.Nudge(shiftMm, turnRad);
        if (!to.equals(nudge())) {
            model.edit(Texts.get("registration.edit.nudge"), Step.REGISTRATION, d -> {
                PoseChoice p = d.pose();
                return d.withPose(new PoseChoice(p.transform(), p.fixed(), p.refine(), Optional.of(to)));
            });
        }
    }

    /** Takes back what was moved by hand. */
    public void resetNudge() {
        if (decisions().pose().nudge().isPresent()) {
            model.edit(Texts.get("registration.edit.reset"), Step.REGISTRATION, CaseEdits::withoutNudge);
        }
    }

    /**
     * Whether the images are asked to refine the pose.
     *
     * @return whether they are
     */
    public boolean refine() {
        return decisions() != null && decisions().pose().refine();
    }

    /**
     * Lets the images refine the pose, or not. What they find is accepted or refused with its evidence.
     *
     * @param wanted whether they do
     */
    public void refine(boolean wanted) {
        if (refine() != wanted) {
            model.edit(
                    Texts.get(wanted ? "registration.edit.refine" : "registration.edit.noRefine"),
                    Step.REGISTRATION,
                    d -> CaseEdits.refine(d, wanted));
        }
    }

    /**
     * The transform file that takes the place of the fit.
     *
     * @return file; empty if there is none
     */
    public Optional<Path> transform() {
        return Optional.ofNullable(decisions()).flatMap(d -> d.pose().transform());
    }

    /**
     * Puts a transform file in the place of the fit, or takes it away.
     *
     * @param file ITK transform; empty for the fit
     * @param fixed which image was fixed when the file was made
     */
    public void transform(Optional<Path> file, PoseChoice.FixedImage fixed) {
        model.edit(
                Texts.get(file.isPresent() ? "registration.edit.file" : "registration.edit.noFile"),
                Step.REGISTRATION,
                d -> d.withPose(
                        new PoseChoice(file, fixed, d.pose().refine(), d.pose().nudge())));
    }

    /**
     * Writes the pose in use as ITK transform from MR (fixed) to CT (moving), as {@code measure} does.
     *
     * @param file file to write
     * @throws ProblemException if it cannot be written
     */
    public void export(Path file) throws ProblemException {
        if (joined().isPresent()) {
            ItkTransformFile.write(file, joined().get().ctToMr().inverse());
        }
    }

    /**
     * The limits of the verdict.
     *
     * @return rules
     */
    public MeasuringRules rules() {
        return decisions() == null ? MeasuringRules.STUDY : decisions().rules();
    }

    /**
     * Sets the limits of the verdict.
     *
     * @param acceptMm predicted 95 % error up to which a registration is accepted, mm
     * @param cautionMm above which it is refused, mm
     * @return whether they make sense together; if not, nothing is changed
     */
    public boolean limits(double acceptMm, double cautionMm) {
        if (!(acceptMm > 0 && cautionMm >= acceptMm)) {
            return false;
        }
        MeasuringRules r = rules();
        if (r.acceptMm() != acceptMm || r.cautionMm() != cautionMm) {
            model.edit(
                    Texts.get("registration.edit.limits"),
                    Step.REGISTRATION,
                    d -> d.withRules(new MeasuringRules(
                            d.rules().model(),
                            d.rules().adcFit(),
                            acceptMm,
                            cautionMm,
                            d.rules().coreLengthMm(),
                            d.rules().coreWidthMm(),
                            d.rules().draws(),
                            d.rules().seed())));
        }
        return true;
    }
}
