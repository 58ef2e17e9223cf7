package org.needlepoint.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.needlepoint.geometry.Point3;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.wording.Wording;

/**
 * The whole decision about a registration: are the markers consistent, which model predicts the smallest error at the needle
 * tip, and is that error small enough. An immutable set of options; {@link #assess} returns an {@link Assessment}.
 *
 * <p>Rules, in order:
 *
 * <ol>
 *   <li>Markers that contradict each other ({@link ConsistencyTest}) fail, whatever the predicted error.
 *   <li>Without a {@link SliceProtocol} the full rigid model is the only one. With it, the slice-locked model and the tilt
 *       prior are fitted too. They are set aside if the tilt that the markers show contradicts the protocol (χ², 2 degrees of
 *       freedom, p &lt; 0.01).
 *   <li>The model with the smallest predicted RMS error at the tip is recommended, but a model that rests on the protocol
 *       only if it gains at least a tenth: fewer assumptions win a tie.
 *   <li>The 95 % error at the tip decides by the {@link QualityGate}. A protocol alone never earns an acceptance: when the
 *       recommended model rests on it and the markers alone would not be accepted, the verdict is at best caution.
 * </ol>
 */
public final class RegistrationAssessment {
    private static final double LEAST_GAIN = 0.1;
    private static final double CONTRADICTED = 0.01;

    private static final RegistrationAssessment DEFAULT = new RegistrationAssessment(
            QualityGate.DEFAULT, ConsistencyTest.withDefaults(), FleScale.INFLATE_IF_LARGER, Optional.empty());

    private final QualityGate gate;
    private final ConsistencyTest consistency;
    private final FleScale fleScale;
    private final Optional<SliceProtocol> protocol;

    private RegistrationAssessment(
            QualityGate gate, ConsistencyTest consistency, FleScale fleScale, Optional<SliceProtocol> protocol) {
        this.gate = gate;
        this.consistency = consistency;
        this.fleScale = fleScale;
        this.protocol = protocol;
    }

    /**
     * Default gate and tolerance, no protocol.
     *
     * @return the default options
     */
    public static RegistrationAssessment withDefaults() {
        return DEFAULT;
    }

    /**
     * With another gate.
     *
     * @param newGate limits
     * @return new options
     */
    public RegistrationAssessment with(QualityGate newGate) {
        return new RegistrationAssessment(Objects.requireNonNull(newGate), consistency, fleScale, protocol);
    }

    /**
     * With another tolerance for slipped markers.
     *
     * @param tolerance tolerance
     * @return new options
     */
    public RegistrationAssessment with(SlipTolerance tolerance) {
        return new RegistrationAssessment(gate, consistency.with(tolerance), fleScale, protocol);
    }

    /**
     * With another scaling of the stated errors.
     *
     * @param newScale scaling
     * @return new options
     */
    public RegistrationAssessment with(FleScale newScale) {
        return new RegistrationAssessment(gate, consistency, Objects.requireNonNull(newScale), protocol);
    }

    /**
     * With what the scanning protocol promises.
     *
     * @param newProtocol slice normals, tilt, offset
     * @return new options
     */
    public RegistrationAssessment with(SliceProtocol newProtocol) {
        return new RegistrationAssessment(gate, consistency, fleScale, Optional.of(newProtocol));
    }

    /**
     * Registers and judges.
     *
     * @param markers at least three correspondences from CT to MR
     * @param tip the needle tip, in the CT frame
     * @return everything found, also when the verdict is to fail
     * @throws ProblemException if there are fewer than three markers, a label occurs twice, two markers coincide, or the fit
     *     does not settle
     */
    public Assessment assess(List<Correspondence> markers, Point3 tip) throws ProblemException {
        DistanceComparison distances = DistanceComparison.of(markers);
        MarkerConsistency answer = consistency.test(markers);
        RigidRegistration options = RigidRegistration.withDefaults().with(fleScale);
        RegistrationResult full = options.fit(markers);
        List<LeaveOneOut> leaveOneOut = options.leaveOneOut(markers);
        List<RegistrationResult> results = new ArrayList<>(List.of(full));
        List<Finding> findings = new ArrayList<>();
        RegistrationResult recommended = full;
        if (protocol.isPresent()) {
            RigidRegistration withProtocol = options.with(protocol.get());
            for (RegistrationModel model : List.of(RegistrationModel.SLICE_LOCKED, RegistrationModel.TILT_PRIOR)) {
                results.add(withProtocol.with(model).fit(markers));
            }
            TiltCheck tilt = TiltCheck.of(full, protocol.get());
            if (tilt.pValue() < CONTRADICTED) {
                findings.add(new Finding(Finding.Kind.PROTOCOL_CONTRADICTED, tilt.words()));
            } else {
                recommended = best(results, tip);
            }
        }
        TargetError byMarkers = full.targetError(tip);
        TargetError atTip = recommended == full ? byMarkers : recommended.targetError(tip);
        Verdict verdict = gate.judge(atTip);
        if (recommended != full && gate.judge(byMarkers) != Verdict.ACCEPT) {
            verdict = verdict.worse(Verdict.CAUTION);
            findings.add(new Finding(
                    Finding.Kind.RESTS_ON_PROTOCOL,
                    RegistrationWording.RESTS_ON_PROTOCOL.say(
                            Wording.number(Math.toDegrees(protocol.orElseThrow().tiltSdRad()), 1),
                            Wording.number(byMarkers.p95Mm(), 1))));
        }
        if (!(answer instanceof MarkerConsistency.Consistent)) {
            verdict = Verdict.FAIL;
        }
        findings.addAll(Finding.about(full, distances));
        return new Assessment(distances, answer, results, recommended, atTip, leaveOneOut, findings, verdict, gate);
    }

    private static RegistrationResult best(List<RegistrationResult> results, Point3 tip) {
        RegistrationResult full = results.get(0);
        RegistrationResult best = full;
        double least = full.treCovariance(tip).rmsMm() * (1 - LEAST_GAIN);
        for (RegistrationResult r : results.subList(1, results.size())) {
            double rms = r.treCovariance(tip).rmsMm();
            if (rms < least) {
                least = rms;
                best = r;
            }
        }
        return best;
    }
}
