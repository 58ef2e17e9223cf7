package org.needlepoint.view.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ColorMapTest {
    /** sRGB to XYZ, D65 (IEC 61966-2-1, four decimals as printed there). */
    private static final double[][] TO_XYZ = {
        {0.4124, 0.3576, 0.1805}, {0.2126, 0.7152, 0.0722}, {0.0193, 0.1192, 0.9505}
    };
    /** Machado, Oliveira and Fernandes 2009, table 1, severity 1.0, linear sRGB. */
    private static final double[][] PROTANOPIA = {
        {0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}
    };

    private static final double[][] DEUTERANOPIA = {
        {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}
    };

    private static double[] linear(int argb) {
        return new double[] {linearLevel(argb >> 16 & 0xff), linearLevel(argb >> 8 & 0xff), linearLevel(argb & 0xff)};
    }

    private static double linearLevel(int level) {
        double c = level / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static double[] times(double[][] m, double[] v) {
        return Arrays.stream(m)
                .mapToDouble(row -> row[0] * v[0] + row[1] * v[1] + row[2] * v[2])
                .toArray();
    }

    private static double f(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }

    /** CIELAB of linear sRGB, written independently of the maps' own conversion. */
    private static double[] lab(double[] linear) {
        double[] clipped =
                Arrays.stream(linear).map(c -> Math.max(0, Math.min(1, c))).toArray();
        double[] xyz = times(TO_XYZ, clipped);
        double fx = f(xyz[0] / 0.9505);
        double fy = f(xyz[1]);
        double fz = f(xyz[2] / 1.089);
        return new double[] {116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)};
    }

    private static double lightness(int argb) {
        return lab(linear(argb))[0];
    }

    private static double difference(double[] a, double[] b) {
        return Math.sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]) + (a[2] - b[2]) * (a[2] - b[2]));
    }

    /** Colours at n even places, as seen by someone. */
    private static double[][] seen(ColorMap map, int n, UnaryOperator<double[]> eye) {
        double[][] out = new double[n][];
        for (int i = 0; i < n; i++) {
            out[i] = lab(eye.apply(linear(map.color(i / (n - 1.0)))));
        }
        return out;
    }

    private static void assertOrdered(ColorMap map, double[][] colors, double slack) {
        int n = colors.length;
        for (int i = 1; i < n; i++) {
            double rise = colors[i][0] - colors[i - 1][0];
            boolean lighter =
                    map.order() == ColorMap.Order.LIGHTER || map.order() == ColorMap.Order.FROM_MIDDLE && i > n / 2;
            assertThat(lighter ? rise : -rise).as("%s at %d of %d", map, i, n).isGreaterThan(-slack);
        }
    }

    @Test
    void lightness_of_the_uniform_map_rises_in_equal_steps() {
        for (int i = 0; i <= 100; i++) {
            // Eight bits a channel allow no better than a third of a unit.
            assertThat(lightness(ColorMap.UNIFORM.color(i / 100.0))).isCloseTo(8 + 0.84 * i, within(0.5));
        }
    }

    @ParameterizedTest
    @EnumSource(ColorMap.class)
    void lightness_follows_the_stated_order_and_colours_are_opaque(ColorMap map) {
        double[][] colors = seen(map, 65, c -> c);
        assertOrdered(map, colors, 0.3);
        double reach = Math.abs(colors[64][0] - colors[map.order() == ColorMap.Order.FROM_MIDDLE ? 32 : 0][0]);
        assertThat(reach).isGreaterThan(59);
        assertThat(Arrays.stream(map.table())).allMatch(c -> c >>> 24 == 0xff);
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorMap.class,
            names = {"EMBER", "ICE", "DIVERGING"})
    void equal_steps_of_the_value_are_equal_steps_of_colour(ColorMap map) {
        double[][] colors = seen(map, 33, c -> c);
        double mean = 0;
        for (int i = 1; i < 33; i++) {
            mean += difference(colors[i], colors[i - 1]) / 32;
        }
        for (int i = 1; i < 33; i++) {
            // Steps are 3 to 6 ΔE*ab; rounding to eight bits moves a dark colour by up to half a unit.
            assertThat(difference(colors[i], colors[i - 1]))
                    .as("%s at %d", map, i)
                    .isCloseTo(mean, within(0.15 * mean));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorMap.class,
            names = {"UNIFORM", "EMBER", "ICE", "DIVERGING"})
    void the_order_remains_for_people_who_do_not_see_red_or_green(ColorMap map) {
        for (double[][] eye : new double[][][] {PROTANOPIA, DEUTERANOPIA}) {
            double[][] colors = seen(map, 33, c -> times(eye, c));
            assertOrdered(map, colors, 0);
            for (int i = 1; i < 33; i++) {
                assertThat(difference(colors[i], colors[i - 1]))
                        .as("%s at %d", map, i)
                        .isGreaterThan(1.2);
            }
        }
    }

    @Test
    void the_sides_of_the_diverging_map_differ_in_hue_for_everybody_and_weigh_the_same() {
        for (double[][] eye : new double[][][] {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}, PROTANOPIA, DEUTERANOPIA}) {
            double[][] colors = seen(ColorMap.DIVERGING, 33, c -> times(eye, c));
            for (int i = 4; i <= 16; i++) {
                assertThat(colors[16 - i][2]).as("blue").isLessThan(-2 - i * 0.7);
                assertThat(colors[16 + i][2]).as("yellow").isGreaterThan(2 + i * 0.7);
            }
        }
        double[][] colors = seen(ColorMap.DIVERGING, 33, c -> c);
        for (int i = 0; i <= 16; i++) {
            assertThat(colors[16 - i][0]).isCloseTo(colors[16 + i][0], within(0.7));
        }
        assertThat(colors[16][0]).isCloseTo(14, within(0.7));
    }

    @Test
    void hot_goes_from_black_through_red_and_yellow_to_white() {
        assertThat(ColorMap.HOT.color(0)).isEqualTo(0xff000000);
        assertThat(ColorMap.HOT.color(0.375) & 0xffff00).isGreaterThan(0xfd0000);
        assertThat(ColorMap.HOT.color(1)).isEqualTo(0xffffffff);
    }

    @Test
    void inverted_grey_is_grey_from_the_other_end() {
        for (int i = 0; i < ColorMap.SIZE; i++) {
            assertThat(ColorMap.GRAY_INVERTED.table()[i])
                    .isEqualTo(ColorMap.GRAY.table()[ColorMap.SIZE - 1 - i]);
        }
    }

    @Test
    void every_map_has_a_key_of_its_own() {
        assertThat(Arrays.stream(ColorMap.values()).map(ColorMap::nameKey))
                .doesNotHaveDuplicates()
                .contains("colormap.gray", "colormap.gray-inverted")
                .allMatch(k -> k.matches("colormap\\.[a-z-]+"));
    }

    @Test
    void a_window_cuts_and_scales() {
        assertThat(Window.CT_SOFT_TISSUE.fraction(-160)).isZero();
        assertThat(Window.CT_SOFT_TISSUE.fraction(40)).isEqualTo(0.5);
        assertThat(Window.CT_SOFT_TISSUE.fraction(1000)).isEqualTo(1);
        assertThat(Window.ofRange(0, 3.5)).isEqualTo(new Window(1.75, 3.5));
        assertThatThrownBy(() -> new Window(0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_window_of_percentiles_leaves_out_the_extremes() {
        Random random = new Random(3);
        float[] values = new float[10_001];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        for (int i = 0; i < values.length; i++) {
            int j = random.nextInt(values.length);
            float swap = values[i];
            values[i] = values[j];
            values[j] = swap;
        }
        assertThat(Window.ofPercentiles(values, 1, 99)).isEqualTo(Window.ofRange(100, 9900));
        assertThat(Window.ofPercentiles(new float[] {4, 4, 4}, 1, 99)).isEqualTo(new Window(4, 1));
    }
}
