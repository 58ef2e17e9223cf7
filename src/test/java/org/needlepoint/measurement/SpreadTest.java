package org.needlepoint.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void quantiles_are_those_of_r_type_7() {
        // R: quantile(1:1001, c(0.025, 0.975)) = 26, 976; sd(1:1001) = 289.1081.
        Spread s = Spread.of(IntStream.rangeClosed(1, 1001).mapToDouble(i -> i).toArray(), 3);
        assertThat(s.low95()).isCloseTo(26, within(1e-9));
        assertThat(s.high95()).isCloseTo(976, within(1e-9));
        assertThat(s.sd()).isCloseTo(289.1081, within(1e-4));
        assertThat(s.used()).isEqualTo(1001);
        assertThat(s.lost()).isEqualTo(3);
    }

    @Test
    void two_values_give_what_lies_between_them() {
        Spread s = Spread.of(new double[] {3, 1}, 0);
        assertThat(s.low95()).isCloseTo(1.05, within(1e-12));
        assertThat(s.high95()).isCloseTo(2.95, within(1e-12));
    }

    @Test
    void one_value_has_no_spread() {
        assertThatThrownBy(() -> Spread.of(new double[] {1}, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
