package org.needlepoint.ui.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.needlepoint.casefile.MarksFile;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.geometry.Point3;
import org.needlepoint.ui.text.Texts;

/**
 * Landmarks of bone and vessels that a person finds in both images, beside the skin markers or in their place.
 *
 * @param model session
 */
public record LandmarksModel(WorkstationModel model) {
    /** How well a person places a landmark, before they say how well: a pixel or two, half a slice. */
    private static final MarksFile.PlacingError PLACED = new MarksFile.PlacingError(1.5, 2.5);

    private Optional<PlanningCase> decisions() {
        return Optional.ofNullable(model.decisionsProperty().get());
    }

    /**
     * Landmarks placed by hand.
     *
     * @return landmarks
     */
    public List<MarksFile.Landmark> all() {
        return decisions().map(d -> d.marks().landmarks()).orElse(List.of());
    }

    /** Takes the tool that places a landmark on both images. */
    public void take() {
        model.view().toolProperty().set(ViewState.Tool.LANDMARK);
    }

    /**
     * Whether a landmark can be put at the crosshair of both images.
     *
     * @return whether the crosshair is known in both
     */
    public boolean canAdd() {
        MarkersModel markers = new MarkersModel(model);
        return markers.canPlace(Modality.MR) && markers.canPlace(Modality.CT);
    }

    /**
     * Whether a name is none of a marker or landmark.
     *
     * @param label name
     * @return whether a landmark may have it
     */
    public boolean free(String label) {
        return new MarkersModel(model).rows().stream().noneMatch(r -> r.label().equals(label));
    }

    /**
     * Changes a landmark.
     *
     * @param label which
     * @param changed what takes its place
     */
    public void change(String label, MarksFile.Landmark changed) {
        if (all().contains(changed)) {
            return;
        }
        model.edit(Texts.get("markers.edit.landmark", changed.label()), Step.MARKERS, d -> {
            List<MarksFile.Landmark> all = new ArrayList<>();
            d.marks().landmarks().forEach(l -> all.add(l.label().equals(label) ? changed : l));
            return withLandmarks(d, all);
        });
    }

    /**
     * Adds a landmark at the crosshair of both images: the place on which they agree, to be moved on either of them, or while
     * nothing joins them the place that was chosen in each.
     */
    public void add() {
        Optional<Point3> mr = Crosshair.of(model).in(Modality.MR);
        Optional<Point3> ct = Crosshair.of(model).in(Modality.CT);
        if (mr.isEmpty() || ct.isEmpty()) {
            return;
        }
        int number = 1;
        while (!free("L" + number)) {
            number++;
        }
        MarksFile.Landmark added =
                new MarksFile.Landmark("L" + number, MarksFile.LandmarkKind.BONE, mr.get(), PLACED, ct.get(), PLACED);
        model.edit(Texts.get("markers.edit.addLandmark", added.label()), Step.MARKERS, d -> {
            List<MarksFile.Landmark> all = new ArrayList<>(d.marks().landmarks());
            all.add(added);
            return withLandmarks(d, all);
        });
    }

    /**
     * Whether the registration rests on the landmarks alone.
     *
     * @return whether the skin markers are left aside
     */
    public boolean only() {
        return decisions().map(d -> d.marks().landmarksOnly()).orElse(false);
    }

    /**
     * Registers on the landmarks alone, or with the skin markers.
     *
     * @param wanted whether on the landmarks alone
     */
    public void only(boolean wanted) {
        if (only() != wanted) {
            model.edit(
                    Texts.get(wanted ? "markers.edit.only" : "markers.edit.notOnly"),
                    Step.MARKERS,
                    d -> d.withMarks(d.marks().withLandmarks(d.marks().landmarks(), wanted)));
        }
    }

    /**
     * Removes a landmark.
     *
     * @param label which
     */
    public void remove(String label) {
        model.edit(
                Texts.get("markers.edit.remove", label),
                Step.MARKERS,
                d -> withLandmarks(
                        d,
                        d.marks().landmarks().stream()
                                .filter(l -> !l.label().equals(label))
                                .toList()));
    }

    private static PlanningCase withLandmarks(PlanningCase d, List<MarksFile.Landmark> all) {
        return d.withMarks(d.marks().withLandmarks(all, d.marks().landmarksOnly() && !all.isEmpty()));
    }
}
