package org.needlepoint.registration;

import org.needlepoint.geometry.Covariance3;

/**
 * The predicted target registration error (TRE) at one point. It is not the fiducial registration error: FRE tells how
 * well the markers fit each other, TRE how far the needle may be from where the picture shows it, and the two are
 * uncorrelated (Fitzpatrick 2009).
 *
 * @param rmsMm root mean square length of the error, mm
 * @param p95Mm length that the error does not exceed in 95 % of cases, mm: the exact quantile of the length of a
 *     Gaussian error of this covariance
 * @param covariance covariance of the error in the axes of the MR frame, mm²
 * @param ellipsoid the 95 % ellipsoid; its half axes are larger than {@code p95Mm} because it bounds a volume, not a
 *     length
 */
public record TargetError(double rmsMm, double p95Mm, Covariance3 covariance, ErrorEllipsoid ellipsoid) {

    /**
     * Summary of a covariance.
     *
     * @param c covariance of the error, mm²
     * @return its RMS, 95 % length and ellipsoid
     */
    public static TargetError of(Covariance3 c) {
        return new TargetError(c.rmsMm(), GaussianErrorLength.quantile(c, 0.95), c, ErrorEllipsoid.of95(c));
    }
}
