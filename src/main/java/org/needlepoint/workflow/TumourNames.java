package org.needlepoint.workflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.needlepoint.pathology.SoftTissueTumour;
import org.needlepoint.pathology.TumourCatalogue;

/**
 * Chinese names of the tumours of the WHO list, from {@code tumour_zh_CN.properties}: the usual one as {@code tumour.<id>},
 * others as {@code tumour.<id>.also}. The English ones are those of the list; files keep them.
 */
public final class TumourNames {
    private static final ResourceBundle CHINESE = EngineWordings.bundle("tumour");

    private TumourNames() {}

    /**
     * The usual name.
     *
     * @param t tumour of the list
     * @return name in Chinese
     */
    public static String chinese(SoftTissueTumour t) {
        return CHINESE.getString("tumour." + t.id());
    }

    /**
     * Every Chinese name by which the tumour can be looked up.
     *
     * @param t tumour of the list
     * @return names, the usual one first
     */
    public static List<String> all(SoftTissueTumour t) {
        List<String> out = new ArrayList<>(List.of(chinese(t)));
        String also = "tumour." + t.id() + ".also";
        if (CHINESE.containsKey(also)) {
            out.addAll(Arrays.asList(CHINESE.getString(also).split("；")));
        }
        return out;
    }

    /**
     * The tumour of a Chinese name.
     *
     * @param name name, in any of the usual spellings
     * @return the tumour; empty if none has that name
     */
    public static Optional<SoftTissueTumour> named(String name) {
        String wanted = key(name);
        return TumourCatalogue.who2020().all().stream()
                .filter(t -> all(t).stream().anyMatch(n -> key(n).equals(wanted)))
                .findFirst();
    }

    /**
     * A name as it is compared: Chinese pathologists write some words in two ways.
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
                .toLowerCase(Locale.ROOT);
    }

    /** English name, Chinese name. */
    static Map<String, String> sentences() {
        return TumourCatalogue.who2020().all().stream()
                .collect(Collectors.toMap(SoftTissueTumour::name, TumourNames::chinese));
    }
}
