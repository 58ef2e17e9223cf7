package org.needlepoint.casefile.planning;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.needlepoint.casefile.MarksFile;

/**
 * Every decision of a planning session. Immutable: an edit makes a new case, so that undo is keeping the old one.
 *
 * @param input folder, zip or DICOMDIR with the images
 * @param template name of a shipped fiducial template or path of one's own
 * @param series series chosen by UID or number instead of by role
 * @param notUsed series, by UID or number, that are kept but used for nothing
 * @param marks markers, landmarks and needle placed by hand
 * @param needle which needle candidate to use, counted from 1; empty for the only one
 * @param excluded labels of markers that are left out of the registration
 * @param pose what takes the place of the fitted pose
 * @param rules how the case is measured
 * @param targetSlice thresholds and choice of the target slice
 * @param regions polygons drawn beside the core
 * @param pathology what the pathologist found
 * @param notes remarks, oldest first
 * @param acknowledgements hazards that a person has seen and judged
 * @param confirmed steps whose result the reader has confirmed
 * @param inputs files that the last measurement was computed from; empty before the first
 */
public record PlanningCase(
        Path input,
        String template,
        Map<Purpose, String> series,
        Set<String> notUsed,
        MarksFile marks,
        OptionalInt needle,
        List<String> excluded,
        PoseChoice pose,
        MeasuringRules rules,
        TargetSliceDecision targetSlice,
        List<DrawnRegion> regions,
        PathologyEntry pathology,
        List<Note> notes,
        List<Acknowledgement> acknowledgements,
        Set<Step> confirmed,
        List<InputFile> inputs) {

    /** The template of the study: capsules P1–P3 on line A, P4–P6 on line B. */
    public static final String DEFAULT_TEMPLATE = "vitamin-d-capsule-six";

    /** Copies the collections. */
    public PlanningCase {
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(template, "template");
        Objects.requireNonNull(marks, "marks");
        Objects.requireNonNull(needle, "needle");
        Objects.requireNonNull(pose, "pose");
        Objects.requireNonNull(rules, "rules");
        Objects.requireNonNull(targetSlice, "targetSlice");
        Objects.requireNonNull(pathology, "pathology");
        series = Map.copyOf(series);
        notUsed = Set.copyOf(notUsed);
        excluded = List.copyOf(excluded);
        regions = List.copyOf(regions);
        notes = List.copyOf(notes);
        acknowledgements = List.copyOf(acknowledgements);
        confirmed = Set.copyOf(confirmed);
        inputs = List.copyOf(inputs);
    }

    /**
     * A case in which nothing is decided.
     *
     * @param input folder, zip or DICOMDIR with the images
     * @return the case
     */
    public static PlanningCase of(Path input) {
        return new PlanningCase(
                input,
                DEFAULT_TEMPLATE,
                Map.of(),
                Set.of(),
                MarksFile.NONE,
                OptionalInt.empty(),
                List.of(),
                PoseChoice.FITTED,
                MeasuringRules.STUDY,
                TargetSliceDecision.AUTOMATIC,
                List.of(),
                PathologyEntry.EMPTY,
                List.of(),
                List.of(),
                Set.of(),
                List.of());
    }

    /**
     * With the images at another place.
     *
     * @param newInput folder, zip or DICOMDIR
     * @return new case
     */
    public PlanningCase withInput(Path newInput) {
        return changed(d -> d.input = newInput);
    }

    /**
     * With another fiducial template.
     *
     * @param newTemplate name or path
     * @return new case
     */
    public PlanningCase withTemplate(String newTemplate) {
        return changed(d -> d.template = newTemplate);
    }

    /**
     * With other series chosen.
     *
     * @param newSeries UID or number by purpose
     * @return new case
     */
    public PlanningCase withSeries(Map<Purpose, String> newSeries) {
        return changed(d -> d.series = newSeries);
    }

    /**
     * With other series left aside.
     *
     * @param series Series Instance UIDs or numbers of those that are used for nothing
     * @return new case
     */
    public PlanningCase withNotUsed(Set<String> series) {
        return changed(d -> d.notUsed = series);
    }

    /**
     * With other places put by hand.
     *
     * @param newMarks markers, landmarks and needle
     * @return new case
     */
    public PlanningCase withMarks(MarksFile newMarks) {
        return changed(d -> d.marks = newMarks);
    }

    /**
     * With another needle candidate.
     *
     * @param number counted from 1; empty for the only one
     * @return new case
     */
    public PlanningCase withNeedle(OptionalInt number) {
        return changed(d -> d.needle = number);
    }

    /**
     * With other markers left out.
     *
     * @param labels labels
     * @return new case
     */
    public PlanningCase withExcluded(List<String> labels) {
        return changed(d -> d.excluded = labels);
    }

    /**
     * With something else in the place of the fitted pose.
     *
     * @param newPose what takes its place
     * @return new case
     */
    public PlanningCase withPose(PoseChoice newPose) {
        return changed(d -> d.pose = newPose);
    }

    /**
     * With other rules of measuring.
     *
     * @param newRules rules
     * @return new case
     */
    public PlanningCase withRules(MeasuringRules newRules) {
        return changed(d -> d.rules = newRules);
    }

    /**
     * With another decision about the target slice.
     *
     * @param decision thresholds and choice
     * @return new case
     */
    public PlanningCase withTargetSlice(TargetSliceDecision decision) {
        return changed(d -> d.targetSlice = decision);
    }

    /**
     * With other drawn regions.
     *
     * @param newRegions polygons
     * @return new case
     */
    public PlanningCase withRegions(List<DrawnRegion> newRegions) {
        return changed(d -> d.regions = newRegions);
    }

    /**
     * With other findings of the pathologist.
     *
     * @param entry what was entered
     * @return new case
     */
    public PlanningCase withPathology(PathologyEntry entry) {
        return changed(d -> d.pathology = entry);
    }

    /**
     * With other remarks.
     *
     * @param newNotes oldest first
     * @return new case
     */
    public PlanningCase withNotes(List<Note> newNotes) {
        return changed(d -> d.notes = newNotes);
    }

    /**
     * With other acknowledgements.
     *
     * @param words what was acknowledged
     * @return new case
     */
    public PlanningCase withAcknowledgements(List<Acknowledgement> words) {
        return changed(d -> d.acknowledgements = words);
    }

    /**
     * With other steps confirmed.
     *
     * @param steps confirmed steps
     * @return new case
     */
    public PlanningCase withConfirmed(Set<Step> steps) {
        return changed(d -> d.confirmed = steps);
    }

    /**
     * With the files that the last measurement was computed from.
     *
     * @param files files
     * @return new case
     */
    public PlanningCase withInputs(List<InputFile> files) {
        return changed(d -> d.inputs = files);
    }

    /**
     * With a series chosen for a purpose.
     *
     * @param purpose what it is used for
     * @param uid Series Instance UID or number; empty to choose by role again
     * @return new case
     */
    public PlanningCase withSeries(Purpose purpose, Optional<String> uid) {
        Map<Purpose, String> chosen = new EnumMap<>(Purpose.class);
        chosen.putAll(series);
        uid.ifPresentOrElse(u -> chosen.put(purpose, u), () -> chosen.remove(purpose));
        return withSeries(chosen);
    }

    /**
     * With one more remark.
     *
     * @param note remark
     * @return new case
     */
    public PlanningCase withNote(Note note) {
        List<Note> all = new ArrayList<>(notes);
        all.add(note);
        return withNotes(all);
    }

    /**
     * With one more acknowledgement; an earlier one of the same hazard is replaced.
     *
     * @param word acknowledgement
     * @return new case
     */
    public PlanningCase withAcknowledgement(Acknowledgement word) {
        List<Acknowledgement> all = new ArrayList<>(acknowledgements);
        all.removeIf(a -> a.hazard() == word.hazard());
        all.add(word);
        return withAcknowledgements(all);
    }

    /**
     * With a step confirmed.
     *
     * @param step step
     * @return new case
     */
    public PlanningCase withConfirmed(Step step) {
        Set<Step> all = EnumSet.of(step);
        all.addAll(confirmed);
        return withConfirmed(all);
    }

    /**
     * With the confirmations withdrawn that rested on what is about to change: those of a step and of all that follow it,
     * the pathologist's findings apart. On the choice of the target slice no later step rests: it says where to put the
     * markers, and the slice that is measured is the one on which they were found.
     *
     * @param changed first step that changes
     * @return new case
     */
    public PlanningCase withdrawnFrom(Step changed) {
        Set<Step> kept = EnumSet.noneOf(Step.class);
        confirmed.stream()
                .filter(s -> changed == Step.TARGET_SLICE
                        ? s != changed
                        : s.compareTo(changed) < 0 || s == Step.PATHOLOGY && changed != Step.PATHOLOGY)
                .forEach(kept::add);
        return withConfirmed(kept);
    }

    /** The case with one part changed. */
    private PlanningCase changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.made();
    }

    /** A case whose parts can still be set. */
    private static final class Draft {
        private Path input;
        private String template;
        private Map<Purpose, String> series;
        private Set<String> notUsed;
        private MarksFile marks;
        private OptionalInt needle;
        private List<String> excluded;
        private PoseChoice pose;
        private MeasuringRules rules;
        private TargetSliceDecision targetSlice;
        private List<DrawnRegion> regions;
        private PathologyEntry pathology;
        private List<Note> notes;
        private List<Acknowledgement> acknowledgements;
        private Set<Step> confirmed;
        private List<InputFile> inputs;

        Draft(PlanningCase from) {
            input = from.input;
            template = from.template;
            series = from.series;
            notUsed = from.notUsed;
            marks = from.marks;
            needle = from.needle;
            excluded = from.excluded;
            pose = from.pose;
            rules = from.rules;
            targetSlice = from.targetSlice;
            regions = from.regions;
            pathology = from.pathology;
            notes = from.notes;
            acknowledgements = from.acknowledgements;
            confirmed = from.confirmed;
            inputs = from.inputs;
        }

        PlanningCase made() {
            return new PlanningCase(
                    input,
                    template,
                    series,
                    notUsed,
                    marks,
                    needle,
                    excluded,
                    pose,
                    rules,
                    targetSlice,
                    regions,
                    pathology,
                    notes,
                    acknowledgements,
                    confirmed,
                    inputs);
        }
    }
}
