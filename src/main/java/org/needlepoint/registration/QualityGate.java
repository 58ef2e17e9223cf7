package org.needlepoint.registration;

/**
 * Limits for the 95 % target registration error at the needle tip.
 *
 * @param acceptMm at most this: accept, mm
 * @param cautionMm at most this: caution, else fail, mm
 */
public record QualityGate(double acceptMm, double cautionMm) {

    /** Accept up to 3 mm, caution up to 5 mm. */
    public static final QualityGate DEFAULT = new QualityGate(3, 5);

    /**
     * Makes a gate.
     *
     * @throws IllegalArgumentException unless 0 &lt; accept ≤ caution
     */
    public QualityGate {
        if (!(acceptMm > 0 && cautionMm >= acceptMm)) {
            throw new IllegalArgumentException("Quality gate " + acceptMm + " mm, " + cautionMm + " mm");
        }
    }

    /**
     * Judges a predicted error.
     *
     * @param error predicted error at the tip
     * @return verdict by its 95 % length
     */
    public Verdict judge(TargetError error) {
        return error.p95Mm() <= acceptMm ? Verdict.ACCEPT : error.p95Mm() <= cautionMm ? Verdict.CAUTION : Verdict.FAIL;
    }
}
