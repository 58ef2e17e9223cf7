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
import org.needlepoint.casefile.MarksFile;

/**
 * Every decision of a planning session. Immutable: an edit makes a new case, so that undo is keeping the old one.
 *
 * @param input folder, zip or DICOMDIR with the images
 * @param template name of a shipped fiducial template or path of one's own
 * @param series series chosen by UID or number instead of by role
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
        return new PlanningCase(
                newInput,
                template,
                series,
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

    /**
     * With another fiducial template.
     *
     * @param newTemplate name or path
     * @return new case
     */
    public PlanningCase withTemplate(String newTemplate) {
        return new PlanningCase(
                input,
                newTemplate,
                series,
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

    /**
     * With other series chosen.
     *
     * @param newSeries UID or number by purpose
     * @return new case
     */
    public PlanningCase withSeries(Map<Purpose, String> newSeries) {
        return new PlanningCase(
                input,
                template,
                newSeries,
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

    /**
     * With other places put by hand.
     *
     * @param newMarks markers, landmarks and needle
     * @return new case
     */
    public PlanningCase withMarks(MarksFile newMarks) {
        return new PlanningCase(
                input,
                template,
                series,
                newMarks,
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

    /**
     * With another needle candidate.
     *
     * @param number counted from 1; empty for the only one
     * @return new case
     */
    public PlanningCase withNeedle(OptionalInt number) {
        return new PlanningCase(
                input,
                template,
                series,
                marks,
                number,
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

    /**
     * With other markers left out.
     *
     * @param labels labels
     * @return new case
     */
    public PlanningCase withExcluded(List<String> labels) {
        return new PlanningCase(
                input,
                template,
                series,
                marks,
                needle,
                labels,
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

    /**
     * With something else in the place of the fitted pose.
     *
     * @param newPose what takes its place
     * @return new case
     */
    public PlanningCase withPose(PoseChoice newPose) {
        return new PlanningCase(
                input,
                template,
                series,
                marks,
                needle,
                excluded,
                newPose,
                rules,
                targetSlice,
                regions,
                pathology,
                notes,
                acknowledgements,
                confirmed,
                inputs);
    }

    /**
     * With other rules of measuring.
     *
     * @param newRules rules
     * @return new case
     */
    public PlanningCase withRules(MeasuringRules newRules) {
        return new PlanningCase(
                input,
                template,
                series,
                marks,
                needle,
                excluded,
                pose,
                newRules,
                targetSlice,
                regions,
                pathology,
                notes,
                acknowledgements,
                confirmed,
                inputs);
    }

    /**
     * With another decision about the target slice.
     *
     * @param decision thresholds and choice
     * @return new case
     */
    public PlanningCase withTargetSlice(TargetSliceDecision decision) {
        return new PlanningCase(
                input,
                template,
                series,
                marks,
                needle,
                excluded,
                pose,
                rules,
                decision,
                regions,
                pathology,
                notes,
                acknowledgements,
                confirmed,
                inputs);
    }

    /**
     * With other drawn regions.
     *
     * @param newRegions polygons
     * @return new case
     */
    public PlanningCase withRegions(List<DrawnRegion> newRegions) {
        return new PlanningCase(
                input,
                template,
                series,
                marks,
                needle,
                excluded,
                pose,
                rules,
                targetSlice,
                newRegions,
                pathology,
                notes,
                acknowledgements,
                confirmed,
                inputs);
    }

    /**
     * With other findings of the pathologist.
     *
     * @param entry what was entered
     * @return new case
     */
    public PlanningCase withPathology(PathologyEntry entry) {
        return new PlanningCase(
                input,
                template,
                series,
                marks,
                needle,
                excluded,
                pose,
                rules,
                targetSlice,
                regions,
                entry,
                notes,
                acknowledgements,
                confirmed,
                inputs);
    }

    /**
     * With other remarks.
     *
     * @param newNotes oldest first
     * @return new case
     */
    public PlanningCase withNotes(List<Note> newNotes) {
        return new PlanningCase(
                input,
                template,
                series,
                marks,
                needle,
                excluded,
                pose,
                rules,
                targetSlice,
                regions,
                pathology,
                newNotes,
                acknowledgements,
                confirmed,
                inputs);
    }

    /**
     * With other acknowledgements.
     *
     * @param words what was acknowledged
     * @return new case
     */
    public PlanningCase withAcknowledgements(List<Acknowledgement> words) {
        return new PlanningCase(
                input,
                template,
                series,
                marks,
                needle,
                excluded,
                pose,
                rules,
                targetSlice,
                regions,
                pathology,
                notes,
                words,
                confirmed,
                inputs);
    }

    /**
     * With other steps confirmed.
     *
     * @param steps confirmed steps
     * @return new case
     */
    public PlanningCase withConfirmed(Set<Step> steps) {
        return new PlanningCase(
                input,
                template,
                series,
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
                steps,
                inputs);
    }

    /**
     * With the files that the last measurement was computed from.
     *
     * @param files files
     * @return new case
     */
    public PlanningCase withInputs(List<InputFile> files) {
        return new PlanningCase(
                input,
                template,
                series,
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
                files);
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
     * the pathologist's findings apart.
     *
     * @param changed first step that changes
     * @return new case
     */
    public PlanningCase withdrawnFrom(Step changed) {
        Set<Step> kept = EnumSet.noneOf(Step.class);
        confirmed.stream()
                .filter(s -> s.compareTo(changed) < 0 || s == Step.PATHOLOGY && changed != Step.PATHOLOGY)
                .forEach(kept::add);
        return withConfirmed(kept);
    }
}
