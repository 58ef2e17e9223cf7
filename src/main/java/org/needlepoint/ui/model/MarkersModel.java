package org.needlepoint.ui.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.needlepoint.casefile.MarksFile;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.fiducial.FiducialTemplate;
import org.needlepoint.fiducial.FiducialTemplates;
import org.needlepoint.fiducial.MarkerCandidate;
import org.needlepoint.fiducial.MarkerLine;
import org.needlepoint.geometry.Point3;
import org.needlepoint.registration.Correspondence;
import org.needlepoint.registration.MarkerExclusion;
import org.needlepoint.registration.MarkerResidual;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.workflow.session.CaseRegistration;
import org.needlepoint.workflow.session.MarkerStep;
import org.needlepoint.workflow.session.PlanningSession;

/**
 * The markers step: which markers there are, how well they fit, and what can be done with them.
 *
 * @param model session
 */
public record MarkersModel(WorkstationModel model) {
    /** Where a marker's place comes from. */
    public enum Origin {
        /** Found by the program. */
        DETECTED,
        /** Placed by a person. */
        MANUAL,
        /** A landmark, placed by a person on both images. */
        LANDMARK,
        /** It is not known. */
        MISSING
    }

    /**
     * A marker in the table.
     *
     * @param label its label
     * @param line name of its line; empty for a landmark or an unknown label
     * @param mr origin on MR
     * @param ct origin on CT
     * @param residualMm distance from its fitted place, mm; empty if it is not fitted
     * @param errorMm localisation error, CT and MR together, RMS, mm; empty if it is not paired
     * @param excluded whether the reader left it out
     * @param effect what leaving it out does at the tip; empty if it is left out or too few would remain
     */
    public record Row(
            String label,
            Optional<String> line,
            Origin mr,
            Origin ct,
            Optional<Double> residualMm,
            Optional<Double> errorMm,
            boolean excluded,
            Optional<MarkerExclusion> effect) {}

    /**
     * A marker-like place that is no marker of the table.
     *
     * @param image image it was found in
     * @param candidate what was found
     */
    public record Unmatched(String image, MarkerCandidate candidate) {}

    private PlanningCase decisions() {
        return model.decisionsProperty().get();
    }

    private Optional<MarkerStep.Found> found() {
        return model.snapshot().flatMap(s -> s.markers().value());
    }

    /**
     * The template in use.
     *
     * @return template; empty if it could not be read
     */
    public Optional<FiducialTemplate> template() {
        return model.snapshot().flatMap(s -> s.template().value());
    }

    /**
     * The markers: those of the template, placed ones of other names, and the landmarks.
     *
     * @return rows in the template's order
     */
    public List<Row> rows() {
        if (decisions() == null || model.snapshot().isEmpty()) {
            return List.of();
        }
        Set<String> labels = new LinkedHashSet<>();
        template().ifPresent(t -> labels.addAll(t.labels()));
        MarksFile marks = decisions().marks();
        marks.mr().ifPresent(m -> labels.addAll(m.positions().keySet()));
        marks.ct().ifPresent(m -> labels.addAll(m.positions().keySet()));
        found().ifPresent(f -> f.pairs().forEach(p -> labels.add(p.label())));
        marks.landmarks().forEach(l -> labels.add(l.label()));
        return labels.stream().map(this::row).toList();
    }

