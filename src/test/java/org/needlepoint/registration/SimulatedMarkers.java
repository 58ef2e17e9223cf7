package org.needlepoint.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;

/** Marker layouts with a known true motion and errors drawn from known covariances. */
final class SimulatedMarkers {
    static final Frame CT = new Frame("2.25.101", "CT");
    static final Frame MR = new Frame("2.25.102", "MR");

    /** Six capsules on the front of a limb of 70 mm radius: line A at z = 0, line B 24 mm toward the feet. */
    static final List<Vector3> LIMB_SIX = limb(3, 70, 0, -24);

    /** Only line A. */
    static final List<Vector3> LIMB_THREE = limb(3, 70, 0);

    /** Three markers of a wide triangle, far from collinear. */
    static final List<Vector3> TRIANGLE =
            List.of(new Vector3(-50, -30, 10), new Vector3(45, -35, -20), new Vector3(5, 40, 30));

    /** CT: 0.5 mm in plane, 0.7 mm through; MR: 0.4 mm in plane, 1.2 mm through. */
    static final Covariance3 CT_ERROR = Covariance3.ofAxes(Rotation.identity(), 0.5, 0.5, 0.7);

    static final Covariance3 MR_ERROR = Covariance3.ofAxes(Rotation.identity(), 0.4, 0.4, 1.2);

    private SimulatedMarkers() {}

    private static List<Vector3> limb(int perLine, double radius, double... z) {
        List<Vector3> out = new ArrayList<>();
        for (double level : z) {
            for (int i = 0; i < perLine; i++) {
                double angle = Math.toRadians(35) * (2.0 * i / (perLine - 1) - 1);
                out.add(new Vector3(radius * Math.sin(angle), -radius * Math.cos(angle), level));
            }
        }
        return out;
    }

    static Vector3 gaussian(RandomGenerator random) {
        return new Vector3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
    }

    static Vector3 gaussian(RandomGenerator random, Covariance3 c) {
        Covariance3.PrincipalAxes p = c.principalAxes();
        return p.axis0()
                .times(Math.sqrt(p.variance0()) * random.nextGaussian())
                .plus(p.axis1().times(Math.sqrt(p.variance1()) * random.nextGaussian()))
                .plus(p.axis2().times(Math.sqrt(p.variance2()) * random.nextGaussian()));
    }

    static RigidTransform motion(RandomGenerator random, double angleSdDegrees, double shiftSdMm) {
        return new RigidTransform(
                CT,
                MR,
                Rotation.ofRotationVector(gaussian(random).times(Math.toRadians(angleSdDegrees))),
                gaussian(random).times(shiftSdMm));
    }

    static Point3 ct(Vector3 v) {
        return Point3.of(CT, v);
    }

    /** Exact correspondences with the stated errors. */
    static List<Correspondence> exact(
            List<Vector3> layout, RigidTransform truth, Covariance3 ctError, Covariance3 mrError) {
        return observed(layout, truth, ctError, mrError, 0, null);
    }

    /** Correspondences whose errors are {@code factor} times the stated ones. */
    static List<Correspondence> observed(
            List<Vector3> layout,
            RigidTransform truth,
            Covariance3 ctError,
            Covariance3 mrError,
            double factor,
            RandomGenerator random) {
        List<Correspondence> out = new ArrayList<>();
        for (int i = 0; i < layout.size(); i++) {
            Point3 p = ct(layout.get(i));
            Point3 q = truth.apply(p);
            if (factor > 0) {
                p = p.plus(gaussian(random, ctError).times(factor));
                q = q.plus(gaussian(random, mrError).times(factor));
            }
            out.add(new Correspondence("P" + (i + 1), p, ctError, q, mrError));
        }
        return out;
    }

    /** Moves the MR position of one marker. */
    static List<Correspondence> slipped(List<Correspondence> markers, int index, Vector3 byMm) {
        List<Correspondence> out = new ArrayList<>(markers);
        Correspondence c = markers.get(index);
        out.set(
                index,
                new Correspondence(c.label(), c.from(), c.fromCovariance(), c.to().plus(byMm), c.toCovariance()));
        return out;
    }
}
