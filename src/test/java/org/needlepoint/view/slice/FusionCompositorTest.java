package org.needlepoint.view.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.needlepoint.geometry.FrameMismatchException;
import org.needlepoint.geometry.Point2;
import org.needlepoint.image.LineSampler;

class FusionCompositorTest {
    private static final int WIDTH = 113;
    private static final int HEIGHT = 101;
    private static final SlicePlane PLANE = FusionScene.oblique(WIDTH, HEIGHT);
    /** Rounding of a value to one of 1024 colours moves a channel of a steep map by up to three levels. */
    private static final int ROUNDING = 3;

    private final FusionScene scene = FusionScene.noise(4);
    private final Layer mr = scene.mrLayers().get(0);
    private final Layer ct = scene.ctLayers().get(0);
    private final FusionCompositor compositor = new FusionCompositor();

    private int[] render(Fusion fusion) {
        int[] target = new int[WIDTH * HEIGHT];
        compositor.render(PLANE, scene.mrLayers(), scene.ctLayers(), fusion, target);
        return target;
    }

    private int[] alone(FusionSide side) {
        return render(new Fusion.Single(side));
    }

    /** Colour that a pixel should have. */
    private interface Naive {
        int at(int u, int v);
    }

    private static void assertEachPixel(int[] picture, int tolerance, Naive naive) {
        for (int v = 0; v < HEIGHT; v++) {
            for (int u = 0; u < WIDTH; u++) {
                int got = picture[v * WIDTH + u];
                int expected = naive.at(u, v);
                if (FusionScene.apart(got, expected) > tolerance) {
                    assertThat(got).as("pixel %d, %d", u, v).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void the_scene_has_values_missing_slices_and_outside() {
        int[] count = new int[3];
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            count[FusionScene.state(PLANE, mr, i % WIDTH, i / WIDTH)]++;
        }
        assertThat(count[LineSampler.OUTSIDE]).isGreaterThan(500);
        assertThat(count[LineSampler.ABSENT]).isGreaterThan(300);
        assertThat(count[LineSampler.VALUE]).isGreaterThan(1000);
    }

    @Test
    void each_image_alone_is_its_samples_in_colour() {
        assertEachPixel(alone(FusionSide.MR), ROUNDING, (u, v) -> FusionScene.color(PLANE, mr, u, v));
        assertEachPixel(alone(FusionSide.CT), ROUNDING, (u, v) -> FusionScene.color(PLANE, ct, u, v));
    }

    @Test
    void the_same_stack_gives_the_same_picture_as_the_slice_compositor() {
        assertThat(alone(FusionSide.MR))
                .isEqualTo(SliceCompositor.render(PLANE, scene.mrLayers()).argb());
    }

    @Test
    void a_blend_of_nothing_or_all_is_one_image_exactly() {
        assertThat(render(new Fusion.Blend(0))).isEqualTo(alone(FusionSide.CT));
        assertThat(render(new Fusion.Blend(1))).isEqualTo(alone(FusionSide.MR));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.25, 0.5, 0.8, 0.999})
    void a_blend_is_linear_in_each_channel(double fraction) {
        int[] ofMr = alone(FusionSide.MR);
        int[] ofCt = alone(FusionSide.CT);
        // The share is one of 256 steps, and each product loses up to one level.
        assertEachPixel(render(new Fusion.Blend(fraction)), 2, (u, v) -> {
            int out = 0xff000000;
            for (int shift = 0; shift <= 16; shift += 8) {
                double c = (1 - fraction) * (ofCt[v * WIDTH + u] >> shift & 0xff)
                        + fraction * (ofMr[v * WIDTH + u] >> shift & 0xff);
                out |= (int) Math.round(c) << shift;
            }
            return out;
        });
    }

    @ParameterizedTest
    @CsvSource({"40.5, 30.25, 0", "40.5, 30.25, 1.2", "40.5, 50.75, 2.9", "12.3, 77.1, -2.2", "-30, 10, 0.5"})
    void a_swipe_shows_each_image_on_its_side_of_the_line(double u0, double v0, double angle) {
        int[] ofMr = alone(FusionSide.MR);
        int[] ofCt = alone(FusionSide.CT);
        assertEachPixel(
                render(new Fusion.Swipe(u0, v0, angle)),
                0,
                (u, v) -> ((u - u0) * Math.cos(angle) + (v - v0) * Math.sin(angle) >= 0 ? ofCt : ofMr)[v * WIDTH + u]);
    }

    @Test
    void a_swipe_line_at_the_borders_leaves_one_image() {
        assertThat(render(Fusion.Swipe.vertical(0))).isEqualTo(alone(FusionSide.CT));
        assertThat(render(Fusion.Swipe.vertical(WIDTH))).isEqualTo(alone(FusionSide.MR));
        assertThat(render(Fusion.Swipe.horizontal(0))).isEqualTo(alone(FusionSide.CT));
        assertThat(render(Fusion.Swipe.horizontal(HEIGHT))).isEqualTo(alone(FusionSide.MR));
    }

    @Test
    void an_upright_and_a_level_line_divide_where_they_stand() {
        int[] ofMr = alone(FusionSide.MR);
        int[] ofCt = alone(FusionSide.CT);
        assertEachPixel(render(Fusion.Swipe.vertical(50)), 0, (u, v) -> (u < 50 ? ofMr : ofCt)[v * WIDTH + u]);
        assertEachPixel(render(Fusion.Swipe.horizontal(50)), 0, (u, v) -> (v < 50 ? ofMr : ofCt)[v * WIDTH + u]);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 32, 500})
    void a_checkerboard_takes_each_square_from_one_image(int cell) {
        int[] ofMr = alone(FusionSide.MR);
        int[] ofCt = alone(FusionSide.CT);
        assertEachPixel(
                render(new Fusion.Checkerboard(cell)), 0, (u, v) -> ((u / cell + v / cell) % 2 == 0 ? ofMr : ofCt)
                        [v * WIDTH + u]);
    }

    @ParameterizedTest
    @CsvSource({"50.3, 48.2, 20.5, CT", "3, 99, 40, MR", "50, 50, 2, CT", "300, 50, 30, CT", "50.5, 50.5, 0.5, MR"})
    void a_lens_shows_the_other_image_in_its_circle_and_a_rim(double u0, double v0, double radius, FusionSide inside) {
        int[] within = alone(inside);
        int[] without = alone(inside.other());
        int[] got = render(new Fusion.Lens(new Point2(u0, v0), radius, inside));
        assertEachPixel(got, 1, (u, v) -> {
            double r = Math.hypot(u - u0, v - v0);
            int base = (r <= radius ? within : without)[v * WIDTH + u];
            double cover = Math.max(0, Math.min(1, 1.25 - Math.abs(r - radius)));
            return LayerPath.mix(base, 0xfff2f2f2, (int) (256 * cover));
        });
    }

    @Test
    void a_lens_without_radius_is_not_there() {
        assertThat(render(new Fusion.Lens(new Point2(50, 50), 0, FusionSide.CT)))
                .isEqualTo(alone(FusionSide.MR));
    }

    @Test
    void a_difference_is_the_signed_distance_of_the_places_in_the_windows() {
        for (ColorMap colors : List.of(ColorMap.GRAY, ColorMap.DIVERGING)) {
            assertEachPixel(render(new Fusion.Difference(colors)), 1, (u, v) -> {
                byte a = FusionScene.state(PLANE, mr, u, v);
                byte b = FusionScene.state(PLANE, ct, u, v);
                if (a == LineSampler.OUTSIDE || b == LineSampler.OUTSIDE) {
                    return SliceCompositor.BACKGROUND;
                }
                if (a == LineSampler.ABSENT || b == LineSampler.ABSENT) {
                    return (u + v) % 8 < 2 ? SliceCompositor.HATCH_LIGHT : SliceCompositor.HATCH_DARK;
                }
                double more = FusionScene.MR_WINDOW.fraction(
                                FusionScene.value(PLANE, mr, u, v).getAsDouble())
                        - FusionScene.CT_WINDOW.fraction(
                                FusionScene.value(PLANE, ct, u, v).getAsDouble());
                return colors.color((1 + more) / 2);
            });
        }
    }

    @Test
    void an_image_less_itself_is_the_middle_colour() {
        int[] target = new int[WIDTH * HEIGHT];
        compositor.render(PLANE, scene.mrLayers(), scene.mrLayers(), new Fusion.Difference(ColorMap.DIVERGING), target);
        assertEachPixel(
                target,
                0,
                (u, v) -> FusionScene.state(PLANE, mr, u, v) == LineSampler.VALUE
                        ? ColorMap.DIVERGING.color(0.5)
                        : FusionScene.color(PLANE, mr, u, v));
    }

    static List<Fusion> modes() {
        return List.of(
                new Fusion.Single(FusionSide.CT),
                new Fusion.Blend(0.4),
                new Fusion.Swipe(40, 30, 0.7),
                new Fusion.Checkerboard(9),
                new Fusion.Difference(ColorMap.DIVERGING),
                new Fusion.Lens(new Point2(50, 60), 22, FusionSide.CT),
                new Fusion.Contour(
                        FusionSide.CT,
                        List.of(new ContourRule.Iso(500, 0xff00ff00), new ContourRule.Edge(2, 0.05, 0xffff0000))));
    }

    @ParameterizedTest
    @MethodSource("modes")
    void the_number_of_threads_changes_nothing(Fusion fusion) throws Exception {
        int[] expected = render(fusion);
        for (int threads : new int[] {1, 2, 5}) {
            ForkJoinPool pool = new ForkJoinPool(threads);
            try {
                assertThat(pool.submit(() -> render(fusion)).get()).isEqualTo(expected);
            } finally {
                pool.shutdown();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void without_images_there_is_background(Fusion fusion) {
        int[] target = new int[WIDTH * HEIGHT];
        compositor.render(PLANE, List.of(), List.of(), fusion, target);
        if (fusion instanceof Fusion.Lens) {
            assertThat(target).contains(SliceCompositor.BACKGROUND, 0xfff2f2f2);
        } else {
            assertThat(target).containsOnly(SliceCompositor.BACKGROUND);
        }
    }

    @Test
    void one_compositor_draws_pictures_of_any_size_one_after_the_other() {
        int[] before = render(new Fusion.Blend(0.5));
        int[] small = new int[20 * 30];
        compositor.render(
                FusionScene.oblique(20, 30), scene.mrLayers(), scene.ctLayers(), new Fusion.Blend(0.5), small);
        assertThat(render(new Fusion.Blend(0.5))).isEqualTo(before);
        int[] fresh = new int[20 * 30];
        new FusionCompositor()
                .render(FusionScene.oblique(20, 30), scene.mrLayers(), scene.ctLayers(), new Fusion.Blend(0.5), fresh);
        assertThat(small).isEqualTo(fresh);
    }

    @Test
    void a_target_that_is_too_short_and_a_layer_of_another_frame_are_refused() {
        int[] target = new int[WIDTH * HEIGHT - 1];
        assertThatThrownBy(() -> compositor.render(PLANE, List.of(), List.of(), new Fusion.Blend(0.5), target))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> compositor.render(
                        PLANE,
                        List.of(Layer.of(scene.ct, FusionScene.CT_WINDOW, ColorMap.GRAY)),
                        List.of(),
                        new Fusion.Blend(0.5),
                        new int[WIDTH * HEIGHT]))
                .isInstanceOf(FrameMismatchException.class);
    }
}
