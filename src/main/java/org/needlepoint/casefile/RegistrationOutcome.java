package org.needlepoint.casefile;

import java.util.List;
import java.util.Optional;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.registration.RegistrationModel;
import org.needlepoint.registration.Verdict;

/**
 * How the CT lies on the MR, and how sure that is.
 *
 * <p>FRE, the misfit of the markers, says nothing about the error at the needle: it can be small while the tip is far
 * off. The error that counts is TRE, predicted at the tip.
 *
 * @param model model used
 * @param recommendation why this model is recommended over the other
 * @param ctFrameUid Frame of Reference UID of the CT
 * @param mrFrameUid Frame of Reference UID of the MR
 * @param ctToMr p_MR = M p_CT, LPS mm
 * @param markersUsed labels of the markers that were fitted
 * @param freMm root mean square misfit of the markers, mm
 * @param treAtTipMm predicted registration error at the needle tip
 * @param tipCovarianceMrMm2 covariance of that error in the MR frame, mm²; in JSON three rows of three
 * @param verdict what the gate says of p95 at the tip
 * @param gate the limits of the gate
 * @param markerErrors misfit per marker
 * @param treAlongCore predicted error along the core
 * @param models both models side by side
 * @param fle how the misfit compares with the stated localisation errors; empty when nothing is over-determined
 * @param conditioning how well the markers fix the pose
 * @param findings what the reader should know of the fit, in words
 * @param revision what was put in the place of the fitted pose; empty if the fit is used as it is
 * @param exclusion markers that the reader left out of the fit, with the effect; empty if none
 * @param treAlongTrack predicted error along the planned track, from where the needle enters the skin (or is first seen) over
 *     the tip to the far end of the core
 */
public record RegistrationOutcome(
        RegistrationModel model,
        String recommendation,
        String ctFrameUid,
        String mrFrameUid,
        Matrix4 ctToMr,
        List<String> markersUsed,
        double freMm,
        Tre treAtTipMm,
        Covariance3 tipCovarianceMrMm2,
        Verdict verdict,
        Gate gate,
        List<MarkerError> markerErrors,
        List<CoreTre> treAlongCore,
        List<ModelResult> models,
        Optional<Fle> fle,
        Optional<Conditioning> conditioning,
        List<String> findings,
        Optional<Revision> revision,
        Optional<Exclusion> exclusion,
        List<CoreTre> treAlongTrack) {

    /** Makes the result; lists are copied. */
    public RegistrationOutcome {
        markersUsed = List.copyOf(markersUsed);
        markerErrors = List.copyOf(markerErrors);
        treAlongCore = List.copyOf(treAlongCore);
        models = List.copyOf(models);
        findings = List.copyOf(findings);
        treAlongTrack = List.copyOf(treAlongTrack);
    }

    /**
     * A predicted target registration error.
     *
     * @param rms root mean square length of the error, mm
     * @param p95 length not exceeded in 95 % of cases, mm
     */
    public record Tre(double rms, double p95) {}

    /**
     * Limits of p95 at the tip.
     *
     * @param acceptMm accept up to here, mm
     * @param cautionMm caution up to here, fail above, mm
     */
    public record Gate(double acceptMm, double cautionMm) {}

    /**
     * A marker's misfit.
     *
     * @param label marker
     * @param freMm distance between the moved CT marker and the MR marker, mm
     * @param residualMrMm moved CT marker minus MR marker, mm, in the MR frame
     * @param pValue probability of so large a misfit if the stated localisation errors hold
     * @param leaveOneOutMm distance when the marker is left out of the fit, mm
     * @param ifExcluded what leaving the marker out does at the needle tip; empty where only three are fitted
     */
    public record MarkerError(
            String label,
            double freMm,
            Optional<Vector3> residualMrMm,
            Optional<Double> pValue,
            Optional<Double> leaveOneOutMm,
            Optional<IfExcluded> ifExcluded) {}

    /**
     * Effect of leaving a marker out.
     *
     * @param tipMoveMm how far the needle tip moves on MR, mm
     * @param treAtTipMm predicted error at the tip without the marker
     */
    public record IfExcluded(double tipMoveMm, Tre treAtTipMm) {}

    /**
     * Markers that the reader left out.
     *
     * @param markers the markers, with their distance from where the fitted ones place them
     * @param tipMoveMm how far leaving them out moved the needle tip on MR, mm
     * @param treAtTipWithAllMm predicted error at the tip had they been kept
     */
    public record Exclusion(List<ExcludedMarker> markers, double tipMoveMm, Tre treAtTipWithAllMm) {
        /** Makes the record; the list is copied. */
        public Exclusion {
            markers = List.copyOf(markers);
        }
    }

    /**
     * A marker that the reader left out.
     *
     * @param label marker
     * @param distanceMm distance from where the fitted markers place it, mm
     */
    public record ExcludedMarker(String label, double distanceMm) {}

    /**
     * The predicted error at a place on the core or on the needle's track.
     *
     * @param distanceMm distance from the tip, forward, mm; negative on the track toward the skin
     * @param tre error there
     */
    public record CoreTre(double distanceMm, Tre tre) {}

    /**
     * One model's fit.
     *
     * @param model the model
     * @param recommended whether it is the one recommended
     * @param ctToMr p_MR = M p_CT, LPS mm
     * @param freMm root mean square misfit, mm
     * @param treAtTipMm predicted error at the tip
     * @param note what it rests on or what limits it; empty string if nothing
     */
    public record ModelResult(
            RegistrationModel model, boolean recommended, Matrix4 ctToMr, double freMm, Tre treAtTipMm, String note) {}

    /**
     * Localisation error estimated from the misfit, as a multiple of the stated one.
     *
     * @param factor estimate over statement: above 1, the markers fit worse than stated
     * @param interval95 95 % interval of the factor
     * @param degreesOfFreedom how often the fit is over-determined
     * @param pValue probability of so large a misfit if the stated errors hold
     * @param estimateMm the estimate, root mean square over the markers of CT and MR error together, mm
     * @param estimateInterval95Mm 95 % interval of it, mm
     */
    public record Fle(
            double factor,
            Interval interval95,
            int degreesOfFreedom,
            double pValue,
            double estimateMm,
            Interval estimateInterval95Mm) {}

    /**
     * How well the markers fix the pose.
     *
     * @param spreadMm root mean square distance of the markers from their centroid, mm
     * @param lineThicknessMm the same from their best line, mm: small if they are collinear
     * @param planeThicknessMm the same from their best plane, mm: small if they are coplanar
     * @param weakDirection the rotation that is least certain, in words
     * @param weakSdDeg standard deviation of that rotation, degrees
     */
    public record Conditioning(
            double spreadMm, double lineThicknessMm, double planeThicknessMm, String weakDirection, double weakSdDeg) {}

    /**
     * A pose put in the place of the markers' fit. The predicted errors of the outcome contain how far it departs from the
     * fit.
     *
     * @param sources what it comes from, in order: {@code transform file}, {@code nudge}
     * @param fittedCtToMr the markers' fit that it replaces, p_MR = M p_CT, LPS mm
     * @param tipMoveMrMm how far it moves the needle tip on MR, MR axes, mm
     * @param rotationDeg how far it turns the fitted pose, degrees
     * @param pValue probability that the true pose lies further from the fit, if the stated localisation errors hold
     */
    public record Revision(
            List<String> sources, Matrix4 fittedCtToMr, Vector3 tipMoveMrMm, double rotationDeg, double pValue) {
        /** Makes the record; the list is copied. */
        public Revision {
            sources = List.copyOf(sources);
        }
    }
}
