package org.needlepoint.fiducial;

import java.util.Optional;
import org.needlepoint.geometry.Point3;

/**
 * Where the target slice lies, when it is known. It decides which of two marker lines is which; it never decides
 * which MR marker belongs to which CT marker.
 *
 * @param mrTarget a point on the target slice in the MR frame, such as the centre of the reader's slice
 * @param ctTarget a point on the target slice in the CT frame, such as the needle tip
 */
public record LevelHint(Optional<Point3> mrTarget, Optional<Point3> ctTarget) {

    /** Nothing is known. */
    public static final LevelHint NONE = new LevelHint(Optional.empty(), Optional.empty());

    /**
     * Only the needle tip is known.
     *
     * @param tipCt needle tip, CT frame
     * @return the hint
     */
    public static LevelHint tip(Point3 tipCt) {
        return new LevelHint(Optional.empty(), Optional.of(tipCt));
    }
}
