package org.needlepoint.dicom;

import java.util.List;

/** The value of a pixel data element as it stands in a file. The buffers are the file's own: not to be modified. */
public sealed interface PixelData {

    /**
     * Which element it came from: (7FE0,0010), (7FE0,0008) or (7FE0,0009).
     *
     * @return the tag number
     */
    int tag();

    /**
     * Uncompressed pixels.
     *
     * @param tag element
     * @param bytes all frames, one after another
     * @param bigEndian whether multi-byte samples have their most significant byte first
     * @param wordVr whether the element was OW, so that 8-bit samples of a big-endian file are swapped in pairs
     */
    record Native(int tag, byte[] bytes, boolean bigEndian, boolean wordVr) implements PixelData {}

    /**
     * Compressed pixels: the fragments of PS3.5 Annex A.4.
     *
     * @param tag element
     * @param offsets basic offset table: start of each frame relative to the first fragment's item tag; may be empty
     * @param fragments the fragments after the table
     */
    record Encapsulated(int tag, long[] offsets, List<byte[]> fragments) implements PixelData {}
}
