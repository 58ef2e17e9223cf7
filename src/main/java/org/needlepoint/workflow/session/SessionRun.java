package org.needlepoint.workflow.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.needlepoint.casefile.CaseResult;
import org.needlepoint.casefile.MarksFile;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.dicom.Inventory;
import org.needlepoint.fiducial.FiducialTemplate;
import org.needlepoint.fiducial.FiducialTemplates;
import org.needlepoint.fiducial.MarkerCandidate;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.registration.Assessment;
import org.needlepoint.work.Progress;
import org.needlepoint.workflow.session.StepResult.Done;
import org.needlepoint.workflow.session.StepResult.Refused;
import org.needlepoint.workflow.session.StepResult.Waiting;

/** One computation: each step from the steps before it. */
final class SessionRun {
    private final SessionRules rules;
    private final SessionMemory memory;
    private final PlanningCase decisions;
    private final PlanningSession.Depth depth;
    private final Progress progress;
    private boolean refused;

    SessionRun(
            SessionRules rules,
            SessionMemory memory,
            PlanningCase decisions,
            PlanningSession.Depth depth,
            Progress progress) {
        this.rules = rules;
        this.memory = memory;
        this.decisions = decisions;
        this.depth = depth;
        this.progress = progress;
    }

    SessionSnapshot snapshot() {
        StepResult<FiducialTemplate> markerTemplate = step(
                memory.template, List.of(decisions.template()), () -> FiducialTemplates.read(decisions.template()));
        StepResult<Inventory> content =
                refused ? new Waiting<>() : memory.inventory(decisions.input(), progress.part(0, 0.2));
        note(content);
        List<HazardFinding> hazards = new ArrayList<>();
        StepResult<Inventory> used = used(content);
        StepResult<CaseSeries> chosen = series(used, hazards);
        StepResult<SessionMemory.Seen> read = images(chosen);
        StepResult<CaseImages> images = read.map(SessionMemory.Seen::images);
        StepResult<MrImages> mr = mr(used, chosen, images, hazards);
        read.value()
                .ifPresent(r -> hazards.addAll(new CaseHazards(decisions, rules)
                        .between(chosen.value().orElseThrow(), r.images().ct().stack())));
        StepResult<TargetSlices> slices = rules.firstRefusalEnds() ? new Waiting<>() : targetSlices(mr);
        StepResult<Map<String, List<MarkerCandidate>>> found = candidates(mr, images, markerTemplate);
        StepResult<NeedleStep.Chosen> needle = needle(read);
        StepResult<MarkerStep.Found> pairs = markers(images, markerTemplate, found, needle);
        StepResult<MarkerChoice> choice = once(pairs, p -> MarkerChoice.of(p, decisions.excluded()));
        StepResult<Assessment> assessment = once(
                choice,
                c -> CaseRegistration.assess(
                        decisions, images.value().orElseThrow(), needle.value().orElseThrow(), c));
        StepResult<CaseRegistration> joined = registration(chosen, images, needle, choice, assessment);
        StepResult<CorePreview> core = once(
                joined,
                r -> CoreLayer.preview(
                        decisions, images.value().orElseThrow(), needle.value().orElseThrow(), r));
        StepResult<CaseMeasurement> measured =
                measurement(hazards, chosen, images, markerTemplate, needle, choice, joined);
        StepResult<CaseResult> outcome = result(chosen, images, measured);
        return new SessionSnapshot(
                decisions,
                content.map(c -> SeriesEntries.of(c, chosen.value(), images.value())),
                hazards,
                chosen,
                images,
                mr,
                slices,
                markerTemplate,
                found,
                needle,
                pairs,
                choice,
                assessment,
                joined,
                core,
                measured,
                outcome);
    }

    private <T> StepResult<T> step(Remembered<T> last, List<?> from, Remembered.Computation<T> computation) {
        if (refused) {
            return new Waiting<>();
        }
        progress.stopIfCancelled();
        return note(last.get(from, computation));
    }

    private <T> StepResult<T> note(StepResult<T> r) {
        refused |= rules.firstRefusalEnds() && r instanceof Refused<T>;
        return r;
    }

    @FunctionalInterface
    private interface Next<T, R> {
        R of(T value) throws ProblemException;
    }

    /** A step that is fast enough to be computed each time. */
    private <T, R> StepResult<R> once(StepResult<T> before, Next<T, R> next) {
        if (refused || before.value().isEmpty() || depth == PlanningSession.Depth.STUDY) {
            return new Waiting<>();
        }
        try {
            return new Done<>(next.of(before.value().get()));
        } catch (ProblemException e) {
            return note(new Refused<>(e));
        }
    }

    /** What the case may use: the input without the series that are not used. */
    private StepResult<Inventory> used(StepResult<Inventory> content) {
        if (content.value().isEmpty() || decisions.notUsed().isEmpty()) {
            return content;
        }
        Inventory all = content.value().get();
        return step(
                memory.used,
                List.of(all, decisions.notUsed()),
                () -> SeriesInUse.of(all, decisions.notUsed(), rules.firstRefusalEnds()));
    }

