package org.needlepoint.placement;

import java.util.List;
import org.needlepoint.geometry.Point3;

/**
 * Capsules on the skin.
 *
 * @param places one per capsule, in the template's order: by line, then from the patient's right to the left
 */
public record Layout(List<Place> places) {

    /** Copies the list. */
    public Layout {
        places = List.copyOf(places);
    }

    /**
     * Where one capsule lies.
     *
     * @param label its name, such as {@code P1}
     * @param position its centre, frame {@link BodyOutline#BODY}, mm
     */
    public record Place(String label, Point3 position) {
        /** Checks the frame. */
        public Place {
            BodyOutline.BODY.requireSame(position.frame());
        }
    }

    /**
     * The layout without one capsule.
     *
     * @param index which to leave out
     * @return the others
     */
    public Layout without(int index) {
        List<Place> rest = new java.util.ArrayList<>(places);
        rest.remove(index);
        return new Layout(rest);
    }
}
