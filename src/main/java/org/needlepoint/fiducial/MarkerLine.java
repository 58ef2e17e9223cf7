package org.needlepoint.fiducial;

import java.util.List;

/**
 * Markers placed along one transverse line on the skin.
 *
 * @param name name of the line, such as {@code A}
 * @param labels labels in order from the patient's right to the left
 * @param onTargetSlice whether the line marks the target slice
 */
public record MarkerLine(String name, List<String> labels, boolean onTargetSlice) {

    /** Copies the labels. */
    public MarkerLine {
        labels = List.copyOf(labels);
    }
}
