package org.needlepoint.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/**
 * A picture with its words.
 *
 * @param title short title, such as "T2-FS, target slice"
 * @param caption what is seen and how to read it
 * @param wide whether it takes the whole width of the page rather than half
 * @param png the picture, PNG; the array belongs to the figure
 * @param widthPx width, pixels
 * @param heightPx height, pixels
 */
public record Figure(String title, String caption, boolean wide, byte[] png, int widthPx, int heightPx) {

    /**
     * Makes a figure of half the page's width.
     *
     * @param title title
     * @param caption caption
     * @param image picture, opaque
     * @return figure
     */
    public static Figure half(String title, String caption, BufferedImage image) {
        return new Figure(title, caption, false, png(image), image.getWidth(), image.getHeight());
    }

    /**
     * Makes a figure of the whole page's width.
     *
     * @param title title
     * @param caption caption
     * @param image picture, opaque
     * @return figure
     */
    public static Figure wide(String title, String caption, BufferedImage image) {
        return new Figure(title, caption, true, png(image), image.getWidth(), image.getHeight());
    }

    private static byte[] png(BufferedImage image) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        // In memory: a cache file on disk would be one more place for patient data.
        ImageIO.setUseCache(false);
        try {
            if (!ImageIO.write(image, "png", file)) {
                throw new IllegalArgumentException("No PNG writer takes an image of type " + image.getType());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }
}
