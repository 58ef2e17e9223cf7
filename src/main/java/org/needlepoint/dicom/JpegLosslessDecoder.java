package org.needlepoint.dicom;

/**
 * JPEG lossless (ITU-T T.81 Annex H, Huffman, process 14) for one component of 2 to 16 bits: the compression that PACS
 * most often apply, and one that the Java runtime does not read. All seven predictors, point transform and restart
 * intervals.
 */
final class JpegLosslessDecoder {
    private static final int SOF3 = 0xc3;
    private static final int DHT = 0xc4;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int DRI = 0xdd;
    private static final int LOOKAHEAD = 9;

    private final byte[] in;
    private int at;
    private final HuffmanTable[] tables = new HuffmanTable[4];
    private int precision;
    private int rows;
    private int columns;
    private int restartInterval;
    // Bits not yet consumed, right-aligned.
    private long bits;
    private int bitCount;
    // How many of the bits appended so far stood in no byte of the stream.
    private int invented;

    private JpegLosslessDecoder(byte[] in) {
        this.in = in;
    }

    static byte[] decode(byte[] stream, PixelFormat format) throws Decompressor.CodecException {
        try {
            return new JpegLosslessDecoder(stream).decode(format);
        } catch (ArrayIndexOutOfBoundsException e) {
            throw new Decompressor.CodecException("the codestream ends early", e);
        }
    }

    /** Canonical Huffman code, T.81 Annex C and F.2.2.3, with a table for short codes. */
    private static final class HuffmanTable {
        private final int[] short1 = new int[1 << LOOKAHEAD];
        private final int[] maxCode = new int[18];
        private final int[] offset = new int[17];
        private final int[] values;

        HuffmanTable(int[] counts, int[] values) {
            this.values = values;
            int code = 0;
            int k = 0;
            for (int length = 1; length <= 16; length++) {
                offset[length] = k - code;
                for (int i = 0; i < counts[length]; i++, k++, code++) {
                    if (length <= LOOKAHEAD) {
                        int first = code << LOOKAHEAD - length;
                        for (int f = 0; f < 1 << LOOKAHEAD - length; f++) {
                            short1[first + f] = length << 8 | values[k];
                        }
                    }
                }
                maxCode[length] = counts[length] > 0 ? code - 1 : -1;
                code <<= 1;
            }
            maxCode[17] = Integer.MAX_VALUE;
        }
    }

