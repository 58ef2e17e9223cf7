package org.needlepoint.placement;

import java.util.List;
import java.util.Optional;
import org.needlepoint.registration.Conditioning;
import org.needlepoint.registration.PoseUncertainty;
import org.needlepoint.registration.RegistrationModel;
import org.needlepoint.registration.TargetError;
import org.needlepoint.registration.Verdict;

/**
 * What a layout promises, before any image is taken.
 *
 * @param fullRigid error at the target by the capsules alone
 * @param sliceLocked error at the target if the slices are taken as parallel
 * @param recommended error at the target by the model that the assessment would recommend
 * @param model that model
 * @param verdict the verdict that the assessment would give
 * @param track error of the recommended model from the skin (0) to the target
 * @param whenLost what the worst loss of one capsule leaves; empty with three, of which none can be spared
 * @param conditioning what the layout leaves weak
 * @param pose pose error of the recommended model
 * @param tiltSdRad how well the capsules alone fix the tilts about the left–right and the front–back axis, one standard
 *     deviation, radians
 */
public record LayoutPrediction(
        TargetError fullRigid,
        TargetError sliceLocked,
        TargetError recommended,
        RegistrationModel model,
        Verdict verdict,
        List<TrackError> track,
        Optional<Loss> whenLost,
        Conditioning conditioning,
        PoseUncertainty pose,
        List<Double> tiltSdRad) {

    /** Copies the lists. */
    public LayoutPrediction {
        track = List.copyOf(track);
        tiltSdRad = List.copyOf(tiltSdRad);
    }

    /**
     * Error at a point of the planned track.
     *
     * @param depthMm depth along the track below the skin, mm
     * @param rmsMm RMS error, mm
     * @param p95Mm 95 % error, mm
     */
    public record TrackError(double depthMm, double rmsMm, double p95Mm) {}

    /**
     * The worst loss of one capsule.
     *
     * @param label the capsule whose loss costs most
     * @param error error at the target without it
     * @param verdict verdict without it
     */
    public record Loss(String label, TargetError error, Verdict verdict) {}
}
