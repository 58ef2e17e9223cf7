package org.needlepoint.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Siemens' CSA image header (0029,1010), format SV10: named elements, each with text items.
 *
 * <p>Layout as described publicly by the NiBabel project ("Siemens format DICOM with CSA header"): "SV10", 4 bytes,
 * element count, 77; per element a 64-byte name, multiplicity, VR, syngo type, item count, 77 or 205; per item four
 * integers, the second of which is its length, and the value padded to 4 bytes.
 */
final class CsaHeader {
    private static final int MAX_ELEMENTS = 1000;
    private final Map<String, List<String>> elements;

    private CsaHeader(Map<String, List<String>> elements) {
        this.elements = elements;
    }

    /** The image header of a data set; empty if there is none or it is of another format. */
    static Optional<CsaHeader> of(DataSet d) {
        return d.privateTag("SIEMENS CSA HEADER", 0x0029, 0x10, Vr.OB)
                .flatMap(d::bytes)
                .flatMap(CsaHeader::parse);
    }

    private static Optional<CsaHeader> parse(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < 16 || !new String(bytes, 0, 4, StandardCharsets.US_ASCII).equals("SV10")) {
            return Optional.empty();
        }
        in.position(8);
        int count = in.getInt();
        in.getInt();
        Map<String, List<String>> elements = new HashMap<>();
        try {
            for (int e = 0; e < Math.min(count, MAX_ELEMENTS); e++) {
                String name = text(in, 64);
                in.getInt();
                in.getInt();
                in.getInt();
                int items = in.getInt();
                in.getInt();
                List<String> values = new java.util.ArrayList<>();
                for (int i = 0; i < items; i++) {
                    in.getInt();
                    int length = in.getInt();
                    in.getInt();
                    in.getInt();
                    String value = text(in, length);
                    in.position(in.position() + (4 - length % 4) % 4);
                    if (!value.isEmpty()) {
                        values.add(value);
                    }
                }
                elements.put(name, List.copyOf(values));
            }
        } catch (java.nio.BufferUnderflowException | IllegalArgumentException x) {
            // A header cut short by an anonymiser: what was read so far still holds.
            return Optional.of(new CsaHeader(elements));
        }
        return Optional.of(new CsaHeader(elements));
    }

    private static String text(ByteBuffer in, int length) {
        if (length < 0 || length > in.remaining()) {
            throw new java.nio.BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        int end = 0;
        while (end < length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, 0, end, StandardCharsets.US_ASCII).trim();
    }

    /** Values of an element; empty if absent. */
    double[] numbers(String name) {
        try {
            return elements.getOrDefault(name, List.of()).stream()
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        } catch (NumberFormatException e) {
            return new double[0];
        }
    }
}
