package org.needlepoint.registration;

import java.util.Arrays;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Vector3;

/**
 * One marker left out of the fit and then predicted by the others: a true target error at the marker's place, though with
 * one marker less than the real fit.
 *
 * @param label the marker left out
 * @param ctToMr the fit of the others; where it differs from the full fit at the needle tip is the effect of excluding the
 *     marker
 * @param errorMm found in MR minus predicted by the others, MR axes, mm
 * @param lengthMm its length, mm
 * @param expected covariance of {@code errorMm} from the stated errors: the prediction's plus the marker's own, mm²
 * @param chiSquare errorᵀ expected⁻¹ error, 3 degrees of freedom
 * @param pValue chance of a larger value if the stated errors are right
 */
public record LeaveOneOut(
        String label,
        RigidTransform ctToMr,
        Vector3 errorMm,
        double lengthMm,
        Covariance3 expected,
        double chiSquare,
        double pValue) {

    /** Predicts marker {@code i} from a fit that did not use it. */
    static LeaveOneOut of(MarkerArrays all, int i, MaximumLikelihoodFit rest) {
        double[] pivot = rest.terms().centreTo();
        PoseUncertainty pose = new PoseUncertainty(
                rest.pose().toTransform(all.from, all.to),
                new Point3(all.to, pivot[0], pivot[1], pivot[2]),
                rest.covariance(1));
        Point3 mapped = pose.ctToMr().apply(new Point3(all.from, all.x[3 * i], all.x[3 * i + 1], all.x[3 * i + 2]));
        Vector3 e = new Point3(all.to, all.y[3 * i], all.y[3 * i + 1], all.y[3 * i + 2]).minus(mapped);
        Covariance3 expected = pose.treCovariance(mapped)
                .plus(Covariance3.ofMatrix(Arrays.copyOfRange(all.cy, 9 * i, 9 * i + 9)))
                .plus(pose.ctToMr()
                        .applyCovariance(Covariance3.ofMatrix(Arrays.copyOfRange(all.cx, 9 * i, 9 * i + 9))));
        double chiSquare = Information.chiSquare(expected, e);
        return new LeaveOneOut(
                all.labels[i], pose.ctToMr(), e, e.norm(), expected, chiSquare, FleEstimate.tail(chiSquare, 3));
    }
}
