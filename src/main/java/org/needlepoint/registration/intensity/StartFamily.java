package org.needlepoint.registration.intensity;

import java.util.ArrayList;
import java.util.List;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;

/** Where the coarse ascents begin. */
final class StartFamily {
    private static final double SHIFT_MM = 9;
    private static final double TURN_RAD = Math.toRadians(7);
    private static final double[] WIDE_TURNS_RAD = {Math.toRadians(12), Math.toRadians(24), Math.toRadians(36)};
    private static final double WIDE_SHIFT_MM = 20;

    private StartFamily() {}

    /** The start, and the start moved both ways along and about every axis that may move. */
    static List<RigidTransform> around(RigidTransform start, Vector3 pivot, Vector3[] axes) {
        List<RigidTransform> out = new ArrayList<>();
        out.add(start);
        for (Vector3 axis : standard()) {
            out.add(moved(start, pivot, Vector3.ZERO, axis.times(SHIFT_MM)));
            out.add(moved(start, pivot, Vector3.ZERO, axis.times(-SHIFT_MM)));
        }
        for (Vector3 axis : axes) {
            out.add(moved(start, pivot, axis.times(TURN_RAD), Vector3.ZERO));
            out.add(moved(start, pivot, axis.times(-TURN_RAD), Vector3.ZERO));
        }
        for (int corner = 0; corner < 8; corner++) {
            Vector3 d = new Vector3(1 - 2 * (corner & 1), 1 - (corner & 2), 1 - (corner >> 1 & 2));
            out.add(moved(start, pivot, Vector3.ZERO, d.times(SHIFT_MM / Math.sqrt(3))));
        }
        return out;
    }

    /** A coarse grid of rotations and shifts along the patient, for a start from centres. */
    static List<RigidTransform> wide(RigidTransform start, Vector3 pivot, Vector3[] axes) {
        List<Vector3> turns = new ArrayList<>();
        turns.add(Vector3.ZERO);
        for (Vector3 axis : axes) {
            for (double turn : WIDE_TURNS_RAD) {
                turns.add(axis.times(turn));
                turns.add(axis.times(-turn));
            }
        }
        List<RigidTransform> out = new ArrayList<>();
        for (Vector3 turn : turns) {
            for (int x = -1; x <= 1; x++) {
                for (int y = -1; y <= 1; y++) {
                    for (int z = -2; z <= 2; z++) {
                        out.add(moved(start, pivot, turn, new Vector3(x, y, z).times(WIDE_SHIFT_MM)));
                    }
                }
            }
        }
        return out;
    }

    /** First the small motion in the MR frame, then the start. */
    static RigidTransform moved(RigidTransform start, Vector3 pivot, Vector3 turn, Vector3 shift) {
        return RigidTransform.about(start.from(), start.from(), Rotation.ofRotationVector(turn), pivot, shift)
                .then(start);
    }

    private static Vector3[] standard() {
        return Motion.RIGID.rotationAxes(Vector3.ZERO);
    }
}
