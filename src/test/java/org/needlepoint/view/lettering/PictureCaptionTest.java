package org.needlepoint.view.lettering;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.needlepoint.view.lettering.PictureCaption.Fact;

class PictureCaptionTest {
    private static final PictureCaption CAPTION = new PictureCaption(
            List.of(
                    new Fact("Patient", "A rather long name, of Someone"),
                    new Fact("Patient ID", "4711"),
                    new Fact("患者", "张三"),
                    new Fact("", "a sentence of its own")),
            "T2-FS · 7/16",
            "not a medical device");

    private static BufferedImage noise(int width, int height) {
        SplittableRandom random = new SplittableRandom(3);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int v = 0; v < height; v++) {
            for (int u = 0; u < width; u++) {
                picture.setRGB(u, v, random.nextInt() & 0xffffff);
            }
        }
        return picture;
    }

    /** Lit pixels of some rows. */
    private static int inked(BufferedImage image, int from, int end) {
        int n = 0;
        for (int v = from; v < end; v++) {
            for (int u = 0; u < image.getWidth(); u++) {
                n += (image.getRGB(u, v) >> 8 & 255) > 110 ? 1 : 0;
            }
        }
        return n;
    }

    private static int begin(BufferedImage whole, BufferedImage picture, int left) {
        for (int v = 0; v + picture.getHeight() <= whole.getHeight(); v++) {
            if (whole.getRGB(left, v) == picture.getRGB(0, 0) && whole.getRGB(left + 1, v) == picture.getRGB(1, 0)) {
                return v;
            }
        }
        throw new AssertionError("The picture is not there");
    }

    @Test
    void no_pixel_of_the_picture_is_covered_or_changed() {
        for (double unit : new double[] {1, 1.5, 2}) {
            for (int width : new int[] {60, 700, 1501}) {
                BufferedImage picture = noise(width, 40);
                BufferedImage whole = CAPTION.around(picture, unit);
                int left = (whole.getWidth() - width) / 2;
                int head = begin(whole, picture, left);
                for (int v = 0; v < 40; v++) {
                    for (int u = 0; u < width; u++) {
                        assertThat(whole.getRGB(left + u, head + v)).isEqualTo(picture.getRGB(u, v));
                    }
                }
                assertThat(inked(whole, 0, head)).as("letters above").isGreaterThan((int) (800 * unit));
                assertThat(inked(whole, head + 40, whole.getHeight()))
                        .as("letters below")
                        .isGreaterThan((int) (150 * unit));
            }
        }
    }

    /** A name that is cut is another patient's: what does not fit makes lines, and at last the ground wider. */
    @Test
    void nothing_is_shortened() {
        BufferedImage wide = CAPTION.around(noise(2000, 40), 1);
        BufferedImage narrow = CAPTION.around(noise(320, 40), 1);
        BufferedImage tiny = CAPTION.around(noise(30, 40), 1);
        assertThat(wide.getWidth()).isEqualTo(2000);
        assertThat(narrow.getWidth()).isEqualTo(320);
        assertThat(narrow.getHeight()).as("more lines").isGreaterThan(wide.getHeight());
        assertThat(tiny.getWidth())
                .isGreaterThan((int) Lettering.bold().width("A rather long name, of Someone", 14))
                .isLessThan(320);
        int ink = inked(wide, 0, begin(wide, noise(2000, 40), 0));
        int inkNarrow = inked(narrow, 0, begin(narrow, noise(320, 40), 0));
        // Where a letter begins between two pixels changes a few of its own.
        assertThat(inkNarrow).isBetween((int) (0.9 * ink), (int) (1.1 * ink));
    }
}
