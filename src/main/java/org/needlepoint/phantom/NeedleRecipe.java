package org.needlepoint.phantom;

/**
 * Coaxial needles in the CT. The first aims so that the middle of the core is the target point; further ones run beside it.
 *
 * @param count number of needles; 0 for a CT before the puncture
 * @param diameterMm outer diameter, mm (15 gauge: 1.83)
 * @param lengthMm length from tip to the end of the hub, mm
 * @param tipConeMm length of the conical tip, mm
 * @param hubDiameterMm diameter of the plastic hub, mm
 * @param hubLengthMm length of the plastic hub, mm
 * @param clearanceMm free distance between the needle's surface and the middle capsule of the target slice, mm
 * @param side +1: the needle passes the capsule on the side of increasing azimuth; −1: on the other
 * @param outOfPlaneDeg angle of the needle to the target slice, degrees, tip toward the head when positive
 * @param besideMm distance of each further needle from the previous one, mm along the skin
 * @param coreLengthMm length of the tissue core, mm
 * @param coreWidthMm width of the rectangle measured for it, mm
 */
public record NeedleRecipe(
        int count,
        double diameterMm,
        double lengthMm,
        double tipConeMm,
        double hubDiameterMm,
        double hubLengthMm,
        double clearanceMm,
        int side,
        double outOfPlaneDeg,
        double besideMm,
        double coreLengthMm,
        double coreWidthMm) {

    /**
     * Makes the needles.
     *
     * @throws IllegalArgumentException if a size is not positive or the count negative
     */
    public NeedleRecipe {
        if (count < 0
                || !(diameterMm > 0
                        && lengthMm > hubLengthMm
                        && hubLengthMm >= 0
                        && coreLengthMm > 0
                        && coreWidthMm > 0)
                || !(tipConeMm >= 0 && tipConeMm < lengthMm)
                || Math.abs(side) != 1) {
            throw new IllegalArgumentException("Unusable needle: a count, size or side is out of range");
        }
    }
}
