package org.needlepoint.ui.text;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The words of the window in the chosen language. A key's first part names its bundle: {@code step.markers.title} stands in
 * {@code step.properties} and {@code step_zh_CN.properties}, in UTF-8.
 *
 * <p>Numbers in the texts are formatted by the caller, with a point and a unit, in every language.
 */
public final class Texts {
    /** Languages of the window; the first is the one for every other locale. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

    private static final String PACKAGE = "org.needlepoint.ui.text.";
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final Map<String, ResourceBundle> BUNDLES = new ConcurrentHashMap<>();
    private static volatile Locale language = Locale.ENGLISH;

    private Texts() {}

    /**
     * The language in use.
     *
     * @return one of {@link #LANGUAGES}
     */
    public static Locale language() {
        return language;
    }

    /**
     * Chooses the language of every text that is asked for from now on.
     *
     * @param locale locale; Chinese of any region is shown in Simplified Chinese, anything else in English
     */
    public static void use(Locale locale) {
        language =
                locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
        BUNDLES.clear();
    }

    /**
     * A text.
     *
     * @param key key; its first part names the bundle
     * @param parts what stands at {0}, {1} …, formatted already
     * @return text
     * @throws java.util.MissingResourceException if there is no such key
     */
    public static String get(String key, Object... parts) {
        String bundle = key.substring(0, key.indexOf('.'));
        String text = BUNDLES.computeIfAbsent(bundle, Texts::load).getString(key);
        // Formatted always, so that an apostrophe has one spelling in all texts; parts as text, so that 1000 stays
        // 1000.
        return new MessageFormat(text, Locale.ROOT)
                .format(java.util.Arrays.stream(parts).map(String::valueOf).toArray());
    }

    private static ResourceBundle load(String bundle) {
        return ResourceBundle.getBundle(PACKAGE + bundle, language, Texts.class.getClassLoader(), NO_FALLBACK);
    }
}
