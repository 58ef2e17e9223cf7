package org.needlepoint.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.needlepoint.pathology.SoftTissueTumour;
import org.needlepoint.pathology.TumourCatalogue;
import org.needlepoint.workflow.TumourNames;

/** Every tumour of the WHO list has a Chinese name of its own, and is found by it. */
class TumourTextTest {
    private static final List<SoftTissueTumour> ALL = TumourCatalogue.who2020().all();

    @BeforeEach
    void chinese() {
        Texts.use(Locale.SIMPLIFIED_CHINESE);
    }

    @AfterEach
    void english() {
        Texts.use(Locale.ENGLISH);
    }

    @Test
    void the_bundle_names_the_tumours_of_the_list_and_no_other() throws IOException {
        Properties p = new Properties();
        try (Reader in = Files.newBufferedReader(
                Path.of("src/main/resources/org/needlepoint/workflow/tumour_zh_CN.properties"),
                StandardCharsets.UTF_8)) {
            p.load(in);
        }
        Set<String> ids = ALL.stream().map(t -> "tumour." + t.id()).collect(Collectors.toSet());
        assertThat(p.stringPropertyNames().stream().filter(k -> !k.endsWith(".also")))
                .containsExactlyInAnyOrderElementsOf(ids);
        assertThat(p.stringPropertyNames().stream()
                        .filter(k -> k.endsWith(".also"))
                        .map(k -> k.replace(".also", "")))
                .isSubsetOf(ids);
        assertThat(p.values()).allSatisfy(v -> assertThat((String) v)
                .containsPattern("\\p{IsHan}")
                .doesNotContainPattern("[a-z]{3,}\\W+[a-z]{3,}\\W+[a-z]{3,}"));
    }

    @Test
    void a_name_belongs_to_one_tumour() {
        Map<String, SoftTissueTumour> owners = new HashMap<>();
        for (SoftTissueTumour t : ALL) {
            for (String n : TumourText.names(t)) {
                SoftTissueTumour before = owners.put(TumourNames.key(n), t);
                assertThat(before == null || before == t).as(n).isTrue();
                assertThat(TumourText.named(n)).contains(t);
            }
        }
    }

    /** A name says what the chapter and the behaviour say: a sarcoma is called one in both languages, or neither. */
    @Test
    void a_name_agrees_with_the_english_one() {
        for (SoftTissueTumour t : ALL) {
            String english = t.name().toLowerCase(Locale.ROOT);
            String name = TumourText.name(t);
            assertThat(name.contains("肉瘤")).as(name).isEqualTo(english.contains("sarcoma"));
            assertThat(name.contains("脂肪")).as(name).isEqualTo(english.contains("lip"));
            assertThat(name.contains("血管"))
                    .as(name)
                    .isEqualTo(
                            english.matches(".*(angi|glom|vascul|arterioven).*") && !english.contains("lymphangioma"));
            assertThat(name.contains("恶性")).as(name).isEqualTo(english.contains("malignant"));
            assertThat(name.contains("平滑肌"))
                    .as(name)
                    .isEqualTo(english.matches(".*(leiomyo|smooth muscle|angiomyolip).*"));
            assertThat(name.contains("横纹肌")).as(name).isEqualTo(english.contains("rhabd"));
            assertThat(name.contains("黏液")).as(name).isEqualTo(english.contains("myx"));
            assertThat(name.contains("未分化")).as(name).isEqualTo(english.contains("undifferentiated"));
        }
    }

    /** Names as the Chinese edition and its literature print them, in the spellings that pathologists type. */
    @ParameterizedTest
    @CsvSource({
        "未分化多形性肉瘤, undifferentiated-pleomorphic-sarcoma",
        "恶性纤维组织细胞瘤, undifferentiated-pleomorphic-sarcoma",
        "黏液样脂肪肉瘤, myxoid-liposarcoma",
        "粘液样脂肪肉瘤, myxoid-liposarcoma",
        "去分化脂肪肉瘤, dedifferentiated-liposarcoma",
        "滑膜肉瘤, synovial-sarcoma",
        "炎性肌纤维母细胞瘤, inflammatory-myofibroblastic-tumour",
        "恶性周围神经鞘膜瘤, malignant-peripheral-nerve-sheath-tumour",
        "Ewing肉瘤, ewing-sarcoma",
        "侵袭性纤维瘤病, desmoid-type-fibromatosis",
    })
    void a_tumour_is_found_by_its_chinese_names(String name, String id) {
        assertThat(TumourText.named(name)).map(SoftTissueTumour::id).contains(id);
    }

    @Test
    void both_names_stand_together_in_chinese_only() throws Exception {
        SoftTissueTumour ups = TumourCatalogue.who2020().named("UPS");
        assertThat(TumourText.both(ups)).isEqualTo("未分化多形性肉瘤 · Pleomorphic sarcoma, undifferentiated");
        Texts.use(Locale.ENGLISH);
        assertThat(TumourText.both(ups)).isEqualTo("Pleomorphic sarcoma, undifferentiated");
        assertThat(TumourText.name(ups)).isEqualTo("Pleomorphic sarcoma, undifferentiated");
        assertThat(TumourText.named("滑膜肉瘤")).isEmpty();
    }
}
