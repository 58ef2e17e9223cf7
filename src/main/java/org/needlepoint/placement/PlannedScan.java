package org.needlepoint.placement;

import java.util.ArrayList;
import java.util.List;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.registration.Assessment;
import org.needlepoint.registration.Correspondence;
import org.needlepoint.registration.FleScale;
import org.needlepoint.registration.QualityGate;
import org.needlepoint.registration.RegistrationAssessment;
import org.needlepoint.registration.RegistrationResult;
import org.needlepoint.registration.RigidRegistration;
import org.needlepoint.registration.SliceProtocol;

/**
 * What is planned: the target, the track, and how exactly the capsules will be located on axial slices of MR and CT.
 *
 * <p>The prediction is the registration's own, for markers at their true places with the errors stated here; it is what
 * {@code measure} will predict if the capsules stay where they were put and are found as well as assumed.
 *
 * @param target where the needle tip is to be, frame {@link BodyOutline#BODY}, mm
 * @param entry where the needle is to pass the skin, same frame
 * @param inPlaneErrorMm localisation error of a capsule along each axis of a slice, SD, mm, in MR and in CT alike
 * @param throughPlaneErrorMm along the slice normal, SD, mm
 * @param tiltSdRad how far CT and MR slices may be tilted against each other, SD about each axis, radians
 * @param gate limits of the predicted 95 % error
 */
public record PlannedScan(
        Point3 target,
        Point3 entry,
        double inPlaneErrorMm,
        double throughPlaneErrorMm,
        double tiltSdRad,
        QualityGate gate) {

    private static final Frame MR = new Frame("planned-mr", "planned MR");

    /**
     * Makes a plan.
     *
     * @throws IllegalArgumentException if an error is not positive
     */
    public PlannedScan {
        BodyOutline.BODY.requireSame(target.frame());
        BodyOutline.BODY.requireSame(entry.frame());
        if (!(inPlaneErrorMm > 0 && throughPlaneErrorMm > 0 && tiltSdRad > 0)) {
            throw new IllegalArgumentException("Errors must be positive: " + inPlaneErrorMm + ", " + throughPlaneErrorMm
                    + " mm, " + tiltSdRad + " rad");
        }
    }

    List<Correspondence> correspondences(Layout layout) {
        Covariance3 error =
                Covariance3.ofAxes(Rotation.identity(), inPlaneErrorMm, inPlaneErrorMm, throughPlaneErrorMm);
        List<Correspondence> out = new ArrayList<>();
        for (Layout.Place p : layout.places()) {
            out.add(new Correspondence(
                    p.label(),
                    p.position(),
                    error,
                    new Point3(
                            MR, p.position().x(), p.position().y(), p.position().z()),
                    error));
        }
        return out;
    }

    /** The registration by the capsules alone. */
    RegistrationResult byMarkers(Layout layout) throws ProblemException {
        return RigidRegistration.withDefaults().with(FleScale.AS_STATED).fit(correspondences(layout));
    }

    /** The whole decision, as a measurement would make it. */
    Assessment assess(Layout layout) throws ProblemException {
        Vector3 axial = new Vector3(0, 0, 1);
        return RegistrationAssessment.withDefaults()
                .with(FleScale.AS_STATED)
                .with(gate)
                .with(SliceProtocol.parallel(axial, axial).withTiltSdRad(tiltSdRad))
                .assess(correspondences(layout), target);
    }
}
