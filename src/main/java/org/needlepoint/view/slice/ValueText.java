package org.needlepoint.view.slice;

import java.util.Locale;

/** Values of images as readers see them: CT in whole HU, ADC in 10⁻³ mm²/s with two decimals, MR signal as a bare number. */
public final class ValueText {
    /** As images of this program carry it, and as it is printed. */
    private static final java.util.Set<String> DIFFUSION_UNITS = java.util.Set.of("mm2/s", "mm²/s");

    private ValueText() {}

    /**
     * A value with its unit.
     *
     * @param value value
     * @param unit unit of the volume, as in {@link org.needlepoint.image.Volume#unit}; empty for arbitrary signal
     * @return such as {@code 57 HU}, {@code 1.23 ×10⁻³ mm²/s} or {@code 412}
     */
    public static String of(double value, String unit) {
        if (DIFFUSION_UNITS.contains(unit)) {
            return number(1e3 * value, 2) + " ×10⁻³ mm²/s";
        }
        if (unit.equals("HU")) {
            return number(value, 0) + " HU";
        }
        double size = Math.abs(value);
        String number = number(value, size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
        return unit.isEmpty() ? number : number + " " + unit;
    }

    /** Without a minus before a value that rounds to zero. */
    private static String number(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.matches("-0(\\.0*)?") ? text.substring(1) : text;
    }
}
