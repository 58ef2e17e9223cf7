package org.needlepoint.ui.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.needlepoint.pathology.SoftTissueTumour;
import org.needlepoint.pathology.TumourCatalogue;

/**
 * Names of tumours in the language of the window. The English ones are those of the WHO list; the Chinese ones stand in
 * {@code tumour_zh_CN.properties} as {@code tumour.<id>}, further names as {@code tumour.<id>.also}. Files keep the English
 * name.
 */
public final class TumourText {
    private TumourText() {}

    /**
     * The name.
     *
     * @param t tumour
     * @return name in the language of the window
     */
    public static String name(SoftTissueTumour t) {
        return Texts.translation("tumour." + t.id()).orElse(t.name());
    }

    /**
     * The name with that of the WHO list beside it: a pathologist needs both.
     *
     * @param t tumour
     * @return one name in English, two in Chinese
     */
    public static String both(SoftTissueTumour t) {
        return Texts.translation("tumour." + t.id())
                .map(n -> n + " · " + t.name())
                .orElse(t.name());
    }

    /**
     * Every name by which the tumour can be looked up in the language of the window, besides those of the list.
     *
     * @param t tumour
     * @return names, the usual one first; none in English
     */
    public static List<String> names(SoftTissueTumour t) {
        List<String> out = new ArrayList<>();
        Texts.translation("tumour." + t.id()).ifPresent(out::add);
        Texts.translation("tumour." + t.id() + ".also").ifPresent(n -> out.addAll(Arrays.asList(n.split("；"))));
        return out;
    }

    /**
     * The tumour of a name in the language of the window.
     *
     * @param name name, in any of the usual spellings
     * @return the tumour; empty if it has no such name besides those of the list
     */
    public static Optional<SoftTissueTumour> named(String name) {
        String wanted = key(name);
        return TumourCatalogue.who2020().all().stream()
                .filter(t -> names(t).stream().anyMatch(n -> key(n).equals(wanted)))
                .findFirst();
    }

    /**
     * A name as it is compared: Chinese pathologists write two words in two ways each.
     *
     * @param name name, or a piece of one
     * @return the name in one spelling, without spaces
     */
    public static String key(String name) {
        return name.strip()
                .replace("纤维母细胞", "成纤维细胞")
                .replace("粘液", "黏液")
                .replace("周围神经", "外周神经")
                .replaceAll("\\s+", "")
                .toLowerCase(java.util.Locale.ROOT);
    }
}
