package org.needlepoint.roi;

import java.util.Objects;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;

/**
 * The tissue cylinder of a biopsy core in space: the alternative to the rectangle drawn in one slice.
 *
 * @param start centre of the end at the needle tip, LPS mm
 * @param direction unit vector along the core, away from the tip
 * @param lengthMm length, mm
 * @param diameterMm diameter, mm
 */
public record CoreCylinder(Point3 start, Vector3 direction, double lengthMm, double diameterMm) {

    /**
     * Makes a cylinder.
     *
     * @throws IllegalArgumentException if a size is not positive or the direction is not a unit vector within 1e-9
     */
    public CoreCylinder {
        Objects.requireNonNull(start, "start");
        if (!(lengthMm > 0 && diameterMm > 0)) {
            throw new IllegalArgumentException(
                    "A core cylinder has a size, got " + lengthMm + " mm × ⌀ " + diameterMm + " mm");
        }
        if (!(Math.abs(direction.norm() - 1) <= 1e-9)) {
            throw new IllegalArgumentException("The direction of a core is a unit vector, got " + direction);
        }
    }

    /**
     * Volume.
     *
     * @return π d² / 4 · length, mm³
     */
    public double volumeMm3() {
        return Math.PI * diameterMm * diameterMm / 4 * lengthMm;
    }
}
