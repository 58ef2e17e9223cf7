package org.needlepoint.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.needlepoint.geometry.Point3;
import org.needlepoint.problem.ProblemException;

/**
 * The rigid motion that carries markers seen in CT onto the same markers seen in MR, with the predicted error of every
 * point. An immutable set of options; the data go in at {@link #fit} and a {@link RegistrationResult} comes out.
 *
 * <p>Start: weighted least squares (Arun 1987, Umeyama 1991; reflections excluded). Estimate: maximum likelihood for a full
 * covariance per marker and image (after Balachandran &amp; Fitzpatrick 2009). Prediction: first-order propagation of those
 * covariances, which for one isotropic error equals Fitzpatrick, West &amp; Maurer 1998, IEEE TMI 17:694.
 *
 * <p>Coordinates LPS mm. A fit of six markers takes tens of microseconds. For the whole decision (which model, whether a
 * marker slipped, accept or fail) use {@link RegistrationAssessment}.
 */
public final class RigidRegistration {
    private static final RigidRegistration DEFAULT =
            new RigidRegistration(RegistrationModel.FULL_RIGID, FleScale.INFLATE_IF_LARGER, Optional.empty());

    private static final int FEWEST = 3;

    private final RegistrationModel model;
    private final FleScale fleScale;
    private final Optional<SliceProtocol> protocol;

    private RigidRegistration(RegistrationModel model, FleScale fleScale, Optional<SliceProtocol> protocol) {
        this.model = model;
        this.fleScale = fleScale;
        this.protocol = protocol;
    }

    /**
     * Full rigid, stated errors inflated if the residuals say so, no protocol.
     *
     * @return the default options
     */
    public static RigidRegistration withDefaults() {
        return DEFAULT;
    }

    /**
     * With another model.
     *
     * @param newModel which motions are allowed; other than full rigid needs a protocol before {@link #fit}
     * @return new options
     */
    public RigidRegistration with(RegistrationModel newModel) {
        return new RigidRegistration(Objects.requireNonNull(newModel), fleScale, protocol);
    }

    /**
     * With another scaling of the stated errors.
     *
     * @param newScale scaling
     * @return new options
     */
    public RigidRegistration with(FleScale newScale) {
        return new RigidRegistration(model, Objects.requireNonNull(newScale), protocol);
    }

    /**
     * With what the scanning protocol promises.
     *
     * @param newProtocol slice normals, tilt, offset
     * @return new options
     */
    public RigidRegistration with(SliceProtocol newProtocol) {
        return new RigidRegistration(model, fleScale, Optional.of(newProtocol));
    }

    /**
     * Fits.
     *
     * @param pairs at least three markers, all with the same two frames; the order does not matter. Markers on one line do
     *     not fail: the rotation about the line stays as near to the nominal one as it can, and the predicted error says
     *     that it is unknown.
     * @return the fit and its error
     * @throws ProblemException {@link RegistrationProblem#TOO_FEW_MARKERS}, {@link RegistrationProblem#DUPLICATE_LABEL},
     *     {@link RegistrationProblem#COINCIDENT_MARKERS}, or {@link RegistrationProblem#NOT_SETTLED}
     * @throws org.needlepoint.geometry.FrameMismatchException if frames are mixed
     * @throws IllegalStateException if the model rests on a protocol and none was given
     */
    public RegistrationResult fit(List<Correspondence> pairs) throws ProblemException {
        if (model.restsOnProtocol() && protocol.isEmpty()) {
            throw new IllegalStateException("The model " + model + " needs a slice protocol");
        }
        MarkerArrays m = MarkerArrays.of(pairs);
        return RegistrationResult.of(model, m, MaximumLikelihoodFit.of(m, model, protocol.orElse(null)), fleScale);
    }

    /**
     * Leaves out each marker in turn and looks at a target: how it moves, and how its predicted error changes.
     *
     * @param pairs as for {@link #fit}
     * @param target point of the CT frame, such as the needle tip
     * @return one entry per marker, in the order given; none if there are only three, which are all needed
     * @throws ProblemException as for {@link #fit}
     */
    public List<MarkerExclusion> exclusions(List<Correspondence> pairs, Point3 target) throws ProblemException {
        List<MarkerExclusion> out = new ArrayList<>();
        if (pairs.size() > FEWEST) {
            Point3 with = fit(pairs).ctToMr().apply(target);
            for (int i = 0; i < pairs.size(); i++) {
                List<Correspondence> rest = new ArrayList<>(pairs);
                rest.remove(i);
                RegistrationResult without = fit(rest);
                out.add(new MarkerExclusion(
                        pairs.get(i).label(), without.ctToMr().apply(target).minus(with), without.targetError(target)));
            }
        }
        return out;
    }

    /**
     * Leaves out each marker in turn and predicts it from the others. With three markers the remaining two leave a rotation
     * open, and {@code expected} says so.
     *
     * @param pairs as for {@link #fit}
     * @return one entry per marker, in the order given
     * @throws ProblemException as for {@link #fit}
     */
    public List<LeaveOneOut> leaveOneOut(List<Correspondence> pairs) throws ProblemException {
        MarkerArrays all = MarkerArrays.of(pairs);
        List<LeaveOneOut> out = new ArrayList<>(all.n);
        for (int i = 0; i < all.n; i++) {
            out.add(LeaveOneOut.of(all, i, MaximumLikelihoodFit.of(all.without(i), model, protocol.orElse(null))));
        }
        return out;
    }
}
