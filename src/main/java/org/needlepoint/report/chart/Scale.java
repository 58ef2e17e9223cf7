package org.needlepoint.report.chart;

import java.util.ArrayList;
import java.util.List;
import org.needlepoint.report.table.PrintedNumber;

/**
 * A linear axis with ticks at round numbers: steps of 1, 2 or 5 times a power of ten, after P. S. Heckbert, "Nice numbers
 * for graph labels", Graphics Gems (1990) 61–63.
 *
 * @param low value at the axis's beginning
 * @param high value at its end
 * @param ticks values with a number, ascending, in [low, high]
 * @param decimals of those numbers
 */
record Scale(double low, double high, List<Double> ticks, int decimals) {
    /** A scale may begin at 0 when the data begin in the lowest part of what is then shown. */
    private static final double ZERO_IF_BELOW = 0.35;

    Scale {
        ticks = List.copyOf(ticks);
        if (!(low < high) || !Double.isFinite(high - low)) {
            throw new IllegalArgumentException("Not a scale: " + low + ", " + high);
        }
    }

    /** A scale over data from least to greatest, with about so many ticks; begins at 0 if that is near. */
    static Scale over(double least, double greatest, int about) {
        double from = least > 0 && least < ZERO_IF_BELOW * greatest ? 0 : least;
        double to = greatest < 0 && greatest > ZERO_IF_BELOW * least ? 0 : greatest;
        if (!(to > from)) {
            double half = from == 0 ? 0.5 : Math.abs(from) * 0.1;
            return over(from - half, from + half, about);
        }
        double step = step((to - from) / about);
        return stepped(step * Math.floor(from / step + 1e-9), step * Math.ceil(to / step - 1e-9), step);
    }

    /** A scale between given ends with a given step. */
    static Scale stepped(double low, double high, double step) {
        int decimals = Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
        List<Double> ticks = new ArrayList<>();
        int n = (int) Math.round((high - low) / step);
        for (int i = 0; i <= n; i++) {
            // Through a decimal text, so that 3 × 0.1 is the number that 0.3 is.
            ticks.add(java.math.BigDecimal.valueOf(low + i * step)
                    .setScale(decimals + 1, java.math.RoundingMode.HALF_EVEN)
                    .doubleValue());
        }
        return new Scale(ticks.get(0), ticks.get(ticks.size() - 1), ticks, decimals);
    }

    private static double step(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double f = rough / power;
        return (f < 1.5 ? 1 : f < 3.5 ? 2 : f < 7.5 ? 5 : 10) * power;
    }

    /** Where a value lies between the two ends: 0 at low, 1 at high. */
    double fraction(double value) {
        return (value - low) / (high - low);
    }

    /** The number at a tick. */
    String label(double tick) {
        return PrintedNumber.fixed(tick, decimals);
    }

    /** Length of the longest number, points. */
    double longestLabel(Canvas.Style style) {
        return ticks.stream().mapToDouble(t -> style.length(label(t))).max().orElse(0);
    }
}
