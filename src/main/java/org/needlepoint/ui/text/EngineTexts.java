package org.needlepoint.ui.text;

import java.util.List;
import java.util.Locale;
import org.needlepoint.workflow.EngineWordings;

/**
 * What the engine says, in the language of the window. The engine speaks English, and results, reports and logs keep that; the
 * window finds the sentence again by its template. So a result that was measured long ago is read in Chinese too.
 */
public final class EngineTexts {
    private EngineTexts() {}

    /**
     * A sentence of the engine as the window shows it.
     *
     * @param english sentence
     * @return in the language in use; what was made by no wording, such as the name of a series, as it is
     */
    public static String say(String english) {
        return english() ? english : EngineWordings.chinese().say(english);
    }

    /** Whether what the engine says needs no translation. */
    static boolean english() {
        return Texts.language().equals(Locale.ENGLISH);
    }

    /**
     * Sentences of the engine, one on each line.
     *
     * @param english sentences
     * @return text in the language in use
     */
    public static String lines(List<String> english) {
        return String.join("\n", english.stream().map(EngineTexts::say).toList());
    }
}
