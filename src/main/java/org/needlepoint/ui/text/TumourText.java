package org.needlepoint.ui.text;

import java.util.List;
import java.util.Optional;
import org.needlepoint.pathology.SoftTissueTumour;
import org.needlepoint.workflow.TumourNames;

/** Names of tumours in the language of the window. */
public final class TumourText {
    private TumourText() {}

    /**
     * The name.
     *
     * @param t tumour
     * @return name in the language of the window
     */
    public static String name(SoftTissueTumour t) {
        return EngineTexts.english() ? t.name() : TumourNames.chinese(t);
    }

    /**
     * The name with that of the WHO list beside it: a pathologist needs both.
     *
     * @param t tumour
     * @return one name in English, two in Chinese
     */
    public static String both(SoftTissueTumour t) {
        return EngineTexts.english() ? t.name() : TumourNames.chinese(t) + " · " + t.name();
    }

    /**
     * Every name by which the tumour can be looked up in the language of the window, besides those of the list.
     *
     * @param t tumour
     * @return names, the usual one first; none in English
     */
    public static List<String> names(SoftTissueTumour t) {
        return EngineTexts.english() ? List.of() : TumourNames.all(t);
    }

    /**
     * The tumour of a name in the language of the window.
     *
     * @param name name, in any of the usual spellings
     * @return the tumour; empty if it has no such name besides those of the list
     */
    public static Optional<SoftTissueTumour> named(String name) {
        return EngineTexts.english() ? Optional.empty() : TumourNames.named(name);
    }
}
