package org.needlepoint.registration;

/**
 * When markers count as having moved against each other. Both must hold: the contradiction is significant even if the true
 * localisation errors are {@code errorFactor} times the stated ones, and some marker is off by at least {@code leastSlipMm}.
 *
 * <p>The defaults were chosen by simulation (see {@code ConsistencyTestCampaignTest}): with true errors twice the stated ones
 * fewer than one good layout in a thousand is refused, and a slip of 10 mm of one marker among four to six is refused in
 * more than 95 % of cases. Smaller slips enlarge the residuals and through {@link FleScale#INFLATE_IF_LARGER} the predicted
 * error, so they end in caution or failure at the gate instead.
 *
 * @param pValue significance level
 * @param errorFactor how many times larger than stated the localisation errors may be, at least 1
 * @param leastSlipMm smallest displacement that is called a slip, mm
 */
public record SlipTolerance(double pValue, double errorFactor, double leastSlipMm) {

    /** p &lt; 0.001, errors up to twice the stated ones, at least 3 mm. */
    public static final SlipTolerance DEFAULT = new SlipTolerance(0.001, 2, 3);

    /**
     * Makes a tolerance.
     *
     * @throws IllegalArgumentException if a value is out of range
     */
    public SlipTolerance {
        if (!(pValue > 0 && pValue < 1 && errorFactor >= 1 && leastSlipMm >= 0)) {
            throw new IllegalArgumentException(
                    "Slip tolerance p " + pValue + ", factor " + errorFactor + ", least " + leastSlipMm + " mm");
        }
    }
}
