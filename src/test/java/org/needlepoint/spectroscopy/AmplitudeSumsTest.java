package org.needlepoint.spectroscopy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AmplitudeSumsTest {

    @Test
    void an_exact_ratio_has_a_point_interval() {
        AmplitudeSums.Ratio ratio = new AmplitudeSums(11, 1, 0, 0, 0).ratio().orElseThrow();
        assertThat(ratio.value()).isEqualTo(11);
        assertThat(ratio.low()).isCloseTo(11, within(1e-12));
        assertThat(ratio.high()).isCloseTo(11, within(1e-12));
    }

    @Test
    void the_interval_is_asymmetric_and_holds_95_percent_of_estimates_of_a_known_ratio() {
        Random random = new Random(8);
        double truth = 5;
        int inside = 0;
        int n = 20_000;
        for (int i = 0; i < n; i++) {
            AmplitudeSums a =
                    new AmplitudeSums(5 + 0.3 * random.nextGaussian(), 1 + 0.2 * random.nextGaussian(), 0.09, 0.04, 0);
            // An unbounded interval covers everything.
            inside += a.ratio().map(r -> r.low() <= truth && truth <= r.high()).orElse(true) ? 1 : 0;
        }
        // Binomial standard deviation is 0.15 %; unbounded sets that exclude the truth are below 0.1 %.
        assertThat(inside / (double) n).isCloseTo(0.95, within(0.006));
        AmplitudeSums.Ratio r = new AmplitudeSums(5, 1, 0.09, 0.04, 0).ratio().orElseThrow();
        assertThat(r.high() - r.value()).isGreaterThan(1.3 * (r.value() - r.low()));
    }

    @Test
    void no_ratio_when_creatine_cannot_be_told_from_zero() {
        assertThat(new AmplitudeSums(5, 0.3, 0.01, 0.04, 0).ratio()).isEmpty();
        assertThat(new AmplitudeSums(5, -1, 0.01, 0.04, 0).ratio()).isEmpty();
        assertThat(new AmplitudeSums(-5, 1, 0.01, 0.04, 0).ratio()).isEmpty();
    }

    @Test
    void drawn_ratios_have_the_spread_of_the_interval() {
        AmplitudeSums a = new AmplitudeSums(8, 1, 0.02, 0.0016, 0.002);
        Random random = new Random(4);
        double[] draws = new double[40_000];
        for (int i = 0; i < draws.length; i++) {
            draws[i] = a.drawnRatio(random.nextGaussian(), random.nextGaussian());
        }
        Arrays.sort(draws);
        AmplitudeSums.Ratio r = a.ratio().orElseThrow();
        assertThat(draws[1000]).isCloseTo(r.low(), within(0.05));
        assertThat(draws[39_000]).isCloseTo(r.high(), within(0.05));
    }
}
