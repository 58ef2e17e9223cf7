package org.needlepoint.ui.model;

import java.util.Locale;

/** Numbers with their units as every panel writes them: a point, a unit, a true minus sign. */
public final class Quantity {
    private Quantity() {}

    /**
     * A length.
     *
     * @param mm length, mm
     * @return such as {@code 2.4 mm}
     */
    public static String mm(double mm) {
        return format("%.1f mm", mm);
    }

    /**
     * A small length.
     *
     * @param mm length, mm
     * @return such as {@code 0.39 mm}
     */
    public static String fineMm(double mm) {
        return format("%.2f mm", mm);
    }

    /**
     * A length with its sign; whole millimetres without decimals.
     *
     * @param mm length, mm
     * @return such as {@code +24 mm} or {@code −13.5 mm}
     */
    public static String signedMm(double mm) {
        return signed(mm) + " mm";
    }

    /**
     * A length with its sign, where the unit stands beside it.
     *
     * @param mm length, mm
     * @return such as {@code +24} or {@code −13.5}
     */
    public static String signed(double mm) {
        double rounded = Math.round(10 * mm) / 10.0;
        return rounded == 0 ? "0" : format(rounded == Math.rint(rounded) ? "%+.0f" : "%+.1f", rounded);
    }

    /**
     * An area.
     *
     * @param mm2 area, mm²
     * @return such as {@code 1304 mm²}
     */
    public static String mm2(double mm2) {
        return format("%.0f mm²", mm2);
    }

    /**
     * An angle.
     *
     * @param rad angle, radians
     * @return such as {@code 1.2°}
     */
    public static String degrees(double rad) {
        return format("%.1f°", Math.toDegrees(rad));
    }

    /**
     * A diffusion coefficient.
     *
     * @param mm2PerS mm²/s
     * @return such as {@code 1.53 ×10⁻³ mm²/s}
     */
    public static String adc(double mm2PerS) {
        return format("%.2f ×10⁻³ mm²/s", 1e3 * mm2PerS);
    }

    /**
     * A signal, which has no unit.
     *
     * @param signal signal
     * @return such as {@code 458}
     */
    public static String signal(double signal) {
        return format("%.0f", signal);
    }

    /**
     * A chance.
     *
     * @param p from 0 to 1
     * @return such as {@code p 0.47} or {@code p < 0.001}
     */
    public static String chance(double p) {
        return p < 0.001 ? "p < 0.001" : format(p < 0.1 ? "p %.3f" : "p %.2f", p);
    }

    private static String format(String pattern, double value) {
        // Zero is never shown as −0.0.
        return String.format(Locale.ROOT, pattern, value + 0.0)
                .replaceFirst("^-(0(\\.0+)?[^\\d.])", "$1")
                .replace('-', '\u2212');
    }
}
