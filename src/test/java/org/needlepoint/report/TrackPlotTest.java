package org.needlepoint.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class TrackPlotTest {
    private static final double[] AT = {-40, -20, 0, 20};

    private static int curveRow(BufferedImage image, int column) {
        for (int y = 0; y < image.getHeight(); y++) {
            int rgb = image.getRGB(column, y);
            int red = rgb >> 16 & 0xff;
            int blue = rgb & 0xff;
            // The curve is the only thing much bluer than red.
            if (blue - red > 70) {
                return y;
            }
        }
        return -1;
    }

    @Test
    void the_curve_rises_with_the_error() {
        BufferedImage image = new TrackPlot(
                        AT, new double[] {1, 1.2, 1.8, 2.8}, new double[] {0.5, 0.6, 0.9, 1.4}, 3, 5)
                .draw(480, 480, ReportLanguage.ENGLISH);
        int skin = curveRow(image, 120);
        int core = curveRow(image, 440);
        assertThat(core).isPositive();
        assertThat(skin).isGreaterThan(core + 100);
    }

    @Test
    void a_larger_error_widens_the_scale() {
        double[] small = {1, 1, 1, 1};
        double[] large = {1, 1, 1, 4};
        int before = curveRow(new TrackPlot(AT, small, small, 3, 5).draw(480, 480, ReportLanguage.ENGLISH), 100);
        int after = curveRow(new TrackPlot(AT, large, small, 3, 5).draw(480, 480, ReportLanguage.ENGLISH), 100);
        assertThat(after).isGreaterThan(before);
    }

    @Test
    void a_track_has_two_places_and_an_error_at_each() {
        assertThatThrownBy(() -> new TrackPlot(new double[] {0}, new double[] {1}, new double[] {1}, 3, 5))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TrackPlot(AT, new double[] {1, 2, 3}, AT, 3, 5))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
