package org.needlepoint.registration;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/**
 * Whether the residuals are as large as the stated localisation errors (FLE) allow.
 *
 * @param chiSquare χ² of the residuals under the stated errors (with the protocol's priors counted as data where the model
 *     has them)
 * @param degreesOfFreedom ν; zero when the markers are not over-determined
 * @param pValue chance of a larger χ² if the stated errors are right
 * @param factor √(χ²/ν): estimated true error over stated error; 1 when ν is zero
 * @param applied the factor by which the prediction scales the stated errors, see {@link FleScale}
 */
public record FleEstimate(double chiSquare, int degreesOfFreedom, double pValue, double factor, double applied) {

    static FleEstimate of(double chiSquare, int degreesOfFreedom, FleScale scale) {
        if (degreesOfFreedom < 1) {
            return new FleEstimate(chiSquare, 0, 1, 1, 1);
        }
        double factor = Math.sqrt(chiSquare / degreesOfFreedom);
        return new FleEstimate(
                chiSquare,
                degreesOfFreedom,
                tail(chiSquare, degreesOfFreedom),
                factor,
                scale == FleScale.AS_STATED ? 1 : Math.max(1, factor));
    }

    /**
     * Lower end of the 95 % interval of {@link #factor}.
     *
     * @return √(χ²/χ²_ν(0.975)); 0 when ν is zero
     */
    public double factorLow() {
        return degreesOfFreedom == 0 ? 0 : bound(0.975);
    }

    /**
     * Upper end of the 95 % interval of {@link #factor}.
     *
     * @return √(χ²/χ²_ν(0.025)); infinite when ν is zero, because nothing bounds it
     */
    public double factorHigh() {
        return degreesOfFreedom == 0 ? Double.POSITIVE_INFINITY : bound(0.025);
    }

    private double bound(double probability) {
        return Math.sqrt(chiSquare
                / new ChiSquaredDistribution(null, degreesOfFreedom).inverseCumulativeProbability(probability));
    }

    /** Chance that χ² with ν degrees of freedom exceeds a value; 1 for ν = 0. */
    static double tail(double chiSquare, int degreesOfFreedom) {
        return degreesOfFreedom < 1
                ? 1
                : 1 - new ChiSquaredDistribution(null, degreesOfFreedom).cumulativeProbability(chiSquare);
    }
}
