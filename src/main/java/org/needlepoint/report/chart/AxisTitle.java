package org.needlepoint.report.chart;

import java.util.Objects;

/**
 * What an axis measures.
 *
 * @param name such as "ADCmean"
 * @param unit such as "10⁻³ mm²/s"; empty for none
 */
public record AxisTitle(String name, String unit) {
    /** Makes a title; null is refused. */
    public AxisTitle {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(unit, "unit");
    }

    /**
     * A quantity without a unit.
     *
     * @param name such as "Cho/Cr"
     * @return title
     */
    public static AxisTitle of(String name) {
        return new AxisTitle(name, "");
    }

    /**
     * Name and unit as they stand at the axis.
     *
     * @return such as "ADCmean (10⁻³ mm²/s)"
     */
    public String text() {
        return unit.isEmpty() ? name : name + " (" + unit + ")";
    }
}
