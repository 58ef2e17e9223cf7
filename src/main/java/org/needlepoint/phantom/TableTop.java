package org.needlepoint.phantom;

import java.util.List;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Vector3;

/**
 * A cradle-shaped CT table of foam in a hard shell, with a thin mattress, on which the patient rests. It stands still in
 * the CT frame; points are given in the MR frame.
 */
final class TableTop {
    private static final double HALF_WIDTH_MM = 215;
    private static final double CURVATURE_RADIUS_MM = 600;
    private static final double MATTRESS_MM = 8;
    private static final double SHELL_MM = 2.5;
    private static final double HEIGHT_MM = 45;

    private final double[] mrToCt;
    private final double down;
    private final double middle;
    private final double top;

    /**
     * Puts the table under the patient.
     *
     * @param mrToCt pose
     * @param prone whether the patient lies on the front
     * @param skinMr points of the skin, MR frame
     * @param middleMm x of the middle of the table in the CT frame, mm
     */
    TableTop(RigidTransform mrToCt, boolean prone, List<Vector3> skinMr, double middleMm) {
        this.mrToCt = mrToCt.toMatrix();
        this.down = prone ? -1 : 1;
        this.middle = middleMm;
        double lowest = Double.NEGATIVE_INFINITY;
        for (Vector3 p : skinMr) {
            Vector3 q = mrToCt.rotation().apply(p).plus(mrToCt.translationMm());
            lowest = Math.max(lowest, down * q.y() + rise(q.x()));
        }
        this.top = lowest;
    }

    private double rise(double x) {
        double dx = x - middle;
        return dx * dx / (2 * CURVATURE_RADIUS_MM);
    }

    /** Foam, shell, or air. */
    Tissue at(double x, double y, double z) {
        double cx = mrToCt[0] * x + mrToCt[1] * y + mrToCt[2] * z + mrToCt[3];
        double cy = mrToCt[4] * x + mrToCt[5] * y + mrToCt[6] * z + mrToCt[7];
        double under = down * cy + rise(cx) - top;
        if (under < 0 || under > MATTRESS_MM + HEIGHT_MM || Math.abs(cx - middle) > HALF_WIDTH_MM) {
            return Tissue.AIR;
        }
        boolean shell =
                under > MATTRESS_MM && (under < MATTRESS_MM + SHELL_MM || under > MATTRESS_MM + HEIGHT_MM - SHELL_MM);
        return shell ? Tissue.TABLE_SHELL : Tissue.TABLE_FOAM;
    }
}
