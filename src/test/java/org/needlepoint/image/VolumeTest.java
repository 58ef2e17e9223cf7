package org.needlepoint.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;

class VolumeTest {
    private static final VoxelGrid GRID = VoxelGridTest.grid(Rotation.identity(), Vector3.ZERO, 0);

    private static Volume linear(BitSet absent) {
        float[] v = new float[(int) GRID.voxels()];
        for (int s = 0, i = 0; s < GRID.slices(); s++) {
            for (int r = 0; r < GRID.rows(); r++) {
                for (int c = 0; c < GRID.columns(); c++) {
                    v[i++] = 2 * c - 3 * r + 5 * s + 7;
                }
            }
        }
        return Volume.ofFloats(GRID, "", v, absent);
    }

    @Property
    void trilinear_sampling_is_exact_on_a_linear_field(
            @ForAll @DoubleRange(min = 0, max = 39) double c,
            @ForAll @DoubleRange(min = 0, max = 29) double r,
            @ForAll @DoubleRange(min = 0, max = 19) double s) {
        // Float storage holds these integers exactly; round-off is that of the weights.
        assertThat(linear(new BitSet()).sample(new ContinuousIndex(c, r, s)).orElseThrow())
                .isCloseTo(2 * c - 3 * r + 5 * s + 7, within(1e-10));
    }

    @Test
    void the_border_half_voxel_takes_the_outermost_value_and_beyond_there_is_none() {
        Volume v = linear(new BitSet());
        assertThat(v.sample(new ContinuousIndex(-0.5, 0, 0)).orElseThrow()).isEqualTo(7);
        assertThat(v.sample(new ContinuousIndex(39.5, 0, 0)).orElseThrow()).isEqualTo(85);
        assertThat(v.sample(new ContinuousIndex(-0.51, 0, 0))).isEmpty();
        assertThat(v.sample(new ContinuousIndex(0, 0, 19.51))).isEmpty();
    }

    @Test
    void a_missing_slice_gives_no_value_and_harms_no_other() {
        BitSet absent = new BitSet();
        absent.set(5);
        Volume v = linear(absent);
        assertThat(v.isPresent(5)).isFalse();
        assertThat(v.isComplete()).isFalse();
        assertThat(v.sample(new ContinuousIndex(1, 1, 5))).isEmpty();
        assertThat(v.sample(new ContinuousIndex(1, 1, 4.5))).isEmpty();
        assertThat(v.sample(new ContinuousIndex(1, 1, 5.5))).isEmpty();
        assertThat(v.sample(new ContinuousIndex(1, 1, 4)).orElseThrow()).isEqualTo(26);
        assertThat(v.sample(new ContinuousIndex(1, 1, 6)).orElseThrow()).isEqualTo(36);
    }

    @Test
    void stored_integers_are_scaled_signed_or_not() {
        VoxelGrid one = new VoxelGrid(GRID.origin(), GRID.columnStep(), GRID.rowStep(), GRID.sliceStep(), 1, 1, 1, 5);
        assertThat(Volume.ofShorts(one, "HU", new short[] {-2}, false, 2, -1024, new BitSet())
                        .value(0))
                .isEqualTo(-1028);
        assertThat(Volume.ofShorts(one, "", new short[] {-2}, true, 1, 0, new BitSet())
                        .value(0))
                .isEqualTo(65534);
        assertThat(Volume.ofShorts(one, "", new short[] {9}, true, 1, 0, new BitSet())
                        .sample(new ContinuousIndex(0.2, -0.3, 0.4))
                        .orElseThrow())
                .isEqualTo(9);
    }

    @Test
    void a_buffer_of_another_size_is_refused() {
        assertThatThrownBy(() -> Volume.ofFloats(GRID, "", new float[3])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Volume.ofShorts(GRID, "", new short[(int) GRID.voxels()], false, 0, 0, new BitSet()))
                .hasMessageContaining("slope");
    }
}