    private Row row(String label) {
        MarksFile marks = decisions().marks();
        Optional<Correspondence> pair = found().flatMap(f ->
                f.pairs().stream().filter(p -> p.label().equals(label)).findFirst());
        boolean landmark = marks.landmarks().stream().anyMatch(l -> l.label().equals(label));
        Optional<CaseRegistration> joined =
                model.snapshot().flatMap(s -> s.registration().value());
        Optional<Double> residual = joined.flatMap(r -> r.registered().result().residuals().stream()
                .filter(x -> x.label().equals(label))
                .map(MarkerResidual::lengthMm)
                .findFirst());
        Optional<MarkerExclusion> effect = joined.flatMap(r -> r.exclusion().each().stream()
                .filter(e -> e.label().equals(label))
                .findFirst());
        return new Row(
                label,
                template().flatMap(t -> t.lines().stream()
                        .filter(l -> l.labels().contains(label))
                        .map(MarkerLine::name)
                        .findFirst()),
                landmark ? Origin.LANDMARK : origin(marks.mr(), label, pair.isPresent()),
                landmark ? Origin.LANDMARK : origin(marks.ct(), label, pair.isPresent()),
                residual,
                pair.map(p ->
                        Math.sqrt(p.fromCovariance().trace() + p.toCovariance().trace())),
                decisions().excluded().contains(label),
                effect);
    }

    private static Origin origin(Optional<MarksFile.Marks> marks, String label, boolean paired) {
        if (marks.map(m -> m.positions().containsKey(label)).orElse(false)) {
            return Origin.MANUAL;
        }
        return paired && marks.map(MarksFile.Marks::detectOthers).orElse(true) ? Origin.DETECTED : Origin.MISSING;
    }

    /**
     * Predicted 95 % error at the tip as the registration is now.
     *
     * @return mm; empty without a registration
     */
    public Optional<Double> tipErrorMm() {
        return model.snapshot().flatMap(s -> s.registration().value()).map(r -> r.tipError()
                .p95Mm());
    }

    /**
     * What the reader's exclusions do at the tip.
     *
     * @return how far the tip moves, mm; empty if nothing is left out or there is no registration
     */
    public Optional<Double> exclusionMovesMm() {
        return model.snapshot()
                .flatMap(s -> s.registration().value())
                .flatMap(r -> r.exclusion().chosen())
                .map(c -> c.tipMoveMm().norm());
    }

    /**
     * Selects a marker and moves the crosshair to it in all views.
     *
     * @param label marker
     */
    public void select(String label) {
        model.view().selectedMarkerProperty().set(label);
        place(label).ifPresent(Crosshair.of(model)::put);
    }

    /** Where a marker lies: on MR, else on CT if it is only known there. */
    private Optional<Point3> place(String label) {
        Optional<Point3> paired = found().flatMap(f -> f.pairs().stream()
                .filter(p -> p.label().equals(label))
                .map(Correspondence::to)
                .findFirst());
        MarksFile marks = decisions().marks();
        return paired.or(() -> marks.mr().map(m -> m.positions().get(label)))
                .or(() -> marks.ct().map(m -> m.positions().get(label)));
    }

    /**
     * Moves the crosshair to a place that is no marker.
     *
     * @param place what was found
     */
    public void show(Unmatched place) {
        Crosshair.of(model).put(place.candidate().centre());
    }

    /**
     * Uses a marker-like place as a marker: it is placed there by hand.
     *
     * @param label marker
     * @param place what was found
     */
    public void use(String label, Unmatched place) {
        Modality modality = place.image().equals(PlanningSession.CT) ? Modality.CT : Modality.MR;
        model.edit(
                Texts.get("markers.edit.place", label, modality),
                Step.MARKERS,
                d -> CaseEdits.moveMarker(d, label, modality, place.candidate().centre()));
        model.view().selectedMarkerProperty().set(label);
    }

    /**
     * Leaves a marker out, or takes it back.
     *
     * @param label marker
     * @param excluded whether it is left out
     */
    public void exclude(String label, boolean excluded) {
        if (decisions().excluded().contains(label) != excluded) {
            model.edit(
                    Texts.get(excluded ? "markers.edit.exclude" : "markers.edit.include", label),
                    Step.MARKERS,
                    d -> CaseEdits.exclude(d, label, excluded));
        }
    }

    /**
     * Takes the tool that places or moves a marker.
     *
     * @param label marker
     */
    public void take(String label) {
        select(label);
        model.view().toolProperty().set(ViewState.Tool.MARKER);
    }

