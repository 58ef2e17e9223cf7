package org.needlepoint.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class Covariance3Test {

    @Property
    void principal_axes_rebuild_the_covariance(
            @ForAll Rotation axes,
            @ForAll @DoubleRange(min = 0, max = 5) double a,
            @ForAll @DoubleRange(min = 0, max = 5) double b,
            @ForAll @DoubleRange(min = 0, max = 5) double c) {
        Covariance3 cov = Covariance3.ofAxes(axes, a, b, c);
        Covariance3.PrincipalAxes p = cov.principalAxes();
        assertThat(p.variance0()).isGreaterThanOrEqualTo(p.variance1());
        assertThat(p.variance1()).isGreaterThanOrEqualTo(p.variance2());
        Covariance3 again = Covariance3.ofAxes(
                Rotation.ofColumns(p.axis0(), p.axis1(), p.axis2()),
                Math.sqrt(p.variance0()),
                Math.sqrt(p.variance1()),
                Math.sqrt(p.variance2()));
        for (int i = 0; i < 9; i++) {
            assertThat(again.toArray()[i]).isCloseTo(cov.toArray()[i], within(1e-11));
        }
    }

    @Property
    void rotation_keeps_the_trace_and_moves_the_axes(@ForAll Rotation r, @ForAll Vector3 v) {
        Covariance3 c = new Covariance3(4, 0, 0, 1, 0, 0.25);
        assertThat(c.rotated(r).trace()).isCloseTo(5.25, within(1e-12));
        if (v.norm() > 1e-6) {
            Vector3 u = v.normalized();
            assertThat(c.rotated(r).varianceAlong(r.apply(u))).isCloseTo(c.varianceAlong(u), within(1e-12));
        }
    }

    @Test
    void rms_is_the_length_not_one_axis() {
        assertThat(Covariance3.isotropic(2).rmsMm()).isCloseTo(2 * Math.sqrt(3), within(1e-12));
    }

    @Test
    void a_negative_variance_is_refused() {
        assertThatThrownBy(() -> new Covariance3(-1, 0, 0, 1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Covariance3(Double.NaN, 0, 0, 1, 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
