package org.needlepoint.casefile;

import java.util.List;
import java.util.Optional;
import org.needlepoint.geometry.Vector3;

/**
 * The skin markers found in each modality.
 *
 * @param template name of the fiducial template
 * @param mr markers on MR, positions in the MR frame
 * @param ct markers on CT, positions in the CT frame
 */
public record MarkerSets(String template, List<Marker> mr, List<Marker> ct) {

    /** Makes the sets; lists are copied. */
    public MarkerSets {
        mr = List.copyOf(mr);
        ct = List.copyOf(ct);
    }

    /** Where a marker's position comes from. */
    public enum Origin {
        /** Found in the image. */
        DETECTED,
        /** Given by a person. */
        MANUAL,
        /** A bone or vessel landmark, placed by a person in both images. */
        LANDMARK
    }

    /**
     * One marker in one modality.
     *
     * @param label name in the template, such as {@code P1}
     * @param positionLpsMm centre, LPS mm in the modality's frame
     * @param origin detected or manual
     * @param sdInPlaneMm predicted localisation error in the slice plane, standard deviation along each axis, mm
     * @param sdThroughPlaneMm the same along the slice normal, mm
     * @param line line of the template it belongs to, {@code A} or {@code B}
     */
    public record Marker(
            String label,
            Vector3 positionLpsMm,
            Origin origin,
            double sdInPlaneMm,
            double sdThroughPlaneMm,
            Optional<String> line) {}
}
