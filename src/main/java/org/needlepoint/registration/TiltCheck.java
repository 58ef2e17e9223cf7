package org.needlepoint.registration;

import java.util.Locale;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.wording.Wording;

/**
 * The tilt between CT and MR slices that the markers alone show, against what the protocol expects.
 *
 * @param tiltRad angle between the CT slice normal carried to MR and the MR slice normal, radians
 * @param pValue chance of a larger tilt if the protocol and the stated errors are right: χ², 2 degrees of freedom
 */
record TiltCheck(double tiltRad, double pValue) {

    static TiltCheck of(RegistrationResult full, SliceProtocol protocol) {
        Vector3 n = protocol.normalTo();
        Vector3 carried = full.ctToMr().applyVector(protocol.normalFrom());
        double angle = n.angleRad(carried);
        if (angle == 0) {
            return new TiltCheck(0, 1);
        }
        Vector3 axis = n.cross(carried);
        Vector3 u = axis.norm() > 0 ? axis.normalized() : n.anyOrthogonal();
        Vector3 v = n.cross(u);
        double[] c = full.pose().covariance();
        Covariance3 w = new Covariance3(c[0], c[1], c[2], c[7], c[8], c[14]);
        double prior = protocol.tiltSdRad() * protocol.tiltSdRad();
        double uu = w.varianceAlong(u) + prior;
        double vv = w.varianceAlong(v) + prior;
        Vector3 both = u.plus(v).times(Math.sqrt(0.5));
        double uv = w.varianceAlong(both) - (w.varianceAlong(u) + w.varianceAlong(v)) / 2;
        // The tilt vector is (angle, 0) in the axes (u, v).
        double chiSquare = angle * angle * vv / (uu * vv - uv * uv);
        return new TiltCheck(angle, Math.exp(-chiSquare / 2));
    }

    String words() {
        return RegistrationWording.TILT_CONTRADICTS.say(
                Wording.number(Math.toDegrees(tiltRad), 1), String.format(Locale.ROOT, "%.1g", pValue));
    }
}