    private StepResult<CaseSeries> series(StepResult<Inventory> content, List<HazardFinding> hazards) {
        if (content.value().isEmpty()) {
            // Whoever set a series aside that is not there finds the reason where series are chosen.
            return content.problem().<StepResult<CaseSeries>>map(Refused::new).orElseGet(Waiting::new);
        }
        Inventory all = content.value().get();
        new CaseHazards(decisions, rules).patients(all).ifPresent(hazards::add);
        boolean known = hazards.stream().anyMatch(HazardFinding::acknowledged);
        return step(
                memory.series,
                List.of(all, decisions.series(), known),
                () -> CaseSeries.choose(all, decisions.series(), known));
    }

    private StepResult<SessionMemory.Seen> images(StepResult<CaseSeries> chosen) {
        if (chosen.value().isEmpty() || depth == PlanningSession.Depth.STUDY) {
            return new Waiting<>();
        }
        CaseSeries s = chosen.value().get();
        // In a window a needle is drawn on images that are open already.
        boolean drawn = rules.firstRefusalEnds() && decisions.marks().needle().isPresent();
        return step(memory.seen, List.of(s, drawn), () -> read(s, drawn));
    }

    private SessionMemory.Seen read(CaseSeries s, boolean drawn) throws ProblemException {
        Progress part = progress.part(0.2, 0.47);
        try {
            return new SessionMemory.Seen(CaseImages.load(s, drawn, part), Optional.empty());
        } catch (ProblemException e) {
            if (rules.firstRefusalEnds() || s.ct().size() > 1) {
                throw e;
            }
            // Without a needle the images can be shown, and the needle drawn.
            return new SessionMemory.Seen(CaseImages.load(s, true, part), Optional.of(e));
        }
    }

    /** The MR of the case; in a window also while the CT is not there yet, for the target slice is chosen before it. */
    private StepResult<MrImages> mr(
            StepResult<Inventory> content,
            StepResult<CaseSeries> chosen,
            StepResult<CaseImages> images,
            List<HazardFinding> hazards) {
        if (images.value().isPresent()) {
            CaseImages i = images.value().get();
            return new Done<>(MrImages.of(chosen.value().orElseThrow(), i));
        }
        if (rules.firstRefusalEnds()
                || depth == PlanningSession.Depth.STUDY
                || content.value().isEmpty()) {
            return new Waiting<>();
        }
        Inventory all = content.value().get();
        boolean known = hazards.stream().anyMatch(HazardFinding::acknowledged);
        return step(
                memory.mrAlone,
                List.of(all, decisions.series(), known),
                () -> MrImages.load(all, CaseSeries.mr(all, decisions.series(), known), progress.part(0.2, 0.47)));
    }

    private StepResult<TargetSlices> targetSlices(StepResult<MrImages> mr) {
        if (mr.value().isEmpty()) {
            return new Waiting<>();
        }
        MrImages images = mr.value().get();
        StepResult<TargetSlices> first =
                step(memory.automaticSlices, List.of(images), () -> TargetSliceStep.automatic(images));
        return first.value().isEmpty()
                ? first
                : step(
                        memory.targetSlices,
                        List.of(first.value().get(), decisions.targetSlice().thresholdsOnly()),
                        () -> TargetSliceStep.rank(images.t2(), first.value().get(), decisions.targetSlice()));
    }

    private StepResult<Map<String, List<MarkerCandidate>>> candidates(
            StepResult<MrImages> mr, StepResult<CaseImages> images, StepResult<FiducialTemplate> markerTemplate) {
        // The command line needs both images; a window shows what the MR holds before the CT is there.
        boolean enough = rules.firstRefusalEnds()
                ? images.value().isPresent()
                : mr.value().isPresent();
        if (!enough || markerTemplate.value().isEmpty()) {
            return new Waiting<>();
        }
        // The command line detects only what no mark overrides; a window shows all candidates beside the marks.
        MarksFile marks = rules.firstRefusalEnds() ? decisions.marks() : MarksFile.NONE;
        MarkerStep step = new MarkerStep(markerTemplate.value().get(), marks);
        return step(
                memory.candidates,
                List.of(mr.value().orElseThrow(), images, markerTemplate.value().get(), marks),
                () -> detected(step, mr.value().get(), images.value()));
    }

    private Map<String, List<MarkerCandidate>> detected(MarkerStep step, MrImages mr, Optional<CaseImages> images) {
        progress.report(0.47, SessionWording.LOOKING_FOR_MARKERS.say());
        // Independent of each other: CT on one core while MR is on the other.
        CompletableFuture<List<MarkerCandidate>> inCt = CompletableFuture.supplyAsync(
                () -> images.map(i -> step.inCt(i.ct().volume(), Progress.NONE)).orElse(List.of()));
        Map<String, List<MarkerCandidate>> out = new LinkedHashMap<>();
        for (MarkerStep.MrImage image : mr.markerImages()) {
            out.put(image.name(), step.inMr(image, Progress.NONE));
        }
        out.put(PlanningSession.CT, inCt.join());
        return java.util.Collections.unmodifiableMap(out);
    }

