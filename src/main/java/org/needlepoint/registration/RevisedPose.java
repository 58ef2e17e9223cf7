package org.needlepoint.registration;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Vector3;

/**
 * A pose that a person, a file or the images put in the place of the markers' fit, with the markers as its judge.
 *
 * <p>The markers say that the true pose is the fitted one after a small motion e ~ N(0, Σ). The revised pose is the fitted
 * one after a known motion δ. Its error is e − δ, so its mean square error is Σ + δδᵀ: a revision that the markers do not
 * share is carried in the predicted error in full, and one that repeats the fit changes nothing. The revision may be better
 * than that; nothing in the markers can show it, so it is never claimed.
 *
 * @param pose the revised transform with the covariance Σ + δδᵀ; its pivot is that of the fit, moved along
 * @param rotationRad how far it turns the fitted pose, radians
 * @param chiSquare δᵀ Σ⁻¹ δ over the directions in which the markers leave any freedom
 * @param degreesOfFreedom number of those directions, at most 6
 * @param pValue chance that the true pose lies further from the fitted one than the revised one does; 0 when the revision
 *     moves in a direction that the fit held fixed
 */
public record RevisedPose(
        PoseUncertainty pose, double rotationRad, double chiSquare, int degreesOfFreedom, double pValue) {

    private static final int SIZE = 6;
    /** A direction with less than this part of the largest variance (both in mm) is held fixed by the fit. */
    private static final double LEAST_FREEDOM = 1e-10;
    /** A move along a fixed direction below this many mm is rounding. */
    private static final double ROUNDING_MM = 1e-6;

    /**
     * Judges a pose by the markers' fit.
     *
     * @param fitted the markers' pose with its covariance
     * @param ctToMr the pose that takes its place, between the same frames
     * @param leverMm length that turns a rotation into a displacement when directions are compared, mm: the distance of the
     *     target from the pivot or the spread of the markers; must be positive
     * @return the revised pose
     * @throws org.needlepoint.geometry.FrameMismatchException if the frames differ
     */
    public static RevisedPose of(PoseUncertainty fitted, RigidTransform ctToMr, double leverMm) {
        ctToMr.from().requireSame(fitted.ctToMr().from());
        ctToMr.to().requireSame(fitted.ctToMr().to());
        if (!(leverMm > 0)) {
            throw new IllegalArgumentException("The lever must be positive, got " + leverMm + " mm");
        }
        RigidTransform motion = fitted.ctToMr().inverse().then(ctToMr);
        Point3 pivot = fitted.pivot();
        Vector3 w = motion.rotation().toRotationVector();
        Point3 movedPivot = motion.apply(pivot);
        Vector3 shift = movedPivot.minus(pivot);
        double[] delta = {w.x(), w.y(), w.z(), shift.x(), shift.y(), shift.z()};
        double[] sum = fitted.covariance();
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                sum[SIZE * i + j] += delta[i] * delta[j];
            }
        }
        PoseUncertainty pose = new PoseUncertainty(ctToMr, movedPivot, sum);
        return judged(pose, delta, fitted.covariance(), leverMm);
    }

    private static RevisedPose judged(PoseUncertainty pose, double[] delta, double[] covariance, double leverMm) {
        double[] scale = {leverMm, leverMm, leverMm, 1, 1, 1};
        double[][] inMm = new double[SIZE][SIZE];
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                inMm[i][j] = scale[i] * scale[j] * (covariance[SIZE * i + j] + covariance[SIZE * j + i]) / 2;
            }
        }
        EigenDecomposition axes = new EigenDecomposition(new Array2DRowRealMatrix(inMm, false));
        double largest = axes.getRealEigenvalue(0);
        double chiSquare = 0;
        int free = 0;
        boolean againstTheFit = false;
        for (int k = 0; k < SIZE; k++) {
            double along = 0;
            for (int i = 0; i < SIZE; i++) {
                along += axes.getEigenvector(k).getEntry(i) * scale[i] * delta[i];
            }
            double variance = axes.getRealEigenvalue(k);
            if (variance > LEAST_FREEDOM * largest) {
                chiSquare += along * along / variance;
                free++;
            } else if (Math.abs(along) > ROUNDING_MM) {
                againstTheFit = true;
            }
        }
        double rotation = Math.sqrt(delta[0] * delta[0] + delta[1] * delta[1] + delta[2] * delta[2]);
        return new RevisedPose(pose, rotation, chiSquare, free, againstTheFit ? 0 : FleEstimate.tail(chiSquare, free));
    }
}
