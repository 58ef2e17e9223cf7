package org.needlepoint.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The words of the window: the same keys in both languages, every key that is used is there, none is left over. */
class WordsTest {
    private static final Path BUNDLES = Path.of("src/main/resources/org/needlepoint/ui/text");
    private static final Path MAIN = Path.of("src/main/java/org/needlepoint");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)}");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]++|\\\\.)*+)\"(\\s*\\+)?");
    /** Calls that show their text to the user. */
    private static final Pattern SHOWN = Pattern.compile(
            "(?:new (?:Label|Button|Tooltip|MenuItem|Menu|CheckBox|RadioButton|ToggleButton|Hyperlink|Tab"
                    + "|TitledPane|RadioMenuItem|CheckMenuItem|TableColumn<[^>]*>|Text)|setText|setTitle|setHeaderText"
                    + "|setContentText|setPromptText|setAccessibleText|setAccessibleHelp)\\(\\s*\"([^\"]*)\"");

    /** Where there is nothing to say. */
    private static final Set<String> SILENT = Set.of("scene.notice.NONE");
    /** Constants that are never asked for: they have a sign in place of a word, or a field of another kind. */
    private static final Map<String, Set<String>> WORDLESS = Map.of(
            "scene.preset.letter.", Set.of("ALONG_NEEDLE"),
            "pathology.choice.", Set.of("DIAGNOSIS", "KI67"),
            "pathology.prompt.", Set.of("DIAGNOSIS", "DIFFERENTIATION", "GRADE", "MITOSES", "NECROSIS", "REMARK"));
    /** Units are the same in every language. */
    private static final Set<String> UNITS = Set.of("mm", "mm²/s", "ppm", "HU", "px");

    private static final Map<String, Map<String, String>> ENGLISH = new TreeMap<>();
    private static final Map<String, Map<String, String>> CHINESE = new TreeMap<>();
    /** The window's code. */
    private static final Map<String, String> SOURCES = new TreeMap<>();
    /** All code: a record may name the key of its own name. */
    private static final Map<String, String> EVERYWHERE = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        try (Stream<Path> files = Files.list(BUNDLES)) {
            for (Path f : files.toList()) {
                Properties p = new Properties();
                try (Reader in = Files.newBufferedReader(f, StandardCharsets.UTF_8)) {
                    p.load(in);
                }
                String name = f.getFileName().toString().replace(".properties", "");
                Map<String, String> texts = new TreeMap<>();
                p.forEach((k, v) -> texts.put((String) k, (String) v));
                (name.endsWith("_zh_CN") ? CHINESE : ENGLISH).put(name.replace("_zh_CN", ""), texts);
            }
        }
        try (Stream<Path> files = Files.walk(MAIN)) {
            for (Path f : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String source = withoutComments(Files.readString(f));
                EVERYWHERE.put(MAIN.relativize(f).toString(), source);
                if (f.startsWith(MAIN.resolve("ui"))) {
                    SOURCES.put(MAIN.relativize(f).toString(), source);
                }
            }
        }
    }

    private static String withoutComments(String source) {
        return source.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)^\\s*//.*$", "");
    }

    private static Map<String, String> all(Map<String, Map<String, String>> bundles) {
        Map<String, String> out = new TreeMap<>();
        bundles.values().forEach(out::putAll);
        return out;
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(r -> r.group(1)).collect(Collectors.toSet());
    }

    @Test
    void a_bundle_has_the_same_keys_in_both_languages() {
        assertThat(ENGLISH).isNotEmpty();
        assertThat(CHINESE.keySet()).isEqualTo(ENGLISH.keySet());
        ENGLISH.forEach((bundle, texts) -> {
            assertThat(CHINESE.get(bundle).keySet())
                    .as("keys of %s in Chinese", bundle)
                    .isEqualTo(texts.keySet());
            assertThat(texts.keySet()).as("keys begin with their bundle").allMatch(k -> k.startsWith(bundle + "."));
        });
    }

    @Test
    void a_text_is_there_and_has_the_same_places_in_both_languages() {
        Map<String, String> chinese = all(CHINESE);
        Map<String, String> english = all(ENGLISH);
        SILENT.forEach(key ->
                assertThat(english.remove(key) + chinese.get(key)).as(key).isEmpty());
        english.forEach((key, text) -> {
            assertThat(text).as(key).isNotBlank();
            assertThat(chinese.get(key)).as(key).isNotBlank();
            assertThat(places(chinese.get(key))).as("places of %s", key).isEqualTo(places(text));
        });
    }

    @Test
    void chinese_texts_are_chinese() {
        Pattern han = Pattern.compile("\\p{IsHan}");
        // What has two or more English words and no Chinese character was forgotten.
        Map<String, String> english = all(CHINESE);
        english.keySet().removeIf(k -> k.startsWith("about.notice.") || k.startsWith("shell.language."));
        assertThat(english).allSatisfy((key, text) -> assertThat(
                        han.matcher(text).find() || !text.matches("(?s).*[a-z]{3,}\\W+[a-z]{3,}.*"))
                .as("%s=%s", key, text)
                .isTrue());
    }

    @Test
    void an_apostrophe_is_doubled_and_a_brace_is_a_place() {
        Stream.of(ENGLISH, CHINESE).forEach(l -> all(l).forEach((key, text) -> {
            assertThat(text.replace("''", "")).as("apostrophes of %s", key).doesNotContain("'");
            assertThat(PLACE.matcher(text).replaceAll(""))
                    .as("braces of %s", key)
                    .doesNotContain("{", "}");
        }));
    }

    /** Keys in the sources: whole ones, and beginnings of those that end with the name of a constant or the like. */
    private static void used(Map<String, String> sources, Set<String> whole, Set<String> beginnings) {
        Pattern key = Pattern.compile("(?:" + String.join("|", ENGLISH.keySet()) + ")\\.[A-Za-z0-9_.-]*");
        for (String source : sources.values()) {
            Matcher m = LITERAL.matcher(source);
            while (m.find()) {
                if (key.matcher(m.group(1)).matches()
                        && !m.group(1).matches(".*\\.(css|json|properties|png|html|tsv)")) {
                    boolean begins = m.group(2) != null || m.group(1).endsWith(".");
                    (begins ? beginnings : whole).add(m.group(1));
                }
            }
        }
    }

    @Test
    void every_key_in_the_sources_is_there() {
        Set<String> whole = new TreeSet<>();
        Set<String> beginnings = new TreeSet<>();
        used(SOURCES, whole, beginnings);
        Set<String> keys = all(ENGLISH).keySet();
        assertThat(whole).isNotEmpty();
        assertThat(whole.stream()
                        .filter(k -> !keys.contains(k) && beginnings.stream().noneMatch(k::equals)))
                .as("keys that are used and not there")
                .isEmpty();
        assertThat(beginnings.stream().filter(b -> keys.stream().noneMatch(k -> k.startsWith(b))))
                .as("beginnings that no key has")
                .isEmpty();
    }

    @Test
    void every_key_is_used() {
        Set<String> whole = new TreeSet<>();
        Set<String> beginnings = new TreeSet<>();
        used(EVERYWHERE, whole, beginnings);
        // A method may take a key and ask for what belongs to it too: key + ".hint".
        Set<String> endings = SOURCES.values().stream()
                .flatMap(s -> LITERAL.matcher(s).results().map(r -> r.group(1)))
                .filter(l -> l.matches("\\.[A-Za-z0-9_.-]+"))
                .collect(Collectors.toSet());
        assertThat(all(ENGLISH).keySet().stream()
                        .filter(k -> !whole.contains(k) && beginnings.stream().noneMatch(k::startsWith))
                        .filter(k -> endings.stream()
                                .noneMatch(
                                        e -> k.endsWith(e) && whole.contains(k.substring(0, k.length() - e.length())))))
                .as("keys that nothing uses")
                .isEmpty();
    }

    /** Where the keys of a beginning are constants of an enum, all its constants are there. */
    @Test
    void every_constant_that_is_shown_has_its_words() throws IOException {
        Map<String, Set<String>> enums = constants();
        Set<String> beginnings = new TreeSet<>();
        used(SOURCES, new HashSet<>(), beginnings);
        Set<String> keys = all(ENGLISH).keySet();
        Map<String, Set<String>> missing = new TreeMap<>();
        for (String begin : beginnings) {
            Set<String> ends = keys.stream()
                    .filter(k -> k.startsWith(begin))
                    .map(k -> k.substring(begin.length()).replaceAll("\\..*", ""))
                    .filter(e -> e.matches("[A-Z][A-Z0-9_]*"))
                    .collect(Collectors.toCollection(TreeSet::new));
            List<Set<String>> holding =
                    enums.values().stream().filter(e -> e.containsAll(ends)).toList();
            if (!ends.isEmpty() && !holding.isEmpty() && holding.stream().noneMatch(ends::containsAll)) {
                Set<String> nearest = new TreeSet<>(holding.stream()
                        .min(java.util.Comparator.comparingInt(Set::size))
                        .orElseThrow());
                nearest.removeAll(ends);
                nearest.removeAll(WORDLESS.getOrDefault(begin, Set.of()));
                missing.put(begin, nearest);
            }
        }
        missing.values().removeIf(Set::isEmpty);
        assertThat(missing).as("constants without words").isEmpty();
    }

    /** Enums of the program with their constants, read from the classes. */
    private static Map<String, Set<String>> constants() throws IOException {
        Map<String, Set<String>> out = new HashMap<>();
        new com.tngtech.archunit.core.importer.ClassFileImporter()
                        .withImportOption(new com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests())
                        .importPackages("org.needlepoint")
                        .stream()
                        .filter(c -> c.isEnum())
                        .forEach(c -> out.put(
                                c.getName(),
                                c.getFields().stream()
                                        .filter(f -> f.getRawType().equals(c))
                                        .map(f -> f.getName())
                                        .collect(Collectors.toSet())));
        return out;
    }

    @Test
    void no_text_for_the_user_stands_in_the_code() {
        Map<String, String> found = new TreeMap<>();
        SOURCES.forEach((file, source) -> SHOWN.matcher(source)
                .results()
                .map(r -> r.group(1))
                .filter(t -> t.matches(".*\\p{L}{2,}.*") && !UNITS.contains(t))
                .forEach(t -> found.put(file, t)));
        assertThat(found).isEmpty();
    }
}
