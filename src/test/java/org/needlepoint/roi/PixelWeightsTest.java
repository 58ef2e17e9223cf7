package org.needlepoint.roi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.PlanarPolygon;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.VoxelGrid;

class PixelWeightsTest {
    private static final Frame MR = new Frame("2.25.21", "MR");

    /** 80 × 80 pixels of the given size, the stack turned by {@code turn} about its middle. */
    private static VoxelGrid grid(double columnMm, double rowMm, Rotation turn) {
        Vector3 c = turn.apply(new Vector3(columnMm, 0, 0));
        Vector3 r = turn.apply(new Vector3(0, rowMm, 0));
        Vector3 s = turn.apply(new Vector3(0, 0, 6));
        Point3 origin = new Point3(MR, 0, 0, 0).plus(c.times(-39.5)).plus(r.times(-39.5));
        return new VoxelGrid(origin, c, r, s, 80, 80, 3, 5);
    }

    /** A core that starts at (x, y) of the plane of slice 1 and leaves at an angle, carried by the same turn as the grid. */
    private static CoreRectangle core(double x, double y, double angle, double length, double width, Rotation turn) {
        Vector3 d = new Vector3(Math.cos(angle), Math.sin(angle), 0);
        Vector3 a = new Vector3(-Math.sin(angle), Math.cos(angle), 0);
        return new CoreRectangle(
                Point3.of(MR, turn.apply(new Vector3(x, y, 6))), turn.apply(d), turn.apply(a), length, width);
    }

    @Property
    void weights_times_pixel_area_is_the_area_of_the_rectangle(
            @ForAll @DoubleRange(min = -8, max = 8) double x,
            @ForAll @DoubleRange(min = -8, max = 8) double y,
            @ForAll @DoubleRange(min = -7, max = 7) double angle,
            @ForAll @DoubleRange(min = 0.4, max = 2.5) double columnMm,
            @ForAll @DoubleRange(min = 0.9, max = 2.5) double rowMm,
            @ForAll Rotation turn) {
        VoxelGrid grid = grid(1.5 * columnMm, rowMm, turn);
        PixelWeights w = PixelWeights.exactOverlap(grid, 1, core(x, y, angle, 14, 2, turn));
        assertThat(w.isWhole()).isTrue();
        assertThat(w.totalAreaMm2()).isCloseTo(28, within(1e-9));
        double sum = 0;
        for (int i = 0; i < w.size(); i++) {
            assertThat(w.fraction(i)).isPositive().isLessThanOrEqualTo(1);
            sum += w.areaMm2(i);
        }
        assertThat(sum).isCloseTo(28, within(1e-9));
    }

    @Property(tries = 300)
    void each_weight_equals_clipping_the_polygon_against_the_pixel(
            @ForAll @DoubleRange(min = -30, max = 30) double x,
            @ForAll @DoubleRange(min = -30, max = 30) double y,
            @ForAll @DoubleRange(min = -7, max = 7) double angle,
            @ForAll @DoubleRange(min = 0.01, max = 30) double length,
            @ForAll @DoubleRange(min = 0.01, max = 6) double width) {
        VoxelGrid grid = grid(0.7, 1.1, Rotation.identity());
        CoreRectangle core = core(x, y, angle, length, width, Rotation.identity());
        PixelWeights w = PixelWeights.exactOverlap(grid, 1, core);
        double[] exact = new double[80 * 80];
        PlanarPolygon p = core.inPixels(grid, 1);
        for (int r = 0; r < 80; r++) {
            for (int c = 0; c < 80; c++) {
                exact[80 * r + c] = p.areaWithin(c - 0.5, r - 0.5, c + 0.5, r + 0.5);
            }
        }
        for (int i = 0; i < w.size(); i++) {
            int k = 80 * w.row(i) + w.column(i);
            assertThat(w.fraction(i)).isCloseTo(exact[k], within(1e-11));
            exact[k] = 0;
        }
        // What is left was not listed, so it must be nothing.
        for (double e : exact) {
            assertThat(e).isLessThan(1e-11);
        }
    }

    @Property(tries = 200)
    void turning_grid_and_rectangle_together_changes_nothing(
            @ForAll @DoubleRange(min = -8, max = 8) double x,
            @ForAll @DoubleRange(min = 0.1, max = 1.4) double angle,
            @ForAll Rotation turn) {
        Rotation still = Rotation.identity();
        PixelWeights a = PixelWeights.exactOverlap(grid(0.7, 1.1, still), 1, core(x, 1.3, angle, 20, 2, still));
        PixelWeights b = PixelWeights.exactOverlap(grid(0.7, 1.1, turn), 1, core(x, 1.3, angle, 20, 2, turn));
        double[] difference = new double[80 * 80];
        for (int i = 0; i < a.size(); i++) {
            difference[80 * a.row(i) + a.column(i)] += a.fraction(i);
        }
        for (int i = 0; i < b.size(); i++) {
            difference[80 * b.row(i) + b.column(i)] -= b.fraction(i);
        }
        for (double d : difference) {
            assertThat(d).isCloseTo(0, within(1e-10));
        }
    }

