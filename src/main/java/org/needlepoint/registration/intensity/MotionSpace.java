package org.needlepoint.registration.intensity;

import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;

/**
 * Small motions of the fixed image about a pivot: p ↦ exp(w)(p − c) + c + t. Parameters are millimetres: rotations are
 * multiplied by a radius, so that one unit of any parameter moves the samples by about as much.
 */
final class MotionSpace {
    final Vector3 pivot;
    final double radiusMm;
    private final Vector3[] axes;

    MotionSpace(Vector3 pivot, double radiusMm, Vector3[] rotationAxes) {
        this.pivot = pivot;
        this.radiusMm = radiusMm;
        this.axes = rotationAxes;
    }

    /** Number of parameters: rotations first, then three translations. */
    int size() {
        return axes.length + 3;
    }

    /** Rotation vector of parameters, radians. */
    Vector3 rotationVector(double[] x) {
        Vector3 w = Vector3.ZERO;
        for (int k = 0; k < axes.length; k++) {
            w = w.plus(axes[k].times(x[k] / radiusMm));
        }
        return w;
    }

    /** Translation of the pivot, mm. */
    Vector3 translation(double[] x) {
        int n = axes.length;
        return new Vector3(x[n], x[n + 1], x[n + 2]);
    }

    /** First the small motion of the fixed image, then the base transform from fixed to moving. */
    RigidTransform apply(double[] x, RigidTransform base) {
        Rotation e = Rotation.ofRotationVector(rotationVector(x));
        return RigidTransform.about(base.from(), base.from(), e, pivot, translation(x))
                .then(base);
    }

    /**
     * Gradient by the parameters.
     *
     * @param w rotation vector at which the gradient was taken
     * @param torque derivative by a further small rotation about the pivot, applied after w
     * @param force derivative by the translation
     */
    double[] gradient(Vector3 w, Vector3 torque, Vector3 force) {
        // exp(w + dw) ≈ exp(J dw) exp(w), J the left Jacobian of the rotation group; its transpose carries the torque
        // over.
        double angle = w.norm();
        Vector3 g = torque;
        if (angle > 1e-8) {
            double a = (1 - Math.cos(angle)) / (angle * angle);
            double b = (angle - Math.sin(angle)) / (angle * angle * angle);
            Vector3 wt = w.cross(torque);
            g = torque.minus(wt.times(a)).plus(w.cross(wt).times(b));
        }
        double[] out = new double[size()];
        for (int k = 0; k < axes.length; k++) {
            out[k] = axes[k].dot(g) / radiusMm;
        }
        out[axes.length] = force.x();
        out[axes.length + 1] = force.y();
        out[axes.length + 2] = force.z();
        return out;
    }
}
