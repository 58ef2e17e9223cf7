package org.needlepoint.dicom;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers for messages, independent of locale. */
final class Text {
    private Text() {}

    /** At most six significant digits, without an exponent where that stays short. */
    static String number(double v) {
        if (v == Math.rint(v) && Math.abs(v) < 1e12) {
            return Long.toString((long) v);
        }
        BigDecimal d = new BigDecimal(v).round(new MathContext(6)).stripTrailingZeros();
        double size = Math.abs(v);
        return size >= 1e-4 && size < 1e7 ? d.toPlainString() : d.toString();
    }

    /** A fixed number of decimals. */
    static String fixed(double v, int decimals) {
        return new BigDecimal(v).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }
}
