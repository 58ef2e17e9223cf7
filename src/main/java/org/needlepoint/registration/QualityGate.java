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
        return judge(error.p95Mm());
    }

    /**
     * Judges a length of the error, such as that of a line over a picture.
     *
     * @param p95Mm length that the error does not exceed in 95 % of cases, mm
     * @return verdict
     */
    public Verdict judge(double p95Mm) {
        return p95Mm <= acceptMm ? Verdict.ACCEPT : p95Mm <= cautionMm ? Verdict.CAUTION : Verdict.FAIL;
    }
}
