package org.needlepoint.view.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;

class FusionContourTest {
    private static final Frame MR = FusionScene.MR;
    private static final int GREEN = 0xff00ff00;
    private static final int SIDE = 200;
    private static final FusionCompositor COMPOSITOR = new FusionCompositor();

    /** One slice of 1 mm pixels, (0, 0) in its middle. */
    private static Layer layer(DoubleBinaryOperator value) {
        VoxelGrid grid = new VoxelGrid(
                new Point3(MR, -50, -50, 0),
                new Vector3(1, 0, 0),
                new Vector3(0, 1, 0),
                new Vector3(0, 0, 5),
                101,
                101,
                1,
                5);
        float[] values = new float[101 * 101];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) value.applyAsDouble(i % 101 - 50, i / 101 - 50);
        }
        return Layer.of(Volume.ofFloats(grid, "", values), Window.ofRange(0, 100), ColorMap.GRAY);
    }

    private static SlicePlane plane(double pixelMm) {
        return SliceOrientation.AXIAL.plane(new Point3(MR, 0, 0, 0), pixelMm, SIDE, SIDE);
    }

    private static int[] render(SlicePlane plane, Layer lines, ContourRule... rules) {
        int[] target = new int[plane.width() * plane.height()];
        COMPOSITOR.render(plane, List.of(lines), List.of(), new Fusion.Contour(FusionSide.MR, List.of(rules)), target);
        return target;
    }

    /** Radii, in mm, of pixels that are at least half covered by the line. */
    private static List<Double> radii(SlicePlane plane, int[] picture) {
        return IntStream.range(0, picture.length)
                .filter(i -> (picture[i] >> 8 & 0xff) >= 128)
                .mapToObj(i ->
                        plane.toPatient(i % plane.width(), i / plane.width()).distanceMm(new Point3(MR, 0, 0, 0)))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.3, 0.5})
    void a_value_of_a_cone_is_a_circle_as_thick_as_the_line(double pixelMm) {
        SlicePlane plane = plane(pixelMm);
        double radius = 0.37 * SIDE * pixelMm;
        int[] picture = render(plane, layer(Math::hypot), new ContourRule.Iso(radius, GREEN));
        List<Double> radii = radii(plane, picture);
        // Half covered means within 0.75 pixels; a cone sampled at 1 mm bends by at most 1/8r mm between voxels.
        assertThat(radii).allSatisfy(r -> assertThat(Math.abs(r - radius)).isLessThan(0.8 * pixelMm + 0.13 / radius));
        double expected = 2 * Math.PI * radius / pixelMm * 1.5;
        assertThat(radii.size()).isBetween((int) (0.85 * expected), (int) (1.15 * expected));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.3, 0.5})
    void the_edge_of_a_disc_is_its_border(double pixelMm) {
        SlicePlane plane = plane(pixelMm);
        double radius = 0.37 * SIDE * pixelMm;
        // One voxel of ramp at the border, as scanners have it.
        Layer disc = layer((x, y) -> 20 + 50 * Math.max(0, Math.min(1, radius + 0.5 - Math.hypot(x, y))));
        int[] picture = render(plane, disc, new ContourRule.Edge(1.5, 0.2, GREEN));
        List<Double> radii = radii(plane, picture);
        assertThat(radii).hasSizeGreaterThan((int) (2 * Math.PI * radius / pixelMm));
        // A curved border moves the zero crossing outward by a part of the square's side squared over the radius.
        assertThat(radii).allSatisfy(r -> assertThat(Math.abs(r - radius)).isLessThan(pixelMm + 0.35 + 1.5 / radius));
    }

    @Test
    void a_step_lower_than_the_contrast_has_no_edge() {
        SlicePlane plane = plane(0.5);
        Layer disc = layer((x, y) -> Math.hypot(x, y) < 30 ? 40 : 20);
        assertThat(radii(plane, render(plane, disc, new ContourRule.Edge(1.5, 0.1, GREEN))))
                .hasSizeGreaterThan(300);
        assertThat(radii(plane, render(plane, disc, new ContourRule.Edge(1.5, 0.3, GREEN))))
                .isEmpty();
    }

    @Test
    void the_end_of_an_image_is_no_edge() {
        Layer flat = layer((x, y) -> 80);
        SlicePlane plane = plane(1);
        assertThat(radii(plane, render(plane, flat, new ContourRule.Edge(3, 0.05, GREEN))))
                .isEmpty();
        assertThat(radii(plane, render(plane, flat, new ContourRule.Iso(40, GREEN))))
                .isEmpty();
    }

    /** A field by its definition, and how much a line at its level covers of a pixel. */
    private interface Field {
        double at(int u, int v);
    }

    private static double cover(Field f, int u, int v, double level, double leastSlope) {
        double h = f.at(u, v);
        double l = f.at(u - 1, v);
        double r = f.at(u + 1, v);
        double a = f.at(u, v - 1);
        double b = f.at(u, v + 1);
        boolean crossed =
                h < level != l < level || h < level != r < level || h < level != a < level || h < level != b < level;
        double slope = Math.hypot((r - l) / 2, (b - a) / 2);
        if (!crossed || !(slope > 0) || slope < leastSlope) {
            return 0;
        }
        return Math.max(0, Math.min(1, 1.25 - Math.abs(h - level) / slope));
    }

    private static void assertLines(
            int width, int height, SlicePlane plane, ContourRule rule, Field field, double level, double slope) {
        FusionScene scene = FusionScene.waves();
        int[] ground = new int[width * height];
        COMPOSITOR.render(plane, scene.mrLayers(), scene.ctLayers(), new Fusion.Single(FusionSide.MR), ground);
        int[] got = new int[width * height];
        COMPOSITOR.render(
                plane, scene.mrLayers(), scene.ctLayers(), new Fusion.Contour(FusionSide.CT, List.of(rule)), got);
        int drawn = 0;
        int wrong = 0;
        for (int v = 1; v < height - 1; v++) {
            for (int u = 1; u < width - 1; u++) {
                double cover = cover(field, u, v, level, slope);
                int i = v * width + u;
                int expected = LayerPath.mix(ground[i], rule.argb(), (int) (256 * cover));
                drawn += cover > 0.5 ? 1 : 0;
                wrong += FusionScene.apart(got[i], expected) > 4 ? 1 : 0;
            }
        }
        assertThat(drawn).isGreaterThan(200);
        // Single precision decides otherwise on a pixel that lies on the level or the limit.
        assertThat(wrong).isLessThan(drawn / 100);
    }

    @Test
    void each_pixel_of_a_value_line_is_as_defined() {
        SlicePlane plane = FusionScene.oblique(113, 101);
        Layer ct = FusionScene.waves().ctLayers().get(0);
        Field field = (u, v) -> {
            OptionalDouble value = FusionScene.value(plane, ct, u, v);
            return value.orElse(Double.NaN);
        };
        assertLines(113, 101, plane, new ContourRule.Iso(540, GREEN), field, 540, 0);
    }

    @Test
    void each_pixel_of_an_edge_is_as_defined() {
        int width = 113;
        int height = 101;
        SlicePlane plane = FusionScene.oblique(width, height);
        Layer ct = FusionScene.waves().ctLayers().get(0);
        double[] place = new double[width * height];
        for (int i = 0; i < place.length; i++) {
            OptionalDouble value = FusionScene.value(plane, ct, i % width, i / width);
            place[i] = value.isPresent() ? FusionScene.CT_WINDOW.fraction(value.getAsDouble()) : Double.NaN;
        }
        // 2.75 mm are five pixels of 0.55 mm: radius 2, and 7 for three times the side.
        Field field = (u, v) -> mean(place, width, u, v, 2) - mean(place, width, u, v, 7);
        assertLines(width, height, plane, new ContourRule.Edge(2.75, 0.08, GREEN), field, 0, 0.08 * 2 / 3 / 5);
    }

    private static double mean(double[] place, int width, int u, int v, int radius) {
        double sum = 0;
        int n = 0;
        for (int y = Math.max(0, v - radius); y <= Math.min(place.length / width - 1, v + radius); y++) {
            for (int x = Math.max(0, u - radius); x <= Math.min(width - 1, u + radius); x++) {
                sum += place[y * width + x];
                n++;
            }
        }
        return sum / n;
    }

    @Test
    void rules_without_meaning_are_refused() {
        assertThatThrownBy(() -> new ContourRule.Iso(Double.NaN, GREEN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ContourRule.Edge(0, 0.2, GREEN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ContourRule.Edge(1, 1.2, GREEN)).isInstanceOf(IllegalArgumentException.class);
    }
}
