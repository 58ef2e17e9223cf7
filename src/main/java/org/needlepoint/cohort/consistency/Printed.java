package org.needlepoint.cohort.consistency;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * A number as printed: what it was before rounding lies within half a unit of its last digit, both ends included, so that
 * no rule of rounding matters. {@code <0.001} means anything from 0 up to 0.001.
 *
 * @param text as printed
 * @param low least it can have been
 * @param high greatest it can have been
 */
record Printed(String text, double low, double high) {
    private static final double RESIDUE = 1e-12;

    static Printed of(String text) {
        String t = text.strip().replace('−', '-');
        if (t.startsWith("<")) {
            return new Printed(text, 0, new BigDecimal(t.substring(1).strip()).doubleValue());
        }
        BigDecimal v = new BigDecimal(t);
        BigDecimal half = BigDecimal.ONE.movePointLeft(v.scale()).divide(BigDecimal.valueOf(2));
        return new Printed(text, v.subtract(half).doubleValue(), v.add(half).doubleValue());
    }

    double value() {
        return (low + high) / 2;
    }

    /** Decimals printed. */
    int decimals() {
        return new BigDecimal(text.strip().replace('−', '-').replace("<", "").strip()).scale();
    }

    boolean canBe(double exact) {
        return canLie(exact, exact);
    }

    /** Whether the interval overlaps [from, to]. */
    boolean canLie(double from, double to) {
        return from <= high + slack(from) && to >= low - slack(to);
    }

    private static double slack(double bound) {
        return RESIDUE * Math.max(1, Math.abs(bound));
    }

    /** A percentage as a fraction. */
    Printed hundredth() {
        return new Printed(text + " %", low / 100, high / 100);
    }

    static String show(double v) {
        return String.format(Locale.ROOT, "%.4g", v);
    }

    static String show(int decimals, double v) {
        return String.format(Locale.ROOT, "%." + decimals + "f", v);
    }

    @Override
    public String toString() {
        return text;
    }
}
