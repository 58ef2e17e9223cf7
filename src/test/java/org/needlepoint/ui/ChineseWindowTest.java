package org.needlepoint.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.needlepoint.casefile.planning.Step;

/** In a Chinese window nothing is told in English: every text of every step is looked at. */
class ChineseWindowTest extends WorkstationTest {
    /** Three words in a row: one may be a unit, a label or a name, and the name of a file has no spaces. */
    private static final Pattern ENGLISH = Pattern.compile("(?<![A-Za-z])[a-z]{3,}([ ,;:()']+[a-z]{3,}){2,}");

    private void go(Step step) {
        interact(() -> model.goTo(step));
        awaitIdle();
        await("the panel of " + step, () -> lookup("#panel-" + step).tryQuery().isPresent());
    }

    /** Everything that can be read in a part of the window, with its tooltips and what a screen reader says. */
    private static void texts(Node node, List<String> out) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Labeled l) {
            add(l.getText(), out);
            tooltip(l.getTooltip(), out);
        } else if (node instanceof TextInputControl t) {
            add(t.getText(), out);
            add(t.getPromptText(), out);
            tooltip(t.getTooltip(), out);
        } else if (node instanceof Text t) {
            add(t.getText(), out);
        }
        add(node.getAccessibleText(), out);
        add(node.getAccessibleHelp(), out);
        if (node.getProperties().get("javafx.scene.control.Tooltip") instanceof Tooltip t) {
            tooltip(t, out);
        }
        if (node instanceof ScrollPane s && s.getContent() != null) {
            texts(s.getContent(), out);
        }
        if (node instanceof Parent p) {
            p.getChildrenUnmodifiable().forEach(c -> texts(c, out));
        }
    }

    private static void tooltip(Tooltip t, List<String> out) {
        if (t != null) {
            add(t.getText(), out);
        }
    }

    private static void add(String text, List<String> out) {
        Optional.ofNullable(text).filter(t -> !t.isBlank()).ifPresent(out::add);
    }

    private Set<String> english() {
        List<String> all = onWindow(() -> {
            List<String> out = new ArrayList<>();
            texts(stage.getScene().getRoot(), out);
            return out;
        });
        assertThat(all).as("texts of the window").hasSizeGreaterThan(50);
        Set<String> found = new TreeSet<>();
        all.stream().filter(t -> ENGLISH.matcher(t).find()).forEach(found::add);
        return found;
    }

    @ParameterizedTest
    @ValueSource(strings = {"thigh-high-grade", "calf-low-grade", "trunk-moved"})
    void no_step_speaks_english(String sampleCase) {
        open(sampleCase, Look.SMALL.chinese());
        Set<String> found = new TreeSet<>();
        for (Step step : Step.values()) {
            go(step);
            english().forEach(t -> found.add(step + ": " + t));
            screenshot("chinese-" + sampleCase + "-" + (step.ordinal() + 1) + "-"
                    + step.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        assertThat(found).isEmpty();
    }

    @Test
    void english_is_found_where_it_is() {
        assertThat(ENGLISH.matcher("提示：the needle was not seen").find()).isTrue();
        assertThat(ENGLISH.matcher("series 4 't2 tse fs' 序列 T2 tra").find()).isFalse();
    }
}
