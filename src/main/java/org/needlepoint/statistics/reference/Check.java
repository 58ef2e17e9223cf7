package org.needlepoint.statistics.reference;

/**
 * What a number is compared as.
 *
 * @param test name of the row in the report
 * @param tolerance greatest relative difference allowed
 * @param rounding absolute difference that is taken for rounding, for numbers that may be zero; 0 for p-values
 */
record Check(String test, double tolerance, double rounding) {
    private static final double DIRECT = 1e-8;
    private static final double ITERATIVE = 1e-6;
    private static final double ROUNDING = 1e-14;
    private static final double ITERATIVE_ROUNDING = 1e-12;
    private static final double VANISHING = 1e-100;

    /** An estimate or statistic by a closed formula. */
    static Check direct(String test) {
        return new Check(test, DIRECT, ROUNDING);
    }

    /** An estimate found by iteration. */
    static Check iterative(String test) {
        return new Check(test, ITERATIVE, ITERATIVE_ROUNDING);
    }

    /** The same for p-values: however small, they are compared relatively. */
    Check probability() {
        return new Check(test, tolerance, 0);
    }

    /**
     * |actual − expected| / |expected|; but 0 for equal numbers, and where only rounding lies between two numbers of
     * which the expected one is too near zero for a relative comparison.
     */
    double relativeDifference(double actual, double expected) {
        double difference = Math.abs(actual - expected);
        double relative = difference / Math.abs(expected);
        if (relative <= tolerance) {
            return relative;
        }
        // p is exactly 0 only for an infinite statistic, where rounding may leave another program a trace of one.
        boolean bothVanish = rounding == 0 && actual == 0 && expected < VANISHING;
        return difference <= rounding || difference < Double.MIN_NORMAL || bothVanish ? 0 : relative;
    }
}
