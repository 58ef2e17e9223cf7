package org.needlepoint.registration;

/**
 * When markers count as having moved against each other. Two things must hold: the contradiction is significant, either
 * with localisation errors {@code errorFactor} times the stated ones or for one marker against the scatter of the others; and
 * some marker or distance is off by at least {@code leastSlipMm}.
 *
 * <p>The defaults were chosen by simulation ({@code ConsistencyTestCampaignTest}, errors 0.5 mm in plane and 0.7 to 1.2 mm
 * through): with true errors twice the stated ones, at most five good layouts in a thousand are refused. Of six markers of
 * which one slipped along the skin, 76 % are refused at 10 mm and 96 % at 15 mm; a smaller slip, or one along thick slices,
 * enlarges the residuals and through {@link FleScale#INFLATE_IF_LARGER} the predicted error, so that with four or more markers
 * at most one in a hundred ends as accepted while more than 3 mm wrong at the tip. Three markers cannot do that: in a wide
 * triangle a slip of 5 to 10 mm ends so in about one case of eight, which is why {@link Finding.Kind#FEW_MARKERS} is reported.
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
