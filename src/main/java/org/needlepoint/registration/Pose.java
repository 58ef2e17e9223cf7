package org.needlepoint.registration;

import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;

/** A rigid motion y = R x + t as bare numbers for the inner loops. */
final class Pose {
    /** R, row-major. */
    final double[] r;
    /** t, mm. */
    final double[] t;

    Pose(double[] r, double[] t) {
        this.r = r;
        this.t = t;
    }

    /** Writes R x_i + t of the i-th point to {@code out}. */
    void map(double[] x, int i, double[] out) {
        double a = x[3 * i];
        double b = x[3 * i + 1];
        double c = x[3 * i + 2];
        out[0] = r[0] * a + r[1] * b + r[2] * c + t[0];
        out[1] = r[3] * a + r[4] * b + r[5] * c + t[1];
        out[2] = r[6] * a + r[7] * b + r[8] * c + t[2];
    }

    /**
     * The pose after a small motion in the space of the result: q ↦ exp(w)(q − c) + c + τ.
     *
     * @param motion (w, τ), radians and mm
     * @param c pivot
     */
    Pose moved(double[] motion, double[] c) {
        Rotation e = Rotation.ofRotationVector(new Vector3(motion[0], motion[1], motion[2]));
        Vector3 pivot = new Vector3(c[0], c[1], c[2]);
        Vector3 moved = e.apply(new Vector3(t[0], t[1], t[2]).minus(pivot))
                .plus(pivot)
                .plus(new Vector3(motion[3], motion[4], motion[5]));
        return new Pose(Rotation.ofMatrix(r).then(e).toArray(), moved.toArray());
    }

    RigidTransform toTransform(Frame from, Frame to) {
        return new RigidTransform(from, to, Rotation.ofMatrix(r), new Vector3(t[0], t[1], t[2]));
    }
}
