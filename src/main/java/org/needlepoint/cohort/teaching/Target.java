package org.needlepoint.cohort.teaching;

import java.util.function.ToDoubleFunction;

/**
 * A published figure that the cohort follows.
 *
 * @param place where it is printed, such as {@code Table 3}
 * @param what what it is
 * @param value figure as published
 * @param scale deviation that counts as one, in the figure's unit
 * @param statistic the figure of a set of values, one for each case
 */
record Target(String place, String what, double value, double scale, ToDoubleFunction<double[]> statistic) {

    double penalty(double... values) {
        double d = (statistic.applyAsDouble(values) - value) / scale;
        return d * d;
    }
}
