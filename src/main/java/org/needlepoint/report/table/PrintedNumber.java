package org.needlepoint.report.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as journals print them: a point as decimal mark, a true minus sign (U+2212), no digit grouping, the same in
 * every country, and never "−0.0".
 *
 * <p>Rounding is half away from zero, on the shortest decimal text of the double. 0.125 becomes 0.13 and 2.675 becomes
 * 2.68. Other tools may print 0.12 (half to even) or 2.67 (the double lies just below 2.675); the last digit of such
 * ties may then differ from theirs. Infinite values and NaN are programming mistakes: print {@link #NONE} for what is not
 * known.
 */
public final class PrintedNumber {
    /** Printed where a value is not known or not defined: an en dash. */
    public static final String NONE = "–";

    private static final double SMALLEST_P = 0.001;
    private static final double SIGNIFICANT_P = 0.05;
    private static final int MOST_P_DIGITS = 4;

    private PrintedNumber() {}

    /**
     * A value with so many decimals.
     *
     * @param value finite
     * @param decimals 0 or more
     * @return such as "−0.81"
     */
    public static String fixed(double value, int decimals) {
        return text(rounded(value, decimals));
    }

    /**
     * A value with its unit's decimals, without the unit.
     *
     * @param value finite, in the unit
     * @param unit unit
     * @return such as "1.22"
     */
    public static String fixed(double value, PrintedUnit unit) {
        return fixed(value, unit.decimals());
    }

    /**
     * A value with its unit.
     *
     * @param value finite, in the unit
     * @param unit unit
     * @return such as "4.5 mm"
     */
    public static String with(double value, PrintedUnit unit) {
        return unit.symbol().isEmpty() ? fixed(value, unit) : fixed(value, unit) + " " + unit.symbol();
    }

    /**
     * A value with so many significant digits, never in exponents; zeros at the end are kept.
     *
     * @param value finite
     * @param digits 1 or more
     * @return such as "0.0120" for three digits
     */
    public static String significant(double value, int digits) {
        if (digits < 1) {
            throw new IllegalArgumentException("Significant digits: " + digits);
        }
        return text(toDigits(value, digits, RoundingMode.HALF_UP));
    }

    /**
     * Mean and standard deviation.
     *
     * @param mean mean
     * @param sd standard deviation, 0 or more
     * @param decimals of both
     * @return such as "1.22 ± 0.45"
     */
    public static String meanSd(double mean, double sd, int decimals) {
        return fixed(mean, decimals) + " ± " + fixed(notNegative("standard deviation", sd), decimals);
    }

    /**
     * Mean and standard deviation.
     *
     * @param mean mean
     * @param sd standard deviation, 0 or more
     * @param unit whose decimals both get
     * @return such as "1.22 ± 0.45"
     */
    public static String meanSd(double mean, double sd, PrintedUnit unit) {
        return meanSd(mean, sd, unit.decimals());
    }

    /**
     * Mean and standard deviation, the deviation with two significant digits and the mean with the same decimals, after
     * T. J. Cole, Arch Dis Child 100 (2015) 608–609.
     *
     * @param mean mean
     * @param sd standard deviation, 0 or more
     * @return such as "46 ± 26"
     */
    public static String meanSd(double mean, double sd) {
        int decimals = notNegative("standard deviation", sd) == 0
                ? Math.max(0, decimal(mean).stripTrailingZeros().scale())
                : Math.max(0, toDigits(sd, 2, RoundingMode.HALF_UP).scale());
        return meanSd(mean, sd, decimals);
    }

    /**
     * Median and quartiles.
     *
     * @param median median
     * @param p25 first quartile, not above the median
     * @param p75 third quartile, not below the median
     * @param decimals of all three
     * @return such as "1.22 (1.08, 1.66)"
     */
    public static String medianQuartiles(double median, double p25, double p75, int decimals) {
        if (!(p25 <= median && median <= p75)) {
            throw new IllegalArgumentException("Not quartiles: " + p25 + ", " + median + ", " + p75);
        }
        return fixed(median, decimals) + " (" + fixed(p25, decimals) + ", " + fixed(p75, decimals) + ")";
    }

    /**
     * Median and quartiles.
     *
     * @param median median
     * @param p25 first quartile, not above the median
     * @param p75 third quartile, not below the median
     * @param unit whose decimals they get
     * @return such as "1.22 (1.08, 1.66)"
     */
    public static String medianQuartiles(double median, double p25, double p75, PrintedUnit unit) {
        return medianQuartiles(median, p25, p75, unit.decimals());
    }

    /**
     * Two limits: an en dash between them, but "to" if one is negative, where a dash would be read as a sign.
     *
     * @param low lower limit
     * @param high upper limit, not below
     * @param decimals of both
     * @return such as "0.91–1.00" or "−0.90 to −0.64"
     */
    public static String interval(double low, double high, int decimals) {
        if (!(low <= high)) {
            throw new IllegalArgumentException("Not an interval: " + low + ", " + high);
        }
        BigDecimal from = rounded(low, decimals);
        BigDecimal to = rounded(high, decimals);
        return text(from) + (from.signum() < 0 || to.signum() < 0 ? " to " : "–") + text(to);
    }

    /**
     * An estimate with its 95 % confidence interval.
     *
     * @param estimate estimate
     * @param low lower limit
     * @param high upper limit, not below
     * @param decimals of all three
     * @return such as "0.969 (95 % CI 0.907–1.000)"
     */
    public static String estimate(double estimate, double low, double high, int decimals) {
        return fixed(estimate, decimals) + " (95 % CI " + interval(low, high, decimals) + ")";
    }

    /**
     * A p-value for a column headed "p": two significant digits, "&lt; 0.001" below that, "&gt; 0.99" above. A value below
     * 0.05 that two digits would round to 0.050 gets as many digits as it takes, up to four, and is then cut off: a
     * significant result never looks as if it were not.
     *
     * @param p in [0, 1]
     * @return such as "0.012"
     */
    public static String p(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("Not a p-value: " + p);
        }
        if (p < SMALLEST_P) {
            return "< 0.001";
        }
        BigDecimal limit = BigDecimal.valueOf(SIGNIFICANT_P);
        BigDecimal printed = toDigits(p, 2, RoundingMode.HALF_UP);
        for (int digits = 3; p < SIGNIFICANT_P && printed.compareTo(limit) >= 0; digits++) {
            printed = toDigits(p, digits, digits < MOST_P_DIGITS ? RoundingMode.HALF_UP : RoundingMode.DOWN);
        }
        return printed.compareTo(BigDecimal.ONE) >= 0 ? "> 0.99" : text(printed);
    }

    /**
     * A p-value in a sentence.
     *
     * @param p in [0, 1]
     * @return such as "p = 0.012" or "p &lt; 0.001"
     */
    public static String pEquals(double p) {
        String text = p(p);
        return text.startsWith("<") || text.startsWith(">") ? "p " + text : "p = " + text;
    }

    /**
     * A share of a whole.
     *
     * @param part 0 to whole
     * @param whole 1 or more
     * @return such as "8/32 (25.0 %)"
     */
    public static String share(long part, long whole) {
        return part + "/" + whole + " (" + percent(part, whole) + ")";
    }

    /**
     * A count with its per cent of a whole, for a column whose heading states the whole.
     *
     * @param part 0 to whole
     * @param whole 1 or more
     * @return such as "8 (25.0 %)"
     */
    public static String count(long part, long whole) {
        return part + " (" + percent(part, whole) + ")";
    }

    private static String percent(long part, long whole) {
        if (part < 0 || part > whole || whole < 1) {
            throw new IllegalArgumentException("Not a share: " + part + " of " + whole);
        }
        // Exact: the quotient as a double could fall on the wrong side of a tie.
        return BigDecimal.valueOf(part * 100L).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP) + " %";
    }

    private static double notNegative(String what, double value) {
        if (value < 0) {
            throw new IllegalArgumentException("A " + what + " below 0: " + value);
        }
        return value;
    }

    private static BigDecimal decimal(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("Not a printable number: " + value);
        }
        return BigDecimal.valueOf(value);
    }

    private static BigDecimal rounded(double value, int decimals) {
        if (decimals < 0) {
            throw new IllegalArgumentException("Decimals: " + decimals);
        }
        return decimal(value).setScale(decimals, RoundingMode.HALF_UP);
    }

    private static BigDecimal toDigits(double value, int digits, RoundingMode mode) {
        BigDecimal exact = decimal(value);
        if (exact.signum() == 0) {
            return BigDecimal.ZERO.setScale(digits - 1);
        }
        BigDecimal r = exact.round(new MathContext(digits, mode));
        // 0.5 has one digit however it is rounded: the zeros that make it two are added here.
        return r.precision() < digits ? r.setScale(r.scale() + digits - r.precision()) : r;
    }

    private static String text(BigDecimal d) {
        return d.signum() < 0 ? "−" + d.negate().toPlainString() : d.toPlainString();
    }
}
