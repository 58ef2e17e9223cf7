package org.needlepoint.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.needlepoint.geometry.PlanarPolygon.Location;

class PlanarPolygonTest {
    private static PlanarPolygon rectangle(double u, double v, double length, double width, double angleRad) {
        double c = Math.cos(angleRad);
        double s = Math.sin(angleRad);
        return new PlanarPolygon(List.of(
                new Point2(u, v),
                new Point2(u + length * c, v + length * s),
                new Point2(u + length * c - width * s, v + length * s + width * c),
                new Point2(u - width * s, v + width * c)));
    }

    @Property
    void pixels_partition_the_area(
            @ForAll @DoubleRange(min = -3, max = 3) double u,
            @ForAll @DoubleRange(min = -3, max = 3) double v,
            @ForAll @DoubleRange(min = 0.1, max = 20) double length,
            @ForAll @DoubleRange(min = 0.1, max = 5) double width,
            @ForAll @DoubleRange(min = 0, max = 6.3) double angle) {
        PlanarPolygon p = rectangle(u, v, length, width, angle);
        double sum = 0;
        for (int i = -30; i < 30; i++) {
            for (int j = -30; j < 30; j++) {
                sum += p.areaWithin(i, j, i + 1, j + 1);
            }
        }
        assertThat(sum).isCloseTo(length * width, within(1e-10));
        assertThat(p.area()).isCloseTo(length * width, within(1e-10));
    }

    @Property(tries = 100)
    void concave_polygons_are_clipped_exactly_too(@ForAll @IntRange(min = 3, max = 12) int spikes, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        // A star-shaped polygon is simple whatever its radii.
        PlanarPolygon star = new PlanarPolygon(IntStream.range(0, 2 * spikes)
                .mapToObj(k -> {
                    double r = random.nextDouble(0.5, 5);
                    double phi = Math.PI * k / spikes;
                    return new Point2(r * Math.cos(phi), r * Math.sin(phi));
                })
                .toList());
        double sum = 0;
        for (int i = -6; i < 6; i++) {
            for (int j = -6; j < 6; j++) {
                sum += star.areaWithin(i, j, i + 1, j + 1);
            }
        }
        assertThat(sum).isCloseTo(star.area(), within(1e-11));
    }

    @Test
    void a_unit_square_half_inside() {
        PlanarPolygon square = rectangle(0.5, 0, 1, 1, 0);
        assertThat(square.areaWithin(0, 0, 1, 1)).isEqualTo(0.5);
        assertThat(square.areaWithin(2, 2, 3, 3)).isZero();
    }

    @Test
    void inside_boundary_outside() {
        PlanarPolygon square = rectangle(0, 0, 2, 2, 0);
        assertThat(square.locate(new Point2(1, 1))).isEqualTo(Location.INSIDE);
        assertThat(square.locate(new Point2(2, 1))).isEqualTo(Location.BOUNDARY);
        assertThat(square.locate(new Point2(0, 0))).isEqualTo(Location.BOUNDARY);
        assertThat(square.locate(new Point2(3, 1))).isEqualTo(Location.OUTSIDE);
        assertThat(square.locate(new Point2(-1, 2))).isEqualTo(Location.OUTSIDE);
    }

    @Test
    void two_vertices_are_no_polygon() {
        assertThatThrownBy(() -> new PlanarPolygon(List.of(new Point2(0, 0), new Point2(1, 0))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
