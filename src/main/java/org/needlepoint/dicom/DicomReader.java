package org.needlepoint.dicom;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.needlepoint.problem.ProblemException;

/** Reads DICOM files: recognises them, finds the data set, has a toolkit parse it, and takes out the pixel data. */
public final class DicomReader {
    /** Pixel data and whatever follows, (7FE0,0008) on. */
    private static final int PIXELS = 0x7fe00008;

    private final DicomToolkit toolkit;

    /**
     * Makes a reader.
     *
     * @param toolkit parses data sets
     */
    public DicomReader(DicomToolkit toolkit) {
        this.toolkit = Objects.requireNonNull(toolkit, "toolkit");
    }

    /**
     * The toolkit that parses.
     *
     * @return toolkit
     */
    public DicomToolkit toolkit() {
        return toolkit;
    }

    /**
     * Reads an object up to its spectroscopy or pixel data.
     *
     * @param in whole file from its first byte; read only as far as needed, not closed
     * @param name what to call the file in messages
     * @return header, without pixels
     * @throws ProblemException {@link DicomProblem#NOT_DICOM} or {@link DicomProblem#TRUNCATED_FILE}
     * @throws IOException if the stream itself fails
     */
    public DicomObject readHeader(InputStream in, String name) throws IOException, ProblemException {
        return read(in, name, true);
    }

    /**
     * Reads a whole object.
     *
     * @param file the whole file
     * @param name what to call the file in messages
     * @return object with its pixel data
     * @throws ProblemException {@link DicomProblem#NOT_DICOM} or {@link DicomProblem#TRUNCATED_FILE}
     */
    public DicomObject read(byte[] file, String name) throws ProblemException {
        try {
            return read(new ByteArrayInputStream(file), name, false);
        } catch (IOException e) {
            throw new ProblemException(e, DicomProblem.TRUNCATED_FILE, name);
        }
    }

    private DicomObject read(InputStream in, String name, boolean headerOnly) throws IOException, ProblemException {
        Counter counter = new Counter(in.markSupported() ? in : new BufferedInputStream(in, 1 << 15));
        FileHead head = FileHead.read(counter, name);
        boolean deflated = TransferSyntax.DEFLATED.uid().equals(head.transferSyntaxUid());
        Encoding encoding = Encoding.of(head.transferSyntaxUid());
        InputStream data = counter;
        Inflater inflater = new Inflater(true);
        try {
            if (deflated) {
                data = new BufferedInputStream(new InflaterInputStream(counter, inflater, 1 << 14));
            }
            ParsedDataSet parsed = toolkit.parse(
                    data, encoding, tag -> isPixels(tag) || headerOnly && tag == Tags.SPECTROSCOPY_DATA.number());
            ParsedDataSet.ElementHead stop = parsed.stop();
            boolean pixels = stop != null && isPixels(stop.tag());
            OptionalLong offset = pixels && !deflated ? OptionalLong.of(counter.position) : OptionalLong.empty();
            OptionalLong length = pixels && stop.length() >= 0 ? OptionalLong.of(stop.length()) : OptionalLong.empty();
            if (parsed.dataSet().size() == 0) {
                throw new ProblemException(DicomProblem.TRUNCATED_FILE, name);
            }
            Optional<PixelData> value = Optional.empty();
            if (pixels && !headerOnly && isPixelData(stop.tag())) {
                value = Optional.of(readValue(data, stop, encoding.bigEndian(), name));
            }
            return new DicomObject(parsed.dataSet(), head.transferSyntaxUid(), value, length, offset);
        } catch (EOFException e) {
            throw new ProblemException(e, DicomProblem.TRUNCATED_FILE, name);
        } catch (IOException e) {
            throw new ProblemException(e, DicomProblem.DAMAGED_FILE, name, String.valueOf(e.getMessage()));
        } finally {
            inflater.end();
        }
    }

    private static boolean isPixels(int tag) {
        return Integer.compareUnsigned(tag, PIXELS) >= 0;
    }

    private static boolean isPixelData(int tag) {
        return tag == 0x7fe00008 || tag == 0x7fe00009 || tag == 0x7fe00010;
    }

    private static PixelData readValue(InputStream in, ParsedDataSet.ElementHead head, boolean bigEndian, String name)
            throws IOException, ProblemException {
        if (head.length() >= 0) {
            byte[] bytes = in.readNBytes((int) Math.min(head.length(), Integer.MAX_VALUE));
            if (bytes.length < head.length()) {
                throw new ProblemException(DicomProblem.TRUNCATED_FILE, name);
            }
            return new PixelData.Native(head.tag(), bytes, bigEndian, head.vr() != Vr.OB);
        }
        List<byte[]> fragments = new ArrayList<>();
        long[] offsets = null;
        while (true) {
            long tag = littleEndian(in, 2) << 16 | littleEndian(in, 2);
            long length = littleEndian(in, 4);
            if (tag == 0xfffee0ddL) {
                break;
            }
            if (tag != 0xfffee000L) {
                throw new ProblemException(DicomProblem.TRUNCATED_FILE, name);
            }
            byte[] bytes = in.readNBytes((int) Math.min(length, Integer.MAX_VALUE));
            if (bytes.length < length) {
                throw new EOFException();
            }
            if (offsets == null) {
                offsets = offsets(bytes);
            } else {
                fragments.add(bytes);
            }
        }
        return new PixelData.Encapsulated(head.tag(), offsets == null ? new long[0] : offsets, List.copyOf(fragments));
    }

    private static long[] offsets(byte[] table) {
        long[] offsets = new long[table.length / 4];
        for (int i = 0; i < offsets.length; i++) {
            for (int b = 3; b >= 0; b--) {
                offsets[i] = offsets[i] << 8 | table[4 * i + b] & 0xff;
            }
        }
        return offsets;
    }

    private static long littleEndian(InputStream in, int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            int b = in.read();
            if (b < 0) {
                throw new EOFException();
            }
            value |= (long) b << 8 * i;
        }
        return value;
    }

    /** Counts the bytes taken from a stream. */
    private static final class Counter extends FilterInputStream {
        private long position;
        private long marked;

        Counter(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = in.read();
            if (b >= 0) {
                position++;
            }
            return b;
        }

        @Override
        public int read(byte[] b, int off, int len) throws IOException {
            int n = in.read(b, off, len);
            if (n > 0) {
                position += n;
            }
            return n;
        }

        @Override
        public long skip(long n) throws IOException {
            long skipped = in.skip(n);
            position += skipped;
            return skipped;
        }

        @Override
        public synchronized void mark(int limit) {
            in.mark(limit);
            marked = position;
        }

        @Override
        public synchronized void reset() throws IOException {
            in.reset();
            position = marked;
        }
    }
}
