package org.needlepoint.workflow;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.needlepoint.placement.Side;
import org.needlepoint.registration.QualityGate;

/**
 * What the user says about a placement. Lengths in mm; exactly one of the three outlines, and a target as coordinates or as depth
 * and clock position.
 *
 * @param ellipse width and height of the body, if it was measured with a tape
 * @param contour file with the outline, if there is one
 * @param images earlier CT or MR, if there is one
 * @param target x, y and optionally z; empty if depth and clock are given
 * @param depthMm depth of the target below the skin at {@code clock}
 * @param clock hour on the clock at which the depth was measured
 * @param entryClock hour on the clock at which the needle will go in; empty for the nearest free skin
 * @param freeMm radius kept free round the entry
 * @param lyingOn side lain on
 * @param count number of capsules
 * @param template name or path of the fiducial template
 * @param pitchMm distance between slices
 * @param gapMm least distance between capsules
 * @param shiftMm fixed distance between the lines, toward the head positive
 * @param mostShiftMm largest distance between the lines that may be chosen
 * @param layout file with a layout to judge
 * @param gate limits of the verdict
 */
public record AdviseSettings(
        Optional<List<Double>> ellipse,
        Optional<Path> contour,
        Optional<Path> images,
        List<Double> target,
        OptionalDouble depthMm,
        OptionalDouble clock,
        OptionalDouble entryClock,
        double freeMm,
        Optional<Side> lyingOn,
        int count,
        String template,
        double pitchMm,
        double gapMm,
        OptionalDouble shiftMm,
        double mostShiftMm,
        Optional<Path> layout,
        QualityGate gate) {

    /** Copies the list. */
    public AdviseSettings {
        target = List.copyOf(target);
    }
}
