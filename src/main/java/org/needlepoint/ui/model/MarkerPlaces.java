package org.needlepoint.ui.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.needlepoint.casefile.MarksFile;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.geometry.Point3;
import org.needlepoint.workflow.session.MarkerStep;
import org.needlepoint.workflow.session.SessionSnapshot;

/** Where the markers and landmarks of a case are this moment: as placed by hand, else as found. */
public final class MarkerPlaces {
    private MarkerPlaces() {}

    /**
     * The places in one image.
     *
     * @param snapshot case as far as it is computed
     * @param decisions decisions, which may be ahead of it
     * @param modality image
     * @return label to place, in the frame of the image
     */
    public static Map<String, Point3> of(SessionSnapshot snapshot, PlanningCase decisions, Modality modality) {
        Map<String, Point3> out = new LinkedHashMap<>();
        Optional<MarkerStep.Found> found = snapshot.markers().value();
        Optional<MarksFile.Marks> placed = modality == Modality.CT
                ? decisions.marks().ct()
                : decisions.marks().mr();
        if (placed.map(MarksFile.Marks::detectOthers).orElse(true)) {
            found.ifPresent(f -> f.pairs().stream()
                    .filter(c -> !f.landmarks().contains(c.label()))
                    .forEach(c -> out.put(c.label(), modality == Modality.CT ? c.from() : c.to())));
        }
        placed.ifPresent(m -> out.putAll(m.positions()));
        decisions.marks().landmarks().forEach(l -> out.put(l.label(), modality == Modality.CT ? l.ct() : l.mr()));
        return out;
    }
}
