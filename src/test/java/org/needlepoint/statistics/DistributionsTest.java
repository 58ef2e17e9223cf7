package org.needlepoint.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The library promises 1e-9 for its quantiles; intervals to 1e-8 relative need more. */
class DistributionsTest {
    private static final double[] DEGREES = {1, 2.5, 9.48, 31, 239, 5000};

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.025, 0.005, 1e-4})
    void quantiles_are_right_to_1e13(double upper) {
        for (double df : DEGREES) {
            assertRight(TDistribution.of(df), Distributions.tHalfWidth(1 - 2 * upper, df), (1 - (1 - 2 * upper)) / 2);
            for (double df2 : DEGREES) {
                assertRight(FDistribution.of(df, df2), Distributions.fUpperQuantile(upper, df, df2), upper);
                assertRight(BetaDistribution.of(df, df2), Distributions.betaUpperQuantile(upper, df, df2), upper);
            }
        }
    }

    /** One Newton step from the quantile moves it by no more than the tolerance. */
    private static void assertRight(ContinuousDistribution d, double quantile, double upper) {
        double step = (d.survivalProbability(quantile) - upper) / d.density(quantile);
        assertThat(step).as("%s at %s", d, upper).isCloseTo(0, within(1e-13 * quantile));
    }
}