    private byte[] decode(PixelFormat format) throws Decompressor.CodecException {
        while (true) {
            int marker = nextMarker();
            if (marker == EOI) {
                throw new Decompressor.CodecException("the codestream holds no scan", null);
            }
            if (marker == 0xd8 || marker == 0x01 || marker >= 0xd0 && marker <= 0xd7) {
                continue;
            }
            int end = at + word(at);
            int body = at + 2;
            switch (marker) {
                case DHT -> readTables(body, end);
                case SOF3 -> readFrame(body, format);
                case DRI -> restartInterval = word(body);
                case SOS -> {
                    int component = in[body] & 0xff;
                    if (component != 1 || rows == 0) {
                        throw new Decompressor.CodecException(component + " components in the scan", null);
                    }
                    HuffmanTable table = tables[in[body + 2] >> 4 & 3];
                    int predictor = in[body + 3] & 0xff;
                    int shift = in[body + 5] & 15;
                    at = end;
                    if (table == null || predictor < 1 || predictor > 7) {
                        throw new Decompressor.CodecException("no usable scan header", null);
                    }
                    return bytes(scan(table, predictor, shift), format);
                }
                default -> {
                    if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc8 && marker != 0xcc) {
                        throw new Decompressor.CodecException("another JPEG process than the header says", null);
                    }
                }
            }
            at = end;
        }
    }

    private int nextMarker() {
        while ((in[at] & 0xff) != 0xff) {
            at++;
        }
        while ((in[at] & 0xff) == 0xff) {
            at++;
        }
        return in[at++] & 0xff;
    }

    private int word(int i) {
        return (in[i] & 0xff) << 8 | in[i + 1] & 0xff;
    }

    private void readTables(int body, int end) {
        int i = body;
        while (i < end) {
            int id = in[i++] & 3;
            int[] counts = new int[17];
            int total = 0;
            for (int length = 1; length <= 16; length++) {
                counts[length] = in[i++] & 0xff;
                total += counts[length];
            }
            int[] values = new int[total];
            for (int v = 0; v < total; v++) {
                values[v] = in[i++] & 0xff;
            }
            tables[id] = new HuffmanTable(counts, values);
        }
    }

    private void readFrame(int body, PixelFormat format) throws Decompressor.CodecException {
        precision = in[body] & 0xff;
        rows = word(body + 1);
        columns = word(body + 3);
        if (rows != format.rows() || columns != format.columns() || precision > format.bitsAllocated()) {
            throw new Decompressor.CodecException(
                    "it holds " + columns + "×" + rows + " samples of " + precision + " bits, the header says "
                            + format.columns() + "×" + format.rows() + " of " + format.bitsAllocated(),
                    null);
        }
    }

    private short[] scan(HuffmanTable table, int predictor, int shift) throws Decompressor.CodecException {
        short[] out = new short[rows * columns];
        int initial = 1 << precision - shift - 1;
        int untilRestart = restartInterval;
        boolean firstRow = true;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                if (restartInterval > 0 && untilRestart-- == 0) {
                    restart();
                    untilRestart = restartInterval - 1;
                    firstRow = true;
                }
                int i = row * columns + column;
                int left = column > 0 ? out[i - 1] & 0xffff : 0;
                int prediction;
                if (firstRow) {
                    prediction = column == 0 ? initial : left;
                } else {
                    int above = out[i - columns] & 0xffff;
                    prediction = column == 0 ? above : predict(predictor, left, above, out[i - columns - 1] & 0xffff);
                }
                out[i] = (short) (prediction + difference(table));
            }
            firstRow = false;
        }
        requireReal();
        if (shift > 0) {
            for (int i = 0; i < out.length; i++) {
                out[i] = (short) (out[i] << shift);
            }
        }
        return out;
    }

    /** T.81 Table H.1. */
    private static int predict(int predictor, int left, int above, int corner) {
        return switch (predictor) {
            case 1 -> left;
            case 2 -> above;
            case 3 -> corner;
            case 4 -> left + above - corner;
            case 5 -> left + (above - corner >> 1);
            case 6 -> above + (left - corner >> 1);
            default -> left + above >> 1;
        };
    }

    /** Drops the rest of the byte and the restart marker. */
    private void restart() throws Decompressor.CodecException {
        requireReal();
        bits = 0;
        bitCount = 0;
        invented = 0;
        nextMarker();
    }

    /** Refuses a stream that ended before the samples did. */
    private void requireReal() throws Decompressor.CodecException {
        if (invented > bitCount) {
            throw new Decompressor.CodecException("the codestream ends early", null);
        }
    }

    private int difference(HuffmanTable table) throws Decompressor.CodecException {
        fill();
        int entry = table.short1[(int) (bits >>> bitCount - LOOKAHEAD) & (1 << LOOKAHEAD) - 1];
        int size;
        if (entry != 0) {
            bitCount -= entry >> 8;
            size = entry & 0xff;
        } else {
            int length = LOOKAHEAD + 1;
            int code = (int) (bits >>> bitCount - length) & (1 << length) - 1;
            while (length <= 16 && code > table.maxCode[length]) {
                length++;
                code = (int) (bits >>> bitCount - length) & (1 << length) - 1;
            }
            if (length > 16) {
                throw new Decompressor.CodecException("an invalid Huffman code", null);
            }
            bitCount -= length;
            size = table.values[code + table.offset[length]];
        }
        if (size == 0) {
            return 0;
        }
        if (size >= 16) {
            return 32768;
        }
        bitCount -= size;
        int value = (int) (bits >>> bitCount) & (1 << size) - 1;
        return value < 1 << size - 1 ? value - (1 << size) + 1 : value;
    }

    /** Keeps more than 48 bits at hand; past a marker or the end, zeros, which a whole stream never uses. */
    private void fill() {
        while (bitCount <= 48) {
            int b = at < in.length ? in[at] & 0xff : -1;
            boolean stuffed = b == 0xff && at + 1 < in.length && in[at + 1] == 0;
            if (b < 0 || b == 0xff && !stuffed) {
                b = 0;
                invented += 8;
            } else {
                at += stuffed ? 2 : 1;
            }
            bits = bits << 8 | b;
            bitCount += 8;
        }
    }

    private byte[] bytes(short[] values, PixelFormat format) {
        int width = format.bitsAllocated() / 8;
        byte[] out = new byte[values.length * width];
        for (int i = 0; i < values.length; i++) {
            out[i * width] = (byte) values[i];
            if (width > 1) {
                out[i * width + 1] = (byte) (values[i] >> 8);
            }
        }
        return out;
    }
}
