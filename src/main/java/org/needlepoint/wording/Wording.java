package org.needlepoint.wording;

import java.util.Locale;

/**
 * A sentence that the program composes for its reader: a warning, a note, a reason. Implemented by enums, one for the
 * sentences of a package.
 *
 * <p>The sentence is English wherever it is kept: in results, reports, logs and on the command line. The window finds
 * the constant from the finished sentence and says it in its own language; therefore no two templates of the program
 * may fit the same sentence.
 */
public interface Wording {

    /**
     * Stable name of the sentence, such as the enum constant's.
     *
     * @return name
     */
    String name();

    /**
     * The sentence in English, with places {@code {0}}, {@code {1}}, … for its parts.
     *
     * @return template
     */
    String template();

    /**
     * Key of the sentence in bundles of other languages.
     *
     * @return {@code wording.}, the enum's name, the constant's
     */
    default String key() {
        return "wording." + ((Enum<?>) this).getDeclaringClass().getSimpleName() + "." + name();
    }

    /**
     * The sentence in English with its parts.
     *
     * @param parts texts for the places, formatted already with their units; others are written by their own text
     * @return sentence
     */
    default String say(Object... parts) {
        return Template.fill(template(), parts);
    }

    /**
     * A number as a part of a sentence: with a point in every language.
     *
     * @param value value
     * @param decimals decimals
     * @return text
     */
    static String number(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
