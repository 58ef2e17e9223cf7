package org.needlepoint.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.needlepoint.geometry.Vector3;

/**
 * Numbers as the report prints them: a fixed count of decimals, a true minus sign, no digit grouping, the same in every
 * country.
 */
public final class Decimal {
    /** Printed where a value is not known. */
    public static final String NONE = "–";

    private Decimal() {}

    /**
     * The value with so many decimals, rounded half up; never "−0.0".
     *
     * @param value number
     * @param decimals decimals
     * @return text
     */
    public static String fixed(double value, int decimals) {
        BigDecimal d = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
        return d.signum() < 0 ? "−" + d.negate().toPlainString() : d.toPlainString();
    }

    /**
     * The value, or a dash.
     *
     * @param value number
     * @param decimals decimals
     * @return text
     */
    public static String fixed(Optional<Double> value, int decimals) {
        return value.map(v -> fixed(v, decimals)).orElse(NONE);
    }

    /**
     * The value with its sign also when positive.
     *
     * @param value number
     * @param decimals decimals
     * @return text
     */
    public static String signed(double value, int decimals) {
        String s = fixed(value, decimals);
        return value > 0 ? "+" + s : s;
    }

    /**
     * "(x, y, z)" with one decimal.
     *
     * @param p place, mm
     * @return text
     */
    public static String point(Vector3 p) {
        return "(" + fixed(p.x(), 1) + ", " + fixed(p.y(), 1) + ", " + fixed(p.z(), 1) + ")";
    }

    /**
     * "(x, y, z)" with three decimals.
     *
     * @param p unit vector
     * @return text
     */
    public static String direction(Vector3 p) {
        return "(" + fixed(p.x(), 3) + ", " + fixed(p.y(), 3) + ", " + fixed(p.z(), 3) + ")";
    }
}
