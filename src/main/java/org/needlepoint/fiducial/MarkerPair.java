package org.needlepoint.fiducial;

import java.util.List;
import org.needlepoint.geometry.Vector3;

/**
 * An MR candidate and a CT candidate taken for the same marker.
 *
 * @param mr in MR
 * @param ct in CT
 */
record MarkerPair(MarkerCandidate mr, MarkerCandidate ct) {

    /** Skin and gel move a marker by about this standard deviation along any axis, mm. */
    private static final double SKIN_SD_MM = 0.4;

    /** Rigid motion of the CT members onto the MR members. */
    static PairAlignment alignment(List<MarkerPair> pairs) {
        return PairAlignment.of(
                pairs.stream().map(p -> p.ct.centre().toVector()).toList(),
                pairs.stream().map(p -> p.mr.centre().toVector()).toList());
    }

    /** Displacement in MR from where the motion puts the CT member to the MR member, mm. */
    Vector3 residual(PairAlignment motion) {
        return mr.centre().toVector().minus(motion.toMr(ct.centre().toVector()));
    }

    /** Standard deviation of the residual along a direction of the MR frame, skin included, mm. */
    double sdMm(Vector3 direction) {
        Vector3 u = direction.norm() > 0 ? direction.normalized() : new Vector3(0, 0, 1);
        return Math.sqrt(mr.covariance().varianceAlong(u) + ct.covariance().varianceAlong(u) + SKIN_SD_MM * SKIN_SD_MM);
    }

    /** Sum of squared residuals of the best rigid motion, each in units of its standard deviation. */
    static double chi2(List<MarkerPair> pairs) {
        PairAlignment motion = alignment(pairs);
        double sum = 0;
        for (MarkerPair p : pairs) {
            Vector3 r = p.residual(motion);
            double z = r.norm() / p.sdMm(r);
            sum += z * z;
        }
        return sum;
    }
}
