package org.needlepoint.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.needlepoint.casefile.Interval;

class ReportLanguageTest {
    private static final Pattern PLACE = Pattern.compile("\\{\\d+}");
    private static final Pattern ENGLISH_WORDS = Pattern.compile("[a-z]{3,}[ ,]+[a-z]{3,}");
    /** Names and signs that are written alike. */
    private static final Set<String> ALIKE = Set.of(
            "pathology.ki67",
            "page.and",
            "page.comma",
            "page.with",
            "page.end",
            "plot.tre",
            "figure.error.corner",
            "track.p95");

    private static Map<String, String> words(String file) throws IOException {
        Properties all = new Properties();
        try (Reader in =
                new InputStreamReader(ReportLanguage.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
            all.load(in);
        }
        Map<String, String> out = new TreeMap<>();
        all.forEach((k, v) -> out.put(k.toString(), v.toString()));
        return out;
    }

    private static List<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .sorted()
                .toList();
    }

    @Test
    void both_languages_have_the_same_texts_with_the_same_places() throws Exception {
        Map<String, String> english = words("report.properties");
        Map<String, String> chinese = words("report_zh_CN.properties");
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        english.forEach((key, text) ->
                assertThat(places(chinese.get(key))).as("places of %s", key).isEqualTo(places(text)));
    }

    @Test
    void the_chinese_is_chinese() throws Exception {
        words("report_zh_CN.properties").forEach((key, text) -> {
            assertThat(ENGLISH_WORDS.matcher(text).find())
                    .as("%s: %s", key, text)
                    .isFalse();
            if (!ALIKE.contains(key)
                    && text.replaceAll("[{}\\d\\s\\p{Punct}]", "").length() > 0) {
                assertThat(text.codePoints().anyMatch(Character::isIdeographic) || text.matches("[^A-Za-z]*"))
                        .as("%s: %s", key, text)
                        .isTrue();
            }
        });
    }

    @Test
    void every_text_is_used() throws Exception {
        String code;
        try (Stream<Path> files = Stream.concat(
                Files.walk(Path.of("src/main/java/org/needlepoint/report")),
                Files.walk(Path.of("src/main/java/org/needlepoint/workflow/session")))) {
            StringBuilder all = new StringBuilder();
            for (Path f : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(f));
            }
            code = all.toString();
        }
        Set<String> unused = new TreeSet<>();
        for (String key : words("report.properties").keySet()) {
            int dot = key.lastIndexOf('.');
            boolean composed = code.contains("\"" + key.substring(0, dot + 1) + "\"");
            if (!code.contains("\"" + key + "\"") && !composed) {
                unused.add(key);
            }
        }
        assertThat(unused).isEmpty();
        Set<String> asked = Pattern.compile("words\\.get\\(\\s*\"([a-zA-Z0-9.]+)\"")
                .matcher(code)
                .results()
                .map(m -> m.group(1))
                .filter(k -> !k.endsWith("."))
                .collect(Collectors.toSet());
        assertThat(words("report.properties").keySet()).containsAll(asked);
    }

    @Test
    void a_part_is_written_verbatim_and_a_sentence_by_its_translator() {
        ReportLanguage chinese = ReportLanguage.of(Locale.SIMPLIFIED_CHINESE, UnaryOperator.identity());
        assertThat(chinese.tag()).isEqualTo("zh-CN");
        assertThat(chinese.get("figure.slice", 1000, "{1}", "3.0")).isEqualTo("第 1000 层（0 至 {1}），3.0 mm");
        assertThat(chinese.interval(new Interval(-0.5, 1.25), 2)).isEqualTo("−0.50 至 1.25");
        assertThat(ReportLanguage.ENGLISH.interval(new Interval(-0.5, 1.25), 2)).isEqualTo("−0.50 to 1.25");
        assertThat(ReportLanguage.of(Locale.SIMPLIFIED_CHINESE, s -> "译 " + s).sentence("x"))
                .isEqualTo("译 x");
        assertThat(chinese.ended("完")).isEqualTo("完。");
        assertThat(chinese.ended("完。")).isEqualTo("完。");
        assertThatThrownBy(() -> chinese.get("no.such.key")).isInstanceOf(MissingResourceException.class);
    }
}
