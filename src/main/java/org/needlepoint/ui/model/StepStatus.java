package org.needlepoint.ui.model;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.needlepoint.casefile.planning.Note;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.diffusion.SliceShift;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.registration.Finding;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.workflow.session.CaseMeasurement;
import org.needlepoint.workflow.session.SessionSnapshot;
import org.needlepoint.workflow.session.StepState;

/**
 * How far one step is, and what can be done with it as a whole.
 *
 * @param model session
 * @param step step
 */
public record StepStatus(WorkstationModel model, Step step) {

    /** Findings that something went wrong, not only that little is known. */
    private static final Set<Finding.Kind> TELLING = Set.of(
            Finding.Kind.COLLINEAR,
            Finding.Kind.ERRORS_LARGER_THAN_STATED,
            Finding.Kind.DOUBTFUL_MARKER,
            Finding.Kind.PROTOCOL_CONTRADICTED,
            Finding.Kind.SCALE);

    /** Steps whose refusal keeps a step from being computed, the earliest first. */
    private static List<Step> before(Step step) {
        return switch (step) {
            case STUDY, PATHOLOGY -> List.of();
            case TARGET_SLICE -> List.of(Step.STUDY);
            case MARKERS, NEEDLE -> List.of(Step.STUDY, Step.NEEDLE);
            case REGISTRATION -> List.of(Step.STUDY, Step.NEEDLE, Step.MARKERS);
            case MEASUREMENT -> List.of(Step.STUDY, Step.NEEDLE, Step.MARKERS, Step.REGISTRATION);
            case REPORT -> List.of(Step.STUDY, Step.NEEDLE, Step.MARKERS, Step.REGISTRATION, Step.MEASUREMENT);
        };
    }

    /**
     * How far it is.
     *
     * @return state; to do before anything is computed
     */
    public StepState state() {
        return model.snapshot().map(s -> s.state(step)).orElse(StepState.TO_DO);
    }

    /**
     * Why it cannot go on.
     *
     * @return its own refusal
     */
    public Optional<ProblemException> problem() {
        return model.snapshot().flatMap(s -> s.problem(step));
    }

    /**
     * The step that it waits for.
     *
     * @return earliest refused step before it; empty if there is none
     */
    public Optional<Step> blockedBy() {
        Optional<SessionSnapshot> shown = model.snapshot();
        // The target slice is planned on the MR, before there is a CT.
        boolean planned = step == Step.TARGET_SLICE
                && shown.flatMap(s -> s.targetSlices().value()).isPresent();
        return shown.isEmpty() || planned
                ? Optional.empty()
                : before(step).stream()
                        .filter(s -> s != step && shown.get().problem(s).isPresent())
                        .findFirst();
    }

    /**
     * How many things ask for a look: a refusal, hazards, warnings of this step, flagged notes.
     *
     * @return number
     */
    public int open() {
        Optional<SessionSnapshot> shown = model.snapshot();
        if (shown.isEmpty()) {
            return 0;
        }
        SessionSnapshot s = shown.get();
        int own =
                switch (step) {
                    case STUDY ->
                        (int) s.hazards().stream()
                                .filter(h -> !h.acknowledged())
                                .count();
                    case TARGET_SLICE ->
                        s.measurement()
                                .value()
                                .flatMap(CaseMeasurement::shift)
                                .flatMap(SliceShift::warning)
                                .map(w -> 1)
                                .orElse(0);
                    case REGISTRATION ->
                        s.assessment()
                                .value()
                                .map(a -> (int) a.findings().stream()
                                        .filter(f -> TELLING.contains(f.kind()))
                                        .count())
                                .orElse(0);
                    default -> 0;
                };
        int notes = (int) s.decisions().notes().stream()
                .filter(Note::flagged)
                .filter(n -> n.step().filter(step::equals).isPresent())
                .count();
        return own + notes + (problem().isPresent() ? 1 : 0);
    }

    /**
     * Whether the reader has confirmed it.
     *
     * @return whether it is confirmed
     */
    public boolean confirmed() {
        PlanningCase d = model.decisionsProperty().get();
        return d != null && d.confirmed().contains(step);
    }

    /**
     * Whether there is something to confirm, or a confirmation to be withdrawn.
     *
     * @return whether the command is possible
     */
    public boolean canConfirm() {
        return confirmed()
                || model.snapshot().isPresent()
                        && problem().isEmpty()
                        && blockedBy().isEmpty()
                        && !(step == Step.STUDY
                                && model.snapshot().get().hazards().stream().anyMatch(h -> !h.acknowledged()));
    }

    /** Confirms the result of the step and goes to the next one. */
    public void confirm() {
        model.remark(Texts.get("step.edit.confirm", name()), d -> d.withConfirmed(step));
        neighbour(1).ifPresent(model::goTo);
    }

    /** Takes the confirmation back. */
    public void withdraw() {
        model.remark(Texts.get("step.edit.withdraw", name()), d -> {
            Set<Step> left = EnumSet.noneOf(Step.class);
            left.addAll(d.confirmed());
            left.remove(step);
            return d.withConfirmed(left);
        });
    }

    private String name() {
        return Texts.get("step.name." + step);
    }

    /**
     * A step near this one in the list.
     *
     * @param by 1 for the next, −1 for the one before
     * @return step; empty at the end of the list
     */
    public Optional<Step> neighbour(int by) {
        int at = step.ordinal() + by;
        List<Step> all = WorkstationModel.steps();
        return at < 0 || at >= all.size() ? Optional.empty() : Optional.of(all.get(at));
    }
}
