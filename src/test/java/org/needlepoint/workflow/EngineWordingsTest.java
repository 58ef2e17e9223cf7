package org.needlepoint.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.needlepoint.wording.Template;
import org.needlepoint.wording.Translation;
import org.needlepoint.wording.Wording;

/** The engine's sentences in Chinese: all are there, and each is found again from its English. */
class EngineWordingsTest {
    private static final Path FILE = Path.of("src/main/resources/org/needlepoint/workflow/wording_zh_CN.properties");
    private static final Map<String, String> BUNDLE = bundle();
    private static final Translation CHINESE = EngineWordings.chinese();
    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)}");

    private static Set<String> places(String template) {
        return PLACE.matcher(template).results().map(r -> r.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> bundle() {
        Properties p = new Properties();
        try (Reader in = Files.newBufferedReader(FILE, StandardCharsets.UTF_8)) {
            p.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> out = new TreeMap<>();
        p.forEach((k, v) -> out.put((String) k, (String) v));
        return out;
    }

    @Test
    void every_enum_of_wordings_is_among_those_the_window_knows() {
        List<JavaClass> enums = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.needlepoint").stream()
                        .filter(c -> c.isEnum() && c.isAssignableTo(Wording.class))
                        .toList();
        assertThat(enums).hasSizeGreaterThan(5);
        assertThat(enums).allSatisfy(c -> assertThat(EngineWordings.all())
                .as(c.getName())
                .containsAll(Arrays.stream(c.reflect().getEnumConstants())
                        .map(Wording.class::cast)
                        .toList()));
        assertThat(EngineWordings.all().stream().map(Wording::key)).doesNotHaveDuplicates();
    }

    @Test
    void every_wording_has_chinese_with_the_same_places_and_nothing_is_left_over() {
        Map<String, String> bundle = new TreeMap<>(BUNDLE);
        Map<String, String> first = new HashMap<>();
        for (Wording w : EngineWordings.all()) {
            String key = w.key();
            String chinese = bundle.remove(key);
            assertThat(chinese).as(key).isNotBlank();
            assertThat(places(chinese)).as("places of %s", key).isEqualTo(places(w.template()));
            assertThat(places(w.template()))
                    .as("places of %s are numbered from 0 without a hole", key)
                    .containsExactlyElementsOf(
                            IntStream.range(0, places(w.template()).size())
                                    .mapToObj(Integer::toString)
                                    .toList());
            // A sign, a unit or an abbreviation is the same in every language.
            boolean words = PLACE.matcher(w.template()).replaceAll("").matches("(?s).*[a-z]{3,}.*");
            assertThat(!words || chinese.matches("(?s).*\\p{IsHan}.*")).as(key).isTrue();
            assertThat(first.merge(w.template(), chinese, (a, b) -> a))
                    .as("one Chinese for one English, %s", key)
                    .isEqualTo(chinese);
        }
        assertThat(bundle).as("keys of no wording").isEmpty();
    }

    @Provide
    Arbitrary<Wording> telling() {
        return Arbitraries.of(EngineWordings.all().stream()
                .filter(w -> PLACE.matcher(w.template())
                                .replaceAll("")
                                .replaceAll("[^A-Za-z]", "")
                                .length()
                        > 3)
                .toList());
    }

    @Provide
    Arbitrary<List<String>> parts() {
        return Arbitraries.of(
                        "12.3",
                        "0.04",
                        "−7",
                        "P4",
                        "P1, P3",
                        "(−12.3, 45.6, −78.9) mm",
                        "T2W_TSE_FS",
                        "DOE^JANE",
                        "1.2.840.10008.5",
                        "IM000012.dcm",
                        "2024-05-17",
                        "= 0.012",
                        "系列 3",
                        "20240517 ax T2 tse")
                .list()
                .ofSize(7);
    }

    /** No template fits a sentence of another: the parts come out of each one as they went in. */
    @Property(tries = 1000)
    void a_sentence_is_found_again(@ForAll("telling") Wording w, @ForAll("parts") List<String> parts) {
        Object[] given = parts.toArray();
        assertThat(CHINESE.say(w.say(given)))
                .as("%s: %s", w.key(), w.say(given))
                .isEqualTo(Template.fill(BUNDLE.get(w.key()), given));
    }

    @Test
    void sentences_in_sentences_and_lists_are_said_too() {
        assertThat(CHINESE.say("From the markers alone, rotation about the line P1–P4 is known only to ±7.1° (1 SD)"))
                .isEqualTo("仅凭标记物，绕 P1–P4 连线的旋转仅能确定到 ±7.1°（1 SD）");
        assertThat(CHINESE.say("Spectrum reject: choline was not found; signal to noise ratio 2.1"))
                .isEqualTo("波谱质量不合格：未检出胆碱；信噪比 2.1");
        assertThat(CHINESE.say("Pose by transform file and nudge: it is the markers' fit"))
                .isEqualTo("位姿来自变换文件与手动移动：与标记物拟合相同");
        assertThat(CHINESE.say("P1 and P2 or P3 may have moved; P1–P2 is 4.0 mm longer in MR (uncertainty 0.5 mm)"))
                .isEqualTo("P1 与 P2 或 P3 可能移位；P1–P2 在 MR 上长 4.0 mm（不确定度 0.5 mm）");
    }

    @Test
    void what_a_template_holds_together_is_not_taken_apart() {
        assertThat(CHINESE.say(
                        "no unit is stated; Rescale Slope 1, Intercept 0; of the customary units only 10⁻⁶ mm²/s gives"
                                + " tissue a possible ADC; median stored value 1427 gives 1.427 ×10⁻³ mm²/s"))
                .isEqualTo("未注明单位；重标定斜率 1，截距 0；常用单位中仅 10⁻⁶ mm²/s 使组织的 ADC 合理；" + "存储值中位数 1427，对应 1.427 ×10⁻³ mm²/s");
        assertThat(CHINESE.say("full rigid (6 degrees of freedom): predicted 95 % error at the tip 0.5 mm, against"
                        + " slice-locked (rotation about the slice normal, translation) 3.2 mm, rigid with a tilt prior"
                        + " (6 degrees of freedom) 0.6 mm"))
                .isEqualTo("完全刚性（六个自由度）：针尖预测 95 % 误差 0.5 mm，对比层面锁定（绕层面法线旋转及平移） 3.2 mm，" + "刚性，倾斜先验（六个自由度） 0.6 mm");
        assertThat(CHINESE.say("description 'axial t2'; fat suppressed: 'fs' in the description 'other'"))
                .isEqualTo("描述为“axial t2”；脂肪抑制：描述“other”中的“fs”");
    }

    @Test
    void data_stay_as_they_are() {
        for (String data :
                List.of("", "DOE^JANE", "t2 tse fs and more, not less; or so", "T2 tra: fat sat at 3 T", "张 三")) {
            assertThat(CHINESE.say(data)).isEqualTo(data);
        }
    }
}
