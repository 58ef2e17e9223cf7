package org.needlepoint.dicom;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as DICOM decimal strings: at most 16 characters (PS3.5 section 6.2, DS). */
final class DecimalString {
    private static final int MAX_LENGTH = 16;

    private DecimalString() {}

    /** The shortest exact text if it fits, else as many significant digits as do. */
    static String of(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("A decimal string holds no " + value);
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        String exact = Double.toString(value);
        if (exact.length() <= MAX_LENGTH) {
            return exact;
        }
        for (int digits = 15; ; digits--) {
            BigDecimal rounded = new BigDecimal(value, new MathContext(digits)).stripTrailingZeros();
            String plain = rounded.toPlainString();
            String text = plain.length() <= MAX_LENGTH ? plain : rounded.toString();
            if (text.length() <= MAX_LENGTH) {
                return text;
            }
        }
    }

    /** The value as a whole number. */
    static long whole(double value) {
        long whole = (long) value;
        if (whole != value) {
            throw new IllegalArgumentException("Not a whole number: " + value);
        }
        return whole;
    }
}
