package org.needlepoint.view.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.FrameMismatchException;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;

class SliceCompositorTest {
    private static final Frame MR = new Frame("1.2.3", "MR");
    private static final Frame CT = new Frame("1.2.4", "CT");
    private static final Window WINDOW = new Window(500, 900);

    private static VoxelGrid grid(Frame frame, int columns, int rows, int slices) {
        Rotation tilt = Rotation.ofRotationVector(new Vector3(0.1, -0.2, 0.3));
        return new VoxelGrid(
                new Point3(frame, -12, 30, -100),
                tilt.apply(new Vector3(0.8, 0, 0)),
                tilt.apply(new Vector3(0, 0.9, 0)),
                tilt.apply(new Vector3(0, 0, 4)),
                columns,
                rows,
                slices,
                3);
    }

    private static Volume noise(VoxelGrid grid, long seed, int... absent) {
        Random random = new Random(seed);
        short[] values = new short[(int) grid.voxels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) random.nextInt(1000);
        }
        BitSet missing = new BitSet();
        for (int a : absent) {
            missing.set(a);
        }
        return Volume.ofShorts(grid, "", values, false, 1, 0, missing);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void every_pixel_of_an_oblique_plane_in_another_frame_is_the_trilinear_sample(long seed) {
        Random random = new Random(seed);
        Volume volume = noise(grid(CT, 19, 23, 7), seed);
        RigidTransform mrToCt = new RigidTransform(
                MR,
                CT,
                Rotation.ofRotationVector(
                        new Vector3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()).times(0.3)),
                new Vector3(5, -9, 3));
        Point3 centre = mrToCt.inverse().apply(volume.grid().toPatient(9, 11, 3));
        Rotation turn = Rotation.ofRotationVector(new Vector3(0.4, 0.1 * seed, -0.2));
        SlicePlane plane = SlicePlane.centred(
                centre, turn.apply(new Vector3(0.6, 0, 0)), turn.apply(new Vector3(0, 0.6, 0)), 61, 47);
        SliceImage image = SliceCompositor.render(
                plane, List.of(Layer.registered(volume, mrToCt, WINDOW, ColorMap.GRAY, 1, Layer.Blend.UNIFORM)));
        // Rounding to one of 1024 colours, then to one of 256 greys.
        int inside = 0;
        for (int v = 0; v < plane.height(); v++) {
            for (int u = 0; u < plane.width(); u++) {
                OptionalDouble expected = volume.sample(volume.grid().toIndex(mrToCt.apply(plane.toPatient(u, v))));
                int argb = image.argb()[v * plane.width() + u];
                if (expected.isEmpty()) {
                    assertThat(argb).isEqualTo(SliceCompositor.BACKGROUND);
                } else {
                    inside++;
                    assertThat((argb & 0xff) / 255.0)
                            .isCloseTo(WINDOW.fraction(expected.getAsDouble()), within(0.5 / 255 + 0.5 / 1023 + 1e-6));
                }
            }
        }
        assertThat(inside).isBetween(200, plane.width() * plane.height());
    }

    @Test
    void a_slice_of_the_grid_at_its_own_pixels_shows_the_voxels_themselves() {
        VoxelGrid square = new VoxelGrid(
                new Point3(MR, 0, 0, 0), new Vector3(2, 0, 0), new Vector3(0, 2, 0), new Vector3(0, 0, 5), 8, 6, 4, 5);
        // Slices 1 and 3 are missing: slice 2 must not need them.
        Volume volume = noise(square, 9, 1, 3);
        SlicePlane plane = SlicePlane.ofSlice(square, 2, 8);
        int[] argb = SliceCompositor.render(plane, List.of(Layer.of(volume, WINDOW, ColorMap.GRAY)))
                .argb();
        for (int row = 0; row < 6; row++) {
            for (int column = 0; column < 8; column++) {
                int expected = ColorMap.GRAY.color(WINDOW.fraction(volume.value(column, row, 2)));
                assertThat(argb[row * 8 + column]).isEqualTo(expected);
            }
        }
    }

    @Test
    void a_missing_slice_is_hatched_never_interpolated() {
        Volume volume = noise(grid(MR, 16, 16, 5), 3, 2);
        for (double slice : new double[] {1.5, 2, 2.4}) {
            SlicePlane plane = SlicePlane.ofSlice(volume.grid(), slice, 64);
            int[] argb = SliceCompositor.render(plane, List.of(Layer.of(volume, WINDOW, ColorMap.HOT)))
                    .argb();
            assertThat(Arrays.stream(argb).boxed().distinct().toList())
                    .allMatch(c -> c == SliceCompositor.HATCH_LIGHT
                            || c == SliceCompositor.HATCH_DARK
                            || c == SliceCompositor.BACKGROUND)
                    .contains(SliceCompositor.HATCH_LIGHT, SliceCompositor.HATCH_DARK);
        }
        SlicePlane present = SlicePlane.ofSlice(volume.grid(), 1, 64);
        assertThat(SliceCompositor.render(present, List.of(Layer.of(volume, WINDOW, ColorMap.HOT)))
                        .argb())
                .doesNotContain(SliceCompositor.HATCH_LIGHT);
    }

    @Test
    void layers_are_mixed_by_opacity_and_value() {
        Volume below = noise(grid(MR, 12, 12, 3), 11);
        Volume above = noise(grid(MR, 12, 12, 3), 12);
        SlicePlane plane = SlicePlane.ofSlice(below.grid(), 1, 12);
        for (Layer.Blend blend : Layer.Blend.values()) {
            Layer top = new Layer(above, java.util.Optional.empty(), WINDOW, ColorMap.AMBER, 0.7, blend);
            int[] base = SliceCompositor.render(plane, List.of(Layer.of(below, WINDOW, ColorMap.GRAY)))
                    .argb();
            int[] full = SliceCompositor.render(plane, List.of(Layer.of(above, WINDOW, ColorMap.AMBER)))
                    .argb();
            int[] mixed = SliceCompositor.render(plane, List.of(Layer.of(below, WINDOW, ColorMap.GRAY), top))
                    .argb();
            for (int v = 0; v < plane.height(); v++) {
                for (int u = 0; u < plane.width(); u++) {
                    int i = v * plane.width() + u;
                    OptionalDouble value = above.sample(above.grid().toIndex(plane.toPatient(u, v)));
                    double alpha = value.isEmpty()
                            ? 0
                            : blend == Layer.Blend.UNIFORM ? 0.7 : 0.7 * WINDOW.fraction(value.getAsDouble());
                    for (int shift = 0; shift <= 16; shift += 8) {
                        double expected = (base[i] >> shift & 0xff) * (1 - alpha) + (full[i] >> shift & 0xff) * alpha;
                        assertThat(mixed[i] >> shift & 0xff).isCloseTo((int) Math.round(expected), within(2));
                    }
                }
            }
        }
    }

    /** What is mixed several pixels at a time must be what each pixel alone would be, to the last bit. */
    @Test
    void a_layer_of_one_opacity_is_mixed_exactly_and_one_of_none_is_not_there() {
        Volume below = noise(grid(MR, 12, 12, 3), 11);
        Volume above = noise(grid(MR, 9, 9, 3), 12);
        for (int width : new int[] {12, 67, 130}) {
            SlicePlane plane = SlicePlane.ofSlice(below.grid(), 1.3, width);
            Layer ground = Layer.of(below, WINDOW, ColorMap.GRAY);
            int[] base = SliceCompositor.render(plane, List.of(ground)).argb();
            int[] full = SliceCompositor.render(plane, List.of(ground, Layer.of(above, WINDOW, ColorMap.HOT)))
                    .argb();
            for (double opacity : new double[] {0, 0.001, 0.25, 0.5, 0.93, 1}) {
                Layer top = new Layer(
                        above, java.util.Optional.empty(), WINDOW, ColorMap.HOT, opacity, Layer.Blend.UNIFORM);
                int[] mixed =
                        SliceCompositor.render(plane, List.of(ground, top)).argb();
                int a = (int) Math.round(opacity * 256);
                for (int i = 0; i < mixed.length; i++) {
                    int expected = 0xff000000;
                    for (int shift = 0; shift <= 16; shift += 8) {
                        int under = base[i] >> shift & 0xff;
                        int over = full[i] >> shift & 0xff;
                        expected |= (under * (256 - a) + over * a) / 256 << shift;
                    }
                    assertThat(mixed[i]).as("pixel %d at %s", i, opacity).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void a_volume_of_another_frame_needs_a_transform() {
        Volume volume = noise(grid(CT, 4, 4, 2), 1);
        SlicePlane plane = SlicePlane.ofSlice(grid(MR, 4, 4, 2), 0, 8);
        assertThatThrownBy(() -> SliceCompositor.render(plane, List.of(Layer.of(volume, WINDOW, ColorMap.GRAY))))
                .isInstanceOf(FrameMismatchException.class);
        assertThatThrownBy(() -> Layer.registered(
                        volume, RigidTransform.identity(CT, MR), WINDOW, ColorMap.GRAY, 1, Layer.Blend.UNIFORM))
                .isInstanceOf(FrameMismatchException.class);
    }
}
