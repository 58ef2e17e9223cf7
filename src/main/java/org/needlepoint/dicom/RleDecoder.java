package org.needlepoint.dicom;

/** DICOM run-length encoding, PS3.5 Annex G: one PackBits segment per byte plane, the most significant first. */
final class RleDecoder {
    private static final int HEADER = 64;

    private RleDecoder() {}

    static byte[] decode(byte[] stream, PixelFormat format) throws Decompressor.CodecException {
        int pixels = format.rows() * format.columns();
        int width = format.bitsAllocated() / 8;
        if (stream.length < HEADER) {
            throw new Decompressor.CodecException(PixelWording.RLE_HEADER.say(), null);
        }
        int segments = integer(stream, 0);
        if (segments != width || format.samples() != 1) {
            throw new Decompressor.CodecException(
                    PixelWording.RLE_SEGMENTS.say(segments, format.bitsAllocated()), null);
        }
        byte[] out = new byte[pixels * width];
        for (int s = 0; s < segments; s++) {
            int start = integer(stream, 4 + 4 * s);
            int end = s + 1 < segments ? integer(stream, 8 + 4 * s) : stream.length;
            if (start < HEADER || end > stream.length || start > end) {
                throw new Decompressor.CodecException(PixelWording.RLE_OUTSIDE.say(), null);
            }
            unpack(stream, start, end, out, width - 1 - s, width);
        }
        return out;
    }

    private static void unpack(byte[] in, int start, int end, byte[] out, int first, int step)
            throws Decompressor.CodecException {
        int at = start;
        int to = first;
        while (to < out.length && at < end) {
            int n = in[at++];
            if (n >= 0) {
                for (int i = 0; i <= n && to < out.length && at < end; i++, to += step) {
                    out[to] = in[at++];
                }
            } else if (n != -128 && at < end) {
                byte v = in[at++];
                for (int i = 0; i <= -n && to < out.length; i++, to += step) {
                    out[to] = v;
                }
            }
        }
        if (to < out.length) {
            throw new Decompressor.CodecException(PixelWording.RLE_SHORT.say(), null);
        }
    }

    private static int integer(byte[] b, int at) {
        return b[at] & 0xff | (b[at + 1] & 0xff) << 8 | (b[at + 2] & 0xff) << 16 | (b[at + 3] & 0xff) << 24;
    }
}
