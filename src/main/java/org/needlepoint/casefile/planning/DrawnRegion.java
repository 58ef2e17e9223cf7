package org.needlepoint.casefile.planning;

import java.util.List;
import java.util.Objects;
import org.needlepoint.geometry.Vector3;

/**
 * A polygon that the reader drew on MR, beside the core.
 *
 * @param name its name
 * @param frameId Frame of Reference UID of the MR
 * @param vertices corners in order, LPS mm, in one plane parallel to the slices; at least three
 */
public record DrawnRegion(String name, String frameId, List<Vector3> vertices) {
    /**
     * Makes a region.
     *
     * @throws IllegalArgumentException if it has no name or fewer than three corners
     */
    public DrawnRegion {
        Objects.requireNonNull(frameId, "frameId");
        vertices = List.copyOf(vertices);
        if (name.isBlank() || vertices.size() < 3) {
            throw new IllegalArgumentException(
                    "A region has a name and at least three corners, got \"" + name + "\" with " + vertices.size());
        }
    }
}
