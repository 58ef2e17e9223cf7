package org.needlepoint.needle;

import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;

/**
 * A straight metal rod in a CT, with both ends: an implanted marker, a pin, or a needle before anyone has asked where it enters.
 *
 * @param end1 one end, LPS mm
 * @param end2 the other end, LPS mm
 * @param axis unit vector from {@code end1} to {@code end2}
 * @param fullWidthMm width of the rod's image at half its height, mm; blur included, so larger than the rod
 * @param end1Covariance of the first end, mm²
 * @param end2Covariance of the second end, mm²
 */
public record MetalRod(
        Point3 end1,
        Point3 end2,
        Vector3 axis,
        double fullWidthMm,
        Covariance3 end1Covariance,
        Covariance3 end2Covariance) {

    /**
     * Middle between the ends.
     *
     * @return LPS mm
     */
    public Point3 centre() {
        return end1.plus(end2.minus(end1).times(0.5));
    }

    /**
     * Distance between the ends.
     *
     * @return mm
     */
    public double lengthMm() {
        return end1.distanceMm(end2);
    }
}
