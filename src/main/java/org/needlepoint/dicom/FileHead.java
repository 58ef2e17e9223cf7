package org.needlepoint.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.needlepoint.problem.ProblemException;

/**
 * Preamble and file meta information, DICOM PS3.10 section 7. Files without them, as old archives hold, are recognised
 * by their first element, which must belong to group 0008 (or 0002 without a preamble).
 *
 * @param transferSyntaxUid the stated one, or implicit/explicit little or big endian guessed from the first element
 */
record FileHead(String transferSyntaxUid) {
    private static final int PREAMBLE = 128;
    private static final int MAX_META_VALUE = 1 << 20;

    /** Reads up to the first byte of the data set. The stream must support marks. */
    static FileHead read(InputStream in, String name) throws IOException, ProblemException {
        in.mark(PREAMBLE + 8);
        byte[] start = in.readNBytes(PREAMBLE + 4);
        boolean preamble = start.length == PREAMBLE + 4
                && new String(start, PREAMBLE, 4, StandardCharsets.US_ASCII).equals("DICM");
        if (!preamble) {
            in.reset();
        }
        String stated = null;
        while (true) {
            in.mark(8);
            byte[] head = in.readNBytes(8);
            if (head.length < 8) {
                throw new ProblemException(
                        preamble || stated != null ? DicomProblem.TRUNCATED_FILE : DicomProblem.NOT_DICOM, name);
            }
            boolean meta = head[0] == 2 && head[1] == 0 && isVr(head);
            if (!meta) {
                in.reset();
                return new FileHead(stated != null ? stated : guess(head, preamble, name));
            }
            boolean wide = isWide(head);
            long length = wide ? littleEndian(in.readNBytes(4), 0, 4) : littleEndian(head, 6, 2);
            byte[] value = length < 0 || length > MAX_META_VALUE ? new byte[0] : in.readNBytes((int) length);
            if (value.length != length) {
                throw new ProblemException(DicomProblem.TRUNCATED_FILE, name);
            }
            if (head[2] == 0x10 && head[3] == 0) {
                stated = TextValues.unpadded(new String(value, StandardCharsets.US_ASCII));
            }
        }
    }

    private static boolean isVr(byte[] head) {
        return head[4] >= 'A' && head[4] <= 'Z' && head[5] >= 'A' && head[5] <= 'Z';
    }

    private static boolean isWide(byte[] head) {
        return switch ("" + (char) head[4] + (char) head[5]) {
            case "OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV" -> true;
            default -> false;
        };
    }

    private static long littleEndian(byte[] b, int from, int count) {
        if (b.length < from + count) {
            return -1;
        }
        long v = 0;
        for (int i = count - 1; i >= 0; i--) {
            v = v << 8 | b[from + i] & 0xff;
        }
        return v;
    }

    private static String guess(byte[] head, boolean preamble, String name) throws ProblemException {
        boolean little = head[0] == 8 && head[1] == 0 && head[3] == 0;
        boolean big = head[0] == 0 && head[1] == 8 && head[2] == 0;
        boolean explicit = isVr(head);
        if (big && explicit) {
            return TransferSyntax.EXPLICIT_BE.uid();
        }
        // An implicit first element of group 0008 is short: a UID, a text or a group length.
        if (little && (explicit || littleEndian(head, 4, 4) <= 1024)) {
            return explicit ? TransferSyntax.EXPLICIT_LE.uid() : TransferSyntax.IMPLICIT_LE.uid();
        }
        throw new ProblemException(
                preamble ? DicomProblem.DAMAGED_FILE : DicomProblem.NOT_DICOM,
                preamble ? new Object[] {name, PixelWording.NO_SYNTAX.say()} : new Object[] {name});
    }
}
