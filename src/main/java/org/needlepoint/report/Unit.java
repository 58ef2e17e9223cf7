package org.needlepoint.report;

/** Units of table columns: as shown and as part of a column's name in a file. */
public enum Unit {
    /** Text, counts, ratios. */
    NONE("", ""),
    /** Millimetres. */
    MM("mm", "mm"),
    /** Square millimetres. */
    MM2("mm²", "mm2"),
    /** Degrees. */
    DEGREE("°", "deg"),
    /** Thousandths of square millimetres per second. */
    ADC("10⁻³ mm²/s", "1e-3_mm2_per_s"),
    /** Hertz. */
    HERTZ("Hz", "hz"),
    /** Per cent. */
    PERCENT("%", "percent");

    private final String symbol;
    private final String suffix;

    Unit(String symbol, String suffix) {
        this.symbol = symbol;
        this.suffix = suffix;
    }

    /**
     * The unit as shown.
     *
     * @return symbol; empty for none
     */
    public String symbol() {
        return symbol;
    }

    /**
     * The unit as the end of a column's name.
     *
     * @return ASCII letters, digits, {@code -} and {@code _}; empty for none
     */
    public String suffix() {
        return suffix;
    }
}
