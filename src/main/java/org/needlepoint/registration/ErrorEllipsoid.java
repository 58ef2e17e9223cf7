package org.needlepoint.registration;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Vector3;

/**
 * The ellipsoid that holds a stated part of a Gaussian position error: eᵀ C⁻¹ e ≤ χ²₃(confidence).
 *
 * @param confidence probability inside, such as 0.95
 * @param semiAxis0Mm longest half axis, mm
 * @param semiAxis1Mm middle half axis, mm
 * @param semiAxis2Mm shortest half axis, mm
 * @param axis0 unit direction of the longest, in the frame of the covariance
 * @param axis1 unit direction of the middle
 * @param axis2 unit direction of the shortest; the three are right-handed
 */
public record ErrorEllipsoid(
        double confidence,
        double semiAxis0Mm,
        double semiAxis1Mm,
        double semiAxis2Mm,
        Vector3 axis0,
        Vector3 axis1,
        Vector3 axis2) {

    private static final double CHI_SQUARE_3_95 = new ChiSquaredDistribution(3).inverseCumulativeProbability(0.95);

    /**
     * The 95 % ellipsoid.
     *
     * @param c covariance, mm²
     * @return half axes √(7.8147 λ)
     */
    public static ErrorEllipsoid of95(Covariance3 c) {
        Covariance3.PrincipalAxes p = c.principalAxes();
        return new ErrorEllipsoid(
                0.95,
                Math.sqrt(CHI_SQUARE_3_95 * p.variance0()),
                Math.sqrt(CHI_SQUARE_3_95 * p.variance1()),
                Math.sqrt(CHI_SQUARE_3_95 * p.variance2()),
                p.axis0(),
                p.axis1(),
                p.axis2());
    }
}
