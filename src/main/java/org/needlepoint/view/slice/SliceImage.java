package org.needlepoint.view.slice;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * A picture of a plane: opaque pixels, ARGB, row by row. The pixels belong to the picture and are lent, not copied, so
 * that a viewer can show them without delay.
 *
 * @param plane where the pixels lie
 * @param argb width × height pixels
 */
public record SliceImage(SlicePlane plane, int[] argb) {

    /**
     * Makes a picture.
     *
     * @throws IllegalArgumentException if the number of pixels does not fit the plane
     */
    public SliceImage {
        if (argb.length != plane.width() * plane.height()) {
            throw new IllegalArgumentException(argb.length + " pixels for " + plane.width() + " × " + plane.height());
        }
    }

    /**
     * The picture for Java2D.
     *
     * @return a new image of type INT_RGB with a copy of the pixels
     */
    public BufferedImage toBufferedImage() {
        BufferedImage image = new BufferedImage(plane.width(), plane.height(), BufferedImage.TYPE_INT_RGB);
        int[] target = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        System.arraycopy(argb, 0, target, 0, argb.length);
        return image;
    }
}
