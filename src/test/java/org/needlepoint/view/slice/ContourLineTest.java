package org.needlepoint.view.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.needlepoint.geometry.Point2;

class ContourLineTest {
    private static final int SIDE = 41;
    private static final double STEP = 2.5;

    private static double[] map(java.util.function.DoubleBinaryOperator f) {
        double[] out = new double[SIDE * SIDE];
        for (int i = 0; i < out.length; i++) {
            out[i] = f.applyAsDouble(STEP * (i % SIDE), STEP * (i / SIDE));
        }
        return out;
    }

    @Test
    void a_plane_has_a_straight_line() {
        ContourLine line = ContourLine.of(map((u, v) -> 0.3 * u + 0.1 * v), SIDE, STEP, 17.03);
        assertThat(line.segments()).hasSizeGreaterThan(2 * 30);
        assertThat(line.segments())
                .allSatisfy(p -> assertThat(0.3 * p.u() + 0.1 * p.v()).isCloseTo(17.03, within(1e-9)));
    }

    @Test
    void a_cone_has_a_circle_of_its_length() {
        ContourLine line = ContourLine.of(map((u, v) -> Math.hypot(u - 48, v - 51)), SIDE, STEP, 30);
        double length = 0;
        for (int i = 0; i < line.segments().size(); i += 2) {
            Point2 a = line.segments().get(i);
            Point2 b = line.segments().get(i + 1);
            length += Math.hypot(a.u() - b.u(), a.v() - b.v());
            // A chord over a cell of 2.5 at radius 30 lies at most 2.5²/8/30 inside, and the cone bends as much.
            assertThat(Math.hypot(a.u() - 48, a.v() - 51)).isCloseTo(30, within(0.06));
        }
        assertThat(length).isCloseTo(2 * Math.PI * 30, within(0.5));
        Point2 label = line.onRay(48, 51).orElseThrow();
        assertThat(label.u()).isCloseTo(48 + 30 / Math.sqrt(2), within(1.5));
        assertThat(label.v()).isCloseTo(51 + 30 / Math.sqrt(2), within(1.5));
    }

    @Test
    void a_level_that_is_not_reached_has_no_line() {
        ContourLine line = ContourLine.of(map((u, v) -> u), SIDE, STEP, 1000);
        assertThat(line.segments()).isEmpty();
        assertThat(line.onRay(0, 0)).isEmpty();
    }
}
