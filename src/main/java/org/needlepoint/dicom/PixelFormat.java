package org.needlepoint.dicom;

import java.util.OptionalInt;

/**
 * How the samples of a frame are stored, PS3.3 C.7.6.3.
 *
 * @param rows rows
 * @param columns columns
 * @param samples samples per pixel
 * @param planar whether the samples of a colour image lie plane by plane
 * @param photometric photometric interpretation
 * @param bitsAllocated bits per sample in the file: 1, 8, 16 or 32; 32 and 64 for float pixel data
 * @param bitsStored bits that carry the value
 * @param highBit position of the most significant of them
 * @param signed whether the value is in two's complement
 * @param paddingValue stored value of pixels outside the image, if stated
 */
record PixelFormat(
        int rows,
        int columns,
        int samples,
        boolean planar,
        String photometric,
        int bitsAllocated,
        int bitsStored,
        int highBit,
        boolean signed,
        OptionalInt paddingValue) {

    static PixelFormat of(DataSet d) {
        int allocated = d.integer(Tags.BITS_ALLOCATED).orElse(0);
        int stored = d.integer(Tags.BITS_STORED).orElse(allocated);
        double[] padding = d.numbers(Tags.PIXEL_PADDING_VALUE);
        return new PixelFormat(
                d.integer(Tags.ROWS).orElse(0),
                d.integer(Tags.COLUMNS).orElse(0),
                d.integer(Tags.SAMPLES_PER_PIXEL).orElse(1),
                d.integer(Tags.PLANAR_CONFIGURATION).orElse(0) == 1,
                d.text(Tags.PHOTOMETRIC_INTERPRETATION).orElse("MONOCHROME2"),
                allocated,
                stored,
                d.integer(Tags.HIGH_BIT).orElse(stored - 1),
                d.integer(Tags.PIXEL_REPRESENTATION).orElse(0) == 1,
                padding.length == 0 ? OptionalInt.empty() : OptionalInt.of((int) padding[0]));
    }

    /** Bytes of one uncompressed frame, rounded up. */
    long frameBytes() {
        return ((long) rows * columns * samples * bitsAllocated + 7) / 8;
    }

    boolean isGrey() {
        return samples == 1 && photometric.startsWith("MONOCHROME");
    }
}
