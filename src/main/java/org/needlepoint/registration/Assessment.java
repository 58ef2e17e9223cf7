package org.needlepoint.registration;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.needlepoint.problem.ProblemException;

/**
 * Everything found about one registration, with the verdict. Made by {@link RegistrationAssessment}.
 *
 * @param distances marker distances CT against MR, before any fit
 * @param consistency whether the markers stayed in place
 * @param results one per fitted model, the full rigid one first
 * @param recommended the result to use
 * @param atTip its predicted error at the needle tip
 * @param leaveOneOut each marker predicted by the others (full rigid)
 * @param findings what a user should know
 * @param verdict accept, caution or fail
 * @param gate the limits applied
 */
public record Assessment(
        DistanceComparison distances,
        MarkerConsistency consistency,
        List<RegistrationResult> results,
        RegistrationResult recommended,
        TargetError atTip,
        List<LeaveOneOut> leaveOneOut,
        List<Finding> findings,
        Verdict verdict,
        QualityGate gate) {

    /** Copies the lists. */
    public Assessment {
        results = List.copyOf(results);
        leaveOneOut = List.copyOf(leaveOneOut);
        findings = List.copyOf(findings);
    }

    /**
     * The fit of one model.
     *
     * @param model the model
     * @return its result, or empty if it was not fitted
     */
    public Optional<RegistrationResult> result(RegistrationModel model) {
        return results.stream().filter(r -> r.model() == model).findFirst();
    }

    /**
     * Why the registration must not be used.
     *
     * @return the problem with its remedy if the verdict is {@link Verdict#FAIL}, else empty
     */
    public Optional<ProblemException> refusal() {
        if (verdict != Verdict.FAIL) {
            return Optional.empty();
        }
        return consistency
                .problem()
                .or(() -> Optional.of(new ProblemException(
                        RegistrationProblem.ERROR_TOO_LARGE,
                        String.format(Locale.ROOT, "%.1f mm", atTip.p95Mm()),
                        String.format(Locale.ROOT, "%.1f mm", gate.cautionMm()),
                        recommended.model().words())));
    }
}