    private StepResult<NeedleStep.Chosen> needle(StepResult<SessionMemory.Seen> read) {
        return once(read, r -> {
            progress.report(0.7, SessionWording.MATCHING_MARKERS.say());
            CaseImages.Ct ct = r.images().ct();
            if (decisions.marks().needle().isPresent()) {
                // As the command line, which does not search where a needle is drawn.
                ct = new CaseImages.Ct(ct.stack(), ct.name(), ct.volume(), List.of());
            } else if (r.noNeedle().isPresent()) {
                throw r.noNeedle().get();
            }
            return NeedleStep.choose(ct, decisions.marks(), decisions.needle());
        });
    }

    private StepResult<MarkerStep.Found> markers(
            StepResult<CaseImages> images,
            StepResult<FiducialTemplate> markerTemplate,
            StepResult<Map<String, List<MarkerCandidate>>> found,
            StepResult<NeedleStep.Chosen> needle) {
        if (found.value().isEmpty() || needle.value().isEmpty()) {
            return new Waiting<>();
        }
        CaseImages i = images.value().orElseThrow();
        MarkerStep step = new MarkerStep(markerTemplate.value().orElseThrow(), decisions.marks());
        return step(
                memory.markers,
                List.of(
                        found.value().get(),
                        i,
                        decisions.marks(),
                        needle.value().get().needle().tip()),
                () -> step.pair(
                        i.ct().volume(),
                        found.value().get().get(PlanningSession.CT),
                        byImage(i, found.value().get()),
                        needle.value().get().needle().tip()));
    }

    private static Map<MarkerStep.MrImage, List<MarkerCandidate>> byImage(
            CaseImages images, Map<String, List<MarkerCandidate>> found) {
        Map<MarkerStep.MrImage, List<MarkerCandidate>> out = new LinkedHashMap<>();
        images.markerImages().forEach(m -> out.put(m, found.get(m.name())));
        return out;
    }

    private StepResult<CaseRegistration> registration(
            StepResult<CaseSeries> chosen,
            StepResult<CaseImages> images,
            StepResult<NeedleStep.Chosen> needle,
            StepResult<MarkerChoice> choice,
            StepResult<Assessment> assessment) {
        if (assessment.value().isEmpty()) {
            return new Waiting<>();
        }
        progress.report(0.72, SessionWording.REGISTERING.say());
        // Remembered, for a refinement by the images takes seconds.
        return step(
                memory.registration,
                measuredFrom(images, choice, needle),
                () -> CaseRegistration.of(
                        decisions,
                        chosen.value().orElseThrow(),
                        images.value().orElseThrow(),
                        needle.value().orElseThrow(),
                        choice.value().orElseThrow(),
                        assessment.value().get(),
                        progress.part(0.72, 0.8)));
    }

    /** All that registration and measurement depend on. */
    private List<?> measuredFrom(
            StepResult<CaseImages> images, StepResult<MarkerChoice> choice, StepResult<NeedleStep.Chosen> needle) {
        return List.of(
                images.value().orElseThrow(),
                choice.value().orElseThrow(),
                needle.value().orElseThrow(),
                decisions.pose(),
                decisions.rules());
    }

    private StepResult<CaseMeasurement> measurement(
            List<HazardFinding> hazards,
            StepResult<CaseSeries> chosen,
            StepResult<CaseImages> images,
            StepResult<FiducialTemplate> markerTemplate,
            StepResult<NeedleStep.Chosen> needle,
            StepResult<MarkerChoice> choice,
            StepResult<CaseRegistration> joined) {
        if (joined.value().isEmpty() || refused) {
            return new Waiting<>();
        }
        for (HazardFinding h : hazards) {
            if (!h.acknowledged() && rules.stopping().contains(h.hazard())) {
                return note(new Refused<>(
                        new ProblemException(WorkflowProblem.HAZARD, h.evidence(), CaseHazards.option(h.hazard()))));
            }
        }
        List<?> from = measuredFrom(images, choice, needle);
        if (depth != PlanningSession.Depth.ALL) {
            return memory.measurement.ifCurrent(from);
        }
        return step(
                memory.measurement,
                from,
                () -> CaseMeasurement.of(
                        decisions,
                        chosen.value().orElseThrow(),
                        images.value().orElseThrow(),
                        markerTemplate.value().orElseThrow(),
                        needle.value().orElseThrow(),
                        choice.value().get(),
                        joined.value().get(),
                        progress.part(0.8, 1)));
    }

    private StepResult<CaseResult> result(
            StepResult<CaseSeries> chosen, StepResult<CaseImages> images, StepResult<CaseMeasurement> measured) {
        return measured.map(m -> new ResultAssembly(
                        PlacedMarks.settings(decisions, Path.of("")),
                        chosen.value().orElseThrow(),
                        images.value().orElseThrow(),
                        m)
                .result());
    }
}
