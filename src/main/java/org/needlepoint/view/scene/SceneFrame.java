package org.needlepoint.view.scene;

import java.awt.image.BufferedImage;
import java.util.Objects;

/**
 * A drawn scene.
 *
 * @param width pixels
 * @param height pixels
 * @param argb opaque pixels, row by row from the upper left; the holder's own, not to be changed
 * @param camera how it was seen
 * @param milliseconds how long drawing took, ms
 */
public record SceneFrame(int width, int height, int[] argb, SceneCamera camera, double milliseconds) {

    /**
     * Makes a frame.
     *
     * @throws IllegalArgumentException if the number of pixels does not fit the size
     */
    public SceneFrame {
        Objects.requireNonNull(camera, "camera");
        if (argb.length != width * height) {
            throw new IllegalArgumentException(argb.length + " pixels do not fill " + width + " × " + height);
        }
    }

    /**
     * As an image, for files and the clipboard.
     *
     * @return new opaque image
     */
    public BufferedImage toBufferedImage() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, argb, 0, width);
        return image;
    }
}
