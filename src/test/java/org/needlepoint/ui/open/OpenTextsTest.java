package org.needlepoint.ui.open;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.needlepoint.casefile.planning.CaseChange;
import org.needlepoint.casefile.planning.Hazard;
import org.needlepoint.casefile.planning.OpeningNote;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Purpose;
import org.needlepoint.ui.text.Texts;

/** Words that are looked up by the name of a constant are there; the same keys in every language. */
class OpenTextsTest {
    private static Set<String> keys(String suffix) {
        return new TreeSet<>(ResourceBundle.getBundle("org.needlepoint.ui.text.open" + suffix)
                .keySet());
    }

    @Test
    void both_languages_have_the_same_keys() {
        assertThat(keys("_zh_CN")).isEqualTo(keys(""));
    }

    @Test
    void every_constant_has_its_words() {
        assertThat(Stream.of(
                                Stream.of(Purpose.values()).map(p -> "open.purpose." + p),
                                Stream.of(Hazard.values()).map(h -> "open.hazard." + h),
                                Stream.of(OpeningNote.Kind.values()).map(k -> "open.note." + k))
                        .flatMap(s -> s))
                .allSatisfy(key -> assertThat(Texts.get(key, "x")).isNotBlank());
    }

    @Test
    void every_decision_that_can_change_has_its_words() {
        PlanningCase c = PlanningCase.of(Path.of("/a"));
        PlanningCase other = c.withInput(Path.of("/b"))
                .withExcluded(java.util.List.of("P1"))
                .withNeedle(java.util.OptionalInt.of(1))
                .withTemplate("x");
        assertThat(CaseChange.between(c, other))
                .extracting(CaseChange::member)
                .contains("input", "excluded", "needle", "template")
                .allSatisfy(m -> assertThat(Texts.get("open.member." + m)).isNotBlank());
    }
}
