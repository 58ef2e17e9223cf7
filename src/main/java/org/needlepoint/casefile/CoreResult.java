package org.needlepoint.casefile;

import java.util.List;
import org.needlepoint.geometry.Vector3;

/**
 * The core region on MR: a rectangle in the target slice plane, from the tip forward along the needle.
 *
 * @param tipMrLpsMm needle tip carried to MR, LPS mm in the MR frame
 * @param directionMr unit needle direction in the MR frame
 * @param lengthMm length of the rectangle, mm
 * @param widthMm width of the rectangle, mm
 * @param outOfPlaneDeg angle between the needle and the slice plane, degrees
 * @param tipToSliceMm distance of the tip from the plane of the target slice, signed along its normal, mm
 * @param cornersMrLpsMm corners of the rectangle in order, LPS mm in the MR frame
 */
public record CoreResult(
        Vector3 tipMrLpsMm,
        Vector3 directionMr,
        double lengthMm,
        double widthMm,
        double outOfPlaneDeg,
        double tipToSliceMm,
        List<Vector3> cornersMrLpsMm) {

    /** Makes the result; lists are copied. */
    public CoreResult {
        cornersMrLpsMm = List.copyOf(cornersMrLpsMm);
    }
}
