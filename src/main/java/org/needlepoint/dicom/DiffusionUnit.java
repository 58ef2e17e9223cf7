package org.needlepoint.dicom;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Units of diffusion coefficients as files write them: UCUM ({@code mm2/s}, {@code um2/s}, {@code 10*-6.mm2/s}) and
 * the customary other spellings ({@code 10^-6 mm²/s}, {@code x10-3 mm2/sec}, {@code 1e-6 mm^2/s}).
 */
final class DiffusionUnit {
    private static final Pattern POWER = Pattern.compile("(?:10(?:\\^|\\*\\*?)?|1?e|\\*)\\(?([-+]?\\d{1,2})\\)?");
    private static final Pattern UNIT = Pattern.compile("([munµμc]?)m\\^?\\*{0,2}2/(m|u|µ|μ)?s(?:ec)?");

    private DiffusionUnit() {}

    /** The factor from the unit to mm²/s; empty if the text names no unit of area per time. */
    static OptionalDouble of(String text) {
        String t = text.toLowerCase(Locale.ROOT)
                .replace('²', '2')
                .replace('−', '-')
                .replace('–', '-')
                .replace("⁻", "-")
                .replace("³", "3")
                .replace("⁶", "6")
                .replace("⁹", "9")
                .replace("⁴", "4")
                .replace("⁵", "5")
                .replaceAll("\\s+", "")
                .replace("squaremillimeterspersecond", "mm2/s")
                .replace("persecond", "/s");
        Matcher unit = UNIT.matcher(t);
        if (!unit.find()) {
            return OptionalDouble.empty();
        }
        double factor =
                switch (unit.group(1)) {
                    case "m" -> 1;
                    case "u", "µ", "μ" -> 1e-6;
                    case "n" -> 1e-12;
                    case "c" -> 100;
                    default -> 1e6;
                };
        if (unit.group(2) != null) {
            factor *= unit.group(2).equals("m") ? 1e3 : 1e6;
        }
        Matcher power = POWER.matcher(t.substring(0, unit.start()));
        if (power.find()) {
            factor *= Math.pow(10, Integer.parseInt(power.group(1).replace("+", "")));
        }
        return OptionalDouble.of(factor);
    }
}
