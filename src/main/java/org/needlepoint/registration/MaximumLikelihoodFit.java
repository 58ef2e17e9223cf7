package org.needlepoint.registration;

import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.problem.ProblemException;

/**
 * The maximum-likelihood rigid fit to markers whose errors differ in every direction and in both images.
 *
 * <p>Each marker has an unknown true place; maximising the likelihood over all true places leaves, with residual r = y −
 * (R x + t) and V = C_to + R C_from Rᵀ,
 *
 * <pre>   minimise  ½ Σ rᵀ V⁻¹ r   (+ prior terms)   over R and t </pre>
 *
 * (the weighted fiducial registration error of Balachandran &amp; Fitzpatrick 2009, IEEE TMI; the errors-in-variables
 * criterion of Ohta &amp; Kanatani 1998). V turns with R, which a plain iteration ignores. Differentiating V as well gives,
 * for a small motion (w, τ) of the result, the gradient
 *
 * <pre>   −Σ (q̂ × λ, λ)   with λ = V⁻¹ r,  q̂ = R x + t + R C_from Rᵀ λ, </pre>
 *
 * that is, the usual one taken at q̂, the best estimate of the true place. Steps with this gradient converge to the exact
 * maximum; exchanging the images gives the inverse transform.
 *
 * <p>The steps are Newton's, with the derivatives of {@link MarkerTerms}.
 */
final class MaximumLikelihoodFit {
    private static final int MOST_STEPS = 200;
    /** Relative to the spread of the markers; round-off of coordinates near 300 mm is ten times smaller. */
    private static final double SETTLED = 1e-12;
    /** Steps this small that no longer shrink have met round-off. */
    private static final double ROUND_OFF = 1e-9;

    private static final double LONGEST_TURN_RAD = 0.5;

    private final MarkerArrays m;
    private final RegistrationModel model;
    private final SliceProtocol protocol;
    private final double[] centreFrom;
    private final MarkerTerms terms;

    private Pose pose;
    private double cost;

    private MaximumLikelihoodFit(MarkerArrays m, RegistrationModel model, SliceProtocol protocol, double[] weights) {
        this.m = m;
        this.model = model;
        this.protocol = protocol;
        this.centreFrom = LeastSquaresStart.mean(m.x, weights);
        this.terms = new MarkerTerms(m, centreFrom);
    }

    /**
     * Fits.
     *
     * @param m at least two markers
     * @param model which motions are allowed
     * @param protocol needed by models that rest on it, else null allowed
     * @throws ProblemException if the iteration does not settle
     */
    static MaximumLikelihoodFit of(MarkerArrays m, RegistrationModel model, SliceProtocol protocol)
            throws ProblemException {
        double[] weights = new double[m.n];
        for (int i = 0; i < m.n; i++) {
            int k = 9 * i;
            weights[i] = 3 / (m.cx[k] + m.cx[k + 4] + m.cx[k + 8] + m.cy[k] + m.cy[k + 4] + m.cy[k + 8]);
        }
        MaximumLikelihoodFit fit = new MaximumLikelihoodFit(m, model, protocol, weights);
        fit.start(weights);
        fit.iterate();
        return fit;
    }

    private void start(double[] weights) {
        Rotation nominal = protocol == null ? Rotation.identity() : protocol.nominalRotation();
        pose = LeastSquaresStart.fit(m, weights, nominal);
        if (model == RegistrationModel.SLICE_LOCKED) {
            // Keep the turn about the normal, drop the tilt; then put the centre where it was.
            Vector3 n = protocol.normalTo();
            Rotation tilted = nominal.inverse().then(Rotation.ofMatrix(pose.r));
            double cos = 0;
            double sin = 0;
            Vector3 u = n.anyOrthogonal();
            for (Vector3 e : new Vector3[] {u, n.cross(u)}) {
                Vector3 image = tilted.apply(e);
                cos += image.dot(e);
                sin += image.dot(n.cross(e));
            }
            Rotation locked = nominal.then(Rotation.aboutAxis(n, Math.atan2(sin, cos)));
            Vector3 cx = new Vector3(centreFrom[0], centreFrom[1], centreFrom[2]);
            Vector3 cy = Rotation.ofMatrix(pose.r).apply(cx).plus(new Vector3(pose.t[0], pose.t[1], pose.t[2]));
            pose = new Pose(locked.toArray(), cy.minus(locked.apply(cx)).toArray());
        }
    }

