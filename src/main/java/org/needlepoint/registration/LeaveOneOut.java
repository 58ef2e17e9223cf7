package org.needlepoint.registration;

import org.needlepoint.geometry.Covariance3;
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
        double pValue) {}
