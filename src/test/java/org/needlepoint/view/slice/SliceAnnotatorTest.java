package org.needlepoint.view.slice;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point2;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;

class SliceAnnotatorTest {
    private static final Frame MR = new Frame("1.2.3", "MR");
    /** Axial, 0.25 mm pixels; (0, 0, z) at pixel (320, 240). */
    private static final SlicePlane PLANE =
            new SlicePlane(new Point3(MR, -80, -60, 12), new Vector3(0.25, 0, 0), new Vector3(0, 0.25, 0), 640, 480);

    private static SliceAnnotator blank() {
        int[] argb = new int[640 * 480];
        java.util.Arrays.fill(argb, 0xff000000);
        return new SliceAnnotator(new SliceImage(PLANE, argb));
    }

    private static boolean near(BufferedImage image, Point3 at, Color color) {
        Point2 p = PLANE.toPixel(at);
        for (int dv = -1; dv <= 1; dv++) {
            for (int du = -1; du <= 1; du++) {
                Color c = new Color(image.getRGB((int) Math.round(p.u()) + du, (int) Math.round(p.v()) + dv));
                if (Math.abs(c.getRed() - color.getRed())
                                + Math.abs(c.getGreen() - color.getGreen())
                                + Math.abs(c.getBlue() - color.getBlue())
                        < 150) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int lit(BufferedImage image, int x0, int y0, int x1, int y1) {
        int n = 0;
        for (int y = y0; y < y1; y++) {
            for (int x = x0; x < x1; x++) {
                if ((image.getRGB(x, y) & 0xff) > 128) {
                    n++;
                }
            }
        }
        return n;
    }

    @Test
    void the_core_is_drawn_along_its_edges_and_nowhere_else() {
        List<Point3> corners = List.of(
                new Point3(MR, 10, 10, 12),
                new Point3(MR, 30, 10, 12),
                new Point3(MR, 30, 30, 12),
                new Point3(MR, 10, 30, 12));
        BufferedImage image = blank().outline(corners, SliceAnnotator.CORE).image();
        assertThat(corners).allMatch(c -> near(image, c, SliceAnnotator.CORE));
        assertThat(near(image, new Point3(MR, 20, 10, 12), SliceAnnotator.CORE)).isTrue();
        assertThat(near(image, new Point3(MR, 20, 20, 12), SliceAnnotator.CORE)).isFalse();
    }

    @Test
    void the_cross_leaves_the_tip_itself_visible() {
        Point3 tip = new Point3(MR, -12, 5, 12);
        BufferedImage image = blank().cross(tip, SliceAnnotator.NEEDLE).image();
        assertThat(near(image, tip, SliceAnnotator.NEEDLE)).isFalse();
        assertThat(near(image, tip.plus(new Vector3(2, 0, 0)), SliceAnnotator.NEEDLE))
                .isTrue();
        assertThat(near(image, tip.plus(new Vector3(0, -2, 0)), SliceAnnotator.NEEDLE))
                .isTrue();
    }

    @Test
    void only_a_marker_on_the_plane_has_a_label() {
        Point3 at = new Point3(MR, 0, 0, 20);
        BufferedImage on = blank().marker(at, "P4", 10).image();
        BufferedImage off = blank().marker(at, "P4", 3).image();
        assertThat(lit(on, 332, 215, 360, 240)).isGreaterThan(30);
        assertThat(lit(off, 332, 215, 360, 240)).isZero();
        assertThat(lit(off, 305, 225, 331, 255)).isPositive().isLessThan(lit(on, 305, 225, 331, 255));
    }

    @Test
    void the_error_ellipse_lies_where_the_covariance_says() {
        Point3 tip = new Point3(MR, 0, 0, 12);
        BufferedImage image =
                blank().errorEllipse(tip, new Covariance3(16, 0, 0, 4, 0, 1)).image();
        assertThat(near(image, tip.plus(new Vector3(4 * 2.4477, 0, 0)), SliceAnnotator.ERROR))
                .isTrue();
        assertThat(near(image, tip.plus(new Vector3(0, -2 * 2.4477, 0)), SliceAnnotator.ERROR))
                .isTrue();
        assertThat(near(image, tip.plus(new Vector3(0, 4 * 2.4477, 0)), SliceAnnotator.ERROR))
                .isFalse();
    }

    @Test
    void the_scale_bar_is_as_long_as_it_says() {
        BufferedImage image = blank().scaleBar(50).image();
        int y = 480 - 16;
        int first = 0;
        while ((image.getRGB(first, y) & 0xff) < 128) {
            first++;
        }
        int last = 639;
        while ((image.getRGB(last, y) & 0xff) < 128) {
            last--;
        }
        // 50 mm at 0.25 mm a pixel; end ticks are 1.4 pixels wide.
        assertThat(last - first).isBetween(199, 202);
    }

    @Test
    void letters_and_text_stand_at_the_borders() {
        BufferedImage image = blank().orientation().corner(List.of("T2-FS")).image();
        assertThat(lit(image, 0, 225, 30, 260)).isPositive();
        assertThat(lit(image, 610, 225, 640, 260)).isPositive();
        assertThat(lit(image, 300, 0, 340, 30)).isPositive();
        assertThat(lit(image, 300, 450, 340, 480)).isPositive();
        assertThat(lit(image, 0, 0, 100, 30)).isPositive();
        assertThat(lit(image, 100, 100, 500, 400)).isZero();
    }

    @Test
    void the_colour_bar_runs_from_dark_below_to_bright_above() {
        BufferedImage image = blank().colorBar(ColorMap.UNIFORM, "0", "3.5").image();
        assertThat(new Color(image.getRGB(18, 480 - 20)).getGreen())
                .isLessThan(new Color(image.getRGB(18, 480 - 150)).getGreen());
    }
}
