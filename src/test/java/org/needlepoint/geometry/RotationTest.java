package org.needlepoint.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class RotationTest {

    @Property
    void the_logarithm_undoes_the_exponential(@ForAll Rotation r) {
        Rotation again = Rotation.ofRotationVector(r.toRotationVector());
        for (int i = 0; i < 9; i++) {
            assertThat(again.toArray()[i]).isCloseTo(r.toArray()[i], within(1e-9));
        }
    }

    @Property
    void the_angle_is_the_angle_given(@ForAll Vector3 axis, @ForAll @DoubleRange(min = 0, max = 3.14) double angle) {
        if (axis.norm() > 1e-6) {
            assertThat(Rotation.aboutAxis(axis, angle).angleRad()).isCloseTo(angle, within(1e-7));
        }
    }

    @Property
    void composition_stays_orthonormal(@ForAll Rotation r) {
        Rotation many = Rotation.identity();
        for (int i = 0; i < 1000; i++) {
            many = many.then(r);
        }
        double[] m = many.toArray();
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double dot = m[3 * i] * m[3 * j] + m[3 * i + 1] * m[3 * j + 1] + m[3 * i + 2] * m[3 * j + 2];
                assertThat(dot).isCloseTo(i == j ? 1 : 0, within(1e-14));
            }
        }
    }

    @Test
    void tiny_turns_keep_their_vector() {
        for (double angle : new double[] {1e-12, 2e-9, 1e-7, 5e-7, 1e-3, 0.5}) {
            Vector3 w = new Vector3(0.6 * angle, 0, -0.8 * angle);
            assertThat(Rotation.ofRotationVector(w).toRotationVector().minus(w).norm())
                    .isLessThan(1e-15 + 1e-9 * angle);
        }
    }

    @Test
    void a_half_turn_has_its_axis_and_angle() {
        for (Vector3 axis : new Vector3[] {
            new Vector3(1, 0, 0), new Vector3(0, 1, 0), new Vector3(0, 0, 1), new Vector3(1, -2, 3).normalized()
        }) {
            Vector3 w = Rotation.aboutAxis(axis, Math.PI).toRotationVector();
            assertThat(w.norm()).isCloseTo(Math.PI, within(1e-7));
            assertThat(Math.abs(w.normalized().dot(axis))).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void turning_left_about_the_head_axis_goes_posterior() {
        Vector3 v = Rotation.aboutAxis(new Vector3(0, 0, 1), Math.PI / 2).apply(new Vector3(1, 0, 0));
        assertThat(v.minus(new Vector3(0, 1, 0)).norm()).isLessThan(1e-15);
    }
}
