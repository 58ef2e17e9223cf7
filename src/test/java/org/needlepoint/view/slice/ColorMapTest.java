package org.needlepoint.view.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ColorMapTest {

    /** CIE L* of an sRGB colour, written independently of the map's own conversion. */
    private static double lightness(int argb) {
        double y =
                0.2126 * linear(argb >> 16 & 0xff) + 0.7152 * linear(argb >> 8 & 0xff) + 0.0722 * linear(argb & 0xff);
        return y > 0.008856 ? 116 * Math.cbrt(y) - 16 : 903.3 * y;
    }

    private static double linear(int level) {
        double c = level / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
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
    void every_map_grows_lighter_and_is_opaque(ColorMap map) {
        double before = -1;
        for (int i = 0; i < 64; i++) {
            int color = map.color(i / 63.0);
            assertThat(color >>> 24).isEqualTo(0xff);
            assertThat(lightness(color)).isGreaterThanOrEqualTo(before - 0.3);
            before = lightness(color);
        }
        assertThat(lightness(map.color(1)) - lightness(map.color(0))).isGreaterThan(60);
    }

    @Test
    void hot_goes_from_black_through_red_and_yellow_to_white() {
        assertThat(ColorMap.HOT.color(0)).isEqualTo(0xff000000);
        assertThat(ColorMap.HOT.color(0.375) & 0xffff00).isGreaterThan(0xfd0000);
        assertThat(ColorMap.HOT.color(1)).isEqualTo(0xffffffff);
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