    /**
     * Puts a marker at the crosshair: the way without a mouse.
     *
     * @param label marker
     * @param modality image
     */
    public void placeAtCrosshair(String label, Modality modality) {
        Crosshair.of(model)
                .in(modality)
                .ifPresent(p -> model.edit(
                        Texts.get("markers.edit.place", label, modality),
                        Step.MARKERS,
                        d -> CaseEdits.moveMarker(d, label, modality, p)));
    }

    /**
     * Whether a marker can be put at the crosshair of an image.
     *
     * @param modality image
     * @return whether the crosshair is known there
     */
    public boolean canPlace(Modality modality) {
        return Crosshair.of(model).in(modality).isPresent();
    }

    /**
     * Removes a landmark, or the place that a person gave a marker; a marker that was detected is left out.
     *
     * @param row row of the table
     */
    public void remove(Row row) {
        if (row.mr() == Origin.LANDMARK) {
            new LandmarksModel(model).remove(row.label());
        } else {
            model.edit(
                    Texts.get("markers.edit.remove", row.label()),
                    Step.MARKERS,
                    d -> CaseEdits.removeMarker(CaseEdits.exclude(d, row.label(), false), row.label()));
        }
    }

    /**
     * Whether any marker was placed by hand.
     *
     * @return whether there is a way back to the detected ones
     */
    public boolean byHand() {
        PlanningCase d = decisions();
        return d != null && (d.marks().mr().isPresent() || d.marks().ct().isPresent());
    }

    /** Goes back to the detected markers; exclusions end too. */
    public void detected() {
        model.edit(Texts.get("markers.edit.detected"), Step.MARKERS, d -> CaseEdits.detectedMarkers(d)
                .withExcluded(List.of()));
    }

    /**
     * Templates of the list: the shipped ones, and the one in use if it is a file.
     *
     * @return names or paths
     */
    public List<String> templates() {
        List<String> out = new ArrayList<>(FiducialTemplates.BUILT_IN);
        if (decisions() != null && !out.contains(decisions().template())) {
            out.add(decisions().template());
        }
        return out;
    }

    /**
     * Uses another template.
     *
     * @param nameOrPath shipped template or path of one's own
     */
    public void use(String nameOrPath) {
        if (!decisions().template().equals(nameOrPath)) {
            model.edit(Texts.get("markers.edit.template"), Step.MARKERS, d -> d.withTemplate(nameOrPath)
                    .withExcluded(List.of()));
        }
    }

    /**
     * Uses a template file.
     *
     * @param file JSON file
     */
    public void use(Path file) {
        use(file.toString());
    }

    /**
     * Marker-like places that are no marker of the table.
     *
     * @return places, image by image
     */
    public List<Unmatched> unmatched() {
        List<Unmatched> out = new ArrayList<>();
        List<Correspondence> pairs = found().map(MarkerStep.Found::pairs).orElse(List.of());
        Map<String, List<MarkerCandidate>> all =
                model.snapshot().flatMap(s -> s.candidates().value()).orElse(Map.of());
        all.forEach((image, places) -> places.stream()
                .filter(c -> pairs.stream().noneMatch(p -> isAt(p, c.centre())))
                .map(c -> new Unmatched(image, c))
                .forEach(out::add));
        return out;
    }

    /** Two images of one MR examination show a marker within a fraction of its size. */
    private static boolean isAt(Correspondence p, Point3 place) {
        return near(p.to(), place) || near(p.from(), place);
    }

    private static boolean near(Point3 a, Point3 b) {
        return a.frame().equals(b.frame()) && a.distanceMm(b) < 5;
    }

    /**
     * What the pairing noted.
     *
     * @return notes as the engine words them, in English
     */
    public List<String> notes() {
        return found().map(MarkerStep.Found::notes).orElse(List.of());
    }
}
