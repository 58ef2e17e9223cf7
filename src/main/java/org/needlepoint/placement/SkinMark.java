package org.needlepoint.placement;

import java.util.Locale;

/**
 * A place on the skin as a person finds it with a tape measure.
 *
 * @param fromMidlineMm along the skin from the front mid-line at that level, toward the patient's left positive, mm
 * @param fromEntryMm along the skin from the needle's entry carried straight to that level, toward the patient's left as seen
 *     from the front (clockwise) positive, mm
 * @param clockHours position on the clock seen from the feet: 12 front, 3 the patient's left, 6 back, 9 the patient's right
 * @param levelMm above the target's level, toward the head positive, mm
 */
public record SkinMark(double fromMidlineMm, double fromEntryMm, double clockHours, double levelMm) {

    /**
     * The clock position.
     *
     * @return such as {@code 2:30}, to ten minutes
     */
    public String clock() {
        long minutes = Math.round(clockHours * 6) * 10;
        long hour = minutes / 60 % 12;
        return String.format(Locale.ROOT, "%d:%02d", hour == 0 ? 12 : hour, minutes % 60);
    }

    /**
     * The way from the mid-line.
     *
     * @return such as {@code 6.5 cm to the patient's left}
     */
    public String fromMidline() {
        return Math.abs(fromMidlineMm) < 0.5
                ? "on the mid-line"
                : String.format(
                        Locale.ROOT, "%.1f cm %s", Math.abs(fromMidlineMm) / 10, fromMidlineMm > 0 ? "left" : "right");
    }

    /**
     * The way from the entry.
     *
     * @return such as {@code 6.5 cm clockwise}
     */
    public String fromEntry() {
        return Math.abs(fromEntryMm) < 0.5
                ? "in line with it"
                : String.format(
                        Locale.ROOT,
                        "%.1f cm %s",
                        Math.abs(fromEntryMm) / 10,
                        fromEntryMm > 0 ? "clockwise" : "anticlockwise");
    }

    /**
     * The level.
     *
     * @return such as {@code 4.0 cm toward the head} or {@code target level}
     */
    public String level() {
        return Math.abs(levelMm) < 0.5
                ? "target level"
                : String.format(
                        Locale.ROOT, "%.1f cm toward the %s", Math.abs(levelMm) / 10, levelMm > 0 ? "head" : "feet");
    }
}
