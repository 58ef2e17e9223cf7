package org.needlepoint.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Numbers out of decimal strings, and out of bytes whose representation the file did not state. */
final class NumericValues {
    private NumericValues() {}

    static double[] parse(Tag tag, List<String> values) {
        if (values.stream().allMatch(String::isEmpty)) {
            return new double[0];
        }
        double[] out = new double[values.size()];
        for (int i = 0; i < out.length; i++) {
            try {
                out[i] = Double.parseDouble(values.get(i));
            } catch (NumberFormatException x) {
                throw new MalformedValueException(tag, values.get(i));
            }
            if (!Double.isFinite(out[i])) {
                throw new MalformedValueException(tag, values.get(i));
            }
        }
        return out;
    }

    static double[] decode(Tag tag, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int size =
                switch (tag.vr()) {
                    case FD, OD -> 8;
                    case FL, OF, SL, UL -> 4;
                    case SS, US, OW -> 2;
                    default -> 1;
                };
        if (size == 1) {
            return parse(tag, TextValues.split(new String(bytes, StandardCharsets.US_ASCII)));
        }
        double[] out = new double[bytes.length / size];
        for (int i = 0; i < out.length; i++) {
            out[i] = switch (tag.vr()) {
                case FD, OD -> in.getDouble();
                case FL, OF -> in.getFloat();
                case SL -> in.getInt();
                case UL -> in.getInt() & 0xffffffffL;
                case SS -> in.getShort();
                default -> in.getShort() & 0xffff;
            };
        }
        return out;
    }
}
