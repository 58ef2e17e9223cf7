package org.needlepoint.casefile.planning;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How a user likes the window. Nothing here changes a number of a case.
 *
 * @param theme dark or light
 * @param language tag of the language of the words (BCP 47, such as {@code zh-CN}); empty for that of the computer
 * @param scalePercent size of letters and controls, 100 to 200 %
 * @param keys keys that the user chose, by the name of the command
 * @param layouts layouts of pictures that the user chose, by the name of the step
 */
public record UserSettings(
        Theme theme,
        Optional<String> language,
        int scalePercent,
        Map<String, String> keys,
        Map<String, String> layouts) {
    /** Smallest scale. */
    public static final int SMALLEST_PERCENT = 100;
    /** Largest scale. */
    public static final int LARGEST_PERCENT = 200;
    /** For a user who has chosen nothing yet: dark, as rooms where images are read are. */
    public static final UserSettings FIRST = new UserSettings(Theme.DARK, Optional.empty(), 100, Map.of(), Map.of());

    /** Light letters on dark ground, or the reverse. */
    public enum Theme {
        /** Light letters on dark ground, for a dim room. */
        DARK,
        /** Dark letters on light ground, for a bright room and for print. */
        LIGHT
    }

    /** Copies the maps. */
    public UserSettings {
        Objects.requireNonNull(theme, "theme");
        Objects.requireNonNull(language, "language");
        if (scalePercent < SMALLEST_PERCENT || scalePercent > LARGEST_PERCENT) {
            throw new IllegalArgumentException("A scale of " + scalePercent + " %");
        }
        keys = Map.copyOf(keys);
        layouts = Map.copyOf(layouts);
    }

    /**
     * With another theme.
     *
     * @param other theme
     * @return settings
     */
    public UserSettings withTheme(Theme other) {
        return new UserSettings(other, language, scalePercent, keys, layouts);
    }

    /**
     * With another language.
     *
     * @param tag BCP 47 tag; empty for that of the computer
     * @return settings
     */
    public UserSettings withLanguage(Optional<String> tag) {
        return new UserSettings(theme, tag, scalePercent, keys, layouts);
    }

    /**
     * With another size.
     *
     * @param percent 100 to 200 %
     * @return settings
     */
    public UserSettings withScale(int percent) {
        return new UserSettings(theme, language, percent, keys, layouts);
    }

    /**
     * With other keys.
     *
     * @param chosen keys by the name of the command
     * @return settings
     */
    public UserSettings withKeys(Map<String, String> chosen) {
        return new UserSettings(theme, language, scalePercent, chosen, layouts);
    }

    /**
     * With other layouts.
     *
     * @param chosen layouts by the name of the step
     * @return settings
     */
    public UserSettings withLayouts(Map<String, String> chosen) {
        return new UserSettings(theme, language, scalePercent, keys, chosen);
    }
}
