package org.needlepoint.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.roi.CoreRectangle;
import org.needlepoint.roi.PixelWeights;

class AdcSampleTest {
    private static final VoxelGrid GRID = AdcFitTest.grid(30, 30, 2);

    private static AdcMap map(java.util.function.IntBinaryOperator columnRowTo1e6) {
        float[] v = new float[(int) GRID.voxels()];
        for (int i = 0; i < v.length; i++) {
            v[i] = (float) (1e-6 * columnRowTo1e6.applyAsInt(i % 30, i / 30 % 30));
        }
        return new AdcMap(Volume.ofFloats(GRID, AdcMap.UNIT, v), AdcSource.RESCALE, "test");
    }

    private static PixelWeights weights(double column, double row, double angleRad, double length, double width) {
        Vector3 d = new Vector3(Math.cos(angleRad), Math.sin(angleRad), 0);
        Vector3 across = new Vector3(-Math.sin(angleRad), Math.cos(angleRad), 0);
        return PixelWeights.exactOverlap(
                GRID, 0, new CoreRectangle(GRID.toPatient(column, row, 0), d, across, length, width));
    }

    @Property
    void the_mean_of_a_linear_field_is_its_value_at_the_centroid_of_the_pixels(
            @ForAll @DoubleRange(min = 8, max = 14) double column,
            @ForAll @DoubleRange(min = 8, max = 14) double row,
            @ForAll @DoubleRange(min = 0, max = 1.5) double angle) {
        PixelWeights w = weights(column, row, angle, 20, 2);
        AdcSample s = AdcSample.of(map((c, r) -> 500 + 30 * c + 20 * r), w).orElseThrow();
        double expected = 0;
        for (int i = 0; i < w.size(); i++) {
            expected += w.areaMm2(i) * (500 + 30 * w.column(i) + 20 * w.row(i));
        }
        // The map holds floats: 6e-8 relative.
        assertThat(s.mean()).isCloseTo(1e-6 * expected / w.totalAreaMm2(), within(1e-9));
        assertThat(s.effectiveAreaMm2()).isCloseTo(40, within(1e-9));
        assertThat(s.min()).isLessThanOrEqualTo(s.mean());
        assertThat(s.p10()).isLessThanOrEqualTo(s.median());
        assertThat(s.median()).isLessThanOrEqualTo(s.p90());
        assertThat(AdcSample.meanAndMin(map((c, r) -> 500 + 30 * c + 20 * r), w).orElseThrow())
                .containsExactly(s.mean(), s.min());
    }

    @Test
    void statistics_of_whole_pixels_by_hand() {
        // Four pixels of 1.5 mm, wholly inside: values 1, 2, 3, 4 ×10⁻³.
        PixelWeights w = weights(9.5, 10, 0, 6, 1.5);
        AdcSample s = AdcSample.of(map((c, r) -> 1000 * (c - 9)), w).orElseThrow();
        assertThat(s.n()).isEqualTo(4);
        assertThat(s.mean()).isCloseTo(2.5e-3, within(1e-9));
        assertThat(s.min()).isCloseTo(1e-3, within(1e-9));
        assertThat(s.minOfHalfInside()).isTrue();
        assertThat(s.sd()).isCloseTo(Math.sqrt(1.25) * 1e-3, within(1e-9));
        // Hazen: type 5 of R, quantile(1:4, c(.5, .1, .9), type = 5) = 2.5, 1, 4.
        assertThat(s.median()).isCloseTo(2.5e-3, within(1e-9));
        assertThat(s.p10()).isCloseTo(1e-3, within(1e-9));
        assertThat(s.p90()).isCloseTo(4e-3, within(1e-9));
    }

    @Test
    void only_pixels_at_least_half_inside_make_the_minimum() {
        // Rows 10 wholly and 11 by a third inside; the low value sits in row 11.
        PixelWeights w = weights(9.5, 9.5 + 1 / 1.5, 0, 6, 2);
        AdcSample s = AdcSample.of(map((c, r) -> r == 11 ? 200 : 900 + c), w).orElseThrow();
        assertThat(s.min()).isCloseTo(910e-6, within(1e-9));
        assertThat(s.mean()).isCloseTo((0.75 * 911.5 + 0.25 * 200) * 1e-6, within(1e-9));
    }

    @Test
    void without_a_pixel_half_inside_the_best_covered_ones_make_the_minimum_and_it_is_said() {
        PixelWeights w = weights(9.5, 9.5, 0, 6, 0.9);
        AdcSample s = AdcSample.of(map((c, r) -> 1000 + c), w).orElseThrow();
        assertThat(s.minOfHalfInside()).isFalse();
        assertThat(s.min()).isCloseTo(1010e-6, within(1e-9));
    }

    @Test
    void pixels_without_adc_are_rejected_and_counted() {
        PixelWeights w = weights(9.5, 10, 0, 6, 1.5);
        AdcSample s = AdcSample.of(map((c, r) -> c == 11 ? 0 : c == 12 ? -5 : 1200), w)
                .orElseThrow();
        assertThat(s.rejected()).isEqualTo(2);
        assertThat(s.n()).isEqualTo(2);
        assertThat(s.mean()).isCloseTo(1.2e-3, within(1e-9));
        assertThat(s.effectiveAreaMm2()).isCloseTo(4.5, within(1e-9));
        assertThat(AdcSample.of(map((c, r) -> 0), w)).isEmpty();
    }

    @Test
    void weights_of_another_grid_are_refused() {
        VoxelGrid other = AdcFitTest.grid(31, 30, 2);
        AdcMap map = new AdcMap(
                Volume.ofFloats(other, AdcMap.UNIT, new float[(int) other.voxels()]), AdcSource.RESCALE, "test");
        PixelWeights w = weights(9.5, 9.5, 0, 6, 1.5);
        assertThatThrownBy(() -> AdcSample.of(map, w)).isInstanceOf(IllegalArgumentException.class);
    }
}
