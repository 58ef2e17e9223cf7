package org.needlepoint.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.needlepoint.problem.ProblemException;

/**
 * The frames of one object as stored values: compressed ones decompressed, bits above the stored ones masked away (old
 * overlays lie there), the sign extended.
 */
final class PixelFrames {
    private final PixelData.Native data;
    private final PixelFormat format;
    private final String name;

    private PixelFrames(PixelData.Native data, PixelFormat format, String name) {
        this.data = data;
        this.format = format;
        this.name = name;
    }

    static PixelFrames of(ObjectReader.ReadObject read, SourceFile file) throws ProblemException {
        DicomObject object = read.object();
        String name = file.name();
        PixelFormat format = PixelFormat.of(object.dataSet());
        PixelData pixels = object.pixels().orElseThrow(() -> new ProblemException(DicomProblem.NO_PIXELS, name));
        if (!format.isGrey() && pixels.tag() == Tags.PIXEL_DATA.number()) {
            throw new ProblemException(
                    DicomProblem.UNSUPPORTED_PIXELS,
                    name,
                    PixelWording.SAMPLES.say(format.samples(), format.photometric()));
        }
        if (pixels instanceof PixelData.Encapsulated compressed) {
            Decompressor.Result result = Decompressor.decompress(compressed, read, format, name);
            return new PixelFrames(result.pixels(), result.format(), name);
        }
        return new PixelFrames((PixelData.Native) pixels, format, name);
    }

    /** One frame. */
    Samples frame(int index) throws ProblemException {
        int n = format.rows() * format.columns();
        if (data.tag() == Tags.FLOAT_PIXEL_DATA.number()) {
            float[] out = new float[n];
            slice(index, 4L * n).asFloatBuffer().get(out);
            return new Samples.Floats(out);
        }
        if (data.tag() == Tags.DOUBLE_FLOAT_PIXEL_DATA.number()) {
            float[] out = new float[n];
            ByteBuffer in = slice(index, 8L * n);
            for (int i = 0; i < n; i++) {
                out[i] = (float) in.getDouble();
            }
            return new Samples.Floats(out);
        }
        return switch (format.bitsAllocated()) {
            case 1 -> bits(index, n);
            case 8 -> bytes(index, n);
            case 16 -> words(index, n);
            case 32 -> integers(index, n);
            default ->
                throw new ProblemException(
                        DicomProblem.UNSUPPORTED_PIXELS, name, PixelWording.BITS.say(format.bitsAllocated()));
        };
    }

    private ByteBuffer slice(int index, long length) throws ProblemException {
        long start = index * length;
        if (start + length > data.bytes().length) {
            throw new ProblemException(DicomProblem.TRUNCATED_FILE, name);
        }
        return ByteBuffer.wrap(data.bytes(), (int) start, (int) length)
                .slice()
                .order(data.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    private Samples bits(int index, int n) throws ProblemException {
        short[] out = new short[n];
        for (int i = 0; i < n; i++) {
            long bit = (long) index * n + i;
            int at = (int) (bit >> 3);
            if (at >= data.bytes().length) {
                throw new ProblemException(DicomProblem.TRUNCATED_FILE, name);
            }
            out[i] = (short) (data.bytes()[at] >> (bit & 7) & 1);
        }
        return new Samples.Shorts(out, true);
    }

    private Samples bytes(int index, int n) throws ProblemException {
        long start = (long) index * n;
        if (start + n > data.bytes().length) {
            throw new ProblemException(DicomProblem.TRUNCATED_FILE, name);
        }
        short[] out = new short[n];
        // 8-bit samples in big-endian words stand in swapped pairs.
        int swap = data.bigEndian() && data.wordVr() ? 1 : 0;
        for (int i = 0; i < n; i++) {
            int at = (int) (start + i) ^ swap;
            out[i] = (short) (data.bytes()[Math.min(at, data.bytes().length - 1)] & 0xff);
        }
        return stored(out);
    }

    private Samples words(int index, int n) throws ProblemException {
        short[] out = new short[n];
        slice(index, 2L * n).asShortBuffer().get(out);
        return stored(out);
    }

    /** Keeps the stored bits of each sample. */
    private Samples stored(short[] out) {
        int stored = format.bitsStored();
        int below = format.highBit() + 1 - stored;
        if (stored < 16 || below != 0) {
            int mask = (1 << stored) - 1;
            int sign = format.signed() ? 1 << stored - 1 : 0;
            for (int i = 0; i < out.length; i++) {
                int v = (out[i] & 0xffff) >> below & mask;
                out[i] = (short) ((v ^ sign) - sign);
            }
        }
        return new Samples.Shorts(out, !format.signed());
    }

    private Samples integers(int index, int n) throws ProblemException {
        ByteBuffer in = slice(index, 4L * n);
        float[] out = new float[n];
        int shift = 32 - format.bitsStored();
        int below = format.highBit() + 1 - format.bitsStored();
        for (int i = 0; i < n; i++) {
            int v = in.getInt() >>> below << shift;
            out[i] = format.signed() ? v >> shift : v >>> shift & 0xffffffffL;
        }
        return new Samples.Floats(out);
    }
}