    @Property(tries = 100)
    void moving_by_whole_pixels_moves_the_weights(
            @ForAll @IntRange(min = -10, max = 10) int dc, @ForAll @IntRange(min = -10, max = 10) int dr) {
        VoxelGrid grid = grid(0.7, 1.1, Rotation.identity());
        PixelWeights a = PixelWeights.exactOverlap(grid, 1, core(0.2, 0.1, 0.6, 12, 2, Rotation.identity()));
        PixelWeights b = PixelWeights.exactOverlap(
                grid, 1, core(0.2 + 0.7 * dc, 0.1 + 1.1 * dr, 0.6, 12, 2, Rotation.identity()));
        assertThat(b.size()).isEqualTo(a.size());
        for (int i = 0; i < a.size(); i++) {
            assertThat(b.column(i)).isEqualTo(a.column(i) + dc);
            assertThat(b.row(i)).isEqualTo(a.row(i) + dr);
            assertThat(b.fraction(i)).isCloseTo(a.fraction(i), within(1e-11));
        }
    }

    @Test
    void agrees_with_counting_fine_points() {
        VoxelGrid grid = grid(0.9, 1.4, Rotation.aboutAxis(new Vector3(1, 2, 3), 0.4));
        CoreRectangle core = core(-3.1, 2.7, 0.73, 20, 2, Rotation.aboutAxis(new Vector3(1, 2, 3), 0.4));
        PixelWeights w = PixelWeights.exactOverlap(grid, 1, core);
        assertThat(w.size()).isGreaterThan(30);
        for (int i = 0; i < w.size(); i++) {
            double counted = SupersampledOverlap.fraction(grid, 1, w.column(i), w.row(i), core, 400);
            // An edge through a pixel misclassifies at most the points within half a step of it: 2 / 400.
            assertThat(w.fraction(i)).isCloseTo(counted, within(0.005));
        }
    }

    @Test
    void a_rectangle_on_pixel_borders_covers_whole_pixels_only() {
        VoxelGrid grid = grid(1, 1, Rotation.identity());
        PixelWeights w = PixelWeights.exactOverlap(grid, 1, core(0, 0, 0, 20, 2, Rotation.identity()));
        assertThat(w.size()).isEqualTo(40);
        for (int i = 0; i < 40; i++) {
            assertThat(w.fraction(i)).isEqualTo(1);
            assertThat(w.column(i)).isBetween(40, 59);
            assertThat(w.row(i)).isBetween(39, 40);
        }
    }

    @Test
    void what_sticks_out_of_the_grid_is_told() {
        VoxelGrid grid = grid(1, 1, Rotation.identity());
        PixelWeights half = PixelWeights.exactOverlap(grid, 1, core(30, 0, 0, 20, 2, Rotation.identity()));
        assertThat(half.isWhole()).isFalse();
        assertThat(half.coverage()).isCloseTo(0.5, within(1e-12));
        assertThat(half.totalAreaMm2()).isCloseTo(20, within(1e-12));
        PixelWeights none = PixelWeights.exactOverlap(grid, 1, core(300, 0, 0, 20, 2, Rotation.identity()));
        assertThat(none.size()).isZero();
        assertThat(none.coverage()).isZero();
    }

    @Test
    void pixel_centres_count_whole_pixels() {
        VoxelGrid grid = grid(1, 1, Rotation.identity());
        // From 0.2 to 20.2 the centres 0.5 … 19.5 are inside; |y| ≤ 1 holds ± 0.5.
        PixelWeights w = PixelWeights.pixelCentres(grid, 1, core(0.2, 0, 0, 20, 2, Rotation.identity()));
        assertThat(w.size()).isEqualTo(40);
        assertThat(w.fraction(7)).isEqualTo(1);
        assertThat(w.totalAreaMm2()).isEqualTo(40);
        // A centre on the border counts: width 1 about y = 0 has both rows' centres on its long sides.
        assertThat(PixelWeights.pixelCentres(grid, 1, core(0.2, 0, 0, 20, 1, Rotation.identity()))
                        .size())
                .isEqualTo(40);
    }

    @Test
    void a_slice_that_is_not_there_is_a_mistake() {
        VoxelGrid grid = grid(1, 1, Rotation.identity());
        CoreRectangle core = core(0, 0, 0, 20, 2, Rotation.identity());
        assertThatThrownBy(() -> PixelWeights.exactOverlap(grid, 3, core)).hasMessageContaining("Slice 3");
    }
}
