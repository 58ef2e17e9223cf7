package org.needlepoint.ui.model;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.needlepoint.problem.Wording;
import org.needlepoint.ui.text.Sentences;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.workflow.EngineWordings;

/**
 * What the engine says, in the language of the window. The engine speaks English, and results, reports and logs keep that; the
 * window finds the sentence again by its template. So a result that was measured long ago is read in Chinese too.
 */
public final class EngineTexts {
    private EngineTexts() {}

    /** Made when Chinese is first used. */
    private static final class Chinese {
        static final Sentences SENTENCES = new Sentences(templates());

        private static Map<String, String> templates() {
            Map<String, String> out = new HashMap<>();
            for (Wording w : EngineWordings.all()) {
                out.put(w.template(), Texts.template(key(w)));
            }
            return out;
        }
    }

    /**
     * Key of a sentence in the bundle of wordings.
     *
     * @param wording constant of an enum
     * @return {@code wording.}, the enum's name, the constant's
     */
    static String key(Wording wording) {
        return "wording." + ((Enum<?>) wording).getDeclaringClass().getSimpleName() + "." + wording.name();
    }

    /**
     * A sentence of the engine as the window shows it.
     *
     * @param english sentence
     * @return in the language in use; what was made by no wording, such as the name of a series, as it is
     */
    public static String say(String english) {
        return Texts.language().equals(Locale.SIMPLIFIED_CHINESE) ? Chinese.SENTENCES.say(english) : english;
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
