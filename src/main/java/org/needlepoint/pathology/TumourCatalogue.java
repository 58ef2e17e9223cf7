package org.needlepoint.pathology;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.needlepoint.problem.ProblemException;

/**
 * The WHO list of soft tissue tumours, 5th edition (2020), as data: {@code who-2020.json} beside this class.
 *
 * <p>Names are compared without regard to case, hyphens, accents and the spellings tumour/tumor, haem/hem.
 */
public final class TumourCatalogue {
    private static final int MOST_SUGGESTED = 4;

    private final String title;
    private final List<String> sources;
    private final List<SoftTissueTumour> all;
    private final Map<String, SoftTissueTumour> byName;

    private TumourCatalogue(String title, List<String> sources, List<SoftTissueTumour> all) {
        this.title = title;
        this.sources = List.copyOf(sources);
        this.all = List.copyOf(all);
        this.byName = new LinkedHashMap<>();
        for (SoftTissueTumour t : all) {
            for (String n : names(t)) {
                SoftTissueTumour before = byName.put(key(n), t);
                if (before != null && before != t) {
                    throw new IllegalStateException(n + " names both " + before.id() + " and " + t.id());
                }
            }
        }
    }

    private static List<String> names(SoftTissueTumour t) {
        List<String> names = new ArrayList<>(t.synonyms());
        names.add(t.id());
        names.add(t.name());
        return names;
    }

    private static final class Holder {
        private static final TumourCatalogue WHO = load();
    }

    /**
     * The list that comes with the program. Read once; 142 entries.
     *
     * @return catalogue
     */
    public static TumourCatalogue who2020() {
        return Holder.WHO;
    }

    private static TumourCatalogue load() {
        try (InputStream in = TumourCatalogue.class.getResourceAsStream("who-2020.json")) {
            JsonNode root = new ObjectMapper().readTree(in);
            List<SoftTissueTumour> tumours = new ArrayList<>();
            for (JsonNode t : root.path("tumours")) {
                tumours.add(tumour(t));
            }
            return new TumourCatalogue(root.path("title").asText(), texts(root.path("sources")), tumours);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SoftTissueTumour tumour(JsonNode t) {
        Map<String, Integer> scores = new LinkedHashMap<>();
        t.path("differentiation")
                .properties()
                .forEach(e -> scores.put(e.getKey(), e.getValue().intValue()));
        Behaviour behaviour = Behaviour.of(t.path("behaviour").asText());
        FnclccUse use = FnclccUse.GRADED;
        String why = "";
        if (t.has("fnclcc")) {
            use = FnclccUse.of(t.path("fnclcc").path("use").asText());
            why = FnclccReason.of(t.path("fnclcc").path("why").asText()).say();
        } else if (behaviour != Behaviour.MALIGNANT && scores.isEmpty()) {
            use = FnclccUse.NOT_A_SARCOMA;
            why = FnclccReason.BEHAVIOUR.say(behaviour.label());
        }
        return new SoftTissueTumour(
                t.path("id").asText(),
                t.path("name").asText(),
                TumourCategory.of(t.path("category").asText()),
                behaviour,
                texts(t.path("icdO")),
                texts(t.path("synonyms")),
                scores,
                use,
                why);
    }

    private static List<String> texts(JsonNode array) {
        List<String> out = new ArrayList<>();
        array.forEach(t -> out.add(t.asText()));
        return out;
    }

    /**
     * What the list is.
     *
     * @return title with edition and year
     */
    public String title() {
        return title;
    }

    /**
     * Where its contents come from.
     *
     * @return references
     */
    public List<String> sources() {
        return sources;
    }

    /**
     * Every entry, in the order of the chapters.
     *
     * @return tumours
     */
    public List<SoftTissueTumour> all() {
        return all;
    }

    /**
     * The entries of a chapter.
     *
     * @param category chapter
     * @return tumours in order
     */
    public List<SoftTissueTumour> in(TumourCategory category) {
        return all.stream().filter(t -> t.category() == category).toList();
    }

    /**
     * The tumour of a name.
     *
     * @param name id, WHO name, synonym, abbreviation such as {@code UPS}, or an ICD-O code that one entry alone has
     * @return the tumour
     * @throws ProblemException {@link PathologyProblem#UNKNOWN_TUMOUR} with the nearest names, or
     *     {@link PathologyProblem#AMBIGUOUS_CODE}
     */
    public SoftTissueTumour named(String name) throws ProblemException {
        SoftTissueTumour found = byName.get(key(name));
        if (found != null) {
            return found;
        }
        List<SoftTissueTumour> coded =
                all.stream().filter(t -> t.icdO().contains(name.strip())).toList();
        if (coded.size() == 1) {
            return coded.get(0);
        }
        if (coded.size() > 1) {
            throw new ProblemException(
                    PathologyProblem.AMBIGUOUS_CODE,
                    name.strip(),
                    coded.stream().map(SoftTissueTumour::name).collect(Collectors.joining("; ")));
        }
        throw new ProblemException(PathologyProblem.UNKNOWN_TUMOUR, name.strip(), suggestions(name));
    }

    private String suggestions(String name) {
        Set<String> words = words(name);
        List<SoftTissueTumour> near = all.stream()
                .filter(t -> overlap(t, words) > 0)
                .sorted((a, b) -> Double.compare(overlap(b, words), overlap(a, words)))
                .limit(MOST_SUGGESTED)
                .toList();
        return near.isEmpty()
                ? PathologyWording.LIST.say()
                : near.stream().map(SoftTissueTumour::name).collect(Collectors.joining("; "));
    }

    /** Share of common words (Jaccard), the best of all names. */
    private static double overlap(SoftTissueTumour t, Set<String> words) {
        double best = 0;
        for (String n : names(t)) {
            Set<String> own = words(n);
            long common = own.stream().filter(words::contains).count();
            best = Math.max(best, common / (double) (own.size() + words.size() - common));
        }
        return best;
    }

    private static Set<String> words(String name) {
        return new LinkedHashSet<>(List.of(key(name).split(" ")));
    }

    private static String key(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9+]+", " ")
                .strip()
                .replaceAll("tumors?\\b", "tumour")
                .replace("haem", "hem");
    }
}
