package org.needlepoint.report.table;

/** Units of printed values, each with the decimals that its measurement supports. */
public enum PrintedUnit {
    /** ADC in thousandths of square millimetres per second: two decimals, as papers on soft tissue print it. */
    ADC("10⁻³ mm²/s", 2),
    /** Millimetres: one decimal. */
    MM("mm", 1),
    /** Per cent of a whole, such as Ki-67: one decimal. */
    PERCENT("%", 1),
    /** Ratios such as Cho/Cr: two decimals. */
    RATIO("", 2),
    /** Correlation coefficients, ICC and AUC: three decimals. */
    COEFFICIENT("", 3),
    /** Years of age: one decimal. */
    YEARS("years", 1),
    /** Days: whole. */
    DAYS("days", 0),
    /** Counts: whole. */
    COUNT("", 0);

    private final String symbol;
    private final int decimals;

    PrintedUnit(String symbol, int decimals) {
        this.symbol = symbol;
        this.decimals = decimals;
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
     * Digits after the point.
     *
     * @return 0 or more
     */
    public int decimals() {
        return decimals;
    }
}
