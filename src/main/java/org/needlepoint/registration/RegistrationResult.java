package org.needlepoint.registration;

import java.util.ArrayList;
import java.util.List;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Vector3;

/**
 * A rigid fit with everything known about its error. Made by {@link RigidRegistration}.
 *
 * <p>FRE (how well the markers fit each other) is kept apart from TRE (how wrong a target may be): a small FRE does not mean
 * a small TRE.
 *
 * @param model which motions were allowed
 * @param pose the transform with the covariance of its error
 * @param freRmsMm fiducial registration error: √(Σ|r|²/n), plain Euclidean, mm
 * @param residuals one per marker, in the order given
 * @param fle how the residuals compare with the stated localisation errors
 * @param conditioning what the layout leaves weak, whatever the model
 */
public record RegistrationResult(
        RegistrationModel model,
        PoseUncertainty pose,
        double freRmsMm,
        List<MarkerResidual> residuals,
        FleEstimate fle,
        Conditioning conditioning) {

    /** Residual directions with less than this part of their variance left carry no test. */
    private static final double LEAST_FREE_PART = 1e-6;

    /** Copies the list. */
    public RegistrationResult {
        residuals = List.copyOf(residuals);
    }

    static RegistrationResult of(RegistrationModel model, MarkerArrays m, MaximumLikelihoodFit fit, FleScale scale) {
        FleEstimate fle = FleEstimate.of(fit.chiSquare(), fit.degreesOfFreedom(), scale);
        double[] pivot = fit.terms().centreTo();
        Point3 centre = new Point3(m.to, pivot[0], pivot[1], pivot[2]);
        RigidTransform ctToMr = fit.pose().toTransform(m.from, m.to);
        PoseUncertainty stated = new PoseUncertainty(ctToMr, centre, fit.covariance(1));
        PoseUncertainty pose =
                fle.applied() == 1 ? stated : new PoseUncertainty(ctToMr, centre, fit.covariance(fle.applied()));
        double[] r = fit.terms().residuals();
        List<MarkerResidual> residuals = new ArrayList<>();
        double sum = 0;
        for (int i = 0; i < m.n; i++) {
            Vector3 v = new Vector3(r[3 * i], r[3 * i + 1], r[3 * i + 2]);
            sum += v.dot(v);
            residuals.add(residual(m.labels[i], v, fit, i, stated, model));
        }
        return new RegistrationResult(
                model, pose, Math.sqrt(sum / m.n), residuals, fle, Conditioning.of(m, fit, fle.applied()));
    }

    /**
     * The residual of a fit that uses all it knows has covariance V − J Σ Jᵀ. A slice-locked fit ignores the tilt that its Σ
     * contains, so there V + J Σ Jᵀ is used, an upper bound: its test is lenient. Directions that the fit absorbed wholly are
     * left out of the test.
     */
    private static MarkerResidual residual(
            String label, Vector3 v, MaximumLikelihoodFit fit, int i, PoseUncertainty stated, RegistrationModel model) {
        double[] d = fit.terms().leverOf(i);
        double[] fitted = stated.errorCovariance(d[0], d[1], d[2], d[0], d[1], d[2]);
        double[] error = Information.inverseSymmetric(fit.terms().weightOf(i));
        double sign = model == RegistrationModel.SLICE_LOCKED ? 1 : -1;
        // Whitened by the Cholesky factor of V: W = L⁻¹ (V ∓ JΣJᵀ) L⁻ᵀ has eigenvalues in [0, 1].
        double[] l = cholesky3(error);
        double[] f = whiten(l, fitted);
        double[] z = forward(l, v.toArray());
        Covariance3.PrincipalAxes p = new Covariance3(
                        Math.max(0, f[0]), f[1], f[2], Math.max(0, f[4]), f[5], Math.max(0, f[8]))
                .principalAxes();
        double[] absorbed = {p.variance0(), p.variance1(), p.variance2()};
        Vector3[] axes = {p.axis0(), p.axis1(), p.axis2()};
        Vector3 white = new Vector3(z[0], z[1], z[2]);
        double chiSquare = 0;
        int free = 0;
        for (int k = 0; k < 3; k++) {
            double left = 1 + sign * absorbed[k];
            if (left > LEAST_FREE_PART) {
                double a = axes[k].dot(white);
                chiSquare += a * a / left;
                free++;
            }
        }
        return new MarkerResidual(label, v, v.norm(), chiSquare, free, FleEstimate.tail(chiSquare, free));
    }

    private static double[] cholesky3(double[] a) {
        double l0 = Math.sqrt(a[0]);
        double l3 = a[3] / l0;
        double l4 = Math.sqrt(a[4] - l3 * l3);
        double l6 = a[6] / l0;
        double l7 = (a[7] - l6 * l3) / l4;
        return new double[] {l0, 0, 0, l3, l4, 0, l6, l7, Math.sqrt(a[8] - l6 * l6 - l7 * l7)};
    }

    private static double[] forward(double[] l, double[] b) {
        double x = b[0] / l[0];
        double y = (b[1] - l[3] * x) / l[4];
        return new double[] {x, y, (b[2] - l[6] * x - l[7] * y) / l[8]};
    }

    /** L⁻¹ M L⁻ᵀ of a symmetric M. */
    private static double[] whiten(double[] l, double[] m) {
        double[] half = new double[9];
        for (int column = 0; column < 3; column++) {
            double[] c = forward(l, new double[] {m[column], m[3 + column], m[6 + column]});
            for (int row = 0; row < 3; row++) {
                half[3 * column + row] = c[row];
            }
        }
        double[] out = new double[9];
        for (int column = 0; column < 3; column++) {
            double[] c = forward(l, new double[] {half[column], half[3 + column], half[6 + column]});
            for (int row = 0; row < 3; row++) {
                out[3 * row + column] = c[row];
            }
        }
        return out;
    }

    /**
     * The fitted transform.
     *
     * @return from the first frame of the correspondences (CT) to the second (MR)
     */
    public RigidTransform ctToMr() {
        return pose.ctToMr();
    }

    /**
     * Covariance of the predicted error at a point.
     *
     * @param p a point of the CT frame, or its image in the MR frame
     * @return covariance in MR axes, mm²
     * @throws org.needlepoint.geometry.FrameMismatchException if the point is of a third frame
     */
    public Covariance3 treCovariance(Point3 p) {
        return pose.treCovariance(p);
    }

    /**
     * Predicted error at a point.
     *
     * @param p a point of the CT frame, or its image in the MR frame
     * @return RMS, 95 % length and ellipsoid
     */
    public TargetError targetError(Point3 p) {
        return pose.targetError(p);
    }

    /**
     * Predicted error at evenly spaced points of a segment, such as the core from tip to end.
     *
     * @param a first point, CT or MR frame
     * @param b last point, same frame
     * @param count number of points, ends included, at least 2
     * @return one error per point
     * @throws IllegalArgumentException if {@code count} is below 2
     */
    public List<TargetError> alongSegment(Point3 a, Point3 b, int count) {
        if (count < 2) {
            throw new IllegalArgumentException("A segment has at least its two ends, got " + count + " points");
        }
        Vector3 d = b.minus(a);
        List<TargetError> out = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            out.add(targetError(a.plus(d.times(i / (count - 1.0)))));
        }
        return out;
    }

    /**
     * The same registration with another pose in the place of the fitted one. Residuals and FRE are those of the new pose;
     * a residual is tested against its localisation error and the whole error of the pose, an upper bound, so the test is
     * lenient.
     *
     * @param markers the correspondences that were fitted
     * @param revised the new pose, judged against this fit
     * @return result with the new pose; estimated localisation error and conditioning are still those of the fit
     */
    public RegistrationResult revisedTo(List<Correspondence> markers, PoseUncertainty revised) {
        List<MarkerResidual> moved = new ArrayList<>();
        double sum = 0;
        for (Correspondence c : markers) {
            Vector3 v = c.to().minus(revised.ctToMr().apply(c.from()));
            Covariance3 expected = c.toCovariance()
                    .plus(revised.ctToMr().applyCovariance(c.fromCovariance()))
                    .plus(revised.treCovariance(c.from()));
            double chiSquare = Information.chiSquare(expected, v);
            sum += v.dot(v);
            moved.add(new MarkerResidual(c.label(), v, v.norm(), chiSquare, 3, FleEstimate.tail(chiSquare, 3)));
        }
        return new RegistrationResult(model, revised, Math.sqrt(sum / markers.size()), moved, fle, conditioning);
    }
}
