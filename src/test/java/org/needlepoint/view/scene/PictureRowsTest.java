package org.needlepoint.view.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureRowsTest {
    @Test
    void rows_are_turned_over_and_colours_keep_their_order() {
        byte[] rgba = {1, 2, 3, 4, 5, 6, 7, 8, (byte) 250, 10, 11, 12, 13, 14, 15, 16};
        assertThat(PictureRows.argb(rgba, 2, 2)).containsExactly(0xfffa0a0b, 0xff0d0e0f, 0xff010203, 0xff050607);
    }

    @ParameterizedTest
    @CsvSource({"8, 6", "7, 6", "8, 5", "7, 5", "1, 1", "2, 1", "1, 2", "3, 3"})
    void what_was_drawn_stays_and_what_lies_between_is_the_mean_of_its_neighbours(int width, int height) {
        int across = (width + 1) / 2;
        int down = (height + 1) / 2;
        SplittableRandom random = new SplittableRandom(5);
        int[] coarse = new int[across * down];
        Arrays.setAll(coarse, i -> 0xff000000 | random.nextInt() & 0xffffff);
        int[] out = PictureRows.doubled(coarse, across, width, height);
        for (int v = 0; v < height; v++) {
            for (int u = 0; u < width; u++) {
                int left = u / 2;
                int top = v / 2;
                // Beyond the last pixel drawn, or where the last of an even number has no neighbour, it goes on as it
                // is.
                int right = u % 2 == 0 || u + 1 >= width ? left : left + 1;
                int bottom = v % 2 == 0 || v + 1 >= height ? top : top + 1;
                for (int shift = 0; shift <= 24; shift += 8) {
                    double mean = 0.25
                            * (channel(coarse[top * across + left], shift)
                                    + channel(coarse[top * across + right], shift)
                                    + channel(coarse[bottom * across + left], shift)
                                    + channel(coarse[bottom * across + right], shift));
                    // Rounded down twice.
                    assertThat(mean - channel(out[v * width + u], shift)).isBetween(0.0, 1.0);
                }
            }
        }
    }

    private static int channel(int argb, int shift) {
        return argb >>> shift & 255;
    }
}