    private void iterate() throws ProblemException {
        double spread = terms.spread();
        double before = Double.POSITIVE_INFINITY;
        cost = evaluate(pose);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] motion =
                    MotionSolver.forStep(secondDerivative(), freeAxis()).solve(gradient());
            limit(motion);
            double[] pivot = terms.centreTo();
            double size = size(motion, spread);
            Pose next = pose.moved(motion, pivot);
            double nextCost = evaluate(next);
            // A full step that worsens the fit is halved; the direction is one of descent.
            for (int halving = 0;
                    nextCost > cost * (1 + 1e-12) && halving < 30 && size > ROUND_OFF * spread;
                    halving++) {
                for (int i = 0; i < motion.length; i++) {
                    motion[i] /= 2;
                }
                next = pose.moved(motion, pivot);
                nextCost = evaluate(next);
            }
            pose = next;
            cost = nextCost;
            if (size <= SETTLED * spread || size <= ROUND_OFF * spread && size >= before / 2) {
                return;
            }
            before = size;
        }
        throw new ProblemException(RegistrationProblem.NOT_SETTLED, MOST_STEPS);
    }

    /** Shortens a step that turns so far that its second-order model means nothing. */
    private static void limit(double[] motion) {
        double angle = Math.sqrt(motion[0] * motion[0] + motion[1] * motion[1] + motion[2] * motion[2]);
        if (angle > LONGEST_TURN_RAD) {
            for (int i = 0; i < motion.length; i++) {
                motion[i] *= LONGEST_TURN_RAD / angle;
            }
        }
    }

    private static double size(double[] motion, double spread) {
        double w = Math.sqrt(motion[0] * motion[0] + motion[1] * motion[1] + motion[2] * motion[2]);
        double t = Math.sqrt(motion[3] * motion[3] + motion[4] * motion[4] + motion[5] * motion[5]);
        return Math.max(w * spread, t);
    }

    /** Twice the negative log posterior at a pose. */
    private double evaluate(Pose p) {
        return terms.evaluate(p) + priorCost(p);
    }

    private double priorCost(Pose p) {
        if (!model.restsOnProtocol()) {
            return 0;
        }
        double c = 0;
        if (model == RegistrationModel.TILT_PRIOR) {
            // |n_to − R n_from|² / σ²: the Fisher distribution's exponent.
            Vector3 gap = protocol.normalTo().minus(tiltedNormal(p));
            c += gap.dot(gap) / (protocol.tiltSdRad() * protocol.tiltSdRad());
        }
        if (protocol.offset().isPresent()) {
            double z = offsetResidual() / protocol.offset().get().sdMm();
            c += z * z;
        }
        return c;
    }

    private Vector3 tiltedNormal(Pose p) {
        return Rotation.ofMatrix(p.r).apply(protocol.normalFrom());
    }

    private double offsetResidual() {
        Vector3 cf = new Vector3(centreFrom[0], centreFrom[1], centreFrom[2]);
        double[] c = terms.centreTo();
        Vector3 ct = new Vector3(c[0], c[1], c[2]);
        return protocol.offset().orElseThrow().mm()
                - (protocol.normalTo().dot(ct) - protocol.normalFrom().dot(cf));
    }

    /** Downhill gradient of half the cost with respect to (w, τ), pivot at the centre. */
    private double[] gradient() {
        double[] g = terms.gradient();
        if (model == RegistrationModel.TILT_PRIOR) {
            double k = 1 / (protocol.tiltSdRad() * protocol.tiltSdRad());
            double[] c = tiltedNormal(pose).cross(protocol.normalTo()).toArray();
            for (int i = 0; i < 3; i++) {
                g[i] += k * c[i];
            }
        }
        if (model.restsOnProtocol() && protocol.offset().isPresent()) {
            double sd = protocol.offset().get().sdMm();
            double[] n = protocol.normalTo().toArray();
            for (int i = 0; i < 3; i++) {
                g[3 + i] += n[i] * offsetResidual() / (sd * sd);
            }
        }
        return g;
    }

    private Information secondDerivative() {
        Information h = terms.secondDerivative(pose);
        if (model == RegistrationModel.TILT_PRIOR) {
            h.addTurning(
                    protocol.normalTo().toArray(),
                    tiltedNormal(pose).toArray(),
                    1 / (protocol.tiltSdRad() * protocol.tiltSdRad()));
        }
        addOffset(h);
        return h;
    }

    private void addOffset(Information info) {
        if (model.restsOnProtocol() && protocol.offset().isPresent()) {
            double sd = protocol.offset().get().sdMm();
            info.addTranslation(protocol.normalTo(), 1 / (sd * sd));
        }
    }

    private Information information(double scale) {
        Information info = terms.information(scale);
        if (model == RegistrationModel.TILT_PRIOR) {
            info.addTilt(protocol.normalTo(), 1 / (protocol.tiltSdRad() * protocol.tiltSdRad()));
        }
        addOffset(info);
        return info;
    }

    /** The one axis of rotation that the model leaves free, or null for all. */
    private Vector3 freeAxis() {
        return model == RegistrationModel.SLICE_LOCKED ? protocol.normalTo() : null;
    }

    /**
     * Covariance of the error of the pose, (w, τ) about the centre of the markers.
     *
     * @param scale factor of the stated marker errors
     */
    double[] covariance(double scale) {
        MotionSolver s = MotionSolver.forCovariance(information(scale), freeAxis());
        double[] c = s.covariance();
        if (model == RegistrationModel.SLICE_LOCKED) {
            // A tilt T that the model forbids moves the markers, hence the fit; what remains is solve(N T) − T.
            Information markers = terms.information(scale);
            Vector3 u = protocol.normalTo().anyOrthogonal();
            for (Vector3 axis : new Vector3[] {u, protocol.normalTo().cross(u)}) {
                double[] tilt = {axis.x(), axis.y(), axis.z(), 0, 0, 0};
                double[] e = s.solve(markers.times(tilt));
                for (int i = 0; i < 6; i++) {
                    e[i] = protocol.tiltSdRad() * (e[i] - tilt[i]);
                }
                for (int i = 0; i < 6; i++) {
                    for (int j = 0; j < 6; j++) {
                        c[6 * i + j] += e[i] * e[j];
                    }
                }
            }
        }
        return c;
    }

    /**
     * χ² of the data under the model, priors counted as data. For the slice-locked model the tilt is averaged out by one
     * linear step of the model that frees it, which is exact to first order.
     */
    double chiSquare() {
        if (model != RegistrationModel.SLICE_LOCKED) {
            return cost;
        }
        Information info = information(1);
        info.addTilt(protocol.normalTo(), 1 / (protocol.tiltSdRad() * protocol.tiltSdRad()));
        double[] g = gradient();
        double[] step = MotionSolver.forCovariance(info, null).solve(g);
        double c = cost;
        for (int i = 0; i < 6; i++) {
            c -= g[i] * step[i];
        }
        return Math.max(0, c);
    }

    /** Degrees of freedom of {@link #chiSquare()}. */
    int degreesOfFreedom() {
        int data = 3 * m.n;
        if (model == RegistrationModel.FULL_RIGID) {
            return data - 3 - MotionSolver.forCovariance(information(1), null).determinedRotations();
        }
        return data + 2 + (protocol.offset().isPresent() ? 1 : 0) - 6;
    }

    /** Principal uncertainty of the rotation given the markers alone, errors taken {@code scale} times as large. */
    Covariance3.PrincipalAxes rotationFromMarkers(double scale) {
        return MotionSolver.forCovariance(terms.information(scale), null).weakness();
    }

    Pose pose() {
        return pose;
    }

    /** The markers' part at the fitted pose. */
    MarkerTerms terms() {
        return terms;
    }
}
